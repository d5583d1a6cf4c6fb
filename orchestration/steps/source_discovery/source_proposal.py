"""The row of data/sources.yml that a discovery amounts to; what a person said goes before what was found.

Nothing is written here.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.source_entries import SourceEntry, SourceGroup, TextFrom
from orchestration.steps.source_discovery.licence_signals import licence_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from orchestration.steps.source_discovery.discovery_records import Discovery, ListFigures

_LONGEST_ID = 40
_GOVERNMENT = re.compile(r"\.(?:gov|mil|(?:gov|mil|gouv|govt|gob|gub|gc|go)\.[a-z]{2}|europa\.eu)$")
_UNITED_STATES = re.compile(r"\.(?:gov|mil)$")
_TWO_LETTERS = {"uk": "GBR"}  # the one top-level domain of a state that is not its ISO code
_DEFAULTS = SourceEntry.model_fields


class DuplicateSourceError(Exception):
    """The list is a source already; the message says which."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said about the new source; None and '' where they said nothing. Spans as the file has them."""

    id: str | None = None
    name: str | None = None
    group: str | None = None
    country: str | None = None
    language: str | None = None
    outlet: str | None = None
    licence: str | None = None
    check_every: str | None = None
    is_enabled: bool = False


def propose_source(
    discovery: Discovery, wishes: Wishes, existing: Iterable[SourceEntry], countries: Mapping[str, str]
) -> SourceEntry:
    """The row; `countries` maps the two letters of ISO 3166-1 to the three.

    Raises DuplicateSourceError where a source has this address, pydantic's ValidationError for a wish that no row may have.
    """
    existing = tuple(existing)
    chosen, figures = discovery.chosen, discovery.figures
    check_duplicate(chosen.url, discovery.asked_url, existing)
    host = urlsplit(chosen.url).hostname or ""
    name = wishes.name or _name(discovery, host)
    keys: dict[str, Any] = {
        "id": wishes.id or _new_id(name, host, {entry.id for entry in existing}),
        "name": name,
        "kind": chosen.kind,
        "url": chosen.url,
        "group": wishes.group or likely_group(host),
        "country": wishes.country or likely_country(host, countries),
        "language": wishes.language or figures.language,
        "outlet": wishes.outlet,
        "licence": wishes.licence or licence_text(discovery.signals) or _DEFAULTS["licence"].default,
        "enabled": wishes.is_enabled,
        "check_every": wishes.check_every or _check_every(figures, chosen.links.shortest_wait if chosen.links else None),
        "expect_new_within": _expect_new_within(figures),
        "text_from": _text_from(discovery),
        "fill_gaps_from": discovery.fill_gaps_from,
        "max_new_per_day": min(50_000, max(_DEFAULTS["max_new_per_day"].default, math.ceil(3 * (figures.per_day or 0)))),
    }  # fmt: skip
    return SourceEntry(**keys)


def check_duplicate(url: str, asked_url: str, existing: Iterable[SourceEntry]) -> None:
    """Raises DuplicateSourceError where a source has one of these addresses, in any spelling."""
    keys = {canonical_url(url), canonical_url(asked_url)}
    for entry in existing:
        if canonical_url(entry.url) in keys:
            msg = f"{redacted_url(url)} is a source already: {entry.id}, {entry.name}"
            raise DuplicateSourceError(msg)


def read_countries(parties_file: Path) -> dict[str, str]:
    """Three letters by two, both of ISO 3166-1, from the vocabulary of parties."""
    with parties_file.open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {row["iso_alpha2"].lower(): row["party_code"] for row in rows if row["iso_alpha2"]}


def likely_group(host: str) -> SourceGroup:
    """Government and international bodies have domains of their own; all else is called news until somebody says more.

    >>> likely_group("www.mod.gov.ua"), likely_group("www.nato.int"), likely_group("example.org")
    (<SourceGroup.GOVERNMENT: 'government'>, <SourceGroup.INTERNATIONAL: 'international'>, <SourceGroup.NEWS: 'news'>)
    """
    if host.endswith((".int", ".un.org")) or host == "un.org":
        return SourceGroup.INTERNATIONAL
    return SourceGroup.GOVERNMENT if _GOVERNMENT.search(host) else SourceGroup.NEWS


def likely_country(host: str, countries: Mapping[str, str]) -> str | None:
    """The country of a government's own domain; of no other, since anybody may register under .co or .tv.

    >>> likely_country("www.mod.gov.ua", {"ua": "UKR"}), likely_country("example.tv", {"tv": "TUV"})
    ('UKR', None)
    """
    if not _GOVERNMENT.search(host):
        return None
    if _UNITED_STATES.search(host):
        return "USA"
    ending = host.rsplit(".", 1)[-1]
    return _TWO_LETTERS.get(ending) or countries.get(ending)


def _name(discovery: Discovery, host: str) -> str:
    of_list = discovery.chosen.links.title if discovery.chosen.links else ""
    return " ".join((of_list or discovery.site_title or host).split())[:120]


def _new_id(name: str, host: str, taken: set[str]) -> str:
    """An id from the name, from the host where the name has no Latin letters, with a number where it is taken."""
    stem = _slug(name) or _slug(host.removeprefix("www.")) or "source"
    numbered = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in numbered if one not in taken)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > _LONGEST_ID:
        slug = slug[: _LONGEST_ID + 1].rpartition("-")[0] or slug[:_LONGEST_ID]
    return slug if len(slug) >= 2 else ""


def _check_every(figures: ListFigures, shortest_wait: int | None) -> timedelta:
    """Often enough that a list of this size loses nothing, never more often than the list itself asks for."""
    per_day = figures.per_day or 0
    wait = timedelta(minutes=30) if per_day >= 24 else timedelta(hours=1 if per_day >= 2 else 6)
    asked_for = timedelta(minutes=math.ceil((shortest_wait or 0) / 60))
    return max(wait, min(asked_for, timedelta(days=1)))


def _expect_new_within(figures: ListFigures) -> timedelta:
    """Three times the longest quiet time that the list shows, between two days and half a year; a week if it shows none."""
    if figures.longest_gap is None:
        return timedelta(days=7)
    days = math.ceil(3 * figures.longest_gap / timedelta(days=1))
    return timedelta(days=min(max(days, 2), 182))


def _text_from(discovery: Discovery) -> TextFrom:
    """From the entries where they name no pages, so that there is nothing else."""
    links = discovery.chosen.links.links if discovery.chosen.links else ()
    has_pages = any(link.url for link in links)
    return TextFrom.PAGE if has_pages or not any(link.content_html for link in links) else TextFrom.ENTRY
