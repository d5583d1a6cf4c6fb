"""Reading web archives (WARC, WACZ): whole verified pages, one by one, and everything else counted or named.

A record that is cut or changed is a problem, never a page; reading goes on at the next sound record and may be resumed at any
`next_offset`. Nothing is unpacked to disk.
"""

from __future__ import annotations

import contextlib
import zipfile
from typing import TYPE_CHECKING, BinaryIO, cast

from orchestration.sources.archive_bytes import ByteSource, RawRecord, next_start, raw_record
from orchestration.sources.bounded_decompression import MAX_RATIO, RATIO_FREE_BYTES, ZIP_FAILURES
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.publication_times import parse_publication_time
from orchestration.sources.reading_limits import MAX_ENTRY_RAW_BYTES, MAX_WACZ_MEMBERS
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.warc_payloads import (
    HttpAnswer,
    http_answer,
    is_page,
    record_headers,
    verify_digests,
    whole_body,
    without_chunks,
)
from orchestration.sources.warc_records import (
    ArchivePlace,
    WarcAlias,
    WarcItem,
    WarcPage,
    WarcProblem,
    WarcSummary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_OTHER_SCHEMES = (
    "dns:",
    "whois:",
    "ntp:",
    "ftp:",
    "ftps:",
    "urn:",
    "data:",
    "about:",
    "metadata:",
    "file:",
    "warc:",
    "screenshot:",
)
_SKIPPED_TYPES = frozenset({"warcinfo", "request", "metadata", "conversion", "continuation"})


ZIP_MARK = b"PK\x03\x04"
_START = ArchivePlace()


def read_archive(stream: BinaryIO, start: ArchivePlace = _START) -> Iterator[WarcItem]:
    """The items of a WARC or WACZ, told apart by its first bytes, from a place on; raises as `read_wacz`."""
    stream.seek(0)
    is_zip = stream.read(len(ZIP_MARK)) == ZIP_MARK
    stream.seek(0)
    if is_zip:
        return read_wacz(stream, start)
    return read_warc(stream, start_offset=start.offset, start_record=start.n_records)


def read_warc(
    stream: BinaryIO, *, start_offset: int = 0, start_record: int = 0, member: str = ""
) -> Iterator[WarcItem]:
    """The items of a .warc or .warc.gz from a seekable stream; the last one is a WarcSummary. Never raises for content.

    `start_offset` is a `next_offset` of an earlier reading and `start_record` the position of its item. `member` names the
    file within a WACZ.
    """
    source = ByteSource(stream)
    summary = WarcSummary(n_records=start_record, stopped_at=start_offset, member=member)
    offset: int | None = start_offset
    while offset is not None:
        try:
            record = raw_record(source, offset)
        except UnreadableInputError as error:
            item, offset = _damaged(source, offset, error, summary)
            yield item
            continue
        if record is None:
            if offset == 0:
                yield WarcProblem(0, 0, None, ReasonCode.TRUNCATED, "The archive is empty.", b"", member)
            break
        summary.n_records += 1
        item_or_none = _item(record, summary)
        if item_or_none is not None:
            yield item_or_none
        offset = summary.stopped_at = record.next_offset
    summary.is_whole = offset is not None
    yield summary


def read_wacz(stream: BinaryIO, start: ArchivePlace = _START) -> Iterator[WarcItem]:
    """The items of all archives in a WACZ, read in place; a summary behind each. Raises UnreadableInputError for no zip."""
    try:
        with zipfile.ZipFile(stream) as wacz:
            members = [info for info in wacz.infolist() if _is_archive(info.filename)]
            if len(members) > MAX_WACZ_MEMBERS:
                reason = f"The file holds {len(members):,} archives, more than {MAX_WACZ_MEMBERS:,}."
                raise UnreadableInputError(ReasonCode.FILE_TOO_LARGE, reason)
            if not members:
                raise UnreadableInputError(
                    ReasonCode.UNKNOWN_FILE_TYPE, "The file holds no archive/*.warc.gz."
                )
            names = [_member_name(info) for info in members]
            first = names.index(start.member) if start.member in names else 0
            for number, info in enumerate(members[first:]):
                is_resumed = number == 0 and start.member == names[first]
                yield from _member_items(wacz, info, start if is_resumed else _START)
    except zipfile.BadZipFile as error:
        reason = f"The file is no whole zip: {error}."
        raise UnreadableInputError(ReasonCode.BAD_COMPRESSION, reason) from error


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc.gz", ".warc"))


def _member_name(info: zipfile.ZipInfo) -> str:
    return info.filename.encode("utf-8", "backslashreplace").decode()[:300]


def _member_items(wacz: zipfile.ZipFile, info: zipfile.ZipInfo, start: ArchivePlace) -> Iterator[WarcItem]:
    """One archive's items; what is wrong with it as a member of the zip is a problem too."""
    name = _member_name(info)
    is_bomb = info.file_size > RATIO_FREE_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1)
    if is_bomb:
        reason = f"{name} swells to more than {MAX_RATIO} times its size."
        yield WarcProblem(0, 0, None, ReasonCode.COMPRESSION_BOMB, reason, b"", name)
        return
    try:
        with wacz.open(info) as stream:
            archive = cast("BinaryIO", stream)
            yield from read_warc(
                archive, start_offset=start.offset, start_record=start.n_records, member=name
            )
    except ZIP_FAILURES as error:
        reason = f"{name} cannot be read from the zip: {type(error).__name__}."
        yield WarcProblem(0, 0, None, ReasonCode.BAD_COMPRESSION, reason, b"", name)


