"""Faults as statements on a built warehouse, and what must be said about each: the promise it breaks and the row that breaks it.

`RAW` faults are put into the raw tables before the models are built, `BUILT` ones into tables that raw data cannot spoil.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken row: how it is made, the test that must fail, and a query for the key that the message must name."""

    name: str
    plant: str
    test: str
    named_by: str


def _claim(claim_type: str, place: int) -> str:
    """The key of the claim at a place among the newest claims of a type."""
    return (
        f"(select claim_id from marts.fct_{claim_type}_claims where is_current and {claim_type}_id is not null"
        f" order by claim_id limit 1 offset {place})"
    )


def _set_slot(claim_type: str, place: int, slot: str, value: str) -> str:
    claim = _claim(claim_type, place)
    return (
        f"delete from raw.claim_slots where claim_id = {claim} and slot_name = '{slot}' and position = 0;"
        f"insert into raw.claim_slots select {claim}, '{slot}', 0, '{value}', null, null, null;"
    )


def _update_claim(claim_type: str, place: int, assignment: str) -> str:
    return f"update raw.claims set {assignment} where claim_id = {_claim(claim_type, place)};"


def _key(claim_type: str, place: int) -> str:
    return f"select 'claim_id=' || {_claim(claim_type, place)}"


RAW = [
    Fault(
        "a stage that there is not",
        _set_slot("arms_transfer", 0, "stage", "launched"),
        "accepted_values_fct_arms_transfer_claims_stage",
        _key("arms_transfer", 0),
    ),
    Fault(
        "a currency that there is not",
        _set_slot("arms_transfer", 1, "value_amount", "5")
        + _set_slot("arms_transfer", 1, "value_currency", "ZZZ"),
        "relationships_fct_arms_transfer_claims_value_currency",
        _key("arms_transfer", 1),
    ),
    Fault(
        "a party that there is not",
        _set_slot("troop_count", 0, "location_code", "XQX"),
        "relationships_fct_troop_count_claims_location_code",
        _key("troop_count", 0),
    ),
    Fault(
        "fewer than no soldiers",
        _set_slot("troop_count", 1, "count_low", "-5"),
        "numbers_are_between_fct_troop_count_claims",
        _key("troop_count", 1),
    ),
    Fault(
        "more soldiers than people",
        _set_slot("troop_count", 2, "count_high", "90000000000"),
        "numbers_are_between_fct_troop_count_claims",
        _key("troop_count", 2),
    ),
    Fault(
        "an event that ends before it begins",
        _update_claim(
            "sanction", 0, "event_date_start = date '2024-03-02', event_date_end = date '2024-03-01'"
        ),
        "range_is_ordered_fct_sanction_claims_event_date",
        _key("sanction", 0),
    ),
    Fault(
        "an event of another century",
        _update_claim(
            "sanction", 1, "event_date_start = date '2199-01-01', event_date_end = date '2199-01-01'"
        ),
        "assert_no_date_lies_ahead",
        _key("sanction", 1),
    ),
    Fault(
        "an article from the future",
        "update raw.article_versions set published_at = loaded_at + interval 30 day where article_version_id ="
        " (select min(article_version_id) from raw.article_versions);",
        "assert_no_date_lies_ahead",
        "select 'article_version_id=' || min(article_version_id) from raw.article_versions",
    ),
    Fault(
        "more than sure",
        _update_claim("arms_transfer", 2, "confidence = 1.5"),
        "is_between_fct_arms_transfer_claims_confidence",
        _key("arms_transfer", 2),
    ),
    Fault(
        "evidence beyond the text",
        _update_claim("troop_count", 3, "evidence_end = evidence_end + 100000"),
        "assert_evidence_quotes_its_article",
        _key("troop_count", 3),
    ),
    Fault(
        "a part of no claim",
        "insert into raw.claim_slots values ('clm_nobody', 'stage', 0, 'agreed', null, null, null);",
        "relationships_stg_extraction__claim_slots_claim_id",
        "select 'claim_id=clm_nobody'",
    ),
]

BUILT = [
    Fault(
        "a fact without claims",
        "insert into marts.fct_sanctions select * replace ('san_nobody' as sanction_id) from marts.fct_sanctions limit 1;",
        "assert_every_fact_has_its_claims",
        "select 'fact_id=san_nobody'",
    ),
    Fault(
        "a claim whose fact is missing",
        f"update marts.fct_arms_transfer_claims set arms_transfer_id = 'arm_gone' where claim_id = {_claim('arms_transfer', 3)};",
        "relationships_fct_arms_transfer_claims_arms_transfer_id",
        "select 'claim_id=' || min(claim_id) from marts.fct_arms_transfer_claims where arms_transfer_id = 'arm_gone'",
    ),
    Fault(
        "a row that stands twice in a bridge",
        "insert into marts.bridge_sanction_claim_targets from marts.bridge_sanction_claim_targets order by all limit 1;",
        "unique_bridge_sanction_claim_targets",
        "select 'sanction_claim_target_id=' || min(sanction_claim_target_id) from marts.bridge_sanction_claim_targets",
    ),
    Fault(
        "an outlet without a key",
        "update marts.dim_outlets set outlet_id = null where outlet_name = (select max(outlet_name) from marts.dim_outlets);",
        "not_null_dim_outlets_outlet_id",
        "select 'outlet_name=' || outlet_name from marts.dim_outlets where outlet_id is null",
    ),
    Fault(
        "an upper bound below the lower one",
        "update marts.fct_troop_counts set count_low = 9, count_best = 9, count_high = 3"
        " where troop_count_id = (select min(troop_count_id) from marts.fct_troop_counts);",
        "range_is_ordered_fct_troop_counts_count",
        "select 'troop_count_id=' || min(troop_count_id) from marts.fct_troop_counts",
    ),
    Fault(
        "two defence ministers on one day",
        "insert into marts.dim_leaders select * replace ('ldr_second' as leader_term_id, valid_from + 1 as valid_from)"
        " from marts.dim_leaders where party_code = 'UKR' and office = 'defence_minister' order by all limit 1;",
        "intervals_do_not_overlap_dim_leaders",
        "select 'leader_term_id=ldr_second'",
    ),
    Fault(
        "a weapon of no class",
        "update marts.dim_weapons set category_code = 'catapult'"
        " where weapon_code = (select min(weapon_code) from marts.dim_weapons);",
        "relationships_dim_weapons_category_code",
        "select 'weapon_code=' || min(weapon_code) from marts.dim_weapons",
    ),
]
