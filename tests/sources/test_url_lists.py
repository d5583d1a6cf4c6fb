"""Lists of addresses and GDELT's files: a bad line costs itself, and GDELT's times are not taken for publication."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from orchestration.sources.link_records import LinkList, ListKind
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.url_lists import read_url_list
from tests.sources.list_inputs import NOW, utc


def read(body: bytes) -> LinkList:
    return read_url_list(body, now=NOW)


def gdelt_line(n_columns: int, **cells: str) -> bytes:
    columns = ["x"] * n_columns
    for place, value in cells.items():
        columns[int(place.removeprefix("c"))] = value
    return "\t".join(columns).encode() + b"\n"


def zipped(*contents: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents):
            archive.writestr(f"../../{number}.csv", content)
    return packed.getvalue()


def test_lines_comments_and_repetitions() -> None:
    found = read(
        b"# ours\nhttps://a.example/1\n\nnot one\r\nhttps://a.example/1?utm_source=x\nhttps://b.example/2 # why\n"
    )
    assert [link.url for link in found.links] == ["https://a.example/1", "https://b.example/2"]
    assert [(problem.position, problem.reason_code) for problem in found.problems] == [(4, "bad_url")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_with_a_column_of_addresses(delimiter: str) -> None:
    rows = [
        ["id", "URL", "Title", "published_at", "outlet"],
        ["1", "https://a.example/1", '"Tanks, ""new"""', "2024-03-05", "Desk"],
        ["2", '"open', "x", "", ""],
        ["3", "https://a.example/3", "x", "03/04/2024", ""],
    ]
    found = read("\n".join(delimiter.join(row) for row in rows).encode())
    first, last = found.links
    assert (first.title, first.outlet, first.published and first.published.at) == (
        'Tanks, "new"',
        "Desk",
        utc(2024, 3, 5),
    )
    assert (last.url, last.published, last.published_raw) == ("https://a.example/3", None, "03/04/2024")
    assert [problem.position for problem in found.problems] == [3]


def test_the_layouts_of_gdelt() -> None:
    events = gdelt_line(61, c59="20240305103000", c60="https://a.example/e")
    found = read(events + gdelt_line(60, c59="20240305103000") + events)
    assert (found.kind, [(link.url, link.seen_at, link.published) for link in found.links]) == (
        ListKind.GDELT,
        [("https://a.example/e", utc(2024, 3, 5, 10, 30), None)],
    )
    assert [(problem.position, problem.reason_code) for problem in found.problems] == [
        (2, "malformed_markup")
    ]
    mentions = gdelt_line(16, c2="20240305103000", c3="1", c4="a.example", c5="https://a.example/m")
    other_kind = gdelt_line(16, c2="20240305103000", c3="2", c5="a book")
    assert [(link.url, link.outlet) for link in read(mentions + other_kind).links] == [
        ("https://a.example/m", "a.example")
    ]


def test_the_knowledge_graph_tells_title_and_time() -> None:
    extras = "<PAGE_TITLE>Tanks &amp; shells</PAGE_TITLE><PAGE_PRECISEPUBTIMESTAMP>20240305090000</PAGE_PRECISEPUBTIMESTAMP>"
    body = gdelt_line(27, c1="20240305103000", c2="1", c3="a.example", c4="https://a.example/g", c26=extras)
    (link,) = read(zipped(body)).links
    assert (link.title, link.published and link.published.at, link.seen_at) == (
        "Tanks & shells",
        utc(2024, 3, 5, 9),
        utc(2024, 3, 5, 10, 30),
    )


def test_a_list_of_files_names_lists() -> None:
    line = f"150383 {'0a' * 16} http://data.example/20240305103000.export.CSV.zip\n"
    found = read(line.encode())
    assert (found.child_lists, found.links) == (("http://data.example/20240305103000.export.CSV.zip",), ())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", ReasonCode.NOT_A_LIST),
        (b"a\x00b", ReasonCode.NUL_BYTE),
        (zipped(b"https://a.example/1", b"https://a.example/2"), ReasonCode.COMPRESSED_FILE),
        (zipped(b" " * 250_000_000), ReasonCode.COMPRESSION_BOMB),
        (zipped(b"https://a.example/1\n" * 99)[:-40], ReasonCode.BAD_COMPRESSION),
        (gzip.compress(b"https://a.example/1\n" * 99)[:-4], ReasonCode.TRUNCATED),
    ],
    ids=["empty", "binary", "two files", "bomb", "cut zip", "cut gzip"],
)
def test_what_cannot_be_read_is_refused(body: bytes, code: ReasonCode) -> None:
    with pytest.raises(UnreadableInputError) as raised:
        read(body)
    assert raised.value.reason_code is code


def test_problems_are_counted_and_not_hoarded() -> None:
    found = read(b"https://a.example/1\n" + b"nonsense\n" * 3_000)
    assert len(found.problems) == 1_001
    assert found.problems[-1].reason_text.startswith("2,000 more lines")