def _damaged(
    source: ByteSource, offset: int, error: UnreadableInputError, summary: WarcSummary
) -> tuple[WarcProblem, int | None]:
    """The problem of a record that has no sound end, and where the next one starts."""
    raw = source.read_at(offset, MAX_ENTRY_RAW_BYTES)
    following = next_start(source, offset)
    summary.n_records += 1
    summary.n_problems += 1
    if following is not None:
        summary.stopped_at = following
    where = (
        f"Reading goes on at byte {following:,}." if following is not None else "No further record follows."
    )
    reason = f"Record {summary.n_records:,} at byte {offset:,}: {error.reason_text} {where}"
    problem = WarcProblem(
        summary.n_records, offset, following, error.reason_code, reason, raw, summary.member
    )
    return problem, following


def _item(record: RawRecord, summary: WarcSummary) -> WarcItem | None:
    """The page, alias or problem of a record with a sound end, None where it is skipped."""
    try:
        item = _told(record, summary)
    except UnreadableInputError as error:
        summary.n_problems += 1
        reason = f"Record {summary.n_records:,} at byte {record.offset:,}: {error.reason_text}"
        raw = (record.head + record.block)[:MAX_ENTRY_RAW_BYTES]
        return WarcProblem(
            summary.n_records,
            record.offset,
            record.next_offset,
            error.reason_code,
            reason,
            raw,
            summary.member,
        )
    summary.n_pages += isinstance(item, WarcPage)
    summary.n_aliases += isinstance(item, WarcAlias)
    return item


def _told(record: RawRecord, summary: WarcSummary) -> WarcPage | WarcAlias | None:
    headers = record_headers(record)
    kind = headers.get("warc-type", "").lower()
    if kind in _SKIPPED_TYPES:
        summary.skipped[kind] += 1
        return None
    url = headers.get("warc-target-uri", "").strip().strip("<>")
    if kind == "revisit":
        return _alias(record, headers, url, summary)
    if kind not in ("response", "resource"):
        raise UnreadableInputError(ReasonCode.BAD_RECORD, f'The record\'s type is "{kind[:30]}".')
    if canonical_url(url) is None:
        if not url.lower().startswith(_OTHER_SCHEMES):
            raise UnreadableInputError(ReasonCode.BAD_URL, f'"{url[:100]}" is no address that archives hold.')
        summary.skipped["no web address"] += 1
        return None
    return _page(record, headers, url, summary)


def _page(record: RawRecord, headers: dict[str, str], url: str, summary: WarcSummary) -> WarcPage | None:
    is_response = headers.get("warc-type", "").lower() == "response"
    if is_response:
        answer = http_answer(record.block)
    else:
        answer = HttpAnswer(200, (("Content-Type", headers.get("content-type", "")),), record.block)
    content_type = answer.header("content-type") or None
    verified = _verified(record, headers, answer)
    skipped = None
    if answer.status != 200:
        skipped = f"status {answer.status}"
    elif not is_page(content_type, answer.body):
        skipped = "no web page"
    if skipped:
        summary.skipped[skipped] += 1
        return None
    if verified is None:
        reason = f"The record has {record.block_length:,} bytes, more than a page."
        raise UnreadableInputError(ReasonCode.FILE_TOO_LARGE, reason)
    if "warc-truncated" in headers or "warc-segment-number" in headers:
        raise UnreadableInputError(
            ReasonCode.TRUNCATED, "The archive says itself that it holds only part of the page."
        )
    body = whole_body(answer, without_chunks(answer))
    return WarcPage(
        url=url,
        content=body,
        archived_at=_time(headers.get("warc-date")),
        content_type=content_type,
        http_headers=answer.headers,
        position=summary.n_records,
        offset=record.offset,
        next_offset=record.next_offset,
        verified_by=verified,
        member=summary.member,
    )


def _verified(record: RawRecord, headers: dict[str, str], answer: HttpAnswer) -> tuple[str, ...] | None:
    """The checks that a record passed, None where it is too long for them; raises UnreadableInputError where it fails one."""
    if not record.is_kept_whole:
        return None
    payloads = [answer.body]
    with contextlib.suppress(UnreadableInputError):
        unchunked = without_chunks(answer)
        payloads += [unchunked] if unchunked is not None else []
    digests = verify_digests(headers, record.block, payloads)
    return ("length", *(("gzip",) if record.is_gzip_checked else ()), *digests)


def _alias(record: RawRecord, headers: dict[str, str], url: str, summary: WarcSummary) -> WarcAlias:
    summary.skipped["revisit"] += 1
    return WarcAlias(
        url=url,
        archived_at=_time(headers.get("warc-date")),
        refers_to_url=headers.get("warc-refers-to-target-uri"),
        refers_to_at=_time(headers.get("warc-refers-to-date")),
        payload_digest=headers.get("warc-payload-digest"),
        position=summary.n_records,
        offset=record.offset,
        next_offset=record.next_offset,
        member=summary.member,
    )


def _time(text: str | None) -> datetime | None:
    told = parse_publication_time(text or "")
    return told.at if told else None
