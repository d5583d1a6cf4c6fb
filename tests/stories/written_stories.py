"""Stories of our own, for judging which texts are one source: a report in paragraphs, another reporter's report of the same event,
the same report in other words. People, units and deals are made up.
"""

# ruff: noqa: E501 - prose has one paragraph a line
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WrittenStory:
    """One event: our report of it, a second reporter's own report, and our report retold in other words ('' where not written)."""

    name: str
    paragraphs: tuple[str, ...]
    other_report: str = ""
    retold: str = ""


def paragraphs_of(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines() if line.strip())


FIRST_STORIES = (
    WrittenStory(
        "howitzers",
        paragraphs_of("""
        Norway will hand 14 self-propelled howitzers to Ukraine before the end of October, Defence Minister Ragna Solheim said on Tuesday.
        The guns come from the stocks of the artillery battalion at Rena and have been overhauled over the past 3 months, she told reporters.
        Ammunition for the first 60 days is part of the package, which the ministry puts at 95 million dollars.
        Some 120 Ukrainian gunners finished their training in the north of the country last week, according to Colonel Arvid Moen, who led the course.
        The battalion will get South Korean guns in return, but the first of these will not arrive before the spring of 2026.
        Opposition lawmakers asked how the army would close the gap until then, and Solheim said that neighbours had promised help.
        Oslo had already delivered 8 launchers and a field hospital earlier in the year.
        A spokesman for the Ukrainian embassy thanked the country and said that every barrel would be counted at the front near Lyman.
        """),
        other_report="""OSLO - The government wants to send fourteen big guns eastwards this autumn, and not everybody in parliament is happy.
        "We cannot strip our own brigade bare," said Per Lunde, who speaks on defence for the Conservatives, minutes after Ragna Solheim had left the rostrum.
        The minister had just told the house that Ukraine needs artillery more than anything else this winter. Her officials spoke of 95 million dollars, shells included.
        At the camp in Rena, where the howitzers stand under tarpaulins, soldiers learnt of the plan from the radio. A sergeant said that his crew would miss the old lady.
        Replacements are on order in South Korea. Nobody in the ministry would promise a date earlier than next year.
        Analysts at a think tank in Bergen called the step brave and overdue, since Russia fires five shells for every one that comes back.""",
        retold="""Before October is over, Norway is to give Ukraine 14 self-propelled howitzers, Defence Minister Ragna Solheim announced on Tuesday.
        Taken from the artillery battalion's stocks at Rena, the guns were overhauled during the past 3 months, the minister told journalists.
        The package, whose worth the ministry gives as 95 million dollars, includes ammunition for the first 60 days.
        Colonel Arvid Moen, the leader of the course, said some 120 Ukrainian gunners had completed their training in the country's north last week.
        In return the battalion is to receive South Korean guns, the first of which will not be there before the spring of 2026.
        Asked by opposition lawmakers how the gap would be closed until then, Solheim said neighbours had promised to help.""",
    ),
    WrittenStory(
        "frigates",
        paragraphs_of("""
        Indonesia signed a contract for 2 frigates with the Italian yard Cantieri Levante on Thursday, its navy said in Surabaya.
        The ships, worth 1.2 billion euros together, will be built in La Spezia and delivered in 2028 and 2029.
        Admiral Budi Hartono called them the largest vessels that the navy had ever bought new.
        Each frigate carries 16 launch cells, a medium gun and a hangar for 2 helicopters.
        A third of the steel work may move to a local yard if an inspection in March finds the slipways ready.
        The contract replaces a letter of intent from 2021 that lapsed when the financing fell through.
        Parliament in Jakarta still has to approve the foreign loan, and its budget committee meets next month.
        Cantieri Levante shares rose 4 percent in Milan after the news.
        """),
        other_report="""It took three presidents, two tenders and a scandal, but Jakarta finally has its warships. At a ceremony in Surabaya, Admiral Budi Hartono
        put his name under a deal with an Italian builder that critics had declared dead four times. The price, 1.2 billion euros, is higher than first planned.
        For the yard in La Spezia it means work for eight hundred people over five years, its union said, and champagne was opened in the canteen.
        Indonesia watches Chinese coast guard cutters near the Natuna islands with growing unease. Two frigates will not change that balance, says Dewi Lestari of the
        maritime institute in Bandung, but they will make patrols less lonely. Whether parliament plays along is open: the loan needs a vote, and elections are near.""",
        retold="""A contract for 2 frigates was signed by Indonesia with the Italian shipyard Cantieri Levante on Thursday, the navy said in Surabaya.
        Together worth 1.2 billion euros, the ships are to be built in La Spezia and handed over in 2028 and 2029.
        They were called the largest vessels the navy had ever bought new by Admiral Budi Hartono.
        Every frigate has 16 launch cells, a medium gun and a hangar with room for 2 helicopters.
        If an inspection in March finds the slipways ready, a third of the steel work may move to a local yard.
        Shares of Cantieri Levante went up 4 percent in Milan on the news.""",
    ),
    WrittenStory(
        "ambush",
        paragraphs_of("""
        Gunmen killed 23 soldiers in an ambush on an army convoy in western Niger on Sunday night, the defence ministry said.
        The convoy of 11 vehicles was on its way from Tillaberi to Ouallam when it hit a mine, a statement read on state television said.
        Attackers on more than 40 motorbikes then opened fire from both sides of the road.
        Another 17 soldiers were wounded and flown to a hospital in Niamey.
        The ministry said that some 30 attackers had been neutralised in a pursuit supported by drones.
        No group has claimed responsibility, but fighters of a local branch of Islamic State are active in the area.
        Three days of national mourning begin on Tuesday.
        The region has seen at least 9 attacks of this size since the start of the year, according to a count by a monitoring group in Dakar.
        """),
        other_report="""Moussa heard the blast while he was closing his shop. "Then the shooting went on until the call to prayer," the trader said by telephone from a village north of Ouallam.
        What he heard was one of the deadliest nights for Niger's army this year. Twenty-three men did not come back, officials admitted a day later.
        Relatives gathered before the gates of the barracks in Niamey, where lists were read out. One mother said that her son had called at noon and complained of bad tyres.
        Security experts fault the army for using the same road again and again. "They knew the convoy would come," said Ibrahim Sani, a retired colonel.
        The junta has promised safety since it took power and has sent foreign troops away. Villages along the border with Mali pay taxes to armed men instead.""",
        retold="""An ambush on an army convoy in western Niger killed 23 soldiers on Sunday night, according to the defence ministry.
        A statement read on state television said the convoy of 11 vehicles had hit a mine on its way from Tillaberi to Ouallam.
        After that, attackers riding more than 40 motorbikes opened fire from both sides of the road.
        A further 17 soldiers were wounded and were flown to hospital in Niamey.
        Some 30 attackers were neutralised in a pursuit that drones supported, the ministry said.
        Nobody has claimed responsibility so far, though fighters of a local Islamic State branch are active in the area.""",
    ),
    WrittenStory(
        "shipowners",
        paragraphs_of("""
        The European Union put 27 tankers and 6 shipping firms on its sanctions list on Friday for carrying Russian crude above the price cap.
        The ships may no longer enter ports of the bloc or use its insurers, the Council said in Brussels.
        Among the firms are two from Dubai, Harbour Crest and Blue Meridian, and one from Hong Kong, Lantau Tankers.
        Diplomats said that Greece and Malta had asked for a delay of 10 days for cargoes that are already at sea.
        The measures bring the number of listed vessels to 189.
        Foreign policy officials want to add the captains of such ships to the next package.
        Moscow called the decision piracy and said that the oil would find its way.
        The price of Urals crude rose by 1.5 dollars a barrel in early trade.
        """),
        other_report="""Brussels is going after the so-called shadow fleet again. After nine hours of talks, ambassadors agreed late in the evening to bar dozens more ships,
        several people in the room said. The sticking point was time: owners in Piraeus feared that loaded tankers would be stranded off Ceuta.
        A compromise by the Danish presidency gave them ten days. Environmental groups had pressed for a harder line, pointing to ageing hulls and missing insurance in the Baltic.
        Kaja Lind of the Helsinki energy centre doubts that the list matters much. "A ship is renamed in an afternoon," she said. Shipping brokers in London see it differently:
        freight rates for Russian cargoes have doubled since January, they say, and that eats into the Kremlin's income.""",
        retold="""On Friday 27 tankers and 6 shipping firms were put on the European Union's sanctions list for carrying Russian crude at prices above the cap.
        The Council said in Brussels that the ships may neither enter the bloc's ports nor use its insurers any longer.
        Two of the firms, Harbour Crest and Blue Meridian, come from Dubai, and one, Lantau Tankers, from Hong Kong.
        Greece and Malta, diplomats said, had wanted a delay of 10 days for cargoes already at sea.
        With these measures 189 vessels are listed.
        The captains of such ships should be part of the next package, if foreign policy officials have their way.""",
    ),
    WrittenStory(
        "withdrawal",
        paragraphs_of("""
        The United Nations will bring home 1,900 peacekeepers from the east of Congo by the end of June, the head of the mission said on Monday.
        Their 7 bases in South Kivu go to the national police, Aminata Keita told a news conference in Kinshasa.
        The withdrawal was agreed with the government in November and is the first of 3 phases.
        Residents of Bukavu have protested against the mission, which they accuse of standing by while militias killed civilians.
        Aid groups warn of a gap, since the police have only 600 officers in the province.
        Keita said that helicopters would stay in Goma for medical flights.
        The mission had 16,000 troops at its peak and costs more than 1 billion dollars a year.
        Rebels of the March 23 Movement hold several towns north of Lake Kivu.
        """),
        other_report="""The blue flag came down in Kavumu shortly after nine in the morning. A Pakistani captain handed a key to a police inspector, the two men saluted, and that was it.
        It is the beginning of the end for one of the costliest missions in the history of the United Nations. Over the next months the camps in South Kivu will be emptied, one after the other.
        Not everybody is glad. Charlotte Mugisho, who runs a clinic for rape survivors near Bukavu, does not know who will guard the road now. "The police have no fuel," she said.
        Others danced. Young men who threw stones at the convoys two years ago shouted that they had won.
        In New York diplomats speak of an orderly handover. In Kinshasa the government wants the helmets gone for good before the election.""",
    ),
    WrittenStory(
        "drones",
        paragraphs_of("""
        Turkey and Kazakhstan agreed on Wednesday to build reconnaissance drones together in a plant near Almaty.
        The plant will turn out up to 50 aircraft a year from 2026 on, the Kazakh defence industry agency said.
        Turkish maker Doruk Aero supplies engines and sensors, and the local partner makes the airframes.
        The deal is worth 310 million dollars over 6 years and includes a flight school for 80 pilots.
        It was signed in Astana during a visit by President Erdogan, who also opened a trade fair.
        Kazakhstan bought 3 drones of the same type in 2021 and has used them to watch its southern border.
        Officials said that exports to other states of Central Asia were possible if both sides agree.
        Doruk Aero has sold aircraft to 12 countries so far.
        """),
        other_report="""Astana is shopping for wings. While the leaders toured a pavilion full of carpets and combine harvesters, officials next door finished a drone deal that had been in the making since the border clashes of last spring.
        The attraction for the hosts is the factory. "We do not want to be a customer for ever," deputy minister Daniyar Akhmetov said. For Doruk Aero, which has lost two tenders in the Gulf, it opens a market on Russia's doorstep.
        Moscow has not commented. A Russian arms expert, Viktor Lapin, wrote that the loss of a loyal buyer should worry the Kremlin more than the aircraft as such.
        The first machine could fly over the steppe in two years, engineers said, if the runway near Almaty is lengthened in time.""",
    ),
)
