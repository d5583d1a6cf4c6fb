"""Sanctions as FollowTheMoney entities: who imposes what on whom since when, with the pages that say so.

Only what at least one source affirms, and only measures that were taken: a plan or a denial is no Sanction.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from orchestration.exports.web_addresses import page_addresses
from orchestration.extraction.records import ClaimType
from orchestration.warehouse.fact_sources import Row, fact_reports, facts_told, parties
from orchestration.warehouse.sanction_targets import SanctionEnd, sanction_ends, sanction_targets

if TYPE_CHECKING:
    import duckdb

Entity = dict[str, Any]
DATASET = "newsledger"
TAKEN_ACTIONS = ("imposed", "extended", "lifted")
_PERSON = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_COMPANY_WORDS = re.compile(
    r"\b(ltd|limited|llc|inc|corp|corporation|co|company|gmbh|ag|sa|plc|llp|pjsc|jsc|ojsc|ooo|bank|airlines?|holdings?|"
    r"industries|trading|shipping|refinery|oil)\b\.?",
    re.IGNORECASE,
)
_ORGANISATION_WORDS = re.compile(
    r"\b(committee|ministry|agency|army|brigade|battalion|movement|front|party|council|corps|forces?|service|militia|"
    r"foundation|university|institute|union|association|network|directorate|guards?|group|club)\b",
    re.IGNORECASE,
)
_DATE_LENGTH = {"day": 10, "month": 7, "year": 4}
_NATIONAL = {"Person": "nationality", "Vessel": "flag"}


@dataclass(frozen=True, slots=True)
class _Sanction:
    """A sanction's row with what belongs to it."""

    row: Row
    targets: Sequence[tuple[str, str | None]]
    reports: Sequence[Row]
    parties: Mapping[str, Row]
    end: SanctionEnd | None


def sanction_entities(
    connection: duckdb.DuckDBPyConnection, chosen: Collection[str]
) -> tuple[Iterator[Entity], list[str]]:
    """The entities of the chosen sanctions, each once, and what was left out."""
    rows = [row for row in facts_told(connection, ClaimType.SANCTION) if row["sanction_id"] in chosen]
    affirmed = [row for row in rows if row["is_affirmed"]]
    taken = [row for row in affirmed if row["action"] in TAKEN_ACTIONS]
    notes = []
    if len(affirmed) < len(rows):
        notes.append(f"left out: {len(rows) - len(affirmed):,} sanctions that are only denied")
    if len(taken) < len(affirmed):
        notes.append(
            f"left out: {len(affirmed) - len(taken):,} sanctions that are proposed or rejected, not taken"
        )
    return _entities(connection, taken), notes


