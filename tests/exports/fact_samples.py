"""A published file with sanctions, transfers and troops of every kind that the records of other systems tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

PARTIES = [
    ("EU", "European Union", "organisation", None, None, "Q458", None),
    ("USA", "United States", "state", "US", "USA", "Q30", None),
    ("NOR", "Norway", "state", "NO", "NOR", "Q20", None),
    ("BLR", "Belarus", "state", "BY", "BLR", "Q184", None),
    ("XKX", "Kosovo", "state", "XK", "XKX", "Q1246", None),
    ("hill-front", "Hill Front", "armed_group", None, None, None, "BLR"),
]
_SANCTION = "sanction_id imposer_code target_country_code action target_type measure target_count_best"
SANCTIONS: list[tuple[Any, ...]] = [
    ("san_people", "EU", "BLR", "imposed", "individual", "travel_ban", 2),
    ("san_firms", "USA", "BLR", "imposed", "entity", "asset_freeze", 4),
    ("san_ships", "USA", None, "imposed", "vessel", None, 1),
    ("san_planes", "USA", "BLR", "extended", "aircraft", None, 1),
    ("san_state", "EU", "BLR", "imposed", "state", "arms_embargo", None),
    ("san_lifted", "EU", "BLR", "lifted", "individual", None, 1),
    ("san_unnamed", None, "XKX", "imposed", "individual", None, 45),
    ("san_group", "hill-front", None, "imposed", "mixed", None, 1),
    ("san_planned", "EU", "BLR", "proposed", "sector", None, None),
    ("san_refused", "EU", "BLR", "rejected", "state", None, None),
    ("san_denied", "USA", "BLR", "imposed", "state", None, None),
]
TARGETS = [
    ("san_people", "Ola Berg", "individual"), ("san_people", "Per Dahl", "individual"),
    ("san_firms", "Dal Shipping Ltd", "entity"), ("san_firms", "Ministry of Roads", "entity"), ("san_firms", "Fjell", "entity"),
    ("san_ships", "MV Torsk", "vessel"), ("san_planes", "EW-001", "aircraft"), ("san_lifted", "OLA  BERG", "individual"),
    ("san_group", "Fjell", "mixed"),
]  # fmt: skip
_ARMS = "arms_transfer_id supplier_code recipient_code stage"
ARMS: list[tuple[Any, ...]] = [
    ("arm_given", "NOR", "XKX", "delivered"), ("arm_sold", "NOR", "BLR", "delivered"),
    ("arm_asked", "NOR", "XKX", "proposed"), ("arm_offered", "NOR", "hill-front", "proposed"),
    ("arm_agreed", "NOR", "XKX", "agreed"), ("arm_halted", "NOR", "BLR", "halted"),
    ("arm_to_nobody", "NOR", None, "delivered"), ("arm_from_nobody", None, "NOR", "agreed"),
    ("arm_denied", "NOR", "XKX", "delivered"),
]  # fmt: skip
DETAILS = {"arm_sold": "sold", "arm_asked": "requested"}
_TROOPS = "troop_count_id force_code location_code status personnel_type"
TROOPS: list[tuple[Any, ...]] = [
    ("trp_there", "NOR", "XKX", "deployed", "soldiers"), ("trp_blue", "EU", "XKX", "deployed", "peacekeepers"),
    ("trp_hills", "hill-front", "BLR", "mobilised", "fighters"), ("trp_soon", "NOR", "XKX", "planned", "soldiers"),
    ("trp_home", "NOR", "XKX", "withdrawn", "soldiers"), ("trp_school", "XKX", "NOR", "training", "soldiers"),
    ("trp_all", "NOR", None, "strength", "soldiers"), ("trp_lost", "NOR", "XKX", "killed", "soldiers"),
    ("trp_when", "NOR", "XKX", "deployed", "soldiers"),
]  # fmt: skip
_DENIED = ("san_denied", "arm_denied")
_FACT_EXTRA = """
    'clm_' || {key} as best_claim_id, {key} not in {denied} as is_affirmed, {key} in ('san_people', {denied_list}) as has_denial,
    {key} = 'san_people' as is_disputed, 1 as n_claims, 1 as n_articles, 1 as n_outlets, 1 as n_independent_sources,
    case when {key} in ('san_people', 'arm_given') then date '2024-03-15' when {key} = 'san_lifted' then date '2024-05-01' end
        as event_date_start,
    event_date_start as event_date_end,
    case when event_date_start is null then null when {key} = 'san_lifted' then 'month' else 'day' end as event_date_precision,
    case when {key} not in ('trp_when', '') then timestamp '2024-06-01 08:00:00' end as first_reported_at
