"""The tables of parties and currencies are whole: codes resolve, one meaning a wording, no state missing.

What the matcher makes of the wordings is tested with the extraction.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from orchestration.extraction import money

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"

COLUMNS = {
    "parties": "party_code,party_name,party_kind,iso_alpha2,iso_alpha3,m49_code,wikidata_qid,region,base_country_code",
    "party_terms": "term,party_code,term_kind,year_from,year_to,context",
    "party_lookalikes": "term,lookalike_kind",
    "currencies": "currency_code,currency_name,is_in_use",
    "currency_terms": "term,currency_code,position",
    "agencies": "agency_code,agency_name,agency_country_code",
    "agency_terms": "term,agency_code",
}
ORGANISATIONS = ["EU", "UN", "NATO", "AU", "ECOWAS", "SADC", "OSCE", "ICC", "G7", "ARAB_LEAGUE", "GCC"]
TERM_KINDS = {
    "name", "demonym", "people", "capital", "seat", "leader", "government", "ministry", "agency",
    "military", "place", "company", "abbreviation",
}  # fmt: skip
CONTEXTS = {"none", "not_person", "not_place", "not_us_state", "needs_country_sense", "case_sensitive"}
ISO_ALPHA3 = [
    "ABW", "AFG", "AGO", "AIA", "ALA", "ALB", "AND", "ARE", "ARG", "ARM", "ASM", "ATA", "ATF",
    "ATG", "AUS", "AUT", "AZE", "BDI", "BEL", "BEN", "BES", "BFA", "BGD", "BGR", "BHR", "BHS",
    "BIH", "BLM", "BLR", "BLZ", "BMU", "BOL", "BRA", "BRB", "BRN", "BTN", "BVT", "BWA", "CAF",
    "CAN", "CCK", "CHE", "CHL", "CHN", "CIV", "CMR", "COD", "COG", "COK", "COL", "COM", "CPV",
    "CRI", "CUB", "CUW", "CXR", "CYM", "CYP", "CZE", "DEU", "DJI", "DMA", "DNK", "DOM", "DZA",
    "ECU", "EGY", "ERI", "ESH", "ESP", "EST", "ETH", "FIN", "FJI", "FLK", "FRA", "FRO", "FSM",
    "GAB", "GBR", "GEO", "GGY", "GHA", "GIB", "GIN", "GLP", "GMB", "GNB", "GNQ", "GRC", "GRD",
    "GRL", "GTM", "GUF", "GUM", "GUY", "HKG", "HMD", "HND", "HRV", "HTI", "HUN", "IDN", "IMN",
    "IND", "IOT", "IRL", "IRN", "IRQ", "ISL", "ISR", "ITA", "JAM", "JEY", "JOR", "JPN", "KAZ",
    "KEN", "KGZ", "KHM", "KIR", "KNA", "KOR", "KWT", "LAO", "LBN", "LBR", "LBY", "LCA", "LIE",
    "LKA", "LSO", "LTU", "LUX", "LVA", "MAC", "MAF", "MAR", "MCO", "MDA", "MDG", "MDV", "MEX",
    "MHL", "MKD", "MLI", "MLT", "MMR", "MNE", "MNG", "MNP", "MOZ", "MRT", "MSR", "MTQ", "MUS",
    "MWI", "MYS", "MYT", "NAM", "NCL", "NER", "NFK", "NGA", "NIC", "NIU", "NLD", "NOR", "NPL",
    "NRU", "NZL", "OMN", "PAK", "PAN", "PCN", "PER", "PHL", "PLW", "PNG", "POL", "PRI", "PRK",
    "PRT", "PRY", "PSE", "PYF", "QAT", "REU", "ROU", "RUS", "RWA", "SAU", "SDN", "SEN", "SGP",
    "SGS", "SHN", "SJM", "SLB", "SLE", "SLV", "SMR", "SOM", "SPM", "SRB", "SSD", "STP", "SUR",
    "SVK", "SVN", "SWE", "SWZ", "SXM", "SYC", "SYR", "TCA", "TCD", "TGO", "THA", "TJK", "TKL",
    "TKM", "TLS", "TON", "TTO", "TUN", "TUR", "TUV", "TWN", "TZA", "UGA", "UKR", "UMI", "URY",
    "USA", "UZB", "VAT", "VCT", "VEN", "VGB", "VIR", "VNM", "VUT", "WLF", "WSM", "YEM", "ZAF",
    "ZMB", "ZWE",
]  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def doubled(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


PARTIES = {row["party_code"]: row for row in rows("parties")}
TERMS = {row["term"]: row for row in rows("party_terms")}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_and_no_ragged_row(name: str) -> None:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert ",".join(lines[0]) == COLUMNS[name]
    assert [line for line in lines if len(line) != len(lines[0])] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_no_cell_hides_blanks_or_control_characters(name: str) -> None:
    cells = [cell for row in rows(name) for cell in row.values()]
    assert [cell for cell in cells if cell != " ".join(cell.split()) or not cell.isprintable()] == []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("parties", "party_code"),
        ("party_terms", "term"),
        ("party_lookalikes", "term"),
        ("currencies", "currency_code"),
        ("agencies", "agency_code"),
        ("agency_terms", "term"),
    ],
)
def test_a_key_is_filled_and_unique(name: str, column: str) -> None:
    keys = [row[column] for row in rows(name)]
    assert all(keys)
    assert doubled(keys) == []


def test_the_frozen_list_has_every_code_of_the_standard() -> None:
    assert len(ISO_ALPHA3) == len(set(ISO_ALPHA3)) == 249


def test_every_state_and_territory_of_the_standard_is_a_party() -> None:
    assert [code for code in ISO_ALPHA3 if code not in PARTIES] == []


def test_states_beyond_the_standard_are_only_kosovo() -> None:
    countries = {code for code, row in PARTIES.items() if row["party_kind"] in {"state", "territory"}}
    assert countries - set(ISO_ALPHA3) == {"XKX"}


def test_a_code_has_the_form_of_its_kind() -> None:
    country, organisation, group = r"[A-Z]{3}", r"[A-Z][A-Z0-9_]+", r"[a-z0-9]+(-[a-z0-9]+)*"
    forms = {"state": country, "territory": country, "organisation": organisation, "armed_group": group}
    assert [code for code, row in PARTIES.items() if not re.fullmatch(forms[row["party_kind"]], code)] == []


def test_countries_carry_their_standard_codes_and_others_none() -> None:
    for code, row in PARTIES.items():
        if row["party_kind"] in {"state", "territory"}:
            assert row["iso_alpha3"] == code
            assert re.fullmatch(r"[A-Z]{2}", row["iso_alpha2"]), code
            assert re.fullmatch(r"\d{3}", row["m49_code"]) or code == "XKX", code
        else:
            assert (row["iso_alpha2"], row["iso_alpha3"], row["m49_code"]) == ("", "", ""), code


@pytest.mark.parametrize("column", ["iso_alpha2", "m49_code", "wikidata_qid", "party_name"])
def test_no_two_parties_share_an_identifier(column: str) -> None:
    assert doubled([row[column] for row in PARTIES.values() if row[column]]) == []


def test_wikidata_items_are_item_numbers() -> None:
    assert [row for row in PARTIES.values() if not re.fullmatch(r"(Q\d+)?", row["wikidata_qid"])] == []


def test_a_base_country_is_a_state_or_territory_and_every_group_has_one() -> None:
    for code, row in PARTIES.items():
        base = row["base_country_code"]
        assert not base or PARTIES[base]["party_kind"] in {"state", "territory"}, code
        assert base or row["party_kind"] != "armed_group", code
        assert not base or row["party_kind"] in {"territory", "armed_group"}, code


def test_the_organisations_are_those_that_claims_may_name() -> None:
    assert {code for code, row in PARTIES.items() if row["party_kind"] == "organisation"} == set(
        ORGANISATIONS
    )


def test_every_term_stands_for_a_known_party() -> None:
    assert [term for term, row in TERMS.items() if row["party_code"] not in PARTIES] == []


def test_every_party_can_be_found_by_some_term() -> None:
    assert set(PARTIES) - {row["party_code"] for row in TERMS.values()} == set()


def test_terms_use_only_the_documented_kinds_and_contexts() -> None:
    assert {row["term_kind"] for row in TERMS.values()} == TERM_KINDS
    assert {row["context"] for row in TERMS.values()} == CONTEXTS


def test_years_belong_to_leaders_and_do_not_run_backwards() -> None:
    for term, row in TERMS.items():
        start, end = row["year_from"], row["year_to"]
        assert not start or row["term_kind"] == "leader", term
        assert re.fullmatch(r"((19|20)\d\d)?", start), term
        assert not end or start <= end < "2100", term


def test_an_apostrophe_is_listed_straight_and_curly() -> None:
    straight = {term.replace("’", "'") for term in TERMS if "’" in term}
    assert straight == {term for term in TERMS if "'" in term}


def test_a_term_of_two_letters_is_never_without_a_guard() -> None:
    loose = [
        term for term, row in TERMS.items() if len(term) == 2 and term.isalpha() and row["context"] == "none"
    ]
    assert loose == []


def test_a_term_starts_with_a_capital_or_a_known_particle() -> None:
    particles = (
        "al-", "al ", "el-", "bin ", "von ", "pro-", "ex-", "anti-", "the Hague", "occupied ", "mainland ", "former ",
        "eastern ", "southern ", "dissident ", "ethnic ", "blue helmets", "peshmerga", "ideaForge",
    )  # fmt: skip
    assert [
        term for term in TERMS if not (term[0].isupper() or term[0].isdigit() or term.startswith(particles))
    ] == []


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("Kremlin", "RUS"), ("Brussels", "EU"), ("National Intelligence Service", "KOR"), ("OFSI", "GBR"),
        ("Office of Foreign Assets Control", "USA"), ("Security Council", "UN"), ("KFOR", "NATO"), ("AMISOM", "AU"),
        ("Quds Force", "IRN"), ("Ansar Allah", "houthis"), ("Daesh", "islamic-state"), ("Congo", "COD"),
        ("Korean", "KOR"), ("Türkiye", "TUR"), ("Ivory Coast", "CIV"), ("Crimea", "UKR"), ("Kursk", "RUS"),
        ("Niger", "NER"), ("Nigeria", "NGA"), ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Zelenskyy", "UKR"),
        ("DRC", "COD"), ("Pyongyang", "PRK"),
    ],
)  # fmt: skip
def test_a_well_known_wording_stands_for_its_party(term: str, code: str) -> None:
    assert TERMS[term]["party_code"] == code


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("leader", 1500),
        ("place", 1500),
        ("company", 500),
        ("military", 450),
        ("demonym", 250),
        ("people", 180),
    ],
)
def test_the_breadth_of_a_kind_does_not_shrink(kind: str, least: int) -> None:
    assert sum(row["term_kind"] == kind for row in TERMS.values()) >= least


def test_a_lookalike_is_never_also_a_term() -> None:
    assert [row["term"] for row in rows("party_lookalikes") if row["term"] in TERMS] == []


def test_tables_are_sorted_so_that_a_change_shows_as_one_line() -> None:
    assert list(PARTIES) == sorted(PARTIES, key=lambda code: (PARTIES[code]["party_kind"], code))
    assert list(TERMS) == sorted(TERMS, key=lambda t: (TERMS[t]["party_code"], TERMS[t]["term_kind"], t))


def test_currencies_are_three_letters_and_no_two_share_a_name() -> None:
    codes = [row["currency_code"] for row in rows("currencies")]
    assert [code for code in codes if not re.fullmatch(r"[A-Z]{3}", code)] == []
    assert codes == sorted(codes)
    assert doubled([row["currency_name"] for row in rows("currencies")]) == []
    assert {row["is_in_use"] for row in rows("currencies")} == {"true", "false"}


def test_every_currency_that_the_extractor_can_tell_is_listed() -> None:
    listed = {row["currency_code"] for row in rows("currencies")}
    told = {*money._SYMBOLS.values(), *money._CODES, *money._UNITS.values()}
    assert told | {row["currency_code"] for row in rows("currency_terms")} <= listed


def test_a_currency_wording_has_one_meaning_on_each_side_of_the_amount() -> None:
    terms = rows("currency_terms")
    assert {row["position"] for row in terms} == {"before", "after"}
    assert doubled([f"{row['position']} {row['term']}" for row in terms]) == []
