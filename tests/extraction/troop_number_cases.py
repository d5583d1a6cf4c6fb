"""Own sentences in which a number of troops stands apart from its noun: sizes, levels, lists and left-out nouns."""

from __future__ import annotations

from tests.extraction.troop_cases import ANY, Case

BOUND_BY_SIZE: list[Case] = [
    ("The battalion, about 800 strong, left for Mali on Monday.", [(ANY, 800, 800, ANY, ANY)]),
    (
        "Three battalions of 800 soldiers each were sent to Mali by Chad.",
        [("TCD", 800, 800, "deployed", "MLI")],
    ),
    ("Rwanda sent a 700-strong force to Mozambique.", [("RWA", 700, 700, "deployed", "MOZ")]),
    (
        "A 4,000-strong brigade of the Canadian army arrived in Latvia.",
        [("CAN", 4000, 4000, "deployed", "LVA")],
    ),
    (
        "North Korea's 1.2 million-strong army is among the largest.",
        [("PRK", 1200000, 1200000, "strength", None)],
    ),
    ("The number of Turkish soldiers in Libya has fallen to 500.", [("TUR", 500, 500, "deployed", "LBY")]),
    ("Sweden's army numbers 24,000 soldiers.", [("SWE", 24000, 24000, "strength", None)]),
    ("The M23 rebels number about 3,000.", [("m23", 3000, 3000, "strength", None)]),
    ("Al-Shabaab has between 7,000 and 12,000 fighters.", [("al-shabaab", 7000, 12000, "strength", None)]),
    ("Colombia's ELN has about 6,000 members.", [(ANY, 6000, 6000, "strength", None)]),
]
TOLD_AS_LEVEL: list[Case] = [
    ("The death toll among Somali soldiers has reached 130.", [("SOM", 130, 130, "killed", ANY)]),
    (
        "Turkey reduced its troops in Syria from 10,000 to 4,000.",
        [("TUR", 10000, 10000, "deployed", "SYR"), ("TUR", 4000, 4000, "deployed", "SYR")],
    ),
    (
        "The paper reported Ethiopian military casualties at about 45,000, with 12,000 killed.",
        [("ETH", 45000, 45000, "casualties", ANY), ("ETH", 12000, 12000, "killed", ANY)],
    ),
    (
        "Another 80 Swedish troops will go to Latvia, bringing the total number to 550.",
        [("SWE", 80, 80, "planned", "LVA"), ("SWE", 550, 550, ANY, "LVA")],
    ),
    (
        "Rome ordered the withdrawal of 900 soldiers from Iraq in May and later the withdrawal of hundreds more.",
        [("ITA", 900, 900, "withdrawn", "IRQ"), ("ITA", 200, None, "withdrawn", "IRQ")],
    ),
    ("Between 900 and 700 Dutch troops are now in Mali.", [("NLD", 700, 900, "deployed", "MLI")]),
    (
        "The analysts put Ethiopian losses in the war at around 60,000.",
        [("ETH", 60000, 60000, "casualties", ANY)],
    ),
    (
        "The institute, which follows the war, said that Russia had suffered nearly 800,000 casualties.",
        [("RUS", 800000, 800000, "casualties", ANY)],
    ),
    (
        "The minister drew Spanish forces in Iraq down to a mere 260.",
        [("ESP", 260, 260, "deployed", "IRQ")],
    ),
    (
        "The plan would reduce the Dutch troop presence in Mali by 140 from the 380 soldiers who serve there.",
        [("NLD", 140, 140, "withdrawn", "MLI"), ("NLD", 380, 380, "deployed", "MLI")],
    ),
    (
        "It would cap at 4,000 the number of German troops in Lithuania.",
        [("DEU", None, 4000, "planned", "LTU")],
    ),
    (
        "Rather than bring French troops home, Paris kept the level of 1,500.",
        [("FRA", 1500, 1500, "deployed", ANY)],
    ),
    ("The factory expects 2,000 job losses near the army base.", []),
]
LEFT_OUT_NOUN: list[Case] = [
    (
        "The minister ordered Kenyan soldiers to the border, and 300 arrived on Monday.",
        [("KEN", 300, 300, "deployed", ANY)],
    ),
    (
        "Out of the 54 Naxalites gunned down since spring, 41 were killed in the hills.",
        [("naxalites", 54, 54, "killed", ANY), ("naxalites", 41, 41, "killed", ANY)],
    ),
    (
        "Some 300 French troops will go to Chad. Another 150 will guard the airport, and the final 60 will train recruits.",
        [
            ("FRA", 300, 300, "planned", "TCD"),
            ("FRA", 150, 150, "planned", ANY),
            ("FRA", 60, 60, "planned", ANY),
        ],
    ),
    (
        "About 1,000 Russian troops were still inside Ukraine and 20,000 stood near the border.",
        [("RUS", 1000, 1000, "deployed", "UKR"), ("RUS", 20000, 20000, "deployed", ANY)],
    ),
    (
        "Twelve Chadian soldiers were killed and 30 wounded in an ambush near Lake Chad on Monday.",
        [("TCD", 12, 12, "killed", "TCD"), ("TCD", 30, 30, "wounded", "TCD")],
    ),
    (
        "The blast killed four Nigerien soldiers and wounded nine others.",
        [("NER", 4, 4, "killed", ANY), ("NER", 9, 9, "wounded", ANY)],
    ),
    (
        "Of the 900 American soldiers in Syria, 200 are to leave this month.",
        [("USA", 900, 900, "deployed", "SYR"), ("USA", 200, 200, "withdrawn", ANY)],
    ),
    (
        "Rebels shot dead eleven Togolese soldiers in the north. Another 23 were wounded.",
        [("TGO", 11, 11, "killed", ANY), ("TGO", 23, 23, "wounded", ANY)],
    ),
    (
        "The raid killed 20 insurgents and took 35 more prisoners.",
        [(ANY, 20, 20, "killed", ANY), (ANY, 35, 35, "captured", ANY)],
    ),
]
TOLD_BESIDE: list[Case] = [
    (
        "Italy keeps 700 soldiers in Niger and around 200 in Somalia.",
        [("ITA", 700, 700, "deployed", "NER"), ("ITA", 200, 200, "deployed", "SOM")],
    ),
    (
        "The group has 6,000 fighters, some 1,500 of them inside Mali, said a Malian colonel about al-Shabaab.",
        [(ANY, 6000, 6000, "strength", None), (ANY, 1500, 1500, "deployed", "MLI")],
    ),
    (
        "Eighteen Kenyan soldiers have been killed this year, including four in the last month.",
        [("KEN", 18, 18, "killed", ANY), ("KEN", 4, 4, "killed", ANY)],
    ),
    (
        "There are 400 Danish soldiers in Latvia, and another 150 from other NATO states.",
        [("DNK", 400, 400, "deployed", "LVA"), ("NATO", 150, 150, "deployed", ANY)],
    ),
    (
        "Berlin will send 90 soldiers to Niger, adding to the 300 sent there in May.",
        [("DEU", 90, 90, "planned", "NER"), ("DEU", 300, 300, "deployed", "NER")],
    ),
]
LISTED: list[Case] = [
    (
        "Germany sent 500 soldiers to Mali, France 300 and Italy about 200.",
        [("DEU", 500, 500, ANY, ANY), ("FRA", 300, 300, ANY, ANY), ("ITA", 200, 200, ANY, ANY)],
    ),
    (
        "About 1,400 Dutch troops and some 600 troops from other NATO states are stationed in Latvia.",
        [("NLD", 1400, 1400, "deployed", "LVA"), ("NATO", 600, 600, "deployed", "LVA")],
    ),
    (
        "Spanish forces left their last base in Niger, ending a deployment that once counted about 400 troops.",
        [("ESP", 400, 400, "deployed", "NER")],
    ),
    (
        "NATO is sending 70 soldiers to Kosovo after 12 of its peacekeepers were hurt there.",
        [("NATO", 70, 70, ANY, "XKX"), ("NATO", 12, 12, "wounded", "XKX")],
    ),
]