def _entities(connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> Iterator[Entity]:
    targets, reports = (
        sanction_targets(connection),
        fact_reports(connection, ClaimType.SANCTION, polarity="affirmed"),
    )
    known, ends = parties(connection), sanction_ends(connection)
    told: set[str] = set()
    for row in rows:
        key = row["sanction_id"]
        sanction = _Sanction(row, targets.get(key, ()), reports.get(key, ()), known, ends.get(key))
        for entity in _of_sanction(sanction):
            if entity["id"] not in told:
                told.add(entity["id"])
                yield entity


def _of_sanction(sanction: _Sanction) -> Iterator[Entity]:
    row = sanction.row
    imposer = sanction.parties.get(row["imposer_code"])
    hit = list(_target_entities(sanction))
    authority = [_party_entity(imposer)] if imposer else []
    yield from authority
    yield from hit
    dates = _dates(sanction)
    yield _entity(
        _key("", row["sanction_id"]),
        "Sanction",
        entity=[one["id"] for one in hit],
        authority=[imposer["party_name"] if imposer else None, row["authority_text"]],
        country=_countries(imposer),
        program=[row["programme_text"]],
        provisions=[(row["measure"] or "").replace("_", " ")],
        status=[*_states(sanction), "disputed" if row["is_disputed"] else None],
        reason=[row["reason_text"]],
        summary=[row["best_sentence"]],
        description=[_description(row)],
        recordId=[row["sanction_id"]],
        publisher=sorted({one["outlet_name"] for one in sanction.reports if one["outlet_name"]}),
        sourceUrl=page_addresses(sanction.reports),
        **dates,
    )
    if authority:
        ends = {"subject": [authority[0]["id"]], "object": [one["id"] for one in hit]}
        yield _entity(
            _key("lnk-", row["sanction_id"]),
            "UnknownLink",
            role=[f"sanctions ({row['action']})"],
            **ends,
            **dates,
        )


def _target_entities(sanction: _Sanction) -> Iterator[Entity]:
    """The named targets; the country itself where that is hit; else one entity for the group that the reports count."""
    row = sanction.row
    country = sanction.parties.get(row["target_country_code"])
    if row["target_type"] == "state" and country:
        yield _party_entity(country)
        return
    for name, kind in sanction.targets:
        yield _named_entity(name, kind or row["target_type"], country)
    if not sanction.targets:
        yield _group_entity(row, country)


def _party_entity(party: Row) -> Entity:
    return _entity(
        _key("party-", party["party_code"].lower()),
        "Organization" if party["party_kind"] == "armed_group" else "PublicBody",
        name=[party["party_name"]],
        country=_countries(party),
        wikidataId=[party["wikidata_qid"]],
    )


def _named_entity(name: str, kind: str | None, country: Row | None) -> Entity:
    schema = _PERSON.get(kind or "") or _legal_schema(name)
    family = kind if kind in _PERSON else "legal"
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    code = country["party_code"] if country else ""
    digest = hashlib.sha256(f"{family}\n{plain}\n{code}".encode()).hexdigest()[:20]
    home = {_NATIONAL.get(schema, "country"): _countries(country)}
    return _entity(_key("tgt-", digest), schema, name=[" ".join(name.split())], **home)


def _legal_schema(name: str) -> str:
    if _COMPANY_WORDS.search(name):
        return "Company"
    return "Organization" if _ORGANISATION_WORDS.search(name) else "LegalEntity"


def _group_entity(row: Row, country: Row | None) -> Entity:
    """Stands for targets that no report names; marked as such, so that it can be left out of a search by name."""
    number = f"{row['target_count_best']:,} " if row["target_count_best"] is not None else ""
    kind = {
        "individual": "individuals",
        "entity": "entities",
        "vessel": "vessels",
        "aircraft": "aircraft",
        "sector": "sectors",
    }
    of = f" of {country['party_name']}" if country else ""
    name = f"{number}{kind.get(row['target_type'], 'targets')}{of}, not named"
    key = _key("grp-", row["sanction_id"])
    return _entity(key, "LegalEntity", name=[name], country=_countries(country), keywords=["unnamed targets"])


def _states(sanction: _Sanction) -> list[str]:
    """What became of it: the action, or that a later one lifted it for all its targets or for some."""
    if sanction.end is None:
        return [sanction.row["action"]]
    return ["lifted"] if sanction.end.is_whole else [sanction.row["action"], "partly lifted"]


def _dates(sanction: _Sanction) -> dict[str, list[str | None]]:
    """The day under the property that the action gives it, as precise as it is told, and the day on which all was lifted."""
    row, end = sanction.row, sanction.end
    name = {"imposed": "startDate", "lifted": "endDate"}.get(row["action"], "date")
    day = row["event_date_start"]
    length = _DATE_LENGTH.get(row["event_date_precision"] or "day", 10)
    lifted: dict[str, list[str | None]] = (
        {"endDate": [end.ended_on.isoformat()]} if end is not None and end.is_whole else {}
    )
    return {name: [day.isoformat()[:length] if isinstance(day, date) else None]} | lifted


def _description(row: Row) -> str:
    first = (
        f", first reported on {row['first_reported_at'].date().isoformat()}"
        if row["first_reported_at"]
        else ""
    )
    denied = "; a source denies it" if row["has_denial"] else ""
    return (
        f"As news articles tell it: {row['n_articles']} article(s) of {row['n_outlets']} outlet(s), "
        f"{row['n_independent_sources']} independent{first}{denied}."
    )


def _countries(party: Row | None) -> list[str | None]:
    """Lower-case codes as FollowTheMoney has them: ISO 3166 alpha-2, and eu and un."""
    if party is None:
        return []
    code = party["iso_alpha2"] or (party["party_code"] if party["party_code"] in ("EU", "UN") else None)
    return [code.lower() if code else None]


def _told(values: Sequence[str | None]) -> list[str]:
    """What is told, each once, on one line: FollowTheMoney strips blanks."""
    lines = (" ".join(value.split()) for value in values if value)
    return list(dict.fromkeys(line for line in lines if line))


def _key(kind: str, ours: str) -> str:
    """An id that stays as long as ours does; FollowTheMoney knows no underscore in ids."""
    return f"nl-{kind}{ours}".replace("_", "-")


def _entity(key: str, schema: str, **properties: Sequence[str | None]) -> Entity:
    filled = {name: _told(values) for name, values in properties.items()}
    return {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
        "datasets": [DATASET],
    }
