"""What looks like a claim and is none: each kind of the annotation guidelines, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import ClaimReader

DOMESTIC = [
    "Poland ordered 250 tanks from a Polish state factory for its own army.",
    "The French army received 12 Caesar howitzers from the plant in Roanne.",
    "The US Army awarded Oshkosh a $400 million contract for trucks.",
    "India's parliament approved a budget of 70 billion dollars for defence.",
]
USED_OR_SHOWN = [
    "Russia fired 40 missiles at Kharkiv on Monday.",
    "Ukrainian forces destroyed 12 Russian tanks near Bakhmut.",
    "Iran unveiled a new ballistic missile at a parade in Tehran.",
    "North Korea tested two cruise missiles on Sunday.",
    "The rebels shot down a Turkish drone over Idlib.",
    "An American F-16 crashed in South Korea during training.",
    "The United States keeps 80 fighter jets in Japan.",
    "A Ukrainian HIMARS launcher was shown to journalists.",
]
OTHER_GOODS = [
    "China exported 3 million smartphones to India.",
    "Germany exports cars worth 20 billion euros to China.",
    "The museum bought a tank from a collector.",
    "Customs officers in Kenya seized 300 kilograms of ivory.",
]
OTHER_PEOPLE = [
    "The soldier, 45, comes from Oslo.",
    "About 400 civilians were killed in Aleppo.",
    "Police arrested 200 protesters in Tunis.",
    "The ministry hired 900 police officers in Jamaica.",
    "Some 3,000 refugees crossed into Chad.",
    "Nine firefighters were killed in a blaze in Greece.",
    "The 101st Airborne Division trains in Kentucky.",
    "Brigade 47 fought near the village.",
    "More than 500 veterans marched in Ottawa.",
]
OTHER_PENALTIES = [
    "The army spent 12 million dollars on boots.",
    "The US put tariffs of 25 percent on Canadian steel.",
    "The EU fined a Swiss bank 900 million euros.",
    "Prosecutors in New York charged two Russians with fraud.",
    "FIFA banned a Brazilian player for four matches.",
    "The International Olympic Committee sanctioned two Kenyan runners.",
]
MERE_EXISTENCE = [
    "Western sanctions have hurt Russia's economy.",
    "Iran has lived under sanctions for decades.",
    "The company complies with all sanctions on Syria.",
    "Sanctions evasion is a crime in Norway.",
]
OTHER_SENSE = [
    "The bank was fined for violating US sanctions against Cuba.",
]
ALL = [*DOMESTIC, *USED_OR_SHOWN, *OTHER_GOODS, *OTHER_PEOPLE, *OTHER_PENALTIES, *MERE_EXISTENCE]


@pytest.mark.parametrize("text", ALL)
def test_it_is_no_claim(read_claims: ClaimReader, text: str) -> None:
    found = read_claims(text)
    assert (found["arms_transfers"], found["troop_counts"], found["sanctions"]) == ([], [], [])
