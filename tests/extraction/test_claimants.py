"""Who makes a claim, over the ways in which news names its sources; and the day of saying, which is not the day of the event."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import ClaimReader

CASES = [
    ("Germany will send 18 howitzers to Ukraine, Defence Minister Ola Berg said on Wednesday.", "Defence Minister Ola Berg"),
    ("The defence ministry in Oslo said that Norway had delivered 22 tanks to Ukraine.", "The defence ministry in Oslo"),
    ("According to a senior official, Iran has shipped 300 drones to Russia.", "a senior official"),
    ("Iran has shipped 300 drones to Russia, according to the paper.", "the paper"),
    ("As the Morning Herald reported, Turkey bought the S-400 system from Russia.", "the Morning Herald"),
    ("Canada announced a $500 million package of military aid for Ukraine.", "Canada"),
    ("Sweden has sent 50 armoured vehicles to Ukraine.", None),
    ("Per Dahl, a spokesman, said Friday. He said Poland had sent 14 fighter jets to Ukraine.", "Per Dahl"),
    ("MS. HOLM: Good morning.\nWe have sent 20 radars to Ukraine.\nQUESTION: Thank you.\n", "MS. HOLM"),
]  # fmt: skip
WORDINGS = [
    ('Norway sent 12 howitzers to Ukraine, the defence ministry said.', 'the defence ministry'),
    ('The defence ministry said Norway sent 12 howitzers to Ukraine.', 'The defence ministry'),
    ('According to Reuters, Norway sent 12 howitzers to Ukraine.', 'Reuters'),
    ('Norway sent 12 howitzers to Ukraine, according to two officials.', 'two officials'),
    ('Norway sent 12 howitzers to Ukraine, Prime Minister Ola Berg told reporters.', 'Prime Minister Ola Berg'),
    ('Ola Berg, a spokesman for the army, said Norway had sent 12 howitzers to Ukraine.', 'Ola Berg'),
    ("South Korea's spy agency said North Korea had sent 1,500 soldiers to Russia.", "South Korea's spy agency"),
    ('Officials speaking on condition of anonymity said Norway sent 12 howitzers to Ukraine.', 'Officials'),
    ('"We have sent 12 howitzers to Ukraine," Norwegian Defence Minister Ola Berg said.', 'Norwegian Defence Minister Ola Berg'),
    ('Norway\'s Ola Berg added: "We sent 12 howitzers to Ukraine."', "Norway's Ola Berg"),
    ('The Times reported that Norway sent 12 howitzers to Ukraine.', 'The Times'),
    ('State media in Tehran reported that Iran sent 300 soldiers to Syria.', 'State media in Tehran'),
    ('Norway sent 12 howitzers to Ukraine.', None),
    ('Moscow claims that Norway sent 12 howitzers to Ukraine.', 'Moscow'),
    ('Kyiv accused Iran of sending drones to Russia.', 'Kyiv'),
    ('The United Nations estimates that Rwanda has 4,000 soldiers in Congo.', 'The United Nations'),
    ('Rwanda has 4,000 soldiers in Congo, UN experts wrote in a report.', 'UN experts'),
    ('Norway denied that it sent howitzers to Ukraine.', 'Norway'),
    ('The general told the BBC that 300 soldiers were killed in Mali.', 'The general'),
    ('In a statement, the Treasury said it had sanctioned two Russian banks.', 'the Treasury'),
    ('The US sanctioned two Russian banks, the Treasury announced on Friday.', 'the Treasury'),
    ('"It will cost them," Berg said. "We are sending 12 howitzers to Ukraine."', 'Berg'),
    ('As the ministry confirmed, Norway sent 12 howitzers to Ukraine.', 'the ministry'),
    ('Norway sent 12 howitzers to Ukraine, the ministry in Oslo said on Friday in a statement.', 'the ministry in Oslo'),
    ('A Pentagon spokeswoman, Kari Lund, said 400 US soldiers had left Niger.', 'A Pentagon spokeswoman, Kari Lund'),
    ('The paper reported that up to 400 US soldiers will leave Niger.', 'The paper'),
    ('Canada is expected to announce sanctions on two Russian banks.', None),
    ('"We estimate that Iran has sent Russia 300 drones," said Ola Berg, a spokesman.', 'Ola Berg'),
    ('Senator Per Dahl called for Norway to send 40 tanks to Ukraine.', 'Senator Per Dahl'),
    ('Norway is demanding sanctions against Russia.', 'Norway'),
    ('OSLO (Reuters) - The defence ministry said Norway sent 12 howitzers to Ukraine.', 'The defence ministry'),
    ('Norway has sent 12 howitzers to Ukraine, according to publicly available documents.', 'publicly available documents'),
    ('Norway sent 12 howitzers to Ukraine, chief of staff Kari Lund said.', 'Kari Lund'),
    ('Canada warned Norway against sanctions on Russia, which imposed sanctions on two Canadian banks.', None),
    ('HELPING OUR ALLIES: Norway sent 12 howitzers to Ukraine.\nMAKING PEACE: Talks went on.\n', None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claimant"), WORDINGS)
def test_each_wording_of_saying_names_its_claimant(
    read_claims: ClaimReader, text: str, claimant: str | None
) -> None:
    found = read_claims(text)
    claims = [*found["arms_transfers"], *found["troop_counts"], *found["sanctions"]]
    assert [claim["attributed_to"] for claim in claims] == [claimant]


@pytest.mark.parametrize(("text", "claimant"), CASES)
def test_the_claimant_is_the_one_whom_the_text_names(
    read_claims: ClaimReader, text: str, claimant: str | None
) -> None:
    transfers = read_claims(text, published="2024-03-15")["arms_transfers"]
    assert transfers
    assert {transfer["attributed_to"] for transfer in transfers} == {claimant}


def test_the_day_of_saying_is_not_the_day_of_the_event(read_claims: ClaimReader) -> None:
    (said,) = read_claims(
        "The ministry said on Wednesday that Norway delivered 22 howitzers to Ukraine in January."
    )["arms_transfers"]
    assert said["date"] == "2024-01"


def test_a_joint_list_of_countries_is_no_country(read_claims: ClaimReader) -> None:
    sanctions = read_claims(
        "The EU imposed sanctions on 12 people and 4 companies from Iran, China and Turkey."
    )["sanctions"]
    assert [(s["target_type"], s["target_count_low"], s["target_country"]) for s in sanctions] == [
        ("individual", 12, None),
        ("entity", 4, None),
    ]
