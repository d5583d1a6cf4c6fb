"""Facts as events with PLOVER's field names, one JSON object each; what PLOVER cannot hold is left out and counted.

Which event a fact is, is decided in plover_crosswalk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from orchestration.exports.data_terms import LICENCE_ID
from orchestration.exports.plain_files import json_cell
from orchestration.exports.plover_crosswalk import (
    CODEBOOK,
    NEEDS_RECIPIENT,
    QUAD_CODES,
    SCORES,
    PloverCode,
    arms_transfer_code,
    sanction_code,
    troop_count_code,
)
from orchestration.exports.web_addresses import is_page_address
from orchestration.extraction.records import ClaimType
from orchestration.warehouse.fact_sources import Row, facts_told, parties, stage_details
from orchestration.warehouse.fact_tables import FACT_TABLES
from orchestration.warehouse.sanction_targets import sanction_targets

if TYPE_CHECKING:
    import duckdb

Event = dict[str, Any]
Actor = dict[str, Any]
_IGO = "IGO"
_NEGATION = "negation"  # a fact that is only denied
_ARMED_GROUP_ABROAD = "IMG"
_NO_EVENT = "are no event for PLOVER: strengths, and losses that name no attacker"
_NO_ACTOR = "do not tell who acts, or on whom, where PLOVER wants it"
_NO_DAY = "have no day"


@dataclass(frozen=True, slots=True)
class _Known:
    """What all facts are coded with: parties by code, finer stages and named targets by fact, the data's version."""

    parties: Mapping[str, Row]
    details: Mapping[str, frozenset[str]]
    targets: Mapping[str, list[tuple[str, str | None]]]
    version: str


@dataclass(frozen=True, slots=True)
class _Coded:
    """A fact's event with who acts and on whom."""

    code: PloverCode
    source: list[Actor]
    recipient: list[Actor]


def plover_events(
    connection: duckdb.DuckDBPyConnection, chosen: Mapping[ClaimType, Collection[str]], version: str
) -> tuple[Iterator[Event], list[str]]:
    """The events of the chosen facts (ids by type of fact), and what was left out."""
    known = _Known(parties(connection), stage_details(connection), sanction_targets(connection), version)
    left_out: Counter[str] = Counter()
    events: list[Event] = []
    for fact_type, ids in chosen.items():
        for row in facts_told(connection, fact_type):
            if row[FACT_TABLES[fact_type].fact_id] not in ids:
                continue
            made = _event(fact_type, row, known)
            if isinstance(made, str):
                left_out[made] += 1
            else:
                events.append(made)
    return iter(events), [f"left out: {number:,} facts that {why}" for why, number in left_out.items()]


def _event(fact_type: ClaimType, row: Row, known: _Known) -> Event | str:
    """The event of a fact, or why there is none."""
    coders = {
        ClaimType.ARMS_TRANSFER: _code_arms_transfer,
        ClaimType.TROOP_COUNT: _code_troop_count,
        ClaimType.SANCTION: _code_sanction,
    }
    coded = coders[fact_type](row, known)
    if coded is None:
        return _NO_EVENT
    if not coded.source or (coded.code.event in NEEDS_RECIPIENT and not coded.recipient):
        return _NO_ACTOR
    day, basis = _day(row)
    if day is None:
        return _NO_DAY
    fact_id = row[FACT_TABLES[fact_type].fact_id]
    event = _head(fact_id, day, coded) | _tail(fact_type, row, known, basis)
    if not row["is_affirmed"]:
        event["context"].append(_NEGATION)
    return {name: value for name, value in event.items() if value not in (None, [], {})}


def _head(fact_id: str, day: date, coded: _Coded) -> Event:
    return {
        "id": f"newsledger-{fact_id}",
        "has_event": True,
        "date": day.isoformat(),
        "source": coded.source,
        "recipient": coded.recipient,
        "event": [coded.code.event],
        "mode": list(coded.code.modes),
        "context": list(coded.code.contexts),
        "quad_code": QUAD_CODES[coded.code.event],
        "event_scale": SCORES[coded.code.event],
        "link": fact_id,
    }


