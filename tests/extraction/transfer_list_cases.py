"""Arms transfers told in lists, in clauses on an item, and by a word that takes up a deal told before.

Written like the cases of `transfer_cases`.
"""

from __future__ import annotations

Case = tuple[str, str, list[str]]

COORDINATED: list[Case] = [
    (
        "double object with a list",
        "Canada handed the Ghanaian army 400 carbines, 90 pistols and six mortars.",
        [
            "CAN GHA small_arms delivered n=400",
            "CAN GHA small_arms delivered n=90",
            "CAN GHA artillery delivered n=6",
        ],
    ),
    (
        "seized with its origin in a clause",
        "Customs officers in Kenya seized 40 rifles and 3,000 grenades that a dhow had brought from Somalia.",
        ["SOM - small_arms halted n=40", "SOM - ammunition halted n=3000"],
    ),
    (
        "unloading refused, both parties in a clause",
        "Dockers refused to unload 200 rifles and 9,000 grenades that Malawi had ordered from Bulgaria.",
        ["BGR MWI small_arms halted n=200", "BGR MWI ammunition halted n=9000"],
    ),
    (
        "released",
        "Chile will release eight patrol boats and 20 howitzers to Peru.",
        ["CHL PER ship agreed n=8", "CHL PER artillery agreed n=20"],
    ),
    (
        "presented with a list",
        "Serbia has presented Mali with mortars and armoured vehicles.",
        ["SRB MLI artillery delivered", "SRB MLI armoured_vehicle delivered"],
    ),
    (
        "gone from one to another",
        "More than 30 tanks and dozens of howitzers have gone from Poland to Moldova.",
        ["POL MDA armoured_vehicle delivered n=30", "POL MDA artillery delivered n=24"],
    ),
    (
        "taken over, bought in a clause",
        "Latvia took delivery of 12 howitzers and 40 mortars that it had bought from Austria.",
        ["AUT LVA artillery delivered n=12", "AUT LVA artillery delivered n=40"],
    ),
    (
        "order scrapped by the buyer",
        "Japan scrapped its order for 12 helicopters from Italy.",
        ["ITA JPN helicopter halted n=12"],
    ),
    (
        "due to hand over",
        "The ship carried 12 tanks that Norway had been due to hand over to Latvia.",
        ["NOR LVA armoured_vehicle agreed n=12"],
    ),
    (
        "would go on",
        "Belgium would go on supplying Benin with ammunition, its minister said.",
        ["BEL BEN ammunition agreed"],
    ),
    (
        "none has gone",
        "No weapons have gone from India to Myanmar, Delhi said.",
        ["IND MMR unspecified delivered denied"],
    ),
    (
        "licensed",
        "Denmark licensed the export of 50 machine guns to Oman.",
        ["DNK OMN small_arms agreed n=50"],
    ),
]

REFERENCES: list[Case] = [
    (
        "the contract and its worth",
        "Norway agreed to sell howitzers to Estonia. The contract, signed in May, is worth $90 million.",
        ["NOR EST artillery agreed v=90000000"],
    ),
    (
        "the sale blocked",
        "Norway agreed to sell howitzers to Estonia. In June the government in Oslo blocked the sale.",
        ["NOR EST artillery agreed", "NOR EST artillery halted"],
    ),
    (
        "a lawsuit over the deal is no price",
        "Norway agreed to sell howitzers to Estonia. In June Oslo blocked the sale; Estonia sued for $4 billion.",
        ["NOR EST artillery agreed", "NOR EST artillery halted"],
    ),
]
