"""Own sentences in the wordings of ministries, agencies, tabloids and gazettes, each with all that it claims.

A claim is one line: supplier, recipient, category, stage, number and value of a transfer; force, lowest and highest
number and status of troops; imposer, action, kind and country of the targets of a sanction. What is not told is "-".
"""

from __future__ import annotations

Case = tuple[str, list[str]]

TRANSFERS: list[Case] = [
    (
        (
            "The package, worth $425 million, comprises air defence missiles, artillery rounds and armoured "
            "vehicles, and will be Washington's 68th for Ukraine."
        ),
        [
            "USA UKR air_defence agreed - -",
            "USA UKR ammunition agreed - -",
            "USA UKR armoured_vehicle agreed - -",
            "USA UKR unspecified agreed - 425000000",
        ],
    ),
    (
        (
            "Bulgaria exercised an option to buy a further eight F-16 Block 70 fighters from the United States "
            "for $1.3 billion."
        ),
        ["USA BGR aircraft agreed 8 1300000000"],
    ),
    ("Belgrade bought 12 second-hand Mirage jets from Qatar.", ["QAT SRB aircraft agreed 12 -"]),
    ("UK suspends 30 arms export licences to Israel", ["GBR ISR unspecified halted - -"]),
    (
        "Canada has quietly revoked permits allowing the sale of drone sensors to Turkey.",
        ["CAN TUR sensor halted - -"],
    ),
    (
        "Egypt, Iraq and Saudi Arabia all placed orders for South Korea's Cheongung missile interceptor.",
        [
            "KOR EGY air_defence agreed - -",
            "KOR IRQ air_defence agreed - -",
            "KOR SAU air_defence agreed - -",
        ],
    ),
    (
        "Six of the 42 Rafale fighters Indonesia ordered from France would be delivered in early 2026.",
        ["FRA IDN aircraft agreed 6 -"],
    ),
    (
        (
            "The first of three Scorpene submarines would be built at a yard in Surabaya under a contract with "
            "France's Naval Group, Indonesia said."
        ),
        ["FRA IDN ship agreed 3 -"],
    ),
    (
        (
            "Greece's parliament approved the purchase of three Belharra frigates from France at a cost of 2.26 "
            "billion euros."
        ),
        ["FRA GRC ship agreed 3 2260000000"],
    ),
    (
        (
            "North Korea has shipped more than 13,000 containers of munitions to Russia since last year, "
            "according to Seoul."
        ),
        ["PRK RUS ammunition delivered - -"],
    ),
    (
        "The Kremlin dismissed as false reports that Iran had handed ballistic missiles to Russia.",
        ["IRN RUS missile delivered - - denied"],
    ),
    (
        "The Netherlands said it would buy 100,000 drones for Ukraine, a purchase worth 400 million euros.",
        ["NLD UKR drone agreed 100000 400000000"],
    ),
    (
        (
            '"We will give Ukraine everything from air defence to long-range rockets," Prime Minister Starmer of '
            "Britain told reporters."
        ),
        ["GBR UKR air_defence agreed - -", "GBR UKR missile agreed - -"],
    ),
    (
        "In Abuja, the army took possession of 12 attack helicopters purchased from Turkey, officials said.",
        ["TUR NGA helicopter delivered 12 -"],
    ),
    (
        (
            "The UAE rejected accusations that it was funnelling weapons through Chad to the Rapid Support "
            "Forces."
        ),
        ["ARE rsf-sudan unspecified delivered - - denied"],
    ),
    (
        "Weapons continued to flow to the Houthis from Iran despite the embargo, the report says.",
        ["IRN houthis unspecified delivered - -"],
    ),
    ("Mr Fico said Bratislava would no longer supply arms to Kyiv.", ["SVK UKR unspecified halted - -"]),
    (
        "The aid brings total U.S. military support for Ukraine to about $56 billion since the invasion.",
        ["USA UKR unspecified agreed - 56000000000"],
    ),
    (
        (
            "Australia has committed A$1.1 billion in military support to Ukraine, among it 120 Bushmasters, six "
            "M777 guns and 49 retired Abrams tanks."
        ),
        [
            "AUS UKR armoured_vehicle agreed 120 -",
            "AUS UKR armoured_vehicle agreed 49 -",
            "AUS UKR artillery agreed 6 -",
            "AUS UKR unspecified agreed - 1100000000",
        ],
    ),
    (
        (
            "Rheinmetall has received an order from the German government for 40,000 artillery shells destined "
            "for Ukraine. The value is in the low three-digit million range."
        ),
        ["DEU UKR ammunition agreed 40000 -"],
    ),
    (
        "Lockheed Martin won a $1.2 billion contract to build 20 F-35s for Finland, the Pentagon said.",
        ["USA FIN aircraft agreed 20 1200000000"],
    ),
    (
        "South Africa said there was no evidence that weapons had been loaded onto the Lady R for Russia.",
        ["ZAF RUS unspecified delivered - - denied"],
    ),
    (
        (
            "The armed forces of Ghana took receipt of 33 armoured personnel carriers as a gift from the European"
            " Union."
        ),
        ["EU GHA armoured_vehicle delivered 33 -"],
    ),
    (
        (
            "Italy's ninth aid package for Ukraine includes a second SAMP/T battery, Defence Minister Guido "
            "Crosetto told senators."
        ),
        ["ITA UKR air_defence agreed 1 -", "ITA UKR unspecified agreed - -"],
    ),
    ("Berlin drops objections to Eurofighter sale to Saudi Arabia", ["DEU SAU aircraft agreed - -"]),
    ("Hungary received the first of 36 Gripen jets leased from Sweden.", ["SWE HUN aircraft delivered 1 -"]),
    (
        "Belgium's Walloon region withdrew two licences for exports of gunpowder to Israel.",
        ["BEL ISR ammunition halted - -"],
    ),
]
TROOPS: list[Case] = [
    (
        "The rotation will bring the number of American soldiers in Poland to about 10,000.",
        ["USA 10000 10000 planned"],
    ),
    ("Congress capped the US contingent in Colombia at 800 soldiers.", ["USA - 800 planned"]),
    ("The Bundestag raised the ceiling for the Mali mission to 1,400 troops.", ["DEU 1400 1400 planned"]),
    (
        "Around 42,000 Ukrainian servicemen are listed as missing, the commissioner said.",
        ["UKR 42000 42000 missing"],
    ),
    (
        "Some 60 fighters laid down their arms and surrendered to Congolese forces near Beni.",
        ["- 60 60 captured"],
    ),
    ("Israel mobilises 15,000 reservists for Lebanon front", ["ISR 15000 15000 mobilised"]),
    (
        "The M23 is backed by 3,000 to 4,000 Rwandan soldiers inside Congo, UN experts wrote.",
        ["RWA 3000 4000 deployed"],
    ),
    ("Burundi's army lost contact with 40 of its soldiers in South Kivu.", ["BDI 40 40 missing"]),
    (
        "Ukraine's losses since August exceed 21,000 troops, the Russian defence ministry said.",
        ["UKR 21000 - casualties"],
    ),
    ("Poland intends to raise its armed forces to 300,000 soldiers.", ["POL 300000 300000 strength"]),
]
SANCTIONS: list[Case] = [
    (
        (
            "WASHINGTON — The Treasury Department's Office of Foreign Assets Control on Wednesday designated six "
            "individuals and four entities based in Iran, Turkey and the UAE for procuring drone parts."
        ),
        ["USA imposed entity -", "USA imposed individual -"],
    ),
    ("EU economic sanctions on Russia rolled over until January", ["EU extended state RUS"]),
    (
        "Britain's Foreign Office announced asset freezes against five Houthi commanders.",
        ["GBR imposed individual -"],
    ),
    (
        "Ottawa on Friday listed three Sudanese companies under its Special Economic Measures Act.",
        ["CAN imposed entity SDN"],
    ),
    (
        "Australia and New Zealand slapped travel bans on two Israeli settlers.",
        ["AUS imposed individual ISR", "NZL imposed individual ISR"],
    ),
    ("The UN Security Council removed Eritrea from its sanctions regime.", ["UN lifted state ERI"]),
    (
        "The US reimposed oil sanctions on Caracas after the opposition candidate was barred.",
        ["USA imposed sector VEN"],
    ),
    (
        (
            "The White House is weighing penalties against Chinese banks that finance Russia's war machine, the "
            "Wall Street Journal reported."
        ),
        ["USA proposed entity CHN"],
    ),
    (
        (
            "This final rule adds 23 persons to its Entity List under the destination of China (13), Russia (7) "
            "and Turkey (3)."
        ),
        ["USA imposed entity CHN", "USA imposed entity RUS", "USA imposed entity TUR"],
    ),
    (
        (
            "From today, the property that the designated persons have in the United States is "
            "blocked. OFAC also identified three vessels as blocked property of the Iranian shipper."
        ),
        ["USA imposed vessel IRN"],
    ),
    ("The EU banned 27 ships from its ports for carrying Russian oil.", ["EU imposed vessel RUS"]),
    (
        "Moscow barred 92 Americans from entering Russia, the foreign ministry said.",
        ["RUS imposed individual USA"],
    ),
    ("Russia bans entry to 18 British lawmakers", ["RUS imposed individual GBR"]),
    (
        (
            "The State Department is designating the Terrorgram Collective and its three leaders as Specially "
            "Designated Global Terrorists."
        ),
        ["USA imposed entity -", "USA imposed individual -"],
    ),
    ("Norway aligned itself with EU sanctions against Belarus.", ["NOR imposed state BLR"]),
    ("New Zealand imposes travel bans on 36 Russians", ["NZL imposed individual RUS"]),
    (
        "The European Council renewed restrictive measures against Myanmar for a further year.",
        ["EU extended state MMR"],
    ),
    (
        "The EU took the names of two Ukrainian businessmen off its sanctions list.",
        ["EU lifted individual UKR"],
    ),
    ("China added six Taiwanese separatists to its blacklist.", ["CHN imposed individual TWN"]),
    (
        "Commerce Secretary Raimondo said 140 Chinese chip companies would be added to the Entity List.",
        ["USA proposed entity CHN"],
    ),
]