def _tail(fact_type: ClaimType, row: Row, known: _Known, basis: str) -> Event:
    end = row["event_date_end"]
    quantities = {
        name: json_cell(row[name])
        for name in row
        if name.startswith(("quantity_", "count_", "target_count_", "value_"))
    }
    url = row["best_url"] or ""
    return {
        "enddate": end.isoformat() if isinstance(end, date) else None,
        "event_loc": _location(row, known) if fact_type is ClaimType.TROOP_COUNT else None,
        "event_text": [row["best_sentence"]] if row["best_sentence"] else [],
        "cite_info": {
            "url": url if is_page_address(url) else None,
            "title": row["best_title"],
            "publication": row["best_outlet_name"],
            "language": row["best_language"],
            "license": f"{LICENCE_ID} for the coding; the quotation is the publisher's",
            "codebook": CODEBOOK,
            "version": known.version,
        },
        "coder": f"newsledger {row['extractor_name']} {row['extractor_version']}",
        "comment": basis,
        "fact_type": fact_type.value,
        "fact_status": row.get("stage") or row.get("status") or row.get("action"),
        "n_independent_sources": row["n_independent_sources"],
        "is_disputed": row["is_disputed"],
        **{name: value for name, value in quantities.items() if value is not None},
    }


def _code_arms_transfer(row: Row, known: _Known) -> _Coded | None:
    code = arms_transfer_code(row["stage"], known.details.get(row["arms_transfer_id"], frozenset()))
    gives, gets = _actors(row["supplier_code"], known), _actors(row["recipient_code"], known)
    if code is None:
        return None
    return _Coded(code, gets, gives) if code.is_reversed else _Coded(code, gives, gets)


def _code_troop_count(row: Row, known: _Known) -> _Coded | None:
    force, place = known.parties.get(row["force_code"]), known.parties.get(row["location_code"])
    is_group = bool(force and force["party_kind"] == "armed_group")
    home = (force["base_country_code"] or force["party_code"]) if force else None
    is_abroad = bool(place and place["party_code"] != home)
    code = troop_count_code(row["status"], row["personnel_type"], is_group=is_group, is_abroad=is_abroad)
    sector = {} if is_group else {"sector": "MIL"}
    source = [actor | sector for actor in _actors(row["force_code"], known)]
    if code is None:
        return None
    return _Coded(
        code,
        source,
        _actors(row["location_code"], known) if code.event in NEEDS_RECIPIENT | {"AGREE"} else [],
    )


def _code_sanction(row: Row, known: _Known) -> _Coded | None:
    code = sanction_code(row["action"], row["measure"])
    named = [{"actor_text": name} for name, _kind in known.targets.get(row["sanction_id"], ())]
    return (
        _Coded(code, _actors(row["imposer_code"], known), _actors(row["target_country_code"], known) + named)
        if code
        else None
    )


def _actors(party_code: str | None, known: _Known) -> list[Actor]:
    party = known.parties.get(party_code or "")
    if party is None:
        return []
    actor: Actor = {"identifier_text": party["party_name"]}
    match party["party_kind"]:
        case "organisation":
            actor |= {"code": _IGO}
        case "armed_group":
            actor |= {"code": party["base_country_code"] or _ARMED_GROUP_ABROAD, "sector": "REB"}
        case _:
            actor |= {"code": party["iso_alpha3"] or party["party_code"]}
    return [actor | ({"identifier_id": party["wikidata_qid"]} if party["wikidata_qid"] else {})]


def _location(row: Row, known: _Known) -> dict[str, str]:
    place = known.parties.get(row["location_code"] or "")
    told = {
        "name": row["place_text"],
        "country code": place["iso_alpha2"] if place else None,
        "cc3": place["iso_alpha3"] if place else None,
    }
    return {name: value for name, value in told.items() if value}


def _day(row: Row) -> tuple[date | None, str]:
    """The event's day, else that of the first report, and which of the two it is."""
    day, precision = row["event_date_start"], row["event_date_precision"]
    if isinstance(day, date):
        return day, f"date of the event, precise to the {precision or 'day'}"
    reported = row["first_reported_at"]
    return (
        reported.date() if isinstance(reported, datetime) else None
    ), "date of the first report; that of the event is not told"
