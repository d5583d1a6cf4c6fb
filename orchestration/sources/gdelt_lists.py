"""The layouts of GDELT's files (events, mentions, knowledge graph, file lists): which columns name an article.

They have tabs, no header and no quotation marks. Their times say when GDELT saw an article, not when it came out; only the
knowledge graph's own precise time of publication is taken for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.sources.feed_dates import DateContext, parse_feed_date
from orchestration.sources.feed_entries import plain_line, web_address
from orchestration.sources.link_records import FoundLink
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?", re.ASCII)
_FILE_LINE = re.compile(r"\d+\s+[0-9a-f]{32}\s+(https?://\S+\.(?:csv|CSV)\.zip)\s*", re.ASCII)
_TITLE = re.compile(r"<PAGE_TITLE>(.{0,2000}?)</PAGE_TITLE>")
_PUBLISHED = re.compile(r"<PAGE_PRECISEPUBTIMESTAMP>(\d{14})</PAGE_PRECISEPUBTIMESTAMP>")
_WEB = "1"  # the code of articles on the web among citations, transcripts and journals


@dataclass(frozen=True, slots=True)
class GdeltLayout:
    """How many columns a file has, and the places (from 0) of those that name an article."""

    n_columns: int
    url: int
    seen: int
    outlet: int | None = None
    collection: int | None = None
    extras: int | None = None


LAYOUTS = (
    GdeltLayout(61, url=60, seen=59),  # events, version 2
    GdeltLayout(58, url=57, seen=56),  # events, version 1
    GdeltLayout(16, url=5, seen=2, outlet=4, collection=3),  # mentions with both trailing columns
    GdeltLayout(14, url=5, seen=2, outlet=4, collection=3),  # mentions as older files have them
    GdeltLayout(27, url=4, seen=1, outlet=3, collection=2, extras=26),  # knowledge graph
)


def gdelt_layout(line: str) -> GdeltLayout | None:
    """The layout that fits a file's first line, None where none does."""
    cells = line.rstrip("\r\n").split("\t")
    for layout in LAYOUTS:
        if len(cells) == layout.n_columns and _STAMP.fullmatch(cells[layout.seen].strip()):
            return layout
    return None


def gdelt_link(line: str, layout: GdeltLayout, dates: DateContext) -> FoundLink | None:
    """The article of a line, None where it names none on the web; raises UnreadableInputError for a damaged line."""
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != layout.n_columns:
        reason = f"The line has {len(cells)} columns instead of {layout.n_columns}."
        raise UnreadableInputError(ReasonCode.MALFORMED_MARKUP, reason)
    if layout.collection is not None and cells[layout.collection].strip() != _WEB:
        return None
    url = web_address(cells[layout.url], "")
    if url is None:
        raise UnreadableInputError(ReasonCode.BAD_URL, "The line has no web address where its layout has it.")
    extras = cells[layout.extras] if layout.extras is not None else ""
    title, published = _TITLE.search(extras), _PUBLISHED.search(extras)
    seen = parse_feed_date(_iso(cells[layout.seen]), dates)
    return FoundLink(
        url,
        title=plain_line(title[1]) if title else "",
        published=parse_feed_date(_iso(published[1]), dates) if published else None,
        published_raw=published[1] if published else None,
        outlet=cells[layout.outlet].strip() or None if layout.outlet is not None else None,
        seen_at=seen.at if seen else None,
    )


def listed_files(first: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The addresses of the files that a list of files names, in its order; none where it is no such list."""
    if not _FILE_LINE.fullmatch(first):
        return ()
    return tuple(match[1] for line in lines if (match := _FILE_LINE.fullmatch(line)))


def _iso(stamp: str) -> str:
    match = _STAMP.fullmatch(stamp.strip())
    if match is None:
        return ""
    day = "-".join(match.groups()[:3])
    return f"{day}T{':'.join(match.groups()[3:])}Z" if match[4] else day
