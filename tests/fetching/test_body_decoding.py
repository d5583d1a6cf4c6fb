"""Compressed bodies: decoded whole, or refused early, never swallowed."""

from __future__ import annotations

import subprocess
import sys
import zlib

import brotli
import pytest

from orchestration.fetching.body_decoding import BodyDecoder, BodyLimits
from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import FetchOutcome, FetchReason, ResourceKind
from orchestration.fetching.fetcher import FetchLimits
from tests.fetching.asking import ask
from tests.fetching.bombs import BOMBS, gzip_bomb, nested, packed
from tests.fetching.servers import raw, serving, with_length

TEXT = "\n".join(f"Line {n} of a page about convoys, № {n * n}." for n in range(3_000)).encode()
LIMITS = BodyLimits(1_000_000)
RAW = -zlib.MAX_WBITS
PLAIN_CASES = {
    "gzip": (["gzip"], packed(TEXT)),
    "two members": (["gzip"], packed(TEXT[:999]) + packed(TEXT[999:])),
    "empty member between": (["gzip"], packed(TEXT[:999]) + packed(b"") + packed(TEXT[999:])),
    "padding after gzip": (["gzip"], packed(TEXT) + bytes(512)),
    "zlib": (["deflate"], packed(TEXT, zlib.MAX_WBITS)),
    "raw deflate": (["deflate"], packed(TEXT, RAW)),
    "brotli": (["br"], brotli.compress(TEXT)),
    "gzip in brotli": (["gzip", "br"], brotli.compress(packed(TEXT))),
    "as it is": ([], TEXT),
}


def decoded(encodings: list[str], body: bytes, size: int, limits: BodyLimits = LIMITS) -> bytes:
    decoder = BodyDecoder(encodings, limits)
    parts = [piece for n in range(0, len(body), size) for piece in decoder.decode(body[n : n + size])]
    assert all(len(part) < 200_000 for part in parts) or not encodings
    return b"".join([*parts, *decoder.finish()])


@pytest.mark.parametrize("size", [1, 7, 1000, 10_000_000])
@pytest.mark.parametrize("name", PLAIN_CASES)
def test_whatever_the_pieces_the_body_is_the_same(name: str, size: int) -> None:
    encodings, body = PLAIN_CASES[name]
    assert decoded(encodings, body, size) == TEXT


@pytest.mark.parametrize(
    "name", [name for name in PLAIN_CASES if name not in ("as it is", "padding after gzip")]
)
def test_a_compressed_body_that_is_cut_is_never_taken_for_whole(name: str) -> None:
    encodings, body = PLAIN_CASES[name]
    ends = {len(packed(TEXT[:999])), len(packed(TEXT[:999]) + packed(b""))} if "member" in name else set()
    places = {*range(1, len(body), 97), *range(len(body) - 20, len(body))} - ends
    for end in places:  # a member's end looks like the end; there the length or the chunks tell
        with pytest.raises(FetchFailure) as caught:
            decoded(encodings, body[:end], 4096)
        assert caught.value.reason is FetchReason.TRUNCATED_BODY, end


@pytest.mark.parametrize(
    "name", [name for name in PLAIN_CASES if name not in ("as it is", "raw deflate", "brotli")]
)
def test_a_damaged_body_is_refused(name: str) -> None:
    encodings, body = PLAIN_CASES[name]
    middle = len(body) // 2
    damaged = body[:middle] + bytes(byte ^ 0x55 for byte in body[middle : middle + 40]) + body[middle + 40 :]
    with pytest.raises(FetchFailure) as caught:
        decoded(encodings, damaged, 4096)
    assert caught.value.reason in (FetchReason.BAD_COMPRESSION, FetchReason.TRUNCATED_BODY)


BOMB_RUN = """
import resource, time
from orchestration.fetching.body_decoding import BodyDecoder, BodyLimits
from orchestration.fetching.fetch_failures import FetchFailure
from tests.fetching.bombs import BOMBS
made = {name: (encoding, make(25)) for name, (encoding, make) in BOMBS.items()}
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = peak()
for name, (encoding, body) in made.items():
    decoder = BodyDecoder([word.strip().lower() for word in encoding.split(",")], BodyLimits(2_500_000))
    started, size, end = time.process_time(), 0, "whole"
    try:
        for start in range(0, len(body), 65_536):
            for piece in decoder.decode(body[start : start + 65_536]):
                size += len(piece)
    except FetchFailure as failure:
        end = failure.reason.value
    print(name, end, size, peak() - before, time.process_time() - started, sep="|")
"""


