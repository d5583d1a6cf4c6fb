"""Web archives: whole pages only, each verified; damage is named by its byte and costs no neighbour."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import zipfile
from pathlib import Path

import brotli
import pytest

from orchestration.sources import QuarantinedInput, ReasonCode, SourceArticle, SourceKind, read_paths
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.warc_reading import read_wacz, read_warc
from orchestration.sources.warc_records import WarcAlias, WarcItem, WarcPage, WarcProblem, WarcSummary
from tests.soak.cut_warcs import Tally, damaged_archives, judge
from tests.sources.warc_inputs import ArchiveMaker, archive, page_body, wacz

HTML = ("Content-Type", "text/html")


def read(content: bytes, *, start_offset: int = 0) -> list[WarcItem]:
    return list(read_warc(io.BytesIO(content), start_offset=start_offset))


def pages(items: list[WarcItem]) -> list[WarcPage]:
    return [item for item in items if isinstance(item, WarcPage)]


def problems(items: list[WarcItem]) -> list[tuple[int, ReasonCode]]:
    return [(item.position, item.reason_code) for item in items if isinstance(item, WarcProblem)]


def summary(items: list[WarcItem]) -> WarcSummary:
    last = items[-1]
    assert isinstance(last, WarcSummary)
    return last


@pytest.mark.parametrize("is_gzip", [True, False])
def test_a_whole_archive_gives_its_pages_and_counts_the_rest(*, is_gzip: bool) -> None:
    content = archive(3, gzip=is_gzip)
    items = read(content)
    assert [page.content for page in pages(items)] == [page_body(number) for number in range(3)]
    first = pages(items)[0]
    assert first.url == "https://news.example/story/0"
    assert first.archived_at is not None
    assert first.archived_at.isoformat() == "2024-03-16T12:00:00"
    assert set(first.verified_by) == {"length", "block_digest", "payload_digest"} | (
        {"gzip"} if is_gzip else set()
    )
    told = summary(items)
    assert (told.n_records, told.n_pages, told.n_problems, told.stopped_at, told.is_whole) == (
        7,
        3,
        0,
        len(content),
        True,
    )
    assert told.skipped == {"warcinfo": 1, "request": 3}


@pytest.mark.parametrize("is_gzip", [True, False])
def test_reading_goes_on_where_it_stopped(*, is_gzip: bool) -> None:
    content = archive(4, gzip=is_gzip)
    first = pages(read(content))[1]
    assert [page.url for page in pages(read(content, start_offset=first.next_offset))] == [
        "https://news.example/story/2",
        "https://news.example/story/3",
    ]


def test_bodies_are_decoded_as_they_were_sent_and_bombs_are_refused() -> None:
    body = page_body(1)
    chunked = (
        b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:100], body[100:])) + b"0\r\n\r\n"
    )
    maker = ArchiveMaker()
    maker.response(1, gzip.compress(body), headers=(HTML, ("Content-Encoding", "gzip")))
    maker.response(2, brotli.compress(body), headers=(HTML, ("Content-Encoding", "br")))
    maker.response(3, chunked, headers=(HTML, ("Transfer-Encoding", "chunked")))
    maker.response(4, body, headers=(HTML, ("Content-Encoding", "gzip")))
    maker.response(
        5, gzip.compress(b"<html>" + b" " * 30_000_000), headers=(HTML, ("Content-Encoding", "gzip"))
    )
    maker.response(
        6,
        brotli.compress(b"<html>" + b" " * 300_000_000, quality=1),
        headers=(HTML, ("Content-Encoding", "br")),
    )
    maker.response(7, chunked[:-60], headers=(HTML, ("Transfer-Encoding", "chunked")))
    maker.response(8, body[:-60], headers=(HTML, ("Content-Length", str(len(body)))))
    maker.response(9, gzip.compress(body)[:-12], headers=(HTML, ("Content-Encoding", "gzip")))
    maker.response(10, body, warc_headers={"WARC-Truncated": "length"})
    items = read(maker.done())
    assert [page.content for page in pages(items)] == [body] * 4
    assert problems(items) == [
        (5, ReasonCode.COMPRESSION_BOMB),
        (6, ReasonCode.COMPRESSION_BOMB),
        (7, ReasonCode.TRUNCATED),
        (8, ReasonCode.TRUNCATED),
        (9, ReasonCode.TRUNCATED),
        (10, ReasonCode.TRUNCATED),
    ]


def test_what_is_no_page_is_skipped_and_counted() -> None:
    maker = ArchiveMaker()
    maker.response(1, status="404 Not Found")
    maker.response(2, b"\x89PNG", headers=(("Content-Type", "image/png"),))
    maker.other("revisit")
    maker.other("metadata")
    items = read(maker.done())
    assert summary(items).skipped == {"status 404": 1, "no web page": 1, "revisit": 1, "metadata": 1}
    (alias,) = [item for item in items if isinstance(item, WarcAlias)]
    assert (alias.url, alias.refers_to_url) == (
        "https://news.example/story/1",
        "https://news.example/story/1/first",
    )


@pytest.mark.parametrize("written", ["hex", "base32", "wrong", "unknown"])
def test_digests_are_read_in_their_spellings(written: str) -> None:
    body = page_body(1)
    value = {
        "hex": "sha256:" + hashlib.sha256(body).hexdigest(),
        "base32": "sha1:" + __import__("base64").b32encode(hashlib.sha1(body).digest()).decode(),
        "wrong": "sha256:" + "0" * 64,
        "unknown": "xxh3:0011",
    }[written]
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\nWARC-Date: 2024-03-16T12:00:00Z\r\n"
        f"WARC-Payload-Digest: {value}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    items = read(head.encode() + block + b"\r\n\r\n")
    if written == "wrong":
        assert problems(items) == [(1, ReasonCode.DIGEST_MISMATCH)]
        return
    (page,) = pages(items)
    assert page.verified_by == (("length", "payload_digest") if written in ("hex", "base32") else ("length",))


def test_damage_in_the_middle_costs_one_record_and_is_named_by_its_byte() -> None:
    content = bytearray(archive(5))
    third = pages(read(bytes(content)))[2]
    content[(third.offset + third.next_offset) // 2] ^= 4
    items = read(bytes(content))
    assert [page.url[-1] for page in pages(items)] == ["0", "1", "3", "4"]
    (problem,) = [item for item in items if isinstance(item, WarcProblem)]
    assert (problem.offset, problem.next_offset) == (third.offset, third.next_offset)
    assert f"at byte {third.offset:,}" in problem.reason_text


def test_a_cut_archive_says_how_far_it_was_read() -> None:
    content = archive(5)
    fourth = pages(read(content))[3]
    told = summary(read(content[: fourth.next_offset - 10]))
    assert (told.n_records, told.n_problems, told.is_whole, told.stopped_at) == (9, 1, False, fourth.offset)
    assert told.in_words() == f"8 of 9 records read, 3 pages among them, stopped at byte {fourth.offset:,}"


def test_a_record_bomb_is_not_unpacked() -> None:
    block = b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 60_000_000
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\nContent-Length: {len(block)}\r\n\r\n"
    items = read(gzip.compress(head.encode() + block + b"\r\n\r\n") + archive(1))
    assert problems(items) == [(1, ReasonCode.COMPRESSION_BOMB)]
    assert len(pages(items)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x1f\x8b", b"\x00" * 5_000, gzip.compress(b"no record")]
)
def test_what_is_no_archive_is_a_problem(content: bytes) -> None:
    items = read(content)
    assert pages(items) == []
    assert len(problems(items)) == 1


@pytest.mark.parametrize("is_gzip", [True, False])
def test_no_cut_and_no_flipped_bit_makes_a_wrong_page(*, is_gzip: bool) -> None:
    tally = Tally()
    for name, content in damaged_archives(archive(4, gzip=is_gzip), 211, 150, random.Random(7)):
        judge(name, content, 4, tally)
    assert (tally.wrong, tally.escapes, tally.unnoticed) == ([], [], [])
    assert tally.n_archives > 150
    assert tally.n_pages > 300


def test_a_wacz_is_read_in_place(tmp_path: Path) -> None:
    members = {
        "archive/a.warc.gz": archive(2),
        "archive/../../b.warc": archive(1, gzip=False),
        "pages/pages.jsonl": b"{}",
    }
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        items = list(read_wacz(io.BytesIO(wacz(members, compression=compression))))
        assert [page.member for page in pages(items)] == ["archive/a.warc.gz"] * 2 + ["archive/../../b.warc"]
    assert list(tmp_path.iterdir()) == []


def test_a_wacz_bomb_and_a_broken_wacz_are_refused() -> None:
    bomb = wacz({"archive/a.warc": b" " * 50_000_000}, compression=zipfile.ZIP_DEFLATED)
    assert problems(list(read_wacz(io.BytesIO(bomb)))) == [(0, ReasonCode.COMPRESSION_BOMB)]
    with pytest.raises(UnreadableInputError):
        list(read_wacz(io.BytesIO(bomb[:-30])))
    with pytest.raises(UnreadableInputError):
        list(read_wacz(io.BytesIO(wacz({"readme.txt": b""}))))


def test_archives_in_a_folder_become_articles(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(archive(2)[:-40])
    (tmp_path / "b.wacz").write_bytes(
        wacz({"archive/x.warc.gz": archive(1), "archive/y.warc.gz": archive(1)})
    )
    items = list(read_paths([tmp_path], project_root=tmp_path))
    articles = [item for item in items if isinstance(item, SourceArticle)]
    assert [(one.source_path, one.source_line, one.url) for one in articles] == [
        ("a.warc.gz", 3, "https://news.example/story/0"),
        ("b.wacz", 3, "https://news.example/story/0"),
        ("b.wacz", 6, "https://news.example/story/0"),
    ]
    assert {one.source_kind for one in articles} == {SourceKind.WARC}
    (refused,) = [item for item in items if isinstance(item, QuarantinedInput)]
    assert (refused.source_path, refused.line_number, refused.reason_code) == (
        "a.warc.gz",
        5,
        ReasonCode.TRUNCATED,
    )
