"""What a site says about the use of its texts, gathered from headers, page, list and tdmrep.json; nothing is decided here.

A signal that reserves mining is marked; all others are words for the person who adds the source.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from orchestration.fetching.fetch_records import FetchOutcome, ResourceKind
from orchestration.fetching.rights_reservations import reservation_of
from orchestration.steps.source_discovery.discovery_records import LicenceSignal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.sources.link_records import LinkList
    from orchestration.sources.page_records import PageRights

TDMREP_PATH = "/.well-known/tdmrep.json"
LONGEST_TEXT = 200  # code points of a signal that are kept
_NO_MINING = frozenset({"noai", "noml", "notrain"})


def header_signals(result: FetchResult, place: str) -> list[LicenceSignal]:
    """X-Robots-Tag and tdm-reservation of an answer."""
    kind = result.request.kind
    found = []
    if result.robots_tag:
        is_reserved = reservation_of(kind, result.robots_tag, None) is not None
        found.append(LicenceSignal(f"{place}, header X-Robots-Tag", _short(result.robots_tag), is_reserved))
    if result.rights_reservation:
        is_reserved = reservation_of(ResourceKind.PAGE, None, result.rights_reservation) is not None
        found.append(
            LicenceSignal(f"{place}, header tdm-reservation", _short(result.rights_reservation), is_reserved)
        )
    return found


def page_signals(rights: PageRights) -> list[LicenceSignal]:
    """What the page's own markup says."""
    found = [LicenceSignal("page, licence", _short(text)) for text in rights.licences]
    if rights.tdm_reservation:
        is_reserved = rights.tdm_reservation.strip() == "1"
        found.append(LicenceSignal("page, tdm-reservation", _short(rights.tdm_reservation), is_reserved))
    if rights.tdm_policy:
        found.append(LicenceSignal("page, tdm-policy", _short(rights.tdm_policy)))
    against = [word for word in rights.robots if word in _NO_MINING]
    if against:
        found.append(LicenceSignal("page, robots", ", ".join(against), is_reservation=True))
    return found


def list_signals(links: LinkList) -> list[LicenceSignal]:
    """What the list says of itself and of its articles."""
    texts = dict.fromkeys(text for text in (links.rights, *(link.rights for link in links.links)) if text)
    return [LicenceSignal("list, rights", _short(text)) for text in list(texts)[:3]]


def tdmrep_signals(result: FetchResult, urls: Iterable[str]) -> list[LicenceSignal]:
    """Rules of the TDM Reservation Protocol's file that hold for one of these addresses; none where the file is none."""
    if result.outcome is not FetchOutcome.FETCHED or result.body is None:
        return []
    try:
        rules = json.loads(result.body)
    except (ValueError, RecursionError):
        return []
    paths = [urlsplit(url).path or "/" for url in urls]
    found = []
    for rule in rules if isinstance(rules, list) else []:
        if not isinstance(rule, dict) or not isinstance(rule.get("location"), str):
            continue
        if any(_covers(rule["location"], path) for path in paths):
            is_reserved = str(rule.get("tdm-reservation")) == "1"
            policy = f", policy {rule['tdm-policy']}" if rule.get("tdm-policy") else ""
            text = f"tdm-reservation {rule.get('tdm-reservation')} for {rule['location']}{policy}"
            found.append(LicenceSignal("tdmrep.json", _short(text), is_reserved))
    return found[:5]


def licence_text(signals: Iterable[LicenceSignal]) -> str | None:
    """The words about licences in one line, None where the site has none."""
    told = dict.fromkeys(
        one.text
        for one in signals
        if one.place in ("page, licence", "list, rights") and not one.is_reservation
    )
    return _short("; ".join(told)) or None


def _covers(location: str, path: str) -> bool:
    """Whether a rule's location, a beginning of a path in which `*` stands for anything, holds for a path.

    >>> _covers("/news/*", "/news/a"), _covers("/", "/x"), _covers("/blog", "/news")
    (True, True, False)
    """
    head, *rest = location.removesuffix("$").split("*")
    if not path.startswith(head):
        return False
    place = len(head)
    for piece in rest:
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"
