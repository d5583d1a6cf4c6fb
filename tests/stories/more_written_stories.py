"""More stories of our own, kept apart from the first ones: thresholds were chosen on those, the figures are told for these too."""

# ruff: noqa: E501 - prose has one paragraph a line
from __future__ import annotations

from tests.stories.written_stories import WrittenStory, paragraphs_of

MORE_STORIES = (
    WrittenStory(
        "missiles",
        paragraphs_of("""
        Australia approved the purchase of 200 cruise missiles from the United States on Monday, a step that it says will let its ships hit targets 1,500 kilometres away.
        The order is worth 1.3 billion Australian dollars, Defence Industry Minister Helen Marsh said in Canberra.
        The missiles will go to 3 destroyers of the Hobart class, which are to be refitted in Adelaide from 2025.
        Marsh said that the region had not seen such an arms race since 1945.
        The government also wants to make smaller rockets at home within 2 years and has set aside 850 million for a plant in Newcastle.
        China's foreign ministry warned of a spiral and urged Canberra to think of its trade.
        The Greens said that the money was needed in hospitals.
        Training on the new weapon begins in San Diego in March with a group of 45 sailors.
        """),
        other_report="""Helen Marsh likes to say that distance no longer protects anyone. In Canberra she has now put a price on that sentence, and it runs to ten figures.
        What the navy gets for it is reach. A captain who asked not to be named put it this way: until now we could see further than we could shoot.
        The shopping list is American, the timing is political. A review of the armed forces had urged the government in April to move faster, and Washington's Congress nodded the sale through over the weekend.
        Critics were quick. Hospitals come first, a Green senator tweeted, while in Beijing a spokeswoman spoke of those who pour oil on fire.
        Adelaide, where the destroyers are to be opened up, hopes for four hundred jobs. Whether there are enough welders is another matter, the union says.""",
        retold="""On Monday Australia gave its approval to buying 200 cruise missiles from the United States, which it says will enable its ships to hit targets at 1,500 kilometres.
        In Canberra, Defence Industry Minister Helen Marsh put the worth of the order at 1.3 billion Australian dollars.
        They are meant for 3 Hobart class destroyers that will be refitted in Adelaide from 2025 on.
        Such an arms race had not been seen in the region since 1945, said Marsh.
        Within 2 years the government also wants smaller rockets to be made at home, and 850 million has been set aside for a plant in Newcastle.
        A spiral was what China's foreign ministry warned of, urging Canberra to think of its trade.""",
    ),
    WrittenStory(
        "base",
        paragraphs_of("""
        Germany will station 4,800 soldiers in Lithuania for good by the end of 2027, Defence Minister Anton Reuss said on Thursday in Vilnius.
        It is the first time since the Second World War that a German brigade is based abroad without a date of return.
        The core are an armoured battalion from Augustdorf and a mechanised one from Oberviechtach.
        Lithuania builds barracks in Rudninkai, 30 kilometres from the border with Belarus, and pays most of the 1 billion euros that they cost.
        Around 200 civilians will move with the troops, and schools for 350 children are planned in Vilnius and Kaunas.
        So far 400 soldiers of an advance party have arrived.
        Union leaders complained that too few had volunteered, and Reuss promised higher allowances.
        The Kremlin said that it would answer the step without saying how.
        """),
        other_report="""Corporal Jana Wolf packed two suitcases and a guitar. She is one of the few who did not have to be asked: the young woman from Hamm has volunteered for three years on NATO's eastern edge.
        Many of her comrades hesitate. Spouses would have to give up jobs, children their football teams, and the flat in Kaunas costs more than thought, a family association says.
        Anton Reuss knows the problem. In Vilnius the minister praised his hosts, who are putting up whole streets in a pine forest near Belarus, and hinted at more money for those who go.
        For Lithuanians the Germans cannot come soon enough. "My grandmother was afraid of them, I am afraid without them," said a baker in Rudninkai.
        Military planners admit that heavy equipment is the bottleneck. Tanks that leave Westphalia are missed in Westphalia.""",
        retold="""By the end of 2027 Germany is going to base 4,800 soldiers in Lithuania permanently, said Defence Minister Anton Reuss in Vilnius on Thursday.
        Not since the Second World War has a German brigade been based abroad with no date of return.
        An armoured battalion from Augustdorf and a mechanised battalion from Oberviechtach form its core.
        The barracks in Rudninkai, which lies 30 kilometres from the Belarus border, are being built by Lithuania, which pays most of their cost of 1 billion euros.
        Some 200 civilians move along with the troops; in Vilnius and Kaunas schools for 350 children are planned.
        An advance party of 400 soldiers has arrived so far.""",
    ),
    WrittenStory(
        "smugglers",
        paragraphs_of("""
        The United States navy seized 2,300 assault rifles from a sailing boat in the Gulf of Oman on Saturday, its Fifth Fleet said.
        The dhow had left the Iranian port of Jask and was bound for Yemen with a crew of 6.
        Sailors of the patrol ship Tempest boarded it after a helicopter had spotted crates under fishing nets.
        It was the 4th such catch in 3 months, and altogether 9,000 rifles have been taken on that route.
        The United Nations forbids arms for the Houthi movement under a resolution of 2015.
        Iran denied that it had anything to do with the cargo.
        The crew, all Yemenis, will be handed to the coast guard in Aden.
        A truce in Yemen has largely held since April, although talks about salaries and ports are stuck.
        """),
        other_report="""The nets were dry. That was what made the helicopter crew suspicious, an officer recounted in Bahrain, because who goes fishing with dry nets?
        Below deck the boarding team found what they were looking for, rack upon rack of Kalashnikov copies wrapped in plastic. Some bore Chinese marks, others none.
        For the Americans it is proof that Tehran keeps feeding a war that it claims to want to end. Iranian diplomats shrugged: anyone can load a boat in Jask, they said.
        Arms traffic across that sea is older than the conflict. Somali middlemen buy and sell there as well, researchers in Geneva point out.
        In Sanaa a spokesman of the Houthis mocked the navy for parading fishermen. Negotiators in Muscat fear that each catch makes their work harder.""",
    ),
    WrittenStory(
        "exercise",
        paragraphs_of("""
        China sent 71 aircraft and 11 ships around Taiwan within 24 hours, the defence ministry in Taipei reported on Sunday.
        Of these, 45 crossed the median line of the strait or entered the air defence zone in the southwest.
        Taiwan scrambled fighters and put its coastal missile batteries on alert.
        The theatre command in Nanjing spoke of a joint patrol and strike drill in answer to provocations.
        The day before, President Lin had received 5 members of the American Congress, who promised faster arms deliveries.
        Washington urged restraint and said that it would sail and fly wherever the law allows.
        Shares in Taipei fell by 1.8 percent on Monday morning.
        It was the largest number of aircraft in one day since August, when more than 100 were counted.
        """),
        other_report="""On the beach of Penghu nobody looked up any more. Tourists ate oyster omelettes while the jets drew their white lines, so high that they could hardly be heard.
        Yet officers in Taipei sound more worried than usual. Not the sheer number troubles them but the pattern: drones first, then tankers, then bombers, a retired general explained on television, that is a rehearsal.
        Beijing had announced nothing beforehand. Its spokesman spoke afterwards of a lesson for those who sell the homeland. He meant the guests from Congress, whom President Lin had served tea.
        Air force pilots are tired. Every take-off costs money and engine hours, and the fleet is smaller than the one across the water by a factor of five.""",
        retold="""Within 24 hours China has sent 71 aircraft and 11 ships around Taiwan, according to a report of the defence ministry in Taipei on Sunday.
        The strait's median line was crossed, or the southwestern air defence zone entered, by 45 of them.
        Fighters were scrambled by Taiwan and its coastal missile batteries put on alert.
        A joint patrol and strike drill in answer to provocations, the theatre command in Nanjing called it.
        President Lin had received 5 members of the American Congress the day before; they promised that arms would be delivered faster.
        Restraint was urged by Washington, which said it would fly and sail wherever the law allows.""",
    ),
    WrittenStory(
        "blacklist",
        paragraphs_of("""
        Canada imposed sanctions on 14 generals and 3 banks in Myanmar on Wednesday, 4 years after the army seized power.
        Their assets are frozen and Canadians may not deal with them, Foreign Minister Claire Dubois said in Ottawa.
        The banks move the money with which the army buys jet fuel, according to a report by investigators of the United Nations.
        Britain and Australia are to follow with lists of their own this week.
        Dubois said that more than 5,000 civilians had died in air raids since the coup.
        The government in exile welcomed the step and asked for a ban on fuel sales as such.
        An army spokesman in Naypyidaw called the measures a mosquito bite.
        Trade between the two countries amounts to 240 million dollars a year, mostly clothes.
        """),
        other_report="""Three banks that few people outside Yangon have ever heard of are now cut off from Canada. It is a small market, and yet the exiles are celebrating.
        "Kerosene falls from the sky as fire," says Thiri Aung, who fled to Chiang Mai. She has collected receipts for years: who pays for the fuel, through which branch, on which day.
        Her files ended up with United Nations investigators, and from there on the desk of Claire Dubois.
        Officials in Ottawa concede that the generals will hardly notice. What counts is the signal to Singapore, where the same houses keep their dollars, a diplomat says.
        On the anniversary of the coup shops in Mandalay stayed shut. Soldiers wrote down who had closed.""",
    ),
    WrittenStory(
        "prisoners",
        paragraphs_of("""
        Armenia and Azerbaijan exchanged 32 prisoners for 2 on their border on Thursday, the first swap since the fighting of September.
        The men crossed near the village of Ijevan at noon, witnesses said, and were taken away in buses.
        Both governments had announced the exchange in a joint statement the week before.
        Armenia in return supports its neighbour's bid to host a climate conference with 70,000 guests.
        The American mediator, Ruth Calloway, called it a door that had been locked for 30 years.
        Families in Yerevan say that at least 23 more men are held in Baku, among them former leaders of Karabakh.
        Talks about a peace treaty go on in Tbilisi on the 12th of the month.
        More than 100,000 Armenians fled the enclave after Azerbaijan took it in a day.
        """),
        other_report="""Her hands would not stop shaking, Anahit Grigoryan said, so her brother had to dial. Then she heard the voice of her son, who had been away for eleven months, and understood nothing but one word: home.
        He was among those who walked over a gravel road near Ijevan, past a tent of the Red Cross. Two soldiers walked the other way.
        For years the neighbours had spoken through others, through Moscow, Brussels or Washington. This time their own envoys had met in a hotel, without cameras.
        Sceptics remain. Too many questions are open, the corridor in the south, the maps, the men in a Baku prison whom no deal mentions, writes the paper Aravot.
        Ruth Calloway, who shuttles for the Americans, wants to see a treaty before the snow melts.""",
    ),
)
