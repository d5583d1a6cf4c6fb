"""`newsledger sources` lists, switches and checks, and says in words what it cannot do."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Newsledger

ROWS = """\
sources:
  - id: example-ministry   # the press office
    name: Example Ministry
    kind: feed
    url: https://example.org/feed
    group: government
    country: DEU
    language: de
    expect_new_within: 36h
  - id: example-desk
    name: Example Desk
    kind: sitemap
    url: https://desk.example.org/sitemap.xml
    group: news
    enabled: true
"""


@pytest.fixture
def sources_file(home: Path) -> Path:
    path = home / "data" / "sources.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_the_list_tells_what_is_on_and_what_is_promised(sources_file: Path, newsledger: Newsledger) -> None:
    called = newsledger("sources")
    assert called.code == 0
    header, *rows = [line for line in called.out.splitlines() if "example" in line or "promise" in line]
    assert header.split() == ["id", "name", "kind", "group", "country", "language", "on", "look", "promise"]
    assert (
        rows[0].split()
        == "example-ministry Example Ministry feed government DEU de off every 1h 1 in 36h".split()
    )
    assert f"2 sources in {sources_file}, 1 of them on" in called.err


def test_as_json_every_key_of_a_row_is_there(sources_file: Path, newsledger: Newsledger) -> None:
    (record,) = json.loads(newsledger("sources", "--json", "--enabled").out)
    assert record["id"] == "example-desk"
    assert (record["check_every"], record["expect_new_within"], record["enabled"]) == ("1h", "7d", True)
    assert json.loads(newsledger("sources", "--json", "--group", "agency").out) == []


def test_the_last_look_is_told_where_the_published_file_knows_it(
    published: Path, sources_file: Path, newsledger: Newsledger
) -> None:
    assert "last look" not in newsledger("sources").out
    with duckdb.connect(str(published)) as connection:
        connection.execute(
            "create table meta.sources as select 'example-desk' as source_id, timestamp '2026-03-01 10:00:00' as last_polled_at, "
            "'read' as last_poll_outcome, 'nothing new for too long' as red_reason"
        )
    called = newsledger("sources")
    assert "2026-03-01 10:00:00   RED: nothing new for too long" in called.out
    ministry, desk = json.loads(newsledger("sources", "--json").out)
    assert (ministry["last_polled_at"], ministry["red_reason"]) == (None, None)
    assert (desk["last_polled_at"], desk["last_poll_outcome"]) == ("2026-03-01T10:00:00", "read")


def test_switching_keeps_comments_and_says_what_changed(sources_file: Path, newsledger: Newsledger) -> None:
    called = newsledger("sources", "enable", "example-ministry", "example-desk")
    assert (called.code, called.out) == (0, "")
    assert called.err == "example-ministry is now on\nexample-desk was already on\n"
    assert "# the press office" in sources_file.read_text("utf-8")
    assert newsledger("sources", "disable", "example-ministry").err == "example-ministry is now off\n"
    assert [one["enabled"] for one in json.loads(newsledger("sources", "--json").out)] == [False, True]


def test_one_unknown_id_changes_nothing(sources_file: Path, newsledger: Newsledger) -> None:
    called = newsledger("sources", "enable", "example-ministry", "exampel-desk")
    assert called.code == 1
    assert "no source has the id exampel-desk" in called.err
    assert "Did you mean example-desk?" in called.err
    assert sources_file.read_text("utf-8") == ROWS


@pytest.mark.parametrize(
    "command", [["sources"], ["sources", "check"], ["sources", "enable", "example-desk"]]
)
def test_mistakes_are_told_with_their_lines(
    sources_file: Path, newsledger: Newsledger, command: list[str]
) -> None:
    broken = ROWS.replace("country: DEU", "contry: DEU").replace("kind: sitemap", "kind: sitmap")
    sources_file.write_text(broken, encoding="utf-8")
    called = newsledger(*command)
    assert called.code == 1
    assert "sources.yml, line 7: unknown key contry; did you mean country?" in called.err
    assert "sources.yml, line 12: kind is 'sitmap'" in called.err
    assert "Next: " in called.err
    assert sources_file.read_text("utf-8") == broken


def test_a_good_list_is_called_good(sources_file: Path, newsledger: Newsledger) -> None:
    assert newsledger("sources", "check").out.splitlines() == [
        f"{sources_file}: 2 sources, 1 on, no mistakes",
        "government 1, news 1",
    ]
    assert json.loads(newsledger("sources", "check", "--json").out)["groups"] == {"government": 1, "news": 1}


@pytest.mark.parametrize("command", [["sources"], ["sources", "check"], ["sources", "enable", "uk-mod"]])
def test_without_a_list_the_command_says_where_it_looked(
    home: Path, newsledger: Newsledger, command: list[str]
) -> None:
    called = newsledger(*command)
    assert called.code == 1
    assert str(home / "data" / "sources.yml") in called.err
    assert "Next: cp " in called.err
    assert not (home / "data").exists()


def test_an_unknown_word_behind_sources_is_a_usage_error(newsledger: Newsledger) -> None:
    called = newsledger("sources", "enabel", "uk-mod")
    assert called.code == 2
    assert "Did you mean: newsledger sources enable?" in called.err


@pytest.mark.parametrize("command", ["enable", "disable", "check"])
def test_help_of_each_begins_with_examples(newsledger: Newsledger, command: str) -> None:
    first, second, *_rest = newsledger("sources", command, "--help").out.splitlines()
    assert first == "Examples:"
    assert second.startswith(f"  newsledger sources {command}")


def test_a_list_that_is_no_utf8_and_a_contact_that_is_none_are_told(
    sources_file: Path, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources_file.write_text(ROWS.partition("  - id: example-desk")[0], encoding="utf-8")
    assert "1 source, 0 on" in newsledger("sources", "check").out
    assert "1 source in" in newsledger("sources").err
    monkeypatch.setenv("NEWSLEDGER_CONTACT", "nobody")
    called = newsledger("sources", "check")
    assert (called.code, "'nobody' is no contact" in called.err) == (1, True)
    sources_file.write_bytes(ROWS.replace("Example Desk", "Büro").encode("latin-1"))
    for command in (["sources"], ["sources", "check"], ["sources", "enable", "example-desk"]):
        called = newsledger(*command)
        assert called.code == 1
        assert "sources.yml, line 11: this is no UTF-8" in called.err
