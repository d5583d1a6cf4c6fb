"""Addresses in logs and messages open no door."""

from __future__ import annotations

import pytest

from orchestration.fetching.fetch_records import FetchRequest, ResourceKind
from orchestration.fetching.redacted_urls import redacted_url
from tests.fetching.asking import fetcher_for
from tests.fetching.servers import Answer, redirects, says, serving

SECRET = "s3cr3tF00dBeef9876543210"


@pytest.mark.parametrize(
    "url",
    [
        f"https://reader:{SECRET}@example.org/feed",
        f"https://{SECRET}@example.org/feed",
        f"https://example.org/feed?token={SECRET}",
        f"https://example.org/feed?page=2&api_key={SECRET}&x=1",
        f"https://example.org/feed?X-Amz-Signature={SECRET}",
        f"https://example.org/feed?u={SECRET}",
        f"https://example.org/feed?{SECRET}",
        f"https://example.org/feed#{SECRET}",
        f"https://example.org/feed?sig={SECRET[:5]}",
        f"https://example.org/feed?AUTH={SECRET[:5]}",
        f"https://example.org:99x/?key={SECRET[:5]}",
    ],
)
def test_no_secret_is_left(url: str) -> None:
    shown = redacted_url(url)
    assert SECRET[:5] not in shown
    assert "example.org" in shown


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2026/11/24/a-long-title-of-a-story-with-12-words",
        "https://example.org/?p=12345&lang=en",
        "https://example.org/story?id=a-long-title-of-a-story-with-12-words",
        "http://[::1]:8080/feed?category=keynotes",
    ],
)
def test_ordinary_addresses_stay_as_they_are(url: str) -> None:
    assert redacted_url(url) == url


def test_no_reason_text_holds_an_address() -> None:
    query = f"/x?token={SECRET}"
    answers: dict[str, Answer] = {"/x": says(500), "/r": redirects(f"http://u:{SECRET}@127.0.0.1/")}
    with serving(answers) as site:
        fetcher = fetcher_for(site)
        urls = [
            site.url(query),
            site.url("/r"),
            f"http://{SECRET}.invalid/{query}",
            f"http://u:{SECRET}@x.org/",
        ]
        results = [fetcher.fetch(FetchRequest(url, ResourceKind.PAGE)) for url in urls]
    site.server.server_close()
    results.append(fetcher.fetch(FetchRequest(site.url(query), ResourceKind.PAGE)))
    assert all(result.reason_text and SECRET not in result.reason_text for result in results)
