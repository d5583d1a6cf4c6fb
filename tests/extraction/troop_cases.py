"""Own sentences that tell of troops, by kind of wording, with the claims they make.

A case is a text and its claims as (force, low, high, status, location); `ANY` where a kind of wording is not about that slot.
"""

from __future__ import annotations

ANY = "*"
Expected = tuple[str | None, int | None, int | None, str, str | None]
Case = tuple[str, list[Expected]]

BOUND_BY_NOUN: list[Case] = [
    ("Security forces gunned down 23 Naxalites in the forest.", [("naxalites", 23, 23, "killed", ANY)]),
    (
        "The battle killed 60 soldiers, 12 villagers and hundreds of Taliban, Afghan officials said.",
        [(ANY, 60, 60, "killed", ANY), ("taliban", 200, None, "killed", ANY)],
    ),
    (
        "Thousands of American boots on the ground in Iraq are training local forces.",
        [("USA", 2000, None, "deployed", "IRQ")],
    ),
    (
        "A small force of 140 Norwegians is holding the airport in Mali.",
        [("NOR", 140, 140, "deployed", "MLI")],
    ),
    ("Poland has stationed 1,200 soldiers in Latvia.", [("POL", 1200, 1200, "deployed", "LVA")]),
    (
        "Brazil contributes 1,300 peacekeepers to the UN mission in Haiti.",
        [("BRA", 1300, 1300, "deployed", "HTI")],
    ),
    (
        "Mexico deployed 15,000 members of the National Guard to its southern border.",
        [("MEX", 15000, 15000, "deployed", "MEX")],
    ),
    ("Japan has 1,500 personnel at the base.", [("JPN", 1500, 1500, "deployed", ANY)]),
    (
        "At least 15 members of the security forces were killed in Burkina Faso.",
        [(ANY, 15, None, "killed", "BFA")],
    ),
    ("Two pilots were killed when their Greek military jet crashed.", [("GRC", 2, 2, "killed", ANY)]),
    ("Norway's 62 soldiers in Jordan will stay until June.", [("NOR", 62, 62, ANY, "JOR")]),
]
ASKED_BEFORE: list[Case] = [
    (
        "Has Oslo sent soldiers at all? A contingent of about 340, drawn from two brigades, is in Jordan at present.",
        [("NOR", 340, 340, "deployed", "JOR")],
    ),
]
TOLD_TWICE: list[Case] = [
    (
        "Oslo will send up to 90 Norwegian soldiers to Mali. The 90 Norwegian soldiers are to be in Mali for a year.",
        [("NOR", None, 90, "planned", "MLI")],
    ),
    (
        "Rome plans to send 250 Italian soldiers to Kosovo. Sending 250 Italian soldiers to Kosovo has cost millions.",
        [("ITA", 250, 250, "planned", "XKX")],
    ),
]
LEAVING: list[Case] = [
    (
        "France plans to withdraw 2,400 troops from the Sahel by the end of the year.",
        [("FRA", 2400, 2400, "withdrawn", None)],
    ),
    ("Some 300 Italian troops returned home from Iraq.", [("ITA", 300, 300, "withdrawn", "IRQ")]),
    ("The Danish contingent of 180 soldiers left Kabul on Friday.", [("DNK", 180, 180, "withdrawn", "AFG")]),
    ("Chad is preparing to pull 1,200 soldiers out of Mali.", [("TCD", 1200, 1200, "withdrawn", "MLI")]),
    ("Uganda withdrew its 2,000 soldiers from South Sudan.", [("UGA", 2000, 2000, "withdrawn", "SSD")]),
]
AHEAD: list[Case] = [
    ("The exercise in Poland will involve 9,000 NATO troops.", [("NATO", 9000, 9000, "planned", ANY)]),
    (
        "Dozens of Danish troops are set to go to the border.",
        [("DNK", 24, None, "planned", ANY)],
    ),
    (
        "A new force of up to 3,000 soldiers is expected to be announced by NATO.",
        [(ANY, None, 3000, "planned", ANY)],
    ),
    (
        "The adviser suggested inserting 5,000 French troops into Mali.",
        [("FRA", 5000, 5000, "planned", "MLI")],
    ),
    ("Spain offered to send 650 troops to Romania.", [("ESP", 650, 650, "planned", "ROU")]),
    ("Berlin agreed to send up to 500 more soldiers to Mali.", [("DEU", None, 500, "planned", "MLI")]),
    ("Washington could send as many as 5,000 soldiers to Poland.", [("USA", None, 5000, "planned", "POL")]),
    ("Germany's plan is to station 4,800 soldiers in Lithuania.", [("DEU", 4800, 4800, "planned", "LTU")]),
    (
        "The ministry has drawn up plans for a 3,000-strong force in Chad.",
        [(ANY, 3000, 3000, "planned", "TCD")],
    ),
    ("The contingent will grow from 450 to 600 soldiers.", [(ANY, 600, 600, "planned", ANY)]),
    ("The minister called for 400 Italian troops to remain in Niger.", [("ITA", 400, 400, "planned", "NER")]),
    (
        "The deal would allow for nearly 2,000 Turkish troops to stay in Libya.",
        [("TUR", 2000, 2000, "planned", "LBY")],
    ),
    ("US to send 300 more troops to Niger", [("USA", 300, 300, "planned", "NER")]),
]
UNDER_WAY: list[Case] = [
    (
        "Some 80 Italian troops due to leave were staying in Kosovo for now.",
        [("ITA", 80, 80, "deployed", "XKX")],
    ),
    (
        "The 300 British troops currently in Kosovo could be there for years.",
        [("GBR", 300, 300, "deployed", "XKX")],
    ),
    (
        "Ottawa plans to keep the current force of 1,900 Canadian troops in Latvia.",
        [("CAN", 1900, 1900, "deployed", "LVA")],
    ),
    (
        "The advisers will go to another base than the 60 Spanish soldiers already in Iraq.",
        [("ESP", 60, 60, "deployed", "IRQ")],
    ),
    (
        "Canada's prime minister ordered 850 troops to deploy to Latvia.",
        [("CAN", 850, 850, "deployed", "LVA")],
    ),
    ("Vienna may reconsider its deployment of 380 troops in Kosovo.", [("AUT", 380, 380, "deployed", "XKX")]),
    (
        "There may be up to 900 Boko Haram fighters in the forest.",
        [("boko-haram", None, 900, "deployed", ANY)],
    ),
    (
        "In 2009 the decision to send 5,000 British troops to Iraq divided the party.",
        [("GBR", 5000, 5000, "deployed", "IRQ")],
    ),
    (
        "More than 200 British troops are training Ukrainian recruits in Poland.",
        [("GBR", 200, None, "deployed", "POL")],
    ),
]
RAISED: list[Case] = [
    (
        "About 900 Somali soldiers have gone through training in Eritrea.",
        [("SOM", 900, 900, "training", ANY)],
    ),
    (
        "Islamic State has built a branch in Kabul, recruiting dozens of local members.",
        [("islamic-state", 24, None, "mobilised", ANY)],
    ),
    ("Britain has trained 10,000 Ukrainian recruits.", [("UKR", 10000, 10000, "training", ANY)]),
    ("Israel called up 60,000 reservists.", [("ISR", 60000, 60000, "mobilised", ANY)]),
    (
        "Moscow has recruited 300,000 men for its army, the ministry said.",
        [("RUS", 300000, 300000, "mobilised", ANY)],
    ),
    (
        "An estimated 1,000 foreigners have joined Islamic State in Syria.",
        [("islamic-state", 1000, 1000, "mobilised", ANY)],
    ),
]
PLACED: list[Case] = [
    (
        "Chile will send 700 soldiers to the northern border.",
        [("CHL", 700, 700, "planned", "CHL")],
    ),
    (
        "Spain keeps 300 Spanish soldiers in Iraq. It plans to send another 90 Spanish soldiers next year.",
        [("ESP", 300, 300, "deployed", "IRQ"), ("ESP", 90, 90, "planned", "IRQ")],
    ),
    (
        "Ghana is pulling out its 60 peacekeepers from the mission in Lebanon.",
        [("GHA", 60, 60, "withdrawn", "LBN")],
    ),
    ("Lithuania will host 4,000 German soldiers by 2027.", [("DEU", 4000, 4000, "planned", "LTU")]),
    ("Portugal sent 140 soldiers to the Middle East.", [("PRT", 140, 140, "deployed", None)]),
    ("Belgium keeps 210 soldiers in Romania and Estonia.", [("BEL", 210, 210, "deployed", None)]),
    (
        "Eritrea has massed tens of thousands of troops along its border with Ethiopia.",
        [("ERI", 20000, None, "deployed", "ERI")],
    ),
]
NO_COUNT = [
    "The trial of 12 soldiers began on Monday.",
    "More than 90 of the army's soldiers received medals.",
    "Norway's losses have totalled 120 military vehicles and 14 aircraft.",
    "Nine of the 30 death-penalty cases before the army's court were dropped.",
    "Kenya will send 1,000 police officers to Haiti.",
    "Three soldiers told reporters that they had not been paid.",
    "Four retired generals signed the letter.",
    "The two countries' soldiers trained together.",
    "Police arrested 40 protesters outside the army headquarters.",
    "The ministry sanctioned six Russian officers.",
    "The airline flies 30 passenger jets and 12 fighters.",
    "The treasury blacklisted five terrorist leaders in Somalia.",
    "The army marched into six villages and two brigades dug in.",
    "Two men and four women watched the parade of the army.",
    "The flood killed 90 people and the army sent boats.",
    "More than 200 servicemen were awarded medals by the president.",
]
