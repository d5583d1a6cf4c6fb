"""What several folders of tests share: a language model's endpoint on the loopback address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.llm.fake_endpoint import FakeEndpoint, start_endpoint


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    started = start_endpoint()
    yield started
    started.server.shutdown()
    started.server.server_close()