"""
_SENTENCE = "'Norland did it; ' || repeat('and so on, ', case when {key} = 'san_people' then 60 else 1 end)"


def write_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables of facts, claims, articles and parties in a file that has the schemas."""
    _table(
        connection,
        "dim_parties",
        "party_code party_name party_kind iso_alpha2 iso_alpha3 wikidata_qid base_country_code",
        PARTIES,
    )
    _facts(connection, ("fct_sanctions", "sanction_id"), _SANCTION, SANCTIONS)
    _facts(connection, ("fct_arms_transfers", "arms_transfer_id"), _ARMS, ARMS)
    connection.execute("drop table if exists marts.fct_troop_counts")
    _facts(connection, ("fct_troop_counts", "troop_count_id"), _TROOPS, TROOPS)
    claims = [
        (f"clm_{key}_{at}", f"clm_{key}", name, kind, at) for at, (key, name, kind) in enumerate(TARGETS)
    ]
    names = "sanction_claim_target_id claim_id target_name target_type position"
    _table(connection, "bridge_sanction_claim_targets", names, claims)
    connection.execute(
        """
        create table marts.dim_outlets as select 'out_1' as outlet_id, 'The Example' as outlet_name;
        create table marts.dim_articles as
            select 'art_' || claim_id as article_id, 'out_1' as outlet_id, 'en' as language, 'A =headline' as title,
                if(claim_id = 'clm_san_ships', 'file:///home/me/a.html', 'https://news.example/' || claim_id) as url,
                null::varchar as canonical_url
            from (select claim_id from marts.fct_sanction_claims union all select claim_id from marts.fct_arms_transfer_claims
                union all select claim_id from marts.fct_troop_count_claims);
        create table marts.bridge_measure_targets as
            select * from (
                values ('t1', 'san_firms'), ('t2', 'san_firms'), ('t3', 'san_planes'), ('t4', 'san_planes'), ('t5', 'san_ships')
            ) as t (measure_target_id, measure_id);
        create table marts.bridge_measure_lifts as
            select * from (
                values ('t1', 'ends', date '2024-07-01'), ('t1', 'ends', date '2024-09-01'), ('t2', 'ends', date '2024-08-01'),
                    ('t3', 'ends', date '2024-08-01'), ('t4', 'leaves', date '2024-08-01'), ('t5', 'may_end', null)
            ) as t (measure_target_id, lift_effect, action_date);
        create table meta.sources as select 'out_1' as outlet_id, 'CC BY 4.0' as licence;
        """
    )


def fact_file(path: Path) -> Path:
    """A file with those facts alone."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts; create schema meta")
        connection.execute(
            "create table meta.builds as select 'b1' as build_id, timestamp '2026-11-24' as published_at"
        )
        write_facts(connection)
    return path


def _facts(
    connection: duckdb.DuckDBPyConnection,
    names: tuple[str, str],
    columns: str,
    rows: Sequence[tuple[Any, ...]],
) -> None:
    facts, key = names
    _table(connection, "told", columns, rows)
    extra = _FACT_EXTRA.format(key=key, denied=_DENIED, denied_list=", ".join(f"'{one}'" for one in _DENIED))
    missing = {
        "sanction_id": ", null::varchar as authority_text, null::varchar as programme_text, null::varchar as reason_text"
    }
    places = ", null::varchar as place_text" if key == "troop_count_id" else missing.get(key, "")
    connection.execute(
        f"create table marts.{facts} as select *, {extra}{places} from marts.told; drop table marts.told"
    )
    stage = ", stage" if key == "arms_transfer_id" else ""
    details = " ".join(f"when '{one}' then '{detail}'" for one, detail in DETAILS.items())
    connection.execute(
        f"""
        create table marts.{facts.removesuffix("s")}_claims as
            select best_claim_id as claim_id, {key}, 'art_' || best_claim_id as article_id,
                case when is_affirmed then 'affirmed' else 'denied' end as polarity, null::varchar as claimant_text,
                {_SENTENCE.format(key=key)} as evidence_text, 'rules' as extractor_name, '1' as extractor_version,
                date '2024-06-01' as published_date{stage}, case {key} {details} end as stage_detail
            from marts.{facts}
        """
    )


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    numbers = {"position", "target_count_best"}
    told = ", ".join(f"{column} {'bigint' if column in numbers else 'varchar'}" for column in columns.split())
    connection.execute(f"create table marts.{name} ({told})")
    connection.executemany(
        f"insert into marts.{name} values ({', '.join('?' * len(columns.split()))})", list(rows)
    )
