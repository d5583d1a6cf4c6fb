"""Words that mean a party or a weapon in one sentence and something else in the next."""

from __future__ import annotations

import pytest

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.mentions import MentionFinder
from tests.extraction.conftest import ClaimReader


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> MentionFinder:
    """A finder with the project's vocabularies."""
    return MentionFinder(lexicon)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Georgia bought 40 howitzers from France.", ["GEO", "FRA"]),
        ("The tanks were shown in Atlanta, Georgia.", ["USA"]),
        ("The University of Georgia studied armour.", []),
        ("Jordan received eight jets from Oman.", ["JOR", "OMN"]),
        ("Jim Jordan, a Republican, opposed the aid.", []),
        ("Soldiers crossed the Jordan River.", []),
        ("Turkey sent drones to Libya.", ["TUR", "LBY"]),
        ("The family ate turkey, then drank Wild Turkey.", []),
        ("Chad sent 1,200 soldiers to Mali.", ["TCD", "MLI"]),
        ("Chad Johnson, a pilot, was killed.", []),
        ("Rwanda backs rebels in eastern Congo.", ["RWA", "COD"]),
        ("Troops left the Republic of the Congo.", ["COG"]),
        ("Congo-Brazzaville sent 300 soldiers.", ["COG"]),
        ("The Democratic Republic of the Congo protested.", ["COD"]),
        ("Washington approved the sale.", ["USA"]),
        ("Denzel Washington starred.", []),
        ("Niger expelled the officers; Nigeria did not.", ["NER", "NGA"]),
        ("The Niger River flooded.", []),
        ("Guinea and Guinea-Bissau, Equatorial Guinea, Papua New Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
        ("A factory in Lebanon, Pennsylvania, makes shells for Lebanon.", ["LBN"]),
        ("Paris approved the delivery; Paris Hilton did not.", ["FRA"]),
        ("Moscow, Idaho, is small; Moscow rejected the plan.", ["RUS"]),
        ("South Sudan and Sudan received rifles.", ["SSD", "SDN"]),
        ("North Korea and South Korea fired.", ["PRK", "KOR"]),
        ("The Dominican Republic and Dominica bought boats.", ["DOM", "DMA"]),
        ("New Mexico hosts a range; Mexico bought helicopters.", ["USA", "MEX"]),
        ("Odessa, Texas, was flooded, Odessa was shelled.", ["UKR"]),
        ("The Indian Ocean fleet sailed for India.", ["IND"]),
        ("The Persian Gulf and the Gulf of Mexico", []),
        ("Irving Berlin wrote songs while Berlin sent tanks.", ["DEU"]),
    ],
)
def test_a_name_means_a_party_where_the_words_around_it_let_it(
    finder: MentionFinder, text: str, codes: list[str]
) -> None:
    assert [mention.code for mention in finder.find_parties(text, 2024)] == codes


ARMS = [
    ("Germany delivered two Patriots to Ukraine.", "air_defence"),
    ("Poland received 28 Abrams from the United States.", "armoured_vehicle"),
    ("Germany sent 14 Leopards to Poland.", "armoured_vehicle"),
    ("The United States sent 300 Javelins to Taiwan.", "missile"),
    ("The United States gave Taiwan 100 Stingers.", "air_defence"),
    ("The United States sold 12 F-15 Eagles to Japan.", "aircraft"),
    ("Israel sent three tanks to Jordan.", "armoured_vehicle"),
    ("Norway gave Ukraine 500 mines.", "ammunition"),
    ("Slovakia delivered 5,000 shells to Ukraine.", "ammunition"),
    ("The United States sent 100 Switchblades to Ukraine.", "drone"),
    ("Japan ordered 400 Tomahawks from the United States.", "missile"),
    ("Turkey bought 40 Typhoons from Britain.", "aircraft"),
    ("France delivered six Mirages to Ukraine.", "aircraft"),
    ("Romania gave Ukraine a Hawk battery.", "air_defence"),
]
NO_ARMS = [
    "The Patriots traded a player to Denver for two picks.",
    "The Philadelphia Eagles sent two players to Canada.",
    "Stacey Abrams sent three letters to Poland.",
    "The zoo in Berlin sent two leopards to Poland.",
    "Sweden sent two javelin throwers to the games in Japan.",
    "A scorpion with two stingers was sent by Kenya to France.",
    "Israel sent five water tanks to Jordan.",
    "Kenya approved the sale of a coal mine to China.",
    "Shell sold its stake in Nigeria to a French company.",
    "A customs officer seized a switchblade from a man in Norway.",
    "The tomahawk was sold to a collector in Britain.",
    "The Atlanta Hawks traded two men to Canada.",
    "Mirage sold a hotel to China.",
    "A typhoon went from the Philippines to Japan.",
    "The World Bank approved an aid package for Ukraine.",
    "General Robert Abrams arrived in South Korea.",
]


@pytest.mark.parametrize(("text", "category"), ARMS)
def test_a_word_with_an_everyday_sense_is_a_weapon_among_states(
    read_claims: ClaimReader, text: str, category: str
) -> None:
    assert [claim["category"] for claim in read_claims(text)["arms_transfers"]] == [category]


@pytest.mark.parametrize("text", NO_ARMS)
def test_the_everyday_sense_is_no_weapon(read_claims: ClaimReader, text: str) -> None:
    assert read_claims(text)["arms_transfers"] == []
