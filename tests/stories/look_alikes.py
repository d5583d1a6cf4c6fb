"""Texts made from one form with other contents: different stories that look alike. Names, units and numbers are made up."""

# ruff: noqa: E501 - prose has one paragraph a line
from __future__ import annotations

import random

_TOWNS = (
    "Orlivka Stepne Marivka Hrushka Novosil Bereznia Kalynove Zorya Lypske Tarasivka Petrove Dubrava Krynka"
    " Hlyboke Sosnivka Vyshneve Ozerne Yasne Bilka Rudka"
).split()
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRMS = (
    "Ardent Systems,Falls Church,Virginia|Bolder Marine,Mobile,Alabama|Crestline Avionics,Tucson,Arizona|"
    "Delmar Ordnance,Camden,Arkansas|Eastport Shipyards,Bath,Maine|Fenwick Dynamics,Huntsville,Alabama|"
    "Granite Aero,Wichita,Kansas|Harrow Optics,Rochester,New York"
).split("|")
_PEOPLE = (
    "Anton Belsky|Vera Karpova|Igor Nazarenko|Lev Tumanov|Roman Sikora|Oleg Drozd|Pavel Rybin|Nadia Frolova|"
    "Dmitri Vasin|Yuri Zhilin|Marat Galeev|Sofia Lunina|Gleb Artyukh|Timur Abaev"
).split("|")
_GOODS = "guidance kits|hull repairs|night sights|engine spares|training rounds|sonar buoys|radio sets|armour plates".split(
    "|"
)
_BACKGROUND = """The war began in the spring of two years ago, when columns crossed the northern border at dawn and reached the suburbs of the capital within a week.
Since then more than 10 million people have left their homes, according to the United Nations, and whole districts along the river have been destroyed.
Talks in Geneva broke down in the autumn over the status of the coast, and neither side has been willing to return to the table without conditions.
Western states have sent arms worth tens of billions of dollars and have put banks, ships and officials on their lists, while the other side buys from Tehran and Pyongyang."""


def war_update(number: int) -> str:
    """The daily map report of one outlet."""
    rng = random.Random(1000 + number)
    town = rng.sample(_TOWNS, 6)
    day = _DAYS[number % 7]
    return f"""Day {600 + number} of the war: what you need to know on {day}.
Fighting continued near {town[0]} and {town[1]}, where the general staff counted {rng.randint(20, 90)} clashes over the past 24 hours.
Air defences shot down {rng.randint(8, 70)} of {rng.randint(71, 120)} drones overnight, the air force said on social media.
In {town[2]}, {rng.randint(2, 19)} people were killed and {rng.randint(20, 60)} wounded when a rocket hit a {rng.choice(["market", "bus station", "school", "block of flats"])}, the governor said.
Russian troops claimed to have taken {town[3]}, which Kyiv denied. The claims could not be verified independently.
{rng.choice(["Denmark", "Canada", "Sweden", "Spain"])} pledged {rng.randint(5, 60)} {rng.choice(["armoured vehicles", "generators", "boats", "launchers"])} for the winter.
Power cuts are in force in {town[4]} and {town[5]} from {rng.randint(6, 9)} to {rng.randint(10, 12)} in the morning.
This page is updated every day at 8 o'clock. All times are local. Maps are drawn from open sources and may change."""


def loss_tally(number: int) -> str:
    """The daily count of an enemy's losses."""
    rng = random.Random(2000 + number)
    return f"""The enemy lost another {rng.randint(700, 1500)} soldiers over the past day, the general staff of the armed forces said in its morning report.
That brings the total since the start of the invasion to about {500 + number},{rng.randint(100, 990)} people.
Also destroyed were {rng.randint(2, 25)} tanks, {rng.randint(10, 60)} armoured vehicles, {rng.randint(10, 70)} artillery systems and {rng.randint(1, 4)} air defence units.
In addition {rng.randint(20, 110)} drones, {rng.randint(1, 9)} cruise missiles and {rng.randint(40, 160)} trucks and tankers were put out of action.
The figures are being checked, the staff said, since the intensity of the fighting makes counting difficult. Strike the occupier, together we win."""


def sanctions_notice(number: int) -> str:
    """The weekly notice of an authority."""
    rng = random.Random(3000 + number)
    people = rng.sample(_PEOPLE, 3)
    return f"""The Office of Financial Measures has today amended the consolidated list of targets. The following persons have been added and are subject to an asset freeze.
1. {people[0]}, born {rng.randint(1, 28)} {rng.choice(["March", "June", "May"])} {rng.randint(1950, 1985)}, director of {rng.choice(_TOWNS)} Trading. 2. {people[1]}, born {rng.randint(1950, 1985)}, deputy head of the {rng.choice(_TOWNS)} refinery. 3. {people[2]}, owner of the vessel {rng.choice(_TOWNS)} Star.
All persons in the jurisdiction must check whether they hold accounts, funds or economic resources for the persons named above, freeze them, and report any findings to the office.
Failure to comply with financial sanctions legislation, or to seek to circumvent its provisions, is a criminal offence. Reports must be made with the form on the website.
Further details of the regime can be found on the relevant page. Notice {rng.randint(100, 999)} of the year, enquiries to the compliance desk by telephone or letter."""


