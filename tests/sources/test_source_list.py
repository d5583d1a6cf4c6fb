"""The list of sources: every mistake is named with its line, and programs change it without losing a comment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from orchestration.sources.source_addresses import MissingVariableError, filled_address
from orchestration.sources.source_entries import SourceEntry
from orchestration.sources.source_list import SourceListError, parse_source_list, read_source_list
from orchestration.sources.source_list_editing import UnknownSourceError, add_source_entry, switch_source

PATH = Path("data/sources.yml")
GOOD_ROW = """\
  - id: example-ministry
    name: Example Ministry   # press office
    kind: feed
    url: https://example.org/feed
    group: government
"""


def _with_line(line: str) -> str:
    return f"sources:\n{GOOD_ROW}    {line}\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("enabeld: true", "unknown key enabeld; did you mean enabled?"),
        ("xyzzy: 1", "unknown key xyzzy; known keys: id, name"),
        ("check_every: 5m", "check_every may not be under 15m"),
        ("check_every: soon", "such as 15m, 1h, 7d, 2w (it is 'soon')"),
        ("country: Germany", "three capital letters of ISO 3166-1"),
        ("language: english_us", "a language tag of BCP 47"),
        ("text_from: pge", "did you mean page?"),
        ("max_new_per_day: 0", "greater than or equal to 1"),
        ("fill_gaps_from: ftp://example.org/x", "must be an http or https address"),
        ("strip: [aside, 'div[']", "write CSS selectors such as aside"),
        ("strip: aside", "write a list, such as [aside]"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_was_meant(line: str, words: str) -> None:
    with pytest.raises(SourceListError) as error:
        parse_source_list(_with_line(line), PATH)
    assert words in str(error.value)
    expected_line = 2 if "may not be under" in words or line.startswith("fill_gaps") else 7
    assert str(error.value).startswith(f"sources.yml, line {expected_line}: ")


def test_a_mistake_within_a_list_is_named_with_its_own_line() -> None:
    with pytest.raises(SourceListError) as error:
        parse_source_list(_with_line('strip:\n      - aside\n      - "..more"'), PATH)
    assert str(error.value).startswith("sources.yml, line 9: ")


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(SourceListError) as error:
        parse_source_list("sources:\n  - id: A\n    kind: fed\n  - 7\n", PATH)
    assert {mistake.line for mistake in error.value.mistakes} == {2, 3, 4}
    assert "the source has no name" in str(error.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "this is no YAML"),
        ("- id: x", "the key `sources`"),
        ("contact: a@b.org\nsource: []", "the key `sources`"),
        ("sources: 3", "must be a list"),
        (f"sources:\n{GOOD_ROW}{GOOD_ROW}", "the id example-ministry stands twice"),
        (
            f"sources:\n{GOOD_ROW}{GOOD_ROW.replace('example-min', 'other-min')}",
            "has the address of example-ministry",
        ),
    ],
)
def test_a_broken_file_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(SourceListError, match=words):
        parse_source_list(text, PATH)


def test_no_file_and_an_empty_file_are_no_sources(tmp_path: Path) -> None:
    assert read_source_list(tmp_path / "none.yml") == ()
    assert parse_source_list("sources:\n", PATH) == ()


def test_defaults_are_polite_and_off() -> None:
    (entry,) = parse_source_list(f"sources:\n{GOOD_ROW}", PATH)
    assert (entry.enabled, entry.check_every, entry.publisher) == (
        False,
        timedelta(hours=1),
        "Example Ministry",
    )


def test_adding_and_switching_keeps_comments_and_order(tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(f"# our sources\nsources:\n  # the first\n{GOOD_ROW}", encoding="utf-8")
    row = {
        "id": "desk",
        "name": "Desk: one",
        "kind": "sitemap",
        "url": "https://example.net/s.xml",
        "group": "news",
    }
    added = SourceEntry.model_validate({**row, "check_every": "90m"})
    add_source_entry(path, added)
    switch_source(path, "example-ministry", is_enabled=True)
    first, second = read_source_list(path)
    assert (first.enabled, second) == (True, added)
    text = path.read_text(encoding="utf-8")
    assert all(comment in text for comment in ("# our sources", "# the first", "# press office"))
    with pytest.raises(SourceListError, match="stands twice"):
        add_source_entry(path, added)
    with pytest.raises(UnknownSourceError):
        switch_source(path, "nobody", is_enabled=True)
    assert path.read_text(encoding="utf-8") == text


def test_a_folder_is_a_source_without_an_address() -> None:
    text = f"sources:\n{GOOD_ROW.replace('feed', 'files', 1).replace('https://example.org/feed', 'drops/ministry')}"
    (entry,) = parse_source_list(text, PATH)
    assert entry.is_local
    with pytest.raises(SourceListError, match="must be an http or https address"):
        parse_source_list(text.replace("kind: files", "kind: feed"), PATH)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://me:opensesame7@example.org/feed", "holds a user name or a password"),
        ("ftp://me:opensesame7@example.org/feed", "holds a user name or a password"),
        ("https://example.org/feed?token=${HOME}", "must be called NEWSLEDGER_SOURCE_"),
        ("https://example.org/${NEWSLEDGER_SOURCE_X}/feed?token=opensesame7", "only be the whole value"),
        ("https://example.org/feed?page=${NEWSLEDGER_SOURCE_X}&key=opensesame7", "only be the whole value"),
    ],
)
@pytest.mark.parametrize("key", ["url", "fill_gaps_from"])
def test_an_address_that_may_not_stand_in_the_list_is_named_by_its_line_alone(
    key: str, address: str, words: str
) -> None:
    row = GOOD_ROW.replace("https://example.org/feed", address) if key == "url" else GOOD_ROW
    text = f"sources:\n{row}" + (f"    fill_gaps_from: {address}\n" if key != "url" else "")
    with pytest.raises(SourceListError, match=words) as error:
        parse_source_list(text, PATH)
    assert "opensesame7" not in str(error.value)
    lines = text.splitlines()
    assert [address in lines[mistake.line - 1] for mistake in error.value.mistakes] == [True]


def test_a_variable_is_filled_only_for_asking_and_must_be_there() -> None:
    address = "https://example.org/feed?format=rss&token=${NEWSLEDGER_SOURCE_X}"
    (entry,) = parse_source_list(f"sources:\n{GOOD_ROW.replace('https://example.org/feed', address)}", PATH)
    assert entry.url == address
    asked = filled_address(address, {"NEWSLEDGER_SOURCE_X": "a&b"}.get)
    assert asked == "https://example.org/feed?format=rss&token=a%26b"
    with pytest.raises(MissingVariableError, match="NEWSLEDGER_SOURCE_X"):
        filled_address(address, lambda _name: None)
