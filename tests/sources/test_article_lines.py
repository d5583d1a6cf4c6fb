"""Lines of article JSONL: good ones become articles, bad ones are kept with their number, reason and bytes."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from orchestration.sources import QuarantinedInput, ReasonCode, SourceArticle, SourceItem, read_article_lines
from orchestration.sources.byte_lines import split_lines
from orchestration.sources.reading_limits import MAX_LINE_BYTES, MAX_QUARANTINED_BYTES
from tests.sources.article_inputs import BODY, article_line, article_record

if TYPE_CHECKING:
    from collections.abc import Iterable

FAULTS = {
    5: (b'{"text": "bad \xff byte"}', ReasonCode.BAD_ENCODING),
    83: (b'{"text": "a \x00 byte"}', ReasonCode.NUL_BYTE),
    160: (b'{"text": "half a pair \\ud83d alone"}', ReasonCode.LONE_SURROGATE),
    241: (b'{"text": "no closing brace"', ReasonCode.INVALID_JSON),
    322: (b'["an", "array"]', ReasonCode.NOT_AN_OBJECT),
    400: (b'{"title": "no text at all"}', ReasonCode.MISSING_TEXT),
    483: (b'{"text": "  \\n ", "title": "Blank"}', ReasonCode.EMPTY_TEXT),
    566: (b'{"text": 12}', ReasonCode.WRONG_TYPE),
    640: (b'{"text": "x", "published_at": "15/03/2024"}', ReasonCode.BAD_DATE),
    722: (b'{"text": "x", "published_at": 1709640000}', ReasonCode.WRONG_TYPE),
    800: (b'{"text": "x", "score": NaN}', ReasonCode.INVALID_JSON),
    888: (b"[" * 100_000, ReasonCode.INVALID_JSON),
    950: (b'{"text": "x", "sample": "yes"}', ReasonCode.WRONG_TYPE),
    1000: (b'{"id": "a-1000", "text": "it breaks off he', ReasonCode.TRUNCATED_LINE),
}


def items(lines: Iterable[bytes]) -> list[SourceItem]:
    return list(read_article_lines(lines, "in.jsonl"))


def only_article(line: bytes) -> SourceArticle:
    (item,) = items([line])
    assert isinstance(item, SourceArticle), item
    return item


def test_fourteen_faults_in_a_thousand_lines_cost_fourteen_lines() -> None:
    lines = [article_line(number) for number in range(1, 1001)]
    for number, (content, _code) in FAULTS.items():
        lines[number - 1] = content + (b"" if number == 1000 else b"\n")

    read = items([b"".join(lines)])

    bad = [item for item in read if isinstance(item, QuarantinedInput)]
    assert {item.line_number: (item.raw_bytes, item.reason_code) for item in bad} == FAULTS
    assert all(item.n_bytes == len(item.raw_bytes) for item in bad)
    good = {item.source_line for item in read if isinstance(item, SourceArticle)}
    assert good == set(range(1, 1001)) - set(FAULTS)


def test_a_line_over_the_limit_is_quarantined_with_its_full_size_and_its_first_part() -> None:
    long_line = b'{"text": "' + b"x" * MAX_LINE_BYTES + b'"}\n'
    first, second = items([long_line, article_line(2)])
    assert isinstance(first, QuarantinedInput)
    assert first.reason_code is ReasonCode.LINE_TOO_LONG
    assert (first.n_bytes, len(first.raw_bytes)) == (len(long_line) - 1, MAX_QUARANTINED_BYTES)
    assert isinstance(second, SourceArticle)
    assert second.source_line == 2


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_lines_are_the_same_wherever_the_stream_is_cut(size: int) -> None:
    content = b"\xef\xbb\xbf" + b"first\r\n\nthird\xc3\xa9\nlast"
    whole = list(split_lines([content]))
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    assert list(split_lines(pieces)) == whole
    assert [line.content for line in whole] == [b"first\r", b"", b"third\xc3\xa9", b"last"]


def test_a_byte_order_mark_blank_lines_and_windows_line_ends_are_no_faults() -> None:
    lines = b"\xef\xbb\xbf" + article_line(1).replace(b"\n", b"\r\n") + b"\r\n  \n" + article_line(2).rstrip()
    assert [(type(item), item.source_line) for item in items([lines]) if isinstance(item, SourceArticle)] == [
        (SourceArticle, 1),
        (SourceArticle, 4),
    ]


def test_a_line_is_handed_on_before_the_next_one_arrives() -> None:
    arrived = 0

    def slow_stream() -> Iterable[bytes]:
        nonlocal arrived
        for number in (1, 2, 3):
            arrived = number
            yield article_line(number)

    first = next(iter(read_article_lines(slow_stream(), "stdin")))
    assert isinstance(first, SourceArticle)
    assert arrived == 1


def test_unknown_keys_are_kept_as_they_are() -> None:
    article = only_article(article_line(section={"name": "World", "tags": ["é", 1, None]}))
    assert article.extra_json is not None
    assert json.loads(article.extra_json) == {"section": {"name": "World", "tags": ["é", 1, None]}}


def test_a_numeric_id_is_kept_as_text_and_a_list_is_refused() -> None:
    assert only_article(article_line(id=77)).external_id == "77"
    (refused,) = items([article_line(id=[77])])
    assert isinstance(refused, QuarantinedInput)
    assert '"id" must be a string' in refused.reason_text


def test_a_whole_surrogate_pair_is_a_character() -> None:
    article = only_article(b'{"text": "flag \\ud83c\\uddfa\\ud83c\\udde6 raised"}\n')
    assert article.body == "flag \U0001f1fa\U0001f1e6 raised"


def test_the_stored_text_is_the_body_a_blank_line_and_the_headline() -> None:
    article = only_article(article_line(text=BODY, title="  Tanks\n sent "))
    assert article.text == f"{BODY}\n\nTanks sent"
    assert article.text.startswith(article.body)


def test_an_article_line_without_optional_keys_is_read() -> None:
    article = only_article(b'{"text": "' + BODY.encode() + b'"}\n')
    assert (article.url, article.outlet, article.published_at, article.external_id) == (
        None,
        None,
        None,
        None,
    )
    assert article.language == "en"
    assert article.is_sample is False


def test_null_means_the_same_as_a_missing_key() -> None:
    bare = only_article(json.dumps({"text": BODY}).encode())
    nulls = dict.fromkeys(("id", "url", "title", "html", "published_at", "outlet", "language", "sample"))
    assert only_article(json.dumps({"text": BODY} | nulls).encode()) == bare


def test_the_sample_mark_is_read() -> None:
    assert only_article(article_line(sample=True)).is_sample


def test_a_broken_date_names_what_to_write_instead() -> None:
    (refused,) = items([article_line(published_at="March 2024")])
    assert isinstance(refused, QuarantinedInput)
    assert "2024-03-15" in refused.reason_text
    assert json.loads(refused.raw_bytes) == article_record(published_at="March 2024")


@pytest.mark.parametrize(
    ("told", "kept", "extra"),
    [
        ("2024-03-16T09:30:00+01:00", "2024-03-16T08:30:00", None),
        ("2024-03-16", "2024-03-16T00:00:00", None),
        ("2024-03", None, {"fetched_at": "2024-03"}),
        ("yesterday", None, {"fetched_at": "yesterday"}),
        (1710576000, None, {"fetched_at": 1710576000}),
        (
            "2031-01-01T00:00:00Z",
            None,
            {
                "fetched_at_as_given": "2031-01-01T00:00:00",
                "fetched_at_left_out_because": "after it was read",
            },
        ),
    ],
)
def test_a_line_may_say_when_it_was_fetched(told: object, kept: str | None, extra: object) -> None:
    now = datetime(2024, 12, 1)  # noqa: DTZ001 - naive UTC
    (item,) = read_article_lines([article_line(fetched_at=told)], "in.jsonl", now=now)
    assert isinstance(item, SourceArticle), item
    assert (item.fetched_at.isoformat() if item.fetched_at else None) == kept
    assert (json.loads(item.extra_json) if item.extra_json else None) == extra
