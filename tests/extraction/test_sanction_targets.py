"""Whom sanctions hit: kinds, countries, numbers and names, one group after the other. Every sentence is made up."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import ClaimReader

Group = tuple[str, str | None, int | None, list[str]]
Case = tuple[str, list[Group]]

COUNTRIES: list[Case] = [
    ("The EU sanctioned six tycoons close to the Belarusian president.", [("individual", "BLR", 6, [])]),
    (
        "Canada imposed sanctions on four officials and two banks over the crackdown in Venezuela.",
        [("individual", "VEN", 4, []), ("entity", "VEN", 2, [])],
    ),
    (
        "The United States will impose sanctions on any foreign companies that buy oil from Iran.",
        [("entity", None, None, [])],
    ),
    ("Washington imposed sanctions on two Iran-backed militias.", [("entity", None, 2, [])]),
]

LISTS: list[Case] = [
    (
        "The same order of the US Treasury hit Ola Ivar Berg, a Russian who is said to have bought the parts, with sanctions.",
        [("individual", "RUS", 1, ["Ola Ivar Berg"])],
    ),
    (
        "The US sanctioned Ola Berg and Nils Dahl, two Russian bankers.",
        [("individual", "RUS", 2, ["Ola Berg", "Nils Dahl"])],
    ),
    (
        "The US sanctioned two Russian bankers, Ola Berg and Nils Dahl.",
        [("individual", "RUS", 2, ["Ola Berg", "Nils Dahl"])],
    ),
    (
        "Britain imposed sanctions on Russian banks Alfgard, NKB and Nordprombank.",
        [("entity", "RUS", 3, ["Alfgard", "NKB", "Nordprombank"])],
    ),
    (
        (
            "The Treasury Department imposed sanctions on Ola Berg, Nils Dahl, Anna Lind, Karl Holm and Nils Strand, all members "
            "of Iran's security council."
        ),
        [("individual", "IRN", 5, ["Ola Berg", "Nils Dahl", "Anna Lind", "Karl Holm", "Nils Strand"])],
    ),
    (
        "The State Department is designating Ola Berg, Nils Dahl, and Berg Trading LLC pursuant to Executive Order 14024.",
        [("individual", None, 2, ["Ola Berg", "Nils Dahl"]), ("entity", None, 1, ["Berg Trading LLC"])],
    ),
    (
        "OFAC is designating Iran-based Berg Trading Company and its director, Nils Dahl, for shipping oil.",
        [("entity", "IRN", 1, ["Berg Trading Company"]), ("individual", "IRN", 1, ["Nils Dahl"])],
    ),
    (
        "OFAC is designating 70 Serbian entities, including Nordtek, as well as 29 individuals.",
        [("entity", "SRB", 70, ["Nordtek"]), ("individual", "SRB", 29, [])],
    ),
    (
        (
            "Canada sanctioned three entities and eleven individuals in Zimbabwe, including President Ola Berg and businessman "
            "Nils Dahl."
        ),
        [("entity", "ZWE", 3, []), ("individual", "ZWE", 11, ["Ola Berg", "Nils Dahl"])],
    ),
    (
        (
            "Canada sanctioned the firm Berg Arms, which makes rifles; seven Syrian shipping companies, which own 40 tankers; "
            "and one towing company."
        ),
        [("entity", "SYR", 9, ["Berg Arms"])],
    ),
    (
        "The EU sanctioned eight Syrian prisons, five officials who run them, two militia groups, and two militia leaders.",
        [("entity", "SYR", 10, []), ("individual", "SYR", 7, [])],
    ),
    (
        (
            "The EU sanctions also target Belarusian executives: Ola Berg, President of Transnord; Nils Dahl, CEO of Nordtek; "
            "and Karl Holm, Chairman of NKB."
        ),
        [("individual", "BLR", 3, ["Ola Berg", "Nils Dahl", "Karl Holm"])],
    ),
    (
        (
            "The Treasury Department sanctioned three Serbian entities, Nordnews Institute and associated outlets Alfapress and "
            "Betapress."
        ),
        [("entity", "SRB", 3, ["Nordnews Institute", "Alfapress", "Betapress"])],
    ),
    (
        "The EU imposed sanctions on hundreds of Belarusian companies and officials.",
        [("mixed", "BLR", 200, [])],
    ),
    (
        "Washington sanctioned the chief of Cuba's navy and the navy itself.",
        [("individual", "CUB", None, []), ("entity", "CUB", None, [])],
    ),
    (
        "The United States sanctioned 15 individuals and 9 entities in Russia and Belarus.",
        [("individual", None, 15, []), ("entity", None, 9, [])],
    ),
]

KINDS: list[Case] = [
    (
        "The EU sanctioned 17 Russians and four Iranians.",
        [("individual", "RUS", 17, []), ("individual", "IRN", 4, [])],
    ),
    ("The president threatened the Iraqis with sanctions.", [("state", "IRQ", None, [])]),
    (
        "China sanctioned British and Canadian politicians.",
        [("individual", "GBR", None, []), ("individual", "CAN", None, [])],
    ),
    (
        "The US imposed sanctions on Cuban police and on the Iranian army.",
        [("entity", "CUB", None, []), ("entity", "IRN", None, [])],
    ),
    (
        "The US imposed visa restrictions on more than 1,400 Russian and Belarusian officers under its sanctions.",
        [("individual", None, 1400, [])],
    ),
    ("Canada sanctioned Norgaz Neft.", [("entity", None, 1, ["Norgaz Neft"])]),
    (
        "Two Serbian officials, Ola Berg and Nils Dahl, were also targeted with sanctions by the EU.",
        [("individual", "SRB", 2, ["Ola Berg", "Nils Dahl"])],
    ),
    (
        "He met an official of the Syrian central bank who was sanctioned by Washington in April.",
        [("individual", "SYR", 1, [])],
    ),
]
REPEATED: list[Case] = [
    (
        "The United States is designating Ola Berg, a Serbian banker. The EU previously designated Ola Berg under its sanctions.",
        [("individual", "SRB", 1, ["Ola Berg"]), ("individual", "SRB", 1, ["Ola Berg"])],
    ),
    (
        (
            "The United States sanctioned the Serbian officials Ola Berg and Nils Dahl. Berg and Dahl were sanctioned by the "
            "United States for corruption."
        ),
        [("individual", "SRB", 2, ["Ola Berg", "Nils Dahl"])],
    ),
]


@pytest.mark.parametrize("case", [*COUNTRIES, *LISTS, *KINDS, *REPEATED], ids=lambda case: case[0][:60])
def test_targets(read_claims: ClaimReader, case: Case) -> None:
    text, groups = case
    told = [
        (c["target_type"], c["target_country"], c["target_count_low"], c["target_names"])
        for c in read_claims(text)["sanctions"]
    ]
    assert sorted(told, key=str) == sorted(groups, key=str)
