"""The articles that the layouts print; every sentence is made up.

In a text, "## " opens a subheading, "> " a quotation, "- " an item of a list, "| " a row of a table;
a line set further in goes on with the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from textwrap import dedent


@dataclass(frozen=True, slots=True)
class SiteArticle:
    """An article as its newsroom has it; times are ISO 8601 with their zone, blocks are lines of `text`."""

    slug: str
    title: str
    authors: tuple[str, ...]
    published: str
    modified: str
    section: str
    text: str
    language: str = "en"

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """Each block's mark ('' for running text) and its words."""
        joined = re.sub(r"\n {4,}", " ", dedent(self.text))
        lines = [line.strip() for line in joined.split("\n") if line.strip()]
        return [(line[:2].strip(), line[2:].strip()) if line[:2] in MARKS else ("", line) for line in lines]

    @property
    def gold_text(self) -> str:
        """The words that a reader of the article should get, without marks."""
        return "\n\n".join(words.replace("|", " ") for _mark, words in self.blocks)

    @property
    def published_at(self) -> datetime:
        """With its zone."""
        return datetime.fromisoformat(self.published)


MARKS = ("##", "> ", "- ", "| ")

ENGLISH = (
    SiteArticle(
        "norland-tanks-arrive", "Norland's first tanks reach Sudland by rail", ("Mara Quill",),
        "2024-03-15T09:40:00+01:00", "2024-05-06T18:00:00+02:00", "World",
        """
        The first 31 of 120 battle tanks that Norland promised last autumn have arrived in Sudland, the defence
            ministry in the receiving capital said on Friday.
        The vehicles crossed the border on three trains during the night and were unloaded at a depot near the
            northern port of Havn.
        > We had asked for them in September, and we thank our friends for keeping their word, the minister told
            reporters at the ramp.
        Crews have trained on the type for eleven weeks. A second group of 40 tanks is to follow before the end of
            May, according to the ministry's own timetable.
        The shipment was paid for from a fund of 640 million crowns that five countries set up in the spring of 2023.
        Opposition members in Norland's parliament have asked why no spare engines were sent along.
        """,
    ),
    SiteArticle(
        "brigade-flash", "Sudland moves 4,200 soldiers to its eastern districts", ("Ilan Brandt",),
        "2024-03-04T06:05:00+00:00", "2024-03-04T06:40:00+00:00", "Defence",
        """
        Sudland has moved 4,200 soldiers to three districts on its eastern border, its general staff said on Monday
            morning.
        The order covers two mechanised brigades and one battalion of engineers, a spokeswoman said. She gave no date
            for their return.
        """,
    ),
    SiteArticle(
        "council-sanctions-shipping", "Council lists nine shipping firms over banned cargo", ("Petra Vance", "Oded Lorne"),
        "2024-11-12T17:30:00-05:00", "2024-11-14T10:00:00-05:00", "Business",
        """
        The Council of the Western Union put nine shipping companies and 14 of their vessels on its sanctions list on
            Tuesday, saying that they had carried banned machine parts.
        The measures freeze the firms' assets in member states and forbid insurers to cover their hulls.
        ## What the firms are said to have done
        Investigators traced 63 voyages between January and August. On at least 22 of them, they said, transponders
            were off for more than two days.
        - Seven of the firms share one address in a free port.
        - Two had changed their names since the spring.
        - None answered letters that this newspaper sent in October.
        ## What happens next
        The listings take effect once they are printed in the official journal. Firms have 60 days to object in
            writing.
        A lawyer for one of the owners called the decision a mistake of identity and said his client had sold the
            vessel in 2022.
        Diplomats expect a further round before the end of the year, though two governments still want exceptions for
            grain.
        """,
    ),
    SiteArticle(
        "drone-plant-opens", "Plant for reconnaissance drones opens in Estmark", ("Greta Holm",),
        "2023-09-08T12:00:00+02:00", "2023-09-08T12:00:00+02:00", "Industry",
        """
        A plant that is to build 600 reconnaissance drones a year has opened in the harbour district of Estmark's
            second city.
        The owners, two family firms and a state bank, spent 85 million marks on it. About 240 people will work there
            by next summer.
        The first 50 aircraft are meant for the coast guard. The army has signed for 150 more, to be handed over in
            lots of 25.
        > We built ferries on this slip for ninety years, and nobody here thought that we would ever build wings, said
            the foreman, who is retiring this month.
        Neighbours complained about test flights in June. The town has since limited them to weekdays between nine and
            four.
        """,
    ),
    SiteArticle(
        "howitzer-count", "How many howitzers has Westland really delivered?", ("Tomas Arel",),
        "2024-01-02T08:00:00+00:00", "2025-05-06T09:00:00+00:00", "Analysis",
        """
        Westland says that it has delivered 72 howitzers since the agreement of 2021. Documents that its audit court
            published in December show 58.
        The difference is less of a riddle than it seems. Fourteen of the guns were counted when they left the
            factory, not when they crossed the border.
        Of those fourteen, nine stood in a depot for two winters because their sights had not been paid for.
        ## Three ways to count
        The ministry counts contracts, the court counts receipts, and the army that uses the guns counts what can
            fire.
        By the last count, given by a colonel in the artillery directorate, 49 were in service at the end of November.
        The court has asked for one register by June. The ministry said that it would study the request with interest.
        """,
    ),
    SiteArticle(
        "ceasefire-observers", "Observers count 1,150 troops in the buffer zone", ("Nadia Fromm",),
        "2024-07-19T21:15:00+03:00", "2024-07-20T07:00:00+03:00", "World",
        """
        Observers of the regional mission counted about 1,150 troops inside the buffer zone this week, the mission
            said in its bulletin on Friday evening.
        That is some 300 fewer than in the week before and within the limit of 1,500 that both sides signed in April.
        Patrols were turned back twice, once at the bridge of Arno and once at a quarry where, the bulletin says,
            heavy lorries were parked under nets.
        Both governments thanked the mission. Neither spoke about the lorries.
        """,
    ),
    SiteArticle(
        "radar-loan", "Parliament clears loan for four coastal radars", ("Ulla Berg", "Simon Kade"),
        "2024-05-06T14:20:00+02:00", "2024-05-06T16:45:00+02:00", "Politics",
        """
        Lawmakers cleared a loan of 210 million marks on Monday with which the navy will buy four coastal radars.
        The vote was 88 to 61. Nine members of the governing party were absent, among them the former minister who had
            first ordered the study.
        The radars replace sets that were built in the 1980s and for which, the navy told the committee, valves had
            been bought at a flea market.
        Delivery is to begin in 2026. The maker, whose name the committee did not release, must train 36 operators.
        """,
    ),
    SiteArticle(
        "mine-clearance", "Mine clearers want 3,000 more people for the river valley", ("Jonas Weil",),
        "2024-02-28T10:10:00+00:00", "2024-03-01T08:00:00+00:00", "Society",
        """
        Clearing the valley of the Lower Sarn will take eleven years unless 3,000 more people are trained for it, the
            national office for mine action said on Wednesday.
        At present 870 deminers work there, most of them from abroad, with 46 machines.
        > You can have either fields or fear, said the head of the office. For now the farmers have both.
        Last year 19 people died in the valley, five of them children. The office published the names on its wall, not
            on its site.
        A hectare costs between 900 and 2,600 crowns to clear, depending on how often it was fought over.
        The office has money until August. It has asked eight governments for more, and two have answered.
        """,
    ),
    SiteArticle(
        "export-licences", "Ministry publishes arms export licences for the first quarter", (),
        "2024-04-22T00:00:00+00:00", "2024-04-25T00:00:00+00:00", "Notices",
        """
        The ministry of trade today publishes the export licences for military goods that it granted between January
            and March.
        In all 214 licences with a value of 318 million crowns were granted, and eleven were refused.
        | Destination | Licences | Value in million crowns |
        | Sudland | 61 | 142.5 |
        | Estmark | 38 | 66.0 |
        | Westland | 27 | 31.2 |
        | Other destinations | 88 | 78.3 |
        Licences for spare parts are counted with the system they belong to. Values are those stated by the
            applicants.
        The figures for the second quarter will be published in July.
        """,
    ),
    SiteArticle(
        "minehunters-handed-over", "Two minehunters handed over in Havn", ("Eva Storm",),
        "2024-10-30T11:00:00+01:00", "2024-10-30T11:00:00+01:00", "Navy",
        """
        Westland's navy handed over two minehunters to Sudland in the port of Havn on Wednesday.
        The ships, launched in 1994 and 1996, were refitted for 37 million marks and given new sonars.
        Their crews of 41 each spent the summer aboard with their predecessors. A third ship will be kept for spares.
        """,
    ),
)  # fmt: skip

