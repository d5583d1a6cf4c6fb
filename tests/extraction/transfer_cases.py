"""Sentences that tell of arms transfers, by kind of wording, with what a careful reader finds in them.

Each case: its name, the text, and one line a claim: supplier, recipient, category, stage, then what else is told: the
number (`n=`), the value (`v=`), "denied". A party that is not told is "-".
"""

from __future__ import annotations

from tests.extraction.transfer_amount_cases import AMOUNTS
from tests.extraction.transfer_list_cases import COORDINATED, REFERENCES, Case
from tests.extraction.transfer_party_cases import ARMS_NOT_HANDED_OVER, NAMED_BESIDE, TOLD_ELSEWHERE
from tests.extraction.transfer_stage_cases import GOVERNED, OVER_SEVERAL_WORDS

DELIVERED: list[Case] = [
    ("active verb", "Norway delivered 14 howitzers to Estonia.", ["NOR EST artillery delivered n=14"]),
    ("dative", "Italy has sent Ghana three patrol boats.", ["ITA GHA ship delivered n=3"]),
    ("equip with", "France equipped Senegal with armoured vehicles.", ["FRA SEN armoured_vehicle delivered"]),
    ("passive with agent", "The mortars were supplied to Kenya by Serbia.", ["SRB KEN artillery delivered"]),
    (
        "receiver as subject",
        "Peru received four helicopters from Spain.",
        ["ESP PER helicopter delivered n=4"],
    ),
    (
        "possessor of the event noun",
        "Iran's deliveries of drones to Sudan continued.",
        ["IRN SDN drone delivered"],
    ),
    (
        "event noun from",
        "A shipment of rifles from Bulgaria arrived in Niger.",
        ["BGR NER small_arms delivered"],
    ),
    (
        "relative clause",
        "The tanks that Poland gave to Chad are old.",
        ["POL TCD armoured_vehicle delivered"],
    ),
    ("began", "Turkey has begun supplying drones to Mali.", ["TUR MLI drone delivered"]),
    ("continues", "China continues to provide Laos with ammunition.", ["CHN LAO ammunition delivered"]),
    ("armed group", "Iran has smuggled missiles to the Houthis.", ["IRN houthis missile delivered"]),
    ("adjective of the supplier", "Fiji received Chinese patrol boats.", ["CHN FJI ship delivered"]),
    (
        "taken delivery",
        "Taiwan has taken delivery of 38 tanks from the United States.",
        ["USA TWN armoured_vehicle delivered n=38"],
    ),
    ("accused of", "Washington accuses Iran of sending drones to Sudan.", ["IRN SDN drone delivered"]),
    ("verb of arming", "Libya armed Boko Haram.", ["LBY boko-haram unspecified delivered"]),
]
AGREED: list[Case] = [
    ("will", "Germany will send Latvia six radars.", ["DEU LVA sensor agreed n=6"]),
    ("headline infinitive", "Sweden to send Moldova armoured vehicles", ["SWE MDA armoured_vehicle agreed"]),
    ("said it would", "Denmark said it would donate tanks to Georgia.", ["DNK GEO armoured_vehicle agreed"]),
    ("will begin", "Greece will begin shipping mortars to Cyprus.", ["GRC CYP artillery agreed"]),
    (
        "approved sale",
        "The United States approved the sale of fighter jets to Chile.",
        ["USA CHL aircraft agreed"],
    ),
    ("ordered from", "Brazil ordered 36 fighter jets from Sweden.", ["SWE BRA aircraft agreed n=36"]),
    (
        "signed contract with",
        "Qatar signed a contract with Italy to buy seven warships.",
        ["ITA QAT ship agreed n=7"],
    ),
    (
        "plan to",
        "The plan by Spain to send Jordan 20 tanks is old.",
        ["ESP JOR armoured_vehicle agreed n=20"],
    ),
    (
        "decision as subject",
        "A decision by Canada to sell Kuwait rifles could anger Iraq.",
        ["CAN KWT small_arms agreed"],
    ),
    ("pledged", "Japan pledged military aid to the Philippines.", ["JPN PHL unspecified agreed"]),
    ("lifted ban", "Austria has lifted its ban on arms exports to Egypt.", ["AUT EGY unspecified agreed"]),
    (
        "directed to",
        "The prime minister of Canada directed the army to provide Haiti with helicopters.",
        ["CAN HTI helicopter agreed"],
    ),
    ("is sending", "Finland is sending Moldova 500 machine guns.", ["FIN MDA small_arms agreed n=500"]),
]
PROPOSED: list[Case] = [
    ("considers", "Belgium is considering sending Niger drones.", ["BEL NER drone proposed"]),
    ("may", "Israel may sell Morocco missiles.", ["ISR MAR missile proposed"]),
    ("asked for", "Armenia has asked France for howitzers.", ["FRA ARM artillery proposed"]),
    ("wants to buy", "Iraq wants to buy helicopters from Russia.", ["RUS IRQ helicopter proposed"]),
    ("urged to", "Lawmakers urged Canada to send tanks to Ukraine.", ["CAN UKR armoured_vehicle proposed"]),
    (
        "proposed sale",
        "The proposed sale of submarines to Egypt by France drew protest.",
        ["FRA EGY ship proposed"],
    ),
    ("offered", "South Korea offered Peru armoured vehicles.", ["KOR PER armoured_vehicle proposed"]),
    ("talks", "Romania is in talks to buy drones from Turkey.", ["TUR ROU drone proposed"]),
    (
        "conditional",
        "Russia warned that it would strike if Poland sent Ukraine missiles.",
        ["POL UKR missile proposed"],
    ),
]
HALTED: list[Case] = [
    ("suspended", "Canada suspended arms exports to Turkey.", ["CAN TUR unspecified halted"]),
    ("refused", "Switzerland refused to supply Yemen with ammunition.", ["CHE YEM ammunition halted"]),
    ("blocked sale", "Germany blocked the sale of tanks to Algeria.", ["DEU DZA armoured_vehicle halted"]),
    ("cancelled plans", "Italy cancelled plans to sell Libya patrol boats.", ["ITA LBY ship halted"]),
    ("hold", "The Netherlands put a hold on an arms package to Rwanda.", ["NLD RWA unspecified halted"]),
    ("stopped delivering", "Russia has stopped delivering jets to Iran.", ["RUS IRN aircraft halted"]),
    ("stalled", "The deal by Spain to supply Kenya with missiles has stalled.", ["ESP KEN missile halted"]),
    ("fell through", "The sale of missiles to Egypt by France fell through.", ["FRA EGY missile halted"]),
    ("request turned down", "Spain rejected a request from Kenya for missiles.", ["ESP KEN missile halted"]),
    ("ruled out", "Germany has ruled out sending missiles to Ukraine.", ["DEU UKR missile halted"]),
    ("seized", "Greece seized rifles from Turkey bound for Libya.", ["TUR LBY small_arms halted"]),
]
DENIED: list[Case] = [
    ("never", "China has never supplied weapons to Russia.", ["CHN RUS unspecified delivered denied"]),
    ("denies sending", "Rwanda denies supplying weapons to M23.", ["RWA m23 unspecified delivered denied"]),
    ("no plans", "Japan has no plans to send missiles to Ukraine.", ["JPN UKR missile proposed denied"]),
]
VALUES: list[Case] = [
    (
        "compound",
        "Spain announced a $300 million arms package for Kenya.",
        ["ESP KEN unspecified agreed v=300000000"],
    ),
    (
        "worth of",
        "France sold Oman $2 billion worth of weapons.",
        ["FRA OMN unspecified agreed v=2000000000"],
    ),
    (
        "in",
        "Norway has provided $50 million in military aid to Moldova.",
        ["NOR MDA unspecified delivered v=50000000"],
    ),
    (
        "deal worth",
        "Poland signed a deal worth $1.2 billion with South Korea for howitzers.",
        ["KOR POL artillery agreed v=1200000000"],
    ),
    ("conversion", "Peru bought jets from Spain for $400m (£310m).", ["ESP PER aircraft agreed v=400000000"]),
    (
        "package and its items",
        "Canada announced a $90 million military aid package for Ukraine, including drones and 12 howitzers.",
        ["CAN UKR unspecified agreed v=90000000", "CAN UKR drone agreed", "CAN UKR artillery agreed n=12"],
    ),
    (
        "running totals",
        "The step brings Japan's military aid to Ukraine to more than $3 billion since May and $5 billion since 2022.",
        ["JPN UKR unspecified agreed v=3000000000", "JPN UKR unspecified agreed v=5000000000"],
    ),
]
NUMBERS: list[Case] = [
    (
        "number passed",
        "Spain's deliveries of mortar rounds to Kenya have passed 2 million.",
        ["ESP KEN ammunition delivered n=2000000"],
    ),
    (
        "in excess of",
        "In excess of 3,000 mortar rounds were handed over to Kenya by Spain.",
        ["ESP KEN ammunition delivered n=3000"],
    ),
    (
        "item set apart",
        "Kenya took delivery on Monday of 20 howitzers from Spain.",
        ["ESP KEN artillery delivered n=20"],
    ),
    (
        "blamed for",
        "Canada blames Spain for selling rifles to Kenya.",
        ["ESP KEN small_arms delivered"],
    ),
]
LISTS: list[Case] = [
    (
        "coordination",
        "India gave Nepal 10 tanks, two helicopters and ammunition.",
        [
            "IND NPL armoured_vehicle delivered n=10",
            "IND NPL helicopter delivered n=2",
            "IND NPL ammunition delivered",
        ],
    ),
    (
        "and other equipment",
        "Turkey sent Somalia rifles and other equipment.",
        ["TUR SOM small_arms delivered"],
    ),
    (
        "one item in two words",
        "Norway will send Ukraine NASAMS air defence systems.",
        ["NOR UKR air_defence agreed"],
    ),
    (
        "several recipients",
        "Russia sold missiles to Vietnam and Algeria.",
        ["RUS VNM missile agreed", "RUS DZA missile agreed"],
    ),
    (
        "several suppliers",
        "Sweden and Denmark sent Ukraine howitzers.",
        ["SWE UKR artillery delivered", "DNK UKR artillery delivered"],
    ),
    (
        "contents told later",
        "Australia approved a military aid package for Fiji. The package includes patrol boats.",
        ["AUS FJI unspecified agreed", "AUS FJI ship agreed"],
    ),
    (
        "list after the receiver",
        "Japan will provide $300 million in weapons to Ukraine, including missiles and rifles.",
        ["JPN UKR unspecified agreed v=300000000", "JPN UKR missile agreed", "JPN UKR small_arms agreed"],
    ),
    (
        "contents in a clause behind",
        "Spain put a hold on a $9 million weapons package to Norway last week, which reportedly included 400 bombs.",
        ["ESP NOR unspecified halted v=9000000", "ESP NOR ammunition halted n=400"],
    ),
    (
        "rebels of a country",
        "Qatar sent weapons to Syria's rebels.",
        ["QAT syrian-opposition unspecified delivered"],
    ),
    (
        "unnamed supplier",
        "Western allies have sent Ukraine tanks. Ukraine thanked Norway.",
        ["- UKR armoured_vehicle delivered"],
    ),
]
NO_TRANSFER: list[tuple[str, str]] = [
    ("use", "Russia fired missiles at Ukraine."),
    ("test", "North Korea tested a ballistic missile near Japan."),
    ("own forces", "The United States is sending a missile system to the Middle East."),
    ("own industry", "India unveiled a new tank at a parade."),
    ("law", "The United States has strict arms export laws."),
    ("money alone", "Germany gave Ukraine 200 million euros for hospitals."),
    ("losses", "Ukraine destroyed 20 Russian tanks."),
    ("civil goods", "Brazil exports coffee to Germany."),
    *ARMS_NOT_HANDED_OVER,
    ("own tanks moved", "Russia moved tanks to the border with Ukraine."),
]
ALL_TRANSFERS = (
    DELIVERED
    + AGREED
    + GOVERNED
    + OVER_SEVERAL_WORDS
    + AMOUNTS
    + PROPOSED
    + HALTED
    + DENIED
    + NUMBERS
    + VALUES
    + LISTS
    + COORDINATED
    + REFERENCES
    + TOLD_ELSEWHERE
    + NAMED_BESIDE
)
