"""The key goes into one header of one request, and nowhere else: no log, no message, no record, no hash."""

from __future__ import annotations

import logging
import traceback

import pytest

from orchestration.llm.llm_options import checked_options
from orchestration.llm.llm_records import LlmSetupError
from orchestration.llm.prompts import request_body
from orchestration.settings import LlmSettings, Settings, load_settings
from tests.llm.conftest import SEEDS, Read, document, options_for
from tests.llm.fake_endpoint import KEY, FakeEndpoint, claims, error_body, fails, hangs_up, says


def test_the_key_is_sent_as_a_bearer_and_only_so(
    read: Read, endpoint: FakeEndpoint, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    endpoint.answers = [fails(500, error_body(f"bad key {KEY}")), hangs_up, says(f"your key is {KEY}")]
    reading = read()
    assert endpoint.headers[-1]["Authorization"] == f"Bearer {KEY}"
    assert all(KEY not in str(request) for request in endpoint.requests)
    captured = capfd.readouterr()
    assert KEY not in caplog.text + captured.out + captured.err + repr(reading)
    assert "http" in caplog.text  # the log did listen


def test_without_a_key_none_is_sent(
    read: Read, endpoint: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    endpoint.answers = [claims()]
    assert read(api_key="").failure is None
    assert "Authorization" not in endpoint.headers[0]
    assert "sk-of-another-service" not in str(endpoint.headers)


def test_no_representation_holds_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_LLM_API_KEY", KEY)
    settings = load_settings()
    options = options_for("http://localhost/v1")
    assert settings.llm.api_key == options.api_key == KEY
    for record in (settings, settings.llm, options):
        assert KEY not in f"{record!r} {record}"


def test_no_request_body_holds_the_key(lexicon: object) -> None:
    body = request_body(document(), lexicon, options_for("http://localhost/v1"))  # type: ignore[arg-type]
    assert KEY not in str(body)


@pytest.mark.parametrize("key", [f"{KEY}\nX: y", f"{KEY} 1", f"{KEY}é", f"{KEY}\x00"])
def test_a_key_that_cannot_stand_in_a_header_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(LlmSetupError, match="NEWSLEDGER_LLM_API_KEY") as caught:
        checked_options(LlmSettings("http://localhost/v1", "m", key))
    assert KEY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    "url",
    [f"http://user:{KEY}@localhost/v1", f"http://localhost/v1?key={KEY}", f"ftp://{KEY}", KEY, f"http://[{KEY}"],
)  # fmt: skip
def test_a_key_in_the_address_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(LlmSetupError, match="NEWSLEDGER_LLM_BASE_URL") as caught:
        checked_options(LlmSettings(url, "m"))
    assert KEY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("values", "variable"),
    [
        ({"base_url": ""}, "NEWSLEDGER_LLM_BASE_URL"),
        ({"model": ""}, "NEWSLEDGER_LLM_MODEL"),
        ({"deadline_seconds": "soon"}, "NEWSLEDGER_LLM_DEADLINE_SECONDS"),
        ({"deadline_seconds": "nan"}, "NEWSLEDGER_LLM_DEADLINE_SECONDS"),
        ({"parallel": "0"}, "NEWSLEDGER_LLM_PARALLEL"),
        ({"options": "[]"}, "NEWSLEDGER_LLM_OPTIONS"),
        ({"options": "{"}, "NEWSLEDGER_LLM_OPTIONS"),
        ({"options": '{"messages": []}'}, "NEWSLEDGER_LLM_OPTIONS"),
    ],
)
def test_a_wrong_setting_is_named(values: dict[str, str], variable: str) -> None:
    good = {"base_url": "http://localhost:8080/v1/", "model": "m", "options": '{"temperature": 0, "seed": 1}'}
    options = checked_options(LlmSettings(**good))
    assert (options.base_url, options.request_fields["seed"]) == ("http://localhost:8080/v1", 1)
    with pytest.raises(LlmSetupError, match=variable):
        checked_options(LlmSettings(**(good | values)))


def test_settings_say_nothing_of_a_model_unless_the_environment_does(tmp_path: object) -> None:
    assert Settings(SEEDS, SEEDS).method == "rules"
    assert Settings(SEEDS, SEEDS).llm == LlmSettings()
