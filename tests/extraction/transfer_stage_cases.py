"""Sentences that tell how far a transfer has come, by what governs the transfer word.

Each case as in transfer_cases: its name, the text, and one line a claim.
"""

from __future__ import annotations

from tests.extraction.transfer_list_cases import Case

GOVERNED: list[Case] = [
    (
        "norway will join denmark in supplying",
        "Norway will join Denmark in supplying mortars to Estonia.",
        ["NOR EST artillery agreed"],
    ),
    (
        "spain is likely to announce",
        "Spain is likely to announce the sale of drones to Kenya this week.",
        ["ESP KEN drone proposed"],
    ),
    (
        "washington is expected to approve",
        "Washington is expected to approve the sale of fighter jets to Oman.",
        ["USA OMN aircraft proposed"],
    ),
    (
        "ghana is expected to receive",
        "Ghana is expected to receive four patrol boats from Italy in June.",
        ["ITA GHA ship agreed n=4"],
    ),
    (
        "canada announced the donation",
        "Canada announced the donation of 30 armoured vehicles to Ghana.",
        ["CAN GHA armoured_vehicle agreed n=30"],
    ),
    (
        "the two ministers discussed plans",
        "Kenya and Spain discussed Spanish plans to provide Kenya with howitzers.",
        ["ESP KEN artillery proposed"],
    ),
    (
        "poland said it plans",
        "Poland said it plans to send Chad 30 tanks.",
        ["POL TCD armoured_vehicle agreed n=30"],
    ),
    (
        "peru's plan to buy",
        "Peru's plan to buy submarines from Germany has drawn criticism.",
        ["DEU PER ship proposed"],
    ),
    (
        "denmark said that it would halt",
        "Denmark said that it would halt exports of ammunition to Sudan.",
        ["DNK SDN ammunition halted"],
    ),
    (
        "the european powers did little",
        "The European powers did little to prevent Iran from sending missiles to Sudan.",
        ["IRN SDN missile delivered"],
    ),
    (
        "france demanded that iran halt",
        "France demanded that Iran halt the supply of missiles to Sudan.",
        ["IRN SDN missile delivered"],
    ),
    (
        "france should respond by",
        "France should respond by providing missiles to Kenya.",
        ["FRA KEN missile proposed"],
    ),
    (
        "japan has not decided whether",
        "Whether to supply Kenya with drones, Japan has not decided.",
        ["JPN KEN drone proposed"],
    ),
    (
        "lawmakers called for sending",
        "Lawmakers called for sending Turkish drones to Kenya.",
        ["TUR KEN drone proposed"],
    ),
    (
        "japan is reviewing its opposition",
        "Japan is reviewing its opposition to sending drones to Kenya.",
        ["JPN KEN drone proposed"],
    ),
    (
        "japan is close to approving",
        "Japan is close to approving the sale of drones to Kenya.",
        ["JPN KEN drone proposed"],
    ),
    ("japan is ready to supply", "Japan is ready to supply Kenya with drones.", ["JPN KEN drone proposed"]),
    (
        "japan stated its support",
        "Japan stated its support for the sale of drones to Kenya.",
        ["JPN KEN drone proposed"],
    ),
    (
        "kenya has traditionally bought",
        "Kenya has traditionally bought most of its weapons from Japan.",
        ["JPN KEN unspecified delivered"],
    ),
    (
        "japan announced that it is providing",
        "Japan announced that it is providing 12 drones to Kenya.",
        ["JPN KEN drone agreed n=12"],
    ),
    (
        "japan has yet to approve",
        "Japan has yet to approve the sale of drones to Kenya.",
        ["JPN KEN drone proposed"],
    ),
    (
        "japan turned down kenya's request to",
        "Japan turned down Kenya's request to buy drones.",
        ["JPN KEN drone halted"],
    ),
    ("japan has not allowed", "Japan has not allowed the sale of drones to Kenya.", ["JPN KEN drone halted"]),
    ("japan is about to", "Japan is about to deliver 12 drones to Kenya.", ["JPN KEN drone agreed n=12"]),
    ("japan decided not to send", "Japan decided not to send drones to Kenya.", ["JPN KEN drone halted"]),
    (
        "japan pulled out of plans",
        "Japan pulled out of plans to send drones to Kenya.",
        ["JPN KEN drone halted"],
    ),
    ("japan ended its ban", "Japan ended its ban on arms sales to Kenya.", ["JPN KEN unspecified agreed"]),
    ("japan resumed arms sales", "Japan resumed arms sales to Kenya.", ["JPN KEN unspecified agreed"]),
    (
        "kenya is interested in buying",
        "Kenya is interested in buying drones from Japan.",
        ["JPN KEN drone proposed"],
    ),
    (
        "japan gave the green light",
        "Japan gave the green light for the sale of drones to Kenya.",
        ["JPN KEN drone agreed"],
    ),
    ("kenya is getting 12", "Kenya is getting 12 drones from Japan.", ["JPN KEN drone agreed n=12"]),
    (
        "germany gave permission",
        "Germany gave permission for old howitzers to be sent to Ukraine.",
        ["DEU UKR artillery agreed"],
    ),
    (
        "the united states accused iran of planning",
        "The United States accused Iran of planning to send drones to Sudan.",
        ["IRN SDN drone agreed"],
    ),
    (
        "there is no evidence that iran",
        "There is no evidence that Iran has supplied drones to Sudan.",
        ["IRN SDN drone delivered denied"],
    ),
    (
        "reports that iran supplied",
        "Reports that Iran supplied drones to Sudan are false, its foreign minister said.",
        ["IRN SDN drone delivered denied"],
    ),
    (
        "iran rejected claims",
        "Iran rejected claims that it had supplied drones to Sudan.",
        ["IRN SDN drone delivered denied"],
    ),
    (
        "japan has no intention",
        "Japan has no intention of sending drones to Kenya.",
        ["JPN KEN drone proposed denied"],
    ),
    (
        "called for another to step up",
        "Kenya again called on Spain to provide it with heavy weapons sooner.",
        ["ESP KEN unspecified proposed"],
    ),
    (
        "would support",
        "Italy has indicated that it would support arms deliveries from Spain to Kenya.",
        ["ESP KEN unspecified proposed"],
    ),
    ("moved to a group", "Iran moved weapons to Hezbollah.", ["IRN hezbollah unspecified delivered"]),
    (
        "brings the total",
        "This drawdown brings the total security assistance provided by Spain to Kenya to $3 million.",
        ["ESP KEN unspecified agreed v=3000000"],
    ),
    (
        "idea called nonsense",
        "The idea that Spain has withheld military aid from Kenya is nonsense.",
        ["ESP KEN unspecified halted denied"],
    ),
    (
        "sum in aid given",
        "Spain helped by giving millions of dollars in military aid to Kenya.",
        ["ESP KEN unspecified delivered"],
    ),
]