def test_a_bomb_is_stopped_long_before_it_is_unpacked() -> None:
    """In a process of its own, whose memory is what is measured."""
    finished = subprocess.run([sys.executable, "-c", BOMB_RUN], capture_output=True, text=True, check=True)
    rows = [line.split("|") for line in finished.stdout.splitlines()]
    assert [row[0] for row in rows] == list(BOMBS)
    for name, end, size, megabytes, seconds in rows:
        assert end == ("too_large" if "members" in name else "compression_bomb"), name
        assert int(size) < 2_000_000, name
        assert int(megabytes) < 20, name  # beside what making the bombs took
        assert float(seconds) < 3, name


def test_the_fetcher_stops_a_bomb_and_says_so() -> None:
    bomb = gzip_bomb(20)
    with serving({"/": raw(with_length(bomb, b"Content-Encoding: gzip"))}) as site:
        result = ask(site)
    assert (result.outcome, result.reason, result.body) == (
        FetchOutcome.FAILED,
        FetchReason.COMPRESSION_BOMB,
        None,
    )
    assert result.n_bytes_received <= len(bomb) + 1000


def test_a_small_page_of_blanks_is_no_bomb() -> None:
    blanks = b" " * 90_000
    assert decoded(["gzip"], packed(blanks), 4096) == blanks


@pytest.mark.parametrize("kind", [ResourceKind.SITEMAP, ResourceKind.FEED])
def test_a_sitemap_that_is_a_gzip_file_is_unpacked_within_the_same_limits(kind: ResourceKind) -> None:
    answers = {
        "/s.xml.gz": raw(with_length(packed(TEXT), b"Content-Type: application/gzip")),
        "/twice": raw(with_length(packed(packed(TEXT)), b"Content-Encoding: gzip")),
        "/bomb": raw(with_length(gzip_bomb(20))),
        "/nested": raw(with_length(nested(20), b"Content-Encoding: gzip")),
        "/cut": raw(with_length(packed(TEXT)[:-5])),
    }
    with serving(answers) as site:
        assert ask(site, "/s.xml.gz", kind=kind).body == ask(site, "/twice", kind=kind).body == TEXT
        assert ask(site, "/bomb", kind=kind).reason is FetchReason.COMPRESSION_BOMB
        assert ask(site, "/nested", kind=kind).reason is FetchReason.COMPRESSION_BOMB
        assert ask(site, "/cut", kind=kind).reason is FetchReason.TRUNCATED_BODY
        assert ask(site, "/s.xml.gz").body == packed(TEXT)  # a page is left as it came


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("gzip", b"plain text that is no gzip", FetchReason.BAD_COMPRESSION),
        ("br", b"\xff" * 100, FetchReason.BAD_COMPRESSION),
        ("deflate", b"\xff" * 100, FetchReason.BAD_COMPRESSION),
        ("zstd", b"(\xb5/\xfd", FetchReason.BAD_COMPRESSION),
        ("gzip, gzip, gzip, gzip", b"", FetchReason.BAD_COMPRESSION),
        ("gzip", packed(b"text") + bytes(200_000), FetchReason.BAD_COMPRESSION),
        ("gzip", packed(b"text")[:8], FetchReason.TRUNCATED_BODY),
    ],
)
def test_what_cannot_be_decoded_is_a_failure_with_its_reason(
    encoding: str, body: bytes, reason: FetchReason
) -> None:
    with serving({"/": raw(with_length(body, b"Content-Encoding: " + encoding.encode()))}) as site:
        result = ask(site)
    assert (result.outcome, result.reason) == (FetchOutcome.FAILED, reason)


@pytest.mark.parametrize("has_length", [True, False])
def test_a_body_beyond_its_limit_is_refused_and_a_robots_txt_cut(has_length: bool) -> None:
    line = b"Disallow: /x\n"
    body = line * 50_000
    whole = with_length(body) if has_length else b"HTTP/1.1 200 OK\r\n\r\n" + body
    small = FetchLimits(bodies={ResourceKind.PAGE: BodyLimits(500_000)})
    with serving({"/": raw(whole)}) as site:
        refused = ask(site, limits=small)
        robots = ask(site, kind=ResourceKind.ROBOTS)
    assert refused.reason is FetchReason.TOO_LARGE
    assert robots.outcome is FetchOutcome.FETCHED
    assert robots.body == body[: 500 * 1024]