CYRILLIC = (
    SiteArticle(
        "tanki-pribyli", "Первые танки Норландии прибыли в Судландию", ("Мария Квилль",),
        "2024-03-15T09:40:00+03:00", "2024-03-16T09:40:00+03:00", "Мир",
        """
        Первые 31 из 120 танков, обещанных Норландией прошлой осенью, прибыли в Судландию, сообщило в пятницу
            министерство обороны.
        Машины пересекли границу ночью на трёх поездах и были разгружены на складе у северного порта Хавн.
        Экипажи обучались одиннадцать недель. Вторая группа из сорока машин должна прибыть до конца мая.
        """,
        "ru",
    ),
    SiteArticle(
        "brygady-na-shodi", "Судландія перекинула 4200 військових на схід", ("Ілля Бранд",),
        "2024-03-04T08:05:00+02:00", "2024-03-04T09:00:00+02:00", "Оборона",
        """
        Судландія перекинула 4200 військових до трьох районів на східному кордоні, повідомив у понеділок уранці її
            генеральний штаб.
        Наказ стосується двох механізованих бригад та одного інженерного батальйону, сказала речниця. Дати повернення
            вона не назвала.
        Місцева влада попросила водіїв не користуватися двома дорогами до середи.
        """,
        "uk",
    ),
    SiteArticle(
        "spisok-kompaniy", "Совет внёс в список девять судоходных компаний", ("Пётр Ванс", "Олег Лорн"),
        "2024-11-13T01:30:00+03:00", "2024-11-14T10:00:00+03:00", "Экономика",
        """
        Совет Западного союза внёс в санкционный список девять судоходных компаний и четырнадцать их судов за
            перевозку запрещённых деталей.
        Активы компаний в странах союза заморожены, а страховщикам запрещено страховать их суда.
        Следователи изучили 63 рейса за восемь месяцев. Не менее чем в 22 случаях передатчики были выключены более
            двух суток.
        Адвокат одного из владельцев назвал решение ошибкой и заявил, что судно было продано два года назад.
        """,
        "ru",
    ),
    SiteArticle(
        "zavod-droniv", "В Естмарку відкрили завод розвідувальних дронів", ("Гнат Холм",),
        "2023-09-08T12:00:00+03:00", "2023-09-08T12:00:00+03:00", "Промисловість",
        """
        У портовому районі другого за величиною міста Естмарку відкрили завод, який має складати 600 розвідувальних
            дронів на рік.
        Власники, дві родинні компанії та державний банк, вклали у нього 85 мільйонів марок. До літа там працюватимуть
            240 людей.
        Перші 50 апаратів отримає берегова охорона, ще 150 замовила армія.
        """,
        "uk",
    ),
    SiteArticle(
        "razminirovanie", "Сапёрам долины нужны ещё три тысячи человек", ("Иван Вейль",),
        "2024-02-28T13:10:00+03:00", "2024-03-01T08:00:00+03:00", "Общество",
        """
        Разминирование долины займёт одиннадцать лет, если не обучить ещё три тысячи человек, заявило в среду
            национальное управление.
        Сейчас там работают 870 сапёров, большей частью иностранных, и 46 машин.
        В прошлом году в долине погибли девятнадцать человек, из них пятеро детей.
        Деньги у управления есть до августа. Оно обратилось к восьми правительствам, ответили два.
        """,
        "ru",
    ),
)  # fmt: skip