def contract_award(number: int) -> str:
    """One contract in the form in which a ministry announces them."""
    rng = random.Random(4000 + number)
    firm, city, state = _FIRMS[number % len(_FIRMS)].split(",")
    return f"""{firm}, {city}, {state}, is awarded a ${rng.randint(11, 980)},{rng.randint(100, 999)},{rng.randint(100, 999)} firm fixed price contract for {rng.choice(_GOODS)}.
Work will be performed in {city}, {state}, and is expected to be completed by {rng.choice(["March", "September", "July"])} {rng.randint(2025, 2029)}.
Fiscal {rng.randint(2023, 2025)} procurement funds in the amount of ${rng.randint(1, 9)},{rng.randint(100, 999)},{rng.randint(100, 999)} will be obligated at the time of award, none of which will expire at the end of the current fiscal year.
This contract was competitively procured through the government wide point of entry website, with {rng.randint(2, 9)} offers received.
The Systems Command is the contracting activity (N{rng.randint(10000, 99999)}-{rng.randint(20, 26)}-C-{rng.randint(1000, 9999)})."""


def with_background(number: int) -> str:
    """A new event with the paragraphs on how the war began that one outlet puts under all of its reports."""
    leads = (
        """A drone set fire to a fuel depot in Orlivka early on Monday, and smoke drifted over the harbour until noon, the mayor said.
Fire brigades from 4 towns fought the flames, he added, and schools in the district stayed closed.
Nobody was hurt, but a tram line was cut and water had to be brought by lorry.""",
        """Parliament voted on Tuesday to lower the age of conscription from 27 to 25, after a debate that lasted past midnight.
The law, passed with 283 votes, lets the army call up some 140,000 more men, its supporters say.
Opponents demand that those who have served for 36 months may go home first.""",
        """A court in Stepne sentenced a former postal clerk to 12 years in prison for passing the positions of a battery to the other side.
The woman, 44, had sent photographs by telephone, the prosecutor said, and was paid 300 dollars each time.
Her lawyer announced an appeal and spoke of threats against her son.""",
        """The central bank raised its main rate to 17 percent on Thursday to stop the fall of the currency.
Governor Olena Hnatiuk blamed the price of imported fuel and said that reserves of 38 billion were enough.
Traders in the capital paid 42 for a dollar, 2 more than the week before.""",
        """Four trains with grain crossed into Poland on Friday for the first time since farmers there lifted their blockade.
Drivers had waited 19 days at the crossing of Dubrava, a union leader said.
Warsaw wants the cargo sealed until it reaches the ports of Gdansk and Rostock.""",
        """A mine killed 2 farm workers near Marivka on Saturday, the 7th such accident since sowing began.
Deminers from Croatia had marked the field as safe in part only, the regional office said.
Some 174,000 square kilometres have to be searched, an area larger than Greece.""",
    )
    return f"{leads[number]}\n{_BACKGROUND}"


def quoting_report(number: int) -> str:
    """One of several reporters on one speech, all of whom quote the same passages of it."""
    quotes = (
        '"We will not sign a paper that leaves a third of our people behind a fence and calls it peace," she said.',
        '"Those who count our shells should also count our dead, and then tell us again that it is too expensive," she said.',
    )
    frames = (
        """President Maria Kovalenko has ruled out a ceasefire along the present front line. Speaking to students in Lublin, she drew applause for a harsh message to western partners. {0}
The audience, many of them refugees, rose when she came to money. {1} Aides said later that the address had been rewritten on the train because of the news from Budapest, where a summit may take place in May.""",
        """LUBLIN, Poland - In a lecture hall with bad heating and a thousand coats, a head of state lost her patience. {0}
Until then it had been a polite evening about exchange programmes. Somebody asked about the cost of the war, and Kovalenko put down her notes. {1} The rector looked at his shoes. It was the sharpest speech of her tour of 4 countries.""",
        """Kyiv hardens its tone before the talks. With two sentences that are bound to be repeated, its leader made clear on Tuesday what she thinks of a plan that diplomats from Hungary and Brazil are circulating. {0} {1}
The plan, seen by this newspaper, foresees a line of control watched by 20,000 neutral troops. Berlin and Paris have been briefed, Washington has not decided, and Moscow wants guarantees on the Black Sea first.""",
        """Polish students hear what ministers will not. A visit that the university in Lublin had planned for months turned into news when the guest from Ukraine was asked whether she would trade land for quiet. {0}
Tuition, she went on, was free for 900 Ukrainians here, and she was grateful for it. But gratitude had limits. {1} Outside, 3 activists held a banner against the grain imports.""",
    )
    return frames[number].format(*quotes)
