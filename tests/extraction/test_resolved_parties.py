"""Parties told by a pronoun, a capital, an office, a possessive or the sentence before."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import ClaimReader

# headline, text, "supplier recipient" or "force location" of the one claim
BY_REFERENCE = [
    ("", "The Houthis hold the port. They received 40 missiles from Iran.", "IRN houthis"),
    ("", "Prime Minister Viktor Orban met reporters in Budapest. His government will send 20 howitzers to Serbia.", "HUN SRB"),
    ("", "NATO met on Friday. The alliance has deployed 5,000 soldiers to Kosovo.", "NATO XKX"),
    ("", "Moscow's forces lost 400 soldiers in Syria.", "RUS SYR"),
    ("Norway sends howitzers", "The 12 howitzers were delivered to Estonia on Friday, the ministry said.", "NOR EST"),
    ("", "Poland and Norway signed a deal. Under it Norway will deliver 30 radars to Poland.", "NOR POL"),
    ("", "Iran and Russia grew close. Tehran sent 400 drones to Moscow last year.", "IRN RUS"),
    ("", "Ethiopia bought drones. The country received 12 of them from Turkey.", "TUR ETH"),
    ("", '"We will send 30 tanks to Ukraine," Polish President Andrzej Duda said.', "POL UKR"),
    ("", '"We have received 30 tanks from Poland," Ukrainian President Volodymyr Zelenskyy said.', "POL UKR"),
    ("", "Russian President Vladimir Putin said that his country had delivered missiles to Belarus.", "RUS BLR"),
    ("", "Saudi Arabia, which bought 72 Typhoons from Britain, wants 48 more.", "GBR SAU"),
]  # fmt: skip
BY_OTHER_NAMES = [
    ("", "Abu Dhabi smuggled drones to the RSF in Sudan.", "ARE rsf-sudan"),
    ("", "The Kremlin supplied Damascus with S-300 air defence systems.", "RUS SYR"),
    ("", "Washington gave Taipei 100 Stinger missiles.", "USA TWN"),
    ("", "The Pentagon sent 300 Javelin missiles to Kyiv.", "USA UKR"),
    ("", "The Bundeswehr gave Ukraine 14 Leopard tanks.", "DEU UKR"),
    ("", "Biden approved the delivery of cluster munitions to Ukraine.", "USA UKR"),
    ("", "Macron promised Lebanon 20 armoured vehicles.", "FRA LBN"),
    ("", "The White House announced 20 drones for Poland.", "USA POL"),
    ("", "Rwanda arms the M23 rebels with mortars, UN experts said.", "RWA m23"),
    ("", "Rheinmetall, the German arms maker, will deliver 20 armoured vehicles to Lithuania.", "DEU LTU"),
    ("", "Ukraine received its first F-16s from the Netherlands.", "NLD UKR"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "parties"), [*BY_REFERENCE, *BY_OTHER_NAMES])
def test_the_parties_are_those_that_a_reader_understands(
    read_claims: ClaimReader, title: str, text: str, parties: str
) -> None:
    found = read_claims(text, title=title)
    told = [f"{claim['supplier']} {claim['recipient']}" for claim in found["arms_transfers"]]
    told += [f"{claim['force']} {claim['location']}" for claim in found["troop_counts"]]
    assert told == [parties]
