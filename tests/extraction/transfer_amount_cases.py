"""Sentences that tell how many and how dear; each case as in transfer_cases: its name, the text, and one line a claim."""

from __future__ import annotations

from tests.extraction.transfer_list_cases import Case

AMOUNTS: list[Case] = [
    (
        "article before one of a kind",
        "Germany will supply an additional Patriot battery to Greece.",
        ["DEU GRC air_defence agreed n=1"],
    ),
    (
        "article and ordinal",
        "Iran has received a second patrol boat from China.",
        ["CHN IRN ship delivered n=1"],
    ),
    (
        "article before a mass",
        "Italy offered Chad an air defence capability.",
        ["ITA TCD air_defence proposed"],
    ),
    (
        "adjectives after the number",
        "Spain's sale of four heavy, armable drones to Kenya has been paused.",
        ["ESP KEN drone halted n=4"],
    ),
    (
        "number of the speakers",
        "Spain and Kenya met, and the two discussed providing security assistance to Kenya by Spain.",
        ["ESP KEN unspecified proposed"],
    ),
    (
        "other aid has its own sum",
        "Norway decided to provide military assistance to Moldova and $22 million in humanitarian aid.",
        ["NOR MDA unspecified agreed"],
    ),
    (
        "sum of the whole, not of what it includes",
        "Spain approved a package for Kenya worth some $3.4 billion that included munitions.",
        ["ESP KEN unspecified agreed v=3400000000", "ESP KEN ammunition agreed"],
    ),
    (
        "sum of another matter",
        "Greece sold two corvettes to Kenya and spends 3% of its $300 billion economy on defence.",
        ["GRC KEN ship agreed n=2"],
    ),
    (
        "what is no part of a hyphenated word",
        "France sold Ghana 22 unarmed drones.",
        ["FRA GHA drone agreed n=22"],
    ),
    (
        "parts of a named weapon",
        "Spain sent Greece F-16 parts.",
        ["ESP GRC components delivered"],
    ),
]
