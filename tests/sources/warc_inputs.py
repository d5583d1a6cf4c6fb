"""Web archives for the tests, written by warcio; every page in them is made up."""

from __future__ import annotations

import io
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.sources.article_inputs import page

ARCHIVED = "2024-03-16T12:00:00Z"


def page_body(number: int) -> bytes:
    """A page of its own for each number, some kilobytes long."""
    sentences = "".join(
        f"<p>Norland has sent {31 + number} tanks and {number * 7 + part} lorries to Sudland, the ministry said.</p>"
        for part in range(20)
    )
    return page(head=f"<title>Story {number}</title>", body=sentences).encode()


class ArchiveMaker:
    """Collects records into one archive."""

    def __init__(self, *, gzip: bool = True) -> None:
        self._file = io.BytesIO()
        self._writer = WARCWriter(self._file, gzip=gzip)

    def response(
        self,
        number: int,
        body: bytes | None = None,
        *,
        status: str = "200 OK",
        headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
        warc_headers: dict[str, str] | None = None,
    ) -> None:
        """A response; `body` is as it went over the wire."""
        record = self._writer.create_warc_record(
            f"https://news.example/story/{number}",
            "response",
            payload=io.BytesIO(page_body(number) if body is None else body),
            http_headers=StatusAndHeaders(status, list(headers), protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": ARCHIVED} | (warc_headers or {}),
        )
        self._writer.write_record(record)

    def revisit(self, url: str, of_url: str, *, at: str, of_time: str = ARCHIVED) -> None:
        """A visit to an address that found what another visit had found."""
        record = self._writer.create_revisit_record(
            url, "sha1:" + "A" * 32, of_url, of_time, warc_headers_dict={"WARC-Date": at}
        )
        self._writer.write_record(record)

    def other(self, kind: str, number: int = 1) -> None:
        """A record of another type."""
        address = f"https://news.example/story/{number}"
        if kind == "warcinfo":
            record = self._writer.create_warcinfo_record("a.warc.gz", {"software": "ours"})
        elif kind == "revisit":
            record = self._writer.create_revisit_record(
                address, "sha1:" + "A" * 32, address + "/first", ARCHIVED
            )
        else:
            record = self._writer.create_warc_record(
                address,
                kind,
                payload=io.BytesIO(b"GET /story HTTP/1.1\r\nHost: news.example\r\n\r\n"),
                warc_content_type="text/plain",
            )
        self._writer.write_record(record)

    def done(self) -> bytes:
        """The archive's bytes."""
        return self._file.getvalue()


def archive(n: int, *, gzip: bool = True) -> bytes:
    """An archive of `n` pages with a request before each."""
    maker = ArchiveMaker(gzip=gzip)
    maker.other("warcinfo")
    for number in range(n):
        maker.other("request", number)
        maker.response(number)
    return maker.done()


def wacz(members: dict[str, bytes], *, compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return packed.getvalue()
