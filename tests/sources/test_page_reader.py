"""The child process that reads pages: reused, limited in time and memory, and never the end of the run."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from orchestration.sources import QuarantinedInput, ReasonCode, SourceArticle, SourceKind, read_article_lines
from orchestration.sources.page_reader import OUT_OF_TIME, PageReader
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.article_inputs import BODY, article_line, page

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEP = "<div>" * 150_000 + "<p>text</p>"


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader() as page_reader:
        yield page_reader


def test_a_page_gives_its_article_without_menu_and_footer(reader: PageReader) -> None:
    read = reader.read(page(head='<meta property="og:site_name" content="The Example">'))
    assert read.title == "Norland sends tanks"
    assert read.outlet == "The Example"
    assert read.body.split("\n\n") == [BODY, BODY.replace("31", "32")]


def test_bytes_are_decoded_by_the_page_itself(reader: PageReader) -> None:
    html = page(head='<meta charset="windows-1252">', body=f"<p>“{BODY}”</p>")
    read = reader.read(html.encode("cp1252"))
    assert (read.body, read.encoding) == (f"“{BODY}”", "windows-1252")


def test_one_process_reads_many_pages(reader: PageReader) -> None:
    first = reader.read(page())
    process = reader._child.process
    assert [reader.read(page()) for _ in range(5)] == [first] * 5
    assert reader._child.process is process


def test_a_page_without_running_text_is_refused_and_the_process_lives_on(reader: PageReader) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        reader.read("<html><body></body></html>")
    assert caught.value.reason_code is ReasonCode.NO_ARTICLE_TEXT
    assert reader.read(page()).title == "Norland sends tanks"


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    with PageReader(page_seconds=1.0, total_seconds=3.0) as reader:
        started = time.monotonic()
        with pytest.raises(UnreadableInputError) as caught:
            reader.read(DEEP)
        assert caught.value.reason_code is ReasonCode.PAGE_TOO_HEAVY
        assert time.monotonic() - started < 30
        assert reader.read(page()).title == "Norland sends tanks"


def test_a_page_that_the_thorough_way_cannot_read_is_tried_the_fast_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with PageReader() as reader:
        ask, modes = reader._child.ask, []

        def ask_in_vain_first(question: dict[str, Any], content: bytes, deadline: float) -> dict[str, Any]:
            modes.append(question["mode"])
            return (
                ask(question, content, deadline) if question["mode"] == "fast" else {"failure": OUT_OF_TIME}
            )

        monkeypatch.setattr(reader._child, "ask", ask_in_vain_first)
        assert "31 tanks" in reader.read(page()).body
    assert modes == ["thorough", "fast"]


def test_a_page_that_takes_too_much_memory_is_given_up_and_the_next_one_is_read() -> None:
    with PageReader(memory_bytes=400_000_000) as reader:
        with pytest.raises(UnreadableInputError) as caught:
            reader.read(page(body="<table>" + "<tr><td>1</td></tr>" * 500_000 + "</table>"))
        assert caught.value.reason_code in {ReasonCode.PAGE_TOO_HEAVY, ReasonCode.NO_ARTICLE_TEXT}
        assert reader.read(page()).title == "Norland sends tanks"


def test_a_process_that_was_killed_from_outside_is_replaced() -> None:
    with PageReader() as reader:
        reader.read(page())
        assert reader._child.process is not None
        reader._child.process.kill()
        assert reader.read(page()).title == "Norland sends tanks"


def test_closing_ends_the_process() -> None:
    reader = PageReader()
    reader.read(page())
    process = reader._child.process
    assert process is not None
    reader.close()
    assert process.poll() is not None


def test_a_line_with_html_goes_through_the_page_reader(reader: PageReader) -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-01","headline":"Other"}</script>'
    lines = [
        json.dumps({"html": page(head=head), "url": "https://n.example/1", "outlet": "Given"}).encode()
        + b"\n",
        json.dumps(
            {"html": page(head=head), "title": "Mine", "published_at": "2024-04-01T10:00:00Z"}
        ).encode()
        + b"\n",
        b'{"html": "<html><body>nothing</body></html>"}\n',
    ]
    first, second, third = read_article_lines(lines, "in.jsonl", page_reader=reader)
    assert isinstance(first, SourceArticle)
    assert (first.title, first.outlet, first.published_source) == ("Other", "Given", "json_ld")
    assert first.source_kind is SourceKind.JSONL
    assert isinstance(second, SourceArticle)
    assert (second.title, second.published_source) == ("Mine", "published_at")
    assert isinstance(third, QuarantinedInput)
    assert (third.line_number, third.reason_code) == (3, ReasonCode.NO_ARTICLE_TEXT)


def test_text_goes_before_html_and_starts_no_process() -> None:
    with PageReader() as reader:
        (article,) = read_article_lines([article_line(html=page())], "in.jsonl", page_reader=reader)
        assert reader._child.process is None
    assert isinstance(article, SourceArticle)
    assert article.body.endswith("report number 1.")


def test_what_a_source_strips_is_taken_out_in_the_same_process(reader: PageReader) -> None:
    told = f'<p>{BODY}</p><p class="box-7">Norland has sent 9999 tanks to Sudland.</p><p>{BODY.replace("31", "32")}</p>'
    html = page(body=f"{told}<section data-part='more'><p>Norland has sent 9999 ships.</p></section>")
    assert "9999" in reader.read(html).body
    stripped = reader.stripping([".box-7", "section[data-part=more]"]).read(html)
    assert stripped.body.split("\n\n") == [BODY, BODY.replace("31", "32")]
    assert "9999" in reader.read(html).body


def test_a_selector_that_takes_everything_leaves_no_article(reader: PageReader) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        reader.stripping(["article"]).read(page())
    assert caught.value.reason_code is ReasonCode.NO_ARTICLE_TEXT
