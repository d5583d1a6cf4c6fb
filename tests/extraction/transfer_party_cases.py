"""Arms transfers whose parties the document tells elsewhere, and arms in sentences that hand nothing over.

Written like the cases of `transfer_cases`.
"""

from __future__ import annotations

from tests.extraction.transfer_list_cases import Case

TOLD_ELSEWHERE: list[Case] = [
    (
        'package in a clause behind "including"',
        "President Duda vowed to stand by Moldova, including the provision of a $40 million security assistance package.",
        ["POL MDA unspecified agreed v=40000000"],
    ),
    (
        "the enemy gives nothing",
        "Russia's invasion goes on. Norway sees Russian aggression. Norway and Ukraine talk. Ukraine asked for howitzers.",
        ["NOR UKR artillery proposed"],
    ),
]
NAMED_BESIDE: list[Case] = [
    (
        "asked by another",
        "Kyiv appealed to Berlin to supply more howitzers.",
        ["DEU UKR artillery proposed"],
    ),
    (
        "begged for by the receiver",
        "Chad has begged France to send helicopters.",
        ["FRA TCD helicopter proposed"],
    ),
    (
        "countries by example",
        "Norway approved arms sales to countries like Chad and Mali.",
        ["NOR TCD unspecified agreed", "NOR MLI unspecified agreed"],
    ),
    (
        "givers by example",
        "States such as Qatar and Turkey sent weapons to Mali.",
        ["QAT MLI unspecified delivered", "TUR MLI unspecified delivered"],
    ),
    (
        "two adjectives of one plural",
        "The British and French governments delivered rifles to Chad.",
        ["GBR TCD small_arms delivered", "FRA TCD small_arms delivered"],
    ),
    (
        "clause without its pronoun",
        "The mortars Serbia sent Kenya are old.",
        ["SRB KEN artillery delivered"],
    ),
    (
        "Kurdish forces of the country spoken of",
        "Iraq is at war. Germany has sent rifles to the Kurdish forces.",
        ["DEU peshmerga small_arms delivered"],
    ),
    (
        "two named together taken up",
        "Norway and Chad said they would donate howitzers to Mali.",
        ["NOR MLI artillery agreed", "TCD MLI artillery agreed"],
    ),
    (
        "sale with someone",
        "Norway is halting an arms sales deal with Chad.",
        ["NOR TCD unspecified halted"],
    ),
    (
        "equipped with nothing named",
        "Iran is advising and equipping the Houthis.",
        ["IRN houthis unspecified delivered"],
    ),
    (
        "contents of a package for someone",
        "France approved an arms package for Chad worth some $5 million that included fuses and grenades.",
        ["FRA TCD unspecified agreed v=5000000", "FRA TCD components agreed", "FRA TCD ammunition agreed"],
    ),
    (
        "the receiver's pronoun is not the giver",
        "Russia has shielded the Syrian army and provides it with mortars.",
        ["RUS SYR artillery delivered"],
    ),
    (
        "made known as Western",
        "Norway sent Ukraine howitzers. Russia says that it hit Western-supplied tanks.",
        ["NOR UKR artillery delivered", "- UKR armoured_vehicle delivered"],
    ),
    (
        "from partners",
        "Norway eases shipments of ammunition from its partners to Ukraine.",
        ["- UKR ammunition delivered"],
    ),
    (
        "exports at large",
        "Chad is at war. South Korea exported $15 billion worth of weapons last year.",
        ["KOR - unspecified delivered v=15000000000"],
    ),
    (
        "arms counted against an enemy's",
        "For every Russian tank, Norway sent Ukraine ten drones.",
        ["NOR UKR drone delivered n=10"],
    ),
    (
        "rebels by a possessor taken up",
        "Syria's rebels have asked Qatar to supply them with rifles.",
        ["QAT syrian-opposition small_arms proposed"],
    ),
]
ARMS_NOT_HANDED_OVER: list[tuple[str, str]] = [
    ("losses summed up", "Sudan's losses totalled about 40 tanks and 12 aircraft, the monitor Oryx said."),
    ("contents of an attack", "Russia attacked Ukraine. The assault included 60 drones and 14 missiles."),
    ("arms stopped on their way", "The minefield was laid to stop Russian tanks at the border of Ukraine."),
    ("a treaty on arms", "The treaty banned cruise missiles of both Russia and the United States."),
    ("a missile armed", "North Korea can arm its ballistic missiles with new warheads, South Korea says."),
    ("law for all", "Norway backs a treaty that forbids states to transfer arms to Chad's neighbours."),
    ("own errand", "China will send submarines to patrol the sea. The United States objects."),
    ("own stock", "Israel bombed Hamas and its weapons supplies."),
    ("act of parliament", "The arms bill was passed by Norway after Chad's tanks had moved."),
    ("no second party anywhere", "Brazil wants to curb handgun sales. Brazil ordered rifles."),
]
