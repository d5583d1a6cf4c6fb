"""Sanctions: one test for each kind of wording; every sentence is made up for its case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extraction.conftest import ClaimReader
from tests.extraction.sanction_cases import DESIGNATIONS, IMPOSED, OTHER_ACTIONS, WORDINGS, Case

NO_SANCTION = [
    "Western sanctions have hurt the Russian economy for years.",
    "The sanctioned bank opened a new branch in Dubai.",
    "Under the sanctions, traders must ask for a licence.",
    "The government imposed tariffs of 20 percent on steel.",
    "FIFA imposed sanctions on the Chilean football federation.",
    "The court fined the firm 3 million euros for sanctions evasion.",
    "Travellers must follow a designated route through the park.",
    "The parade was held in a state-sanctioned venue.",
    "How would the EU lift sanctions on Syria without a vote?",
    "Iran wants to prevent the reimposition of sanctions.",
    "The rules of the call are embargoed until noon.",
    "Judges blocked the travel ban on people from Muslim-majority countries.",
    "If Congress imposed sanctions on Iran, the talks would end.",
    "Serbia has consistently opposed EU sanctions on Russia.",
    "Sanctioning the Iranian officials would be a mistake, the EU envoy said.",
    "The new order authorizes U.S. sanctions on Turkish banks.",
    "The sanctions that we have imposed on Iran hurt its industry.",
    "The act gives the president the power to impose sanctions on Iran.",
    "Beijing bans online sales of the book.",
    "The law bars the president from waiving U.S. sanctions on Iran.",
    "Officials disagreed about the timing of the end of U.S. sanctions on Cuba.",
    "Following any designation of a group under Executive Order 13224 banks must report within ten days.",
    "The union wants officers who lie to face clear sanctions.",
]


def only(record: dict[str, Any]) -> dict[str, Any]:
    """The one sanction of a record."""
    assert len(record["sanctions"]) == 1, record["sanctions"]
    claim: dict[str, Any] = record["sanctions"][0]
    return claim


@pytest.mark.parametrize(
    "case", [*IMPOSED, *OTHER_ACTIONS, *DESIGNATIONS, *WORDINGS], ids=lambda case: case[0]
)
def test_a_sentence_tells_imposer_action_and_target(read_claims: ClaimReader, case: Case) -> None:
    text, imposer, action, target_type, country = case
    claim = only(read_claims(text))
    told = (claim["imposer"], claim["action"], claim["target_type"], claim["target_country"])
    assert told == (imposer, action, target_type, country)


@pytest.mark.parametrize("text", NO_SANCTION)
def test_existence_hypotheses_and_look_alikes_are_no_claims(read_claims: ClaimReader, text: str) -> None:
    assert read_claims(text)["sanctions"] == []


def test_people_and_firms_with_numbers_of_their_own_are_two_claims(read_claims: ClaimReader) -> None:
    claims = read_claims("The EU imposed sanctions on seven Russian officials and four banks.")["sanctions"]
    assert {(c["target_type"], c["target_count_low"]) for c in claims} == {("individual", 7), ("entity", 4)}


def test_people_and_firms_with_a_joint_number_are_one_mixed_claim(read_claims: ClaimReader) -> None:
    claim = only(read_claims("Canada sanctioned 40 Russian individuals and entities."))
    assert (claim["target_type"], claim["target_count_low"]) == ("mixed", 40)


def test_a_list_of_names_without_a_number_counts_its_names(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The United States sanctioned Ola Bergström, Nils Dahlgren and Erik Lindqvist."))
    assert claim["target_type"] == "individual"
    assert claim["target_names"] == ["Ola Bergström", "Nils Dahlgren", "Erik Lindqvist"]
    assert (claim["target_count_low"], claim["target_count_high"]) == (3, 3)


def test_names_in_apposition_belong_to_the_number(read_claims: ClaimReader) -> None:
    claim = only(read_claims("Britain sanctioned two Belarusian judges, Ola Bergström and Nils Dahlgren."))
    assert (claim["target_count_low"], claim["target_names"]) == (2, ["Ola Bergström", "Nils Dahlgren"])


def test_two_imposers_make_two_claims(read_claims: ClaimReader) -> None:
    claims = read_claims("Britain and Canada imposed sanctions on Myanmar.")["sanctions"]
    assert {c["imposer"] for c in claims} == {"GBR", "CAN"}


def test_two_countries_hit_make_two_claims(read_claims: ClaimReader) -> None:
    claims = read_claims("The United States imposed sanctions on Iran and Syria.")["sanctions"]
    assert {c["target_country"] for c in claims} == {"IRN", "SYR"}


def test_several_countries_behind_one_number_leave_the_country_open(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The EU sanctioned nine companies from China, Turkey and Iran."))
    assert (claim["target_count_low"], claim["target_country"]) == (9, None)


def test_a_repetition_with_more_detail_is_one_claim(read_claims: ClaimReader) -> None:
    text = "The EU sanctioned Iranian officials. On Monday, the EU sanctioned six Iranian officials over the crackdown."
    claim = only(read_claims(text))
    assert claim["target_count_low"] == 6
    assert claim["evidence"].startswith("On Monday")


def test_western_nations_are_no_named_imposer(read_claims: ClaimReader) -> None:
    text = "Western nations imposed sanctions on Belarus. U.S. sanctions came later."
    claim = next(c for c in read_claims(text)["sanctions"] if c["target_country"] == "BLR")
    assert claim["imposer"] is None


def test_the_document_tells_the_authority_of_a_passive_sentence(read_claims: ClaimReader) -> None:
    text = "The Treasury Department acted on Tuesday under U.S. sanctions law. Five Iranian banks were sanctioned."
    assert only(read_claims(text))["imposer"] == "USA"


def test_the_country_before_sanctions_is_hit_where_it_is_a_plain_name(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The White House lifted Venezuela sanctions in October."))
    assert (claim["imposer"], claim["target_country"]) == ("USA", "VEN")


def test_a_caller_is_not_the_imposer(read_claims: ClaimReader) -> None:
    claim = only(read_claims("Ukraine urged the EU to impose sanctions on Belarus."))
    assert (claim["imposer"], claim["action"]) == ("EU", "proposed")


def test_yet_to_impose_is_denied(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The EU has yet to impose sanctions on Georgia."))
    assert (claim["action"], claim["polarity"]) == ("imposed", "denied")


def test_a_refused_lifting_is_a_denied_lifting(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The EU refused to lift sanctions on Belarus."))
    assert (claim["action"], claim["polarity"]) == ("lifted", "denied")


def test_the_claimant_is_the_one_who_says_it(read_claims: ClaimReader) -> None:
    claim = only(read_claims("Canada imposed sanctions on two Iranian banks, a spokesman said."))
    assert claim["attributed_to"] == "a spokesman"


def test_an_abbreviation_in_brackets_does_not_cut_the_targets_off(read_claims: ClaimReader) -> None:
    text = "Under Executive Order (E.O.) 13810 the Treasury imposed sanctions on two Cuban officials."
    claim = only(read_claims(text))
    assert (claim["target_type"], claim["target_country"], claim["target_count_low"]) == (
        "individual",
        "CUB",
        2,
    )


def test_the_measures_of_the_sentence_before_go_on(read_claims: ClaimReader) -> None:
    text = "Canada announced sanctions against Iran on Monday. The measures target two Iranian refineries."
    claims = read_claims(text, published="2024-10-18")["sanctions"]
    refineries = next(c for c in claims if c["target_type"] == "entity")
    assert (refineries["imposer"], refineries["target_count_low"], refineries["date"]) == (
        "CAN",
        2,
        "2024-10-14",
    )


def test_the_end_of_waivers_is_an_imposition(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The United States ended waivers of sanctions on Iran."))
    assert claim["action"] == "imposed"


def test_an_issued_waiver_is_a_lifting(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The State Department issued a waiver of sanctions on Syria."))
    assert (claim["imposer"], claim["action"]) == ("USA", "lifted")


def test_the_legal_basis_is_no_target(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The U.S. Treasury sanctioned four Belarusian firms pursuant to E.O. 14038."))
    assert (claim["target_names"], claim["target_country"]) == ([], "BLR")


def test_the_nationality_stands_in_an_apposition(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The EU sanctioned Ola Bergström, a Russian banker."))
    assert (claim["target_type"], claim["target_country"], claim["target_names"]) == (
        "individual",
        "RUS",
        ["Ola Bergström"],
    )


def test_firms_based_somewhere_have_their_seat_there(read_claims: ClaimReader) -> None:
    claim = only(read_claims("The United States sanctioned five UAE-based companies."))
    assert (claim["target_type"], claim["target_country"]) == ("entity", "ARE")


def test_european_leaders_stand_for_the_eu(read_claims: ClaimReader) -> None:
    claim = only(read_claims("European leaders agreed to impose sanctions on Belarus."))
    assert (claim["imposer"], claim["action"]) == ("EU", "imposed")


def test_the_same_sanction_told_with_and_without_a_country_stays_one_list_of_names(
    read_claims: ClaimReader,
) -> None:
    text = "Britain sanctioned Ola Bergström. On Friday, Britain sanctioned Ola Bergström and Nils Dahlgren."
    claim = only(read_claims(text))
    assert claim["target_names"] == ["Ola Bergström", "Nils Dahlgren"]


def test_an_arms_sales_ban_hits_the_country(read_claims: ClaimReader) -> None:
    [claim] = read_claims("The EU banned arms sales to Belarus in May.")["sanctions"]
    assert (claim["imposer"], claim["target_type"], claim["target_country"]) == ("EU", "state", "BLR")


def test_a_listing_by_an_authority_is_a_sanction(read_claims: ClaimReader) -> None:
    text = "The Security Council listed two officers, Ola Berg and Per Dahl, for breaking the sanctions."
    [claim] = read_claims(text)["sanctions"]
    assert (claim["imposer"], claim["target_type"], claim["target_count_low"]) == ("UN", "individual", 2)


def test_the_arab_league_is_no_sports_league(read_claims: ClaimReader) -> None:
    [claim] = read_claims("The Arab League imposed sanctions on Libya last week.")["sanctions"]
    assert (claim["imposer"], claim["target_country"]) == ("ARAB_LEAGUE", "LBY")


def test_the_name_behind_its_description_is_the_imposer(read_claims: ClaimReader) -> None:
    [claim] = read_claims("West Africa's regional bloc ECOWAS lifted its sanctions on Guinea.")["sanctions"]
    assert (claim["imposer"], claim["action"], claim["target_country"]) == ("ECOWAS", "lifted", "GIN")


def test_people_without_a_country_are_of_the_one_that_the_sanctions_hit(read_claims: ClaimReader) -> None:
    text = "Canada tightened its sanctions on Belarus. The Treasury designated 16 people."
    claims = read_claims(text)["sanctions"]
    assert ("individual", "BLR") in {(c["target_type"], c["target_country"]) for c in claims}


def test_entities_counted_by_country_are_a_claim_for_each_and_no_total(read_claims: ClaimReader) -> None:
    text = (
        "In this rule the Commerce Department adds nine entities to the Entity List. "
        "They are listed under the destinations of China (6), Iran (1) and the UAE (2)."
    )
    claims = read_claims(text)["sanctions"]
    assert {(c["imposer"], c["target_country"], c["target_count_low"]) for c in claims} == {
        ("USA", "CHN", 6),
        ("USA", "IRN", 1),
        ("USA", "ARE", 2),
    }


def test_all_in_a_list_of_imposers_impose(read_claims: ClaimReader) -> None:
    claims = read_claims("Canada, Japan, Norway, and Australia have sanctioned two Belarusian banks.")[
        "sanctions"
    ]
    assert {c["imposer"] for c in claims} == {"CAN", "JPN", "NOR", "AUS"}


def test_several_countries_are_nobody_by_name(read_claims: ClaimReader) -> None:
    text = "U.S. sanctions on Iran were renewed. Forty countries have announced sanctions on Belarus."
    claim = next(c for c in read_claims(text)["sanctions"] if c["target_country"] == "BLR")
    assert claim["imposer"] is None


def test_we_in_a_joint_statement_is_the_alliance(read_claims: ClaimReader) -> None:
    text = "We, the foreign ministers of the G7, are united. We have imposed new sanctions on Russia."
    assert only(read_claims(text))["imposer"] == "G7"