OVER_SEVERAL_WORDS: list[Case] = [
    (
        "not ruled out",
        "Germany did not rule out supplying Leopard tanks to Poland.",
        ["DEU POL armoured_vehicle proposed"],
    ),
    (
        "objections dropped",
        "Germany has dropped its objections to the transfer of Leopard tanks to Poland.",
        ["DEU POL armoured_vehicle agreed"],
    ),
    (
        "plans to complete",
        "Germany plans to complete the delivery of Leopard tanks to Poland in 2026.",
        ["DEU POL armoured_vehicle agreed"],
    ),
    (
        "talks that continue",
        "Talks between Germany and Poland about the delivery of Leopard tanks to Poland continue.",
        ["DEU POL armoured_vehicle proposed"],
    ),
    (
        "needs approval",
        "Germany's sale of Leopard tanks to Poland still needs the approval of parliament.",
        ["DEU POL armoured_vehicle proposed"],
    ),
    (
        "suggested sending",
        "Germany's defence minister suggested sending Leopard tanks to Poland.",
        ["DEU POL armoured_vehicle proposed"],
    ),
    (
        "said it was sending",
        "Germany said on Friday it was sending 14 Leopard tanks to Poland.",
        ["DEU POL armoured_vehicle agreed n=14"],
    ),
    (
        "to vote on",
        "Spain's parliament is due to vote on the sale of 12 howitzers to Kenya.",
        ["ESP KEN artillery proposed n=12"],
    ),
    (
        "believed to have",
        "Iran is believed to have supplied missiles to Sudan.",
        ["IRN SDN missile delivered"],
    ),
    (
        "resisted calls",
        "Spain has resisted calls to send howitzers to Kenya.",
        ["ESP KEN artillery halted"],
    ),
]
