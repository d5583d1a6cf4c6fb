"""Sentences that tell of arms transfers, by kind of wording, with what a careful reader finds in them.

Each case: its name, the text, and one line a claim: supplier, recipient, category, quantity, value, stage, polarity.
"""

from __future__ import annotations

Expected = tuple[str | None, str | None, str, str | None, str | None, str, str]
Case = tuple[str, str, list[Expected]]

AFF, DEN = "affirmed", "denied"

DELIVERED: list[Case] = [
    ("active verb", "Norway delivered 14 howitzers to Estonia.", [("NOR", "EST", "artillery", "14", None, "delivered", AFF)]),
    ("dative", "Italy has sent Ghana three patrol boats.", [("ITA", "GHA", "ship", "3", None, "delivered", AFF)]),
    ("equip with", "France equipped Senegal with armoured vehicles.", [("FRA", "SEN", "armoured_vehicle", None, None, "delivered", AFF)]),
    ("passive with agent", "The mortars were supplied to Kenya by Serbia.", [("SRB", "KEN", "artillery", None, None, "delivered", AFF)]),
    ("receiver as subject", "Peru received four helicopters from Spain.", [("ESP", "PER", "helicopter", "4", None, "delivered", AFF)]),
    ("possessor of the event noun", "Iran's deliveries of drones to Sudan continued.", [("IRN", "SDN", "drone", None, None, "delivered", AFF)]),
    ("event noun from", "A shipment of rifles from Bulgaria arrived in Niger.", [("BGR", "NER", "small_arms", None, None, "delivered", AFF)]),
    ("relative clause", "The tanks that Poland gave to Chad are old.", [("POL", "TCD", "armoured_vehicle", None, None, "delivered", AFF)]),
    ("began", "Turkey has begun supplying drones to Mali.", [("TUR", "MLI", "drone", None, None, "delivered", AFF)]),
    ("continues", "China continues to provide Laos with ammunition.", [("CHN", "LAO", "ammunition", None, None, "delivered", AFF)]),
    ("armed group", "Iran has smuggled missiles to the Houthis.", [("IRN", "houthis", "missile", None, None, "delivered", AFF)]),
    ("adjective of the supplier", "Fiji received Chinese patrol boats.", [("CHN", "FJI", "ship", None, None, "delivered", AFF)]),
    ("taken delivery", "Taiwan has taken delivery of 38 tanks from the United States.", [("USA", "TWN", "armoured_vehicle", "38", None, "delivered", AFF)]),
    ("accused of", "Washington accuses Iran of sending drones to Sudan.", [("IRN", "SDN", "drone", None, None, "delivered", AFF)]),
    ("verb of arming", "Libya armed Boko Haram.", [("LBY", "boko-haram", "unspecified", None, None, "delivered", AFF)]),
]  # fmt: skip
AGREED: list[Case] = [
    ("will", "Germany will send Latvia six radars.", [("DEU", "LVA", "sensor", "6", None, "agreed", AFF)]),
    ("headline infinitive", "Sweden to send Moldova armoured vehicles", [("SWE", "MDA", "armoured_vehicle", None, None, "agreed", AFF)]),
    ("said it would", "Denmark said it would donate tanks to Georgia.", [("DNK", "GEO", "armoured_vehicle", None, None, "agreed", AFF)]),
    ("will begin", "Greece will begin shipping mortars to Cyprus.", [("GRC", "CYP", "artillery", None, None, "agreed", AFF)]),
    ("approved sale", "The United States approved the sale of fighter jets to Chile.", [("USA", "CHL", "aircraft", None, None, "agreed", AFF)]),
    ("ordered from", "Brazil ordered 36 fighter jets from Sweden.", [("SWE", "BRA", "aircraft", "36", None, "agreed", AFF)]),
    ("signed contract with", "Qatar signed a contract with Italy to buy seven warships.", [("ITA", "QAT", "ship", "7", None, "agreed", AFF)]),
    ("plan to", "The plan by Spain to send Jordan 20 tanks is old.", [("ESP", "JOR", "armoured_vehicle", "20", None, "agreed", AFF)]),
    ("decision as subject", "A decision by Canada to sell Kuwait rifles could anger Iraq.", [("CAN", "KWT", "small_arms", None, None, "agreed", AFF)]),
    ("pledged", "Japan pledged military aid to the Philippines.", [("JPN", "PHL", "unspecified", None, None, "agreed", AFF)]),
    ("lifted ban", "Austria has lifted its ban on arms exports to Egypt.", [("AUT", "EGY", "unspecified", None, None, "agreed", AFF)]),
    ("directed to", "The prime minister of Canada directed the army to provide Haiti with helicopters.", [("CAN", "HTI", "helicopter", None, None, "agreed", AFF)]),
    ("is sending", "Finland is sending Moldova 500 machine guns.", [("FIN", "MDA", "small_arms", "500", None, "agreed", AFF)]),
]  # fmt: skip
PROPOSED: list[Case] = [
    ("considers", "Belgium is considering sending Niger drones.", [("BEL", "NER", "drone", None, None, "proposed", AFF)]),
    ("may", "Israel may sell Morocco missiles.", [("ISR", "MAR", "missile", None, None, "proposed", AFF)]),
    ("asked for", "Armenia has asked France for howitzers.", [("FRA", "ARM", "artillery", None, None, "proposed", AFF)]),
    ("wants to buy", "Iraq wants to buy helicopters from Russia.", [("RUS", "IRQ", "helicopter", None, None, "proposed", AFF)]),
    ("urged to", "Lawmakers urged Canada to send tanks to Ukraine.", [("CAN", "UKR", "armoured_vehicle", None, None, "proposed", AFF)]),
    ("proposed sale", "The proposed sale of submarines to Egypt by France drew protest.", [("FRA", "EGY", "ship", None, None, "proposed", AFF)]),
    ("offered", "South Korea offered Peru armoured vehicles.", [("KOR", "PER", "armoured_vehicle", None, None, "proposed", AFF)]),
    ("talks", "Romania is in talks to buy drones from Turkey.", [("TUR", "ROU", "drone", None, None, "proposed", AFF)]),
    ("conditional", "Russia warned that it would strike if Poland sent Ukraine missiles.", [("POL", "UKR", "missile", None, None, "proposed", AFF)]),
]  # fmt: skip
HALTED: list[Case] = [
    ("suspended", "Canada suspended arms exports to Turkey.", [("CAN", "TUR", "unspecified", None, None, "halted", AFF)]),
    ("refused", "Switzerland refused to supply Yemen with ammunition.", [("CHE", "YEM", "ammunition", None, None, "halted", AFF)]),
    ("blocked sale", "Germany blocked the sale of tanks to Algeria.", [("DEU", "DZA", "armoured_vehicle", None, None, "halted", AFF)]),
    ("cancelled plans", "Italy cancelled plans to sell Libya patrol boats.", [("ITA", "LBY", "ship", None, None, "halted", AFF)]),
    ("hold", "The Netherlands put a hold on an arms package to Rwanda.", [("NLD", "RWA", "unspecified", None, None, "halted", AFF)]),
    ("stopped delivering", "Russia has stopped delivering jets to Iran.", [("RUS", "IRN", "aircraft", None, None, "halted", AFF)]),
    ("stalled", "The deal by Spain to supply Kenya with missiles has stalled.", [("ESP", "KEN", "missile", None, None, "halted", AFF)]),
    ("fell through", "The sale of missiles to Egypt by France fell through.", [("FRA", "EGY", "missile", None, None, "halted", AFF)]),
    ("request turned down", "Spain rejected a request from Kenya for missiles.", [("ESP", "KEN", "missile", None, None, "halted", AFF)]),
    ("ruled out", "Germany has ruled out sending missiles to Ukraine.", [("DEU", "UKR", "missile", None, None, "halted", AFF)]),
    ("seized", "Greece seized rifles from Turkey bound for Libya.", [("TUR", "LBY", "small_arms", None, None, "halted", AFF)]),
]  # fmt: skip
DENIED: list[Case] = [
    ("never", "China has never supplied weapons to Russia.", [("CHN", "RUS", "unspecified", None, None, "delivered", DEN)]),
    ("denies sending", "Rwanda denies supplying weapons to M23.", [("RWA", "m23", "unspecified", None, None, "delivered", DEN)]),
    ("no plans", "Japan has no plans to send missiles to Ukraine.", [("JPN", "UKR", "missile", None, None, "proposed", DEN)]),
]  # fmt: skip
VALUES: list[Case] = [
    ("compound", "Spain announced a $300 million arms package for Kenya.", [("ESP", "KEN", "unspecified", None, "300000000", "agreed", AFF)]),
    ("worth of", "France sold Oman $2 billion worth of weapons.", [("FRA", "OMN", "unspecified", None, "2000000000", "agreed", AFF)]),
    ("in", "Norway has provided $50 million in military aid to Moldova.", [("NOR", "MDA", "unspecified", None, "50000000", "delivered", AFF)]),
    ("deal worth", "Poland signed a deal worth $1.2 billion with South Korea for howitzers.", [("KOR", "POL", "artillery", None, "1200000000", "agreed", AFF)]),
    ("conversion", "Peru bought jets from Spain for $400m (£310m).", [("ESP", "PER", "aircraft", None, "400000000", "agreed", AFF)]),
    (
        "package and its items",
        "Canada announced a $90 million military aid package for Ukraine, including drones and 12 howitzers.",
        [
            ("CAN", "UKR", "unspecified", None, "90000000", "agreed", AFF),
            ("CAN", "UKR", "drone", None, None, "agreed", AFF),
            ("CAN", "UKR", "artillery", "12", None, "agreed", AFF),
        ],
    ),
    (
        "running totals",
        "The announcement brings Japan's military aid to Ukraine to more than $3 billion since January and $5 billion since 2022.",
        [("JPN", "UKR", "unspecified", None, "3000000000", "agreed", AFF), ("JPN", "UKR", "unspecified", None, "5000000000", "agreed", AFF)],
    ),
]  # fmt: skip
LISTS: list[Case] = [
    (
        "coordination",
        "India gave Nepal 10 tanks, two helicopters and ammunition.",
        [("IND", "NPL", "armoured_vehicle", "10", None, "delivered", AFF), ("IND", "NPL", "helicopter", "2", None, "delivered", AFF), ("IND", "NPL", "ammunition", None, None, "delivered", AFF)],
    ),
    ("and other equipment", "Turkey sent Somalia rifles and other equipment.", [("TUR", "SOM", "small_arms", None, None, "delivered", AFF)]),
    ("one item in two words", "Norway will send Ukraine NASAMS air defence systems.", [("NOR", "UKR", "air_defence", None, None, "agreed", AFF)]),
    ("several recipients", "Russia sold missiles to Vietnam and Algeria.", [("RUS", "VNM", "missile", None, None, "agreed", AFF), ("RUS", "DZA", "missile", None, None, "agreed", AFF)]),
    ("several suppliers", "Sweden and Denmark sent Ukraine howitzers.", [("SWE", "UKR", "artillery", None, None, "delivered", AFF), ("DNK", "UKR", "artillery", None, None, "delivered", AFF)]),
    (
        "contents told later",
        "Australia approved a military aid package for Fiji. The package includes patrol boats.",
        [("AUS", "FJI", "unspecified", None, None, "agreed", AFF), ("AUS", "FJI", "ship", None, None, "agreed", AFF)],
    ),
    (
        "list after the receiver",
        "Japan will provide $300 million in weapons to Ukraine, including missiles and rifles.",
        [("JPN", "UKR", "unspecified", None, "300000000", "agreed", AFF), ("JPN", "UKR", "missile", None, None, "agreed", AFF), ("JPN", "UKR", "small_arms", None, None, "agreed", AFF)],
    ),
    (
        "contents in a clause behind",
        "Spain put a hold on a $9 million weapons package to Norway last week, which reportedly included 400 bombs.",
        [("ESP", "NOR", "unspecified", None, "9000000", "halted", AFF), ("ESP", "NOR", "ammunition", "400", None, "halted", AFF)],
    ),
    ("rebels of a country", "Qatar sent weapons to Syria's rebels.", [("QAT", "syrian-opposition", "unspecified", None, None, "delivered", AFF)]),
    ("unnamed supplier", "Western allies have sent Ukraine tanks. Ukraine thanked Norway.", [(None, "UKR", "armoured_vehicle", None, None, "delivered", AFF)]),
]  # fmt: skip
NO_TRANSFER: list[tuple[str, str]] = [
    ("use", "Russia fired missiles at Ukraine."),
    ("test", "North Korea tested a ballistic missile near Japan."),
    ("own forces", "The United States is sending a missile system to the Middle East."),
    ("own industry", "India unveiled a new tank at a parade."),
    ("law", "The United States has strict arms export laws."),
    ("money alone", "Germany gave Ukraine 200 million euros for hospitals."),
    ("losses", "Ukraine destroyed 20 Russian tanks."),
    ("civil goods", "Brazil exports coffee to Germany."),
]
ALL_TRANSFERS = DELIVERED + AGREED + PROPOSED + HALTED + DENIED + VALUES + LISTS
