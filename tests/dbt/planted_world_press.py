"""The press of a planted world: which outlet reports what and when, who copies whom, who looks back."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.dbt.planted_world import PlantedArticle, PlantedClaim, PlantedWorld
from tests.dbt.planted_world_arms import plant_deal, plant_package
from tests.dbt.planted_world_cast import Cast, cast_of
from tests.dbt.planted_world_moments import Desk, Moment
from tests.dbt.planted_world_sanctions import plant_round
from tests.dbt.planted_world_shapes import WorldShape
from tests.dbt.planted_world_telling import at_another_time, day_known, talk, tell
from tests.dbt.planted_world_troops import plant_flow, plant_incident, plant_stock

MOST_REPORTS = 5  # of one event, as a multiple of the mean: pairs of claims grow with the square
PLANTERS: dict[str, Callable[[Desk], None]] = {
    "deal": plant_deal,
    "package": plant_package,
    "stock": plant_stock,
    "flow": plant_flow,
    "casualties": plant_incident,
    "sanction": plant_round,
}


def planted_world(shape: WorldShape, seed: int, *, n_events: int, n_articles: int) -> PlantedWorld:
    """The world of that shape and seed, always the same: so many events in so many articles."""
    chance = random.Random(f"world {shape.name} {seed} {n_events} {n_articles}")
    desk = Desk(shape, cast_of(shape, seed), chance)
    kinds = _kinds_in_turn(shape, n_events, chance)
    while len(desk.events) < n_events:
        PLANTERS[next(kinds)](desk)
    kept = {event.event_id for event in desk.events[:n_events]}
    moments = [moment for moment in desk.moments if moment.event.event_id in kept]
    articles = _Newsstand(shape, desk.cast, chance, moments).articles(n_articles)
    return PlantedWorld(shape.name, seed, desk.events[:n_events], articles)


def _kinds_in_turn(shape: WorldShape, n_events: int, chance: random.Random) -> Iterator[str]:
    """Kinds by their shares, so that a small world has each of them too."""
    while True:
        block = [
            kind
            for kind, share in shape.kinds.items()
            for _ in range(max(1, round(share * min(n_events, 40))))
        ]
        yield from chance.sample(block, len(block))


@dataclass(slots=True)
class _Newsstand:
    """Writes the articles of one world."""

    shape: WorldShape
    cast: Cast
    chance: random.Random
    moments: list[Moment]
    n_claims: int = 0

    def articles(self, n_articles: int) -> list[PlantedArticle]:
        """Each event is told at least once; big news are told by many."""
        articles: list[PlantedArticle] = []
        first_number = 0
        for moment, n_reports in self._reports(n_articles):
            articles += self._coverage(moment, n_reports, first_number)
            first_number += n_reports
        return sorted(articles, key=lambda article: (article.published, article.name, article.version))

    def _reports(self, n_articles: int) -> list[tuple[Moment, int]]:
        """How many articles each moment gets; how big the news is differs from event to event."""
        size = {moment.event.event_id: self.chance.lognormvariate(0, 0.7) for moment in self.moments}
        spread: dict[str, float] = defaultdict(float)
        for moment in self.moments:
            spread[moment.event.event_id] += moment.weight
        weights = [
            moment.weight * size[moment.event.event_id] / spread[moment.event.event_id] ** 0.5
            for moment in self.moments
        ]
        counts = [0] * len(self.moments)
        heaviest: dict[str, int] = {}
        for place, moment in enumerate(self.moments):
            best = heaviest.setdefault(moment.event.event_id, place)
            if moment.weight > self.moments[best].weight:
                heaviest[moment.event.event_id] = place
        for place in heaviest.values():
            counts[place] = 1
        told: Counter[str] = Counter(self.moments[place].event.event_id for place in heaviest.values())
        while sum(counts) < n_articles:
            place = self.chance.choices(range(len(counts)), weights)[0]
            if told[self.moments[place].event.event_id] < MOST_REPORTS * n_articles / len(heaviest):
                told[self.moments[place].event.event_id] += 1
                counts[place] += 1
        return [(moment, count) for moment, count in zip(self.moments, counts, strict=True) if count]

    def _coverage(self, moment: Moment, n_reports: int, first_number: int) -> list[PlantedArticle]:
        written: list[PlantedArticle] = []
        outlets = self.chance.sample(self.cast.outlets, min(n_reports, len(self.cast.outlets)))
        for number in range(n_reports):
            name, outlet = f"{first_number + number}", outlets[number % len(outlets)]
            originals = [article for article in written if not article.is_superseded]
            if originals and self.chance.random() < self.shape.copy_share:
                written.append(self._copy(self.chance.choice(originals), name, outlet))
                continue
            article = self._article(moment, name, outlet)
            if self.chance.random() < self.shape.corrected_share:
                article = replace(article, version=2, modified=article.published + timedelta(days=1))
                former = self._article(moment, name, outlet)
                written.append(replace(former, published=article.published, is_superseded=True))
            written.append(article)
        return written

    def _copy(self, original: PlantedArticle, name: str, outlet: str) -> PlantedArticle:
        return replace(
            original,
            name=name,
            outlet=outlet,
            published=original.published + timedelta(days=self.chance.choice([0, 0, 1])),
            title=f"{original.title} - {outlet}",
            claims=tuple(at_another_time(claim, self._claim_id()) for claim in original.claims),
            copied_from=original.copied_from or original.name,
            version=1,
            modified=None,
        )

    def _article(self, moment: Moment, name: str, outlet: str) -> PlantedArticle:
        published, is_late = self._published(moment)
        told = [self._as_known(one, published) for one in (moment, *self._also_told(moment, published))]
        claims = []
        for place, one in enumerate(told):
            is_old = is_late if place == 0 else (published - day_known(one)).days > 10
            claims.append(tell(one, self._claim_id(), self.shape, self.chance, is_late=is_old))
        if self.chance.random() < self.shape.talk_share:
            claims += talk(moment, self._claim_id(), self.chance)
        claims = _without_repeated_sentences(claims)
        body = " ".join(
            [*(claim.evidence for claim in claims), f"More was not known to {outlet} in piece {name}."]
        )
        return PlantedArticle(name, outlet, published, f"News {name}", body, tuple(claims))

    def _published(self, moment: Moment) -> tuple[date, bool]:
        day = day_known(moment)
        if self.chance.random() < self.shape.late_retelling:
            return day + timedelta(days=self.chance.randint(20, 200)), True
        if self.chance.random() < self.shape.slow_report:
            return day + timedelta(days=self.chance.randint(2, 6)), False
        return day + timedelta(days=self.chance.choice([0, 0, 0, 1, 1])), False

    def _also_told(self, moment: Moment, published: date) -> list[Moment]:
        """What belongs to it, and what an article says of an older event of the same parties."""
        beside = [other for other in self.moments if other.event.event_id in moment.beside]
        told = [beside[-1]] if beside else []
        if moment.event.kind in {"deal", "stock"} and self.chance.random() < self.shape.looking_back:
            told += [
                other
                for other in self.moments
                if other.event == moment.event and other.day < moment.day and other.polarity == "affirmed"
            ][-1:]
        if self.chance.random() < self.shape.background_share:
            older = [
                other
                for other in self._related()[_parties(moment)]
                if 10 < (published - day_known(other)).days < 400 and other.event != moment.event
            ]
            told += self.chance.sample(older, min(1, len(older)))
        return told

    def _as_known(self, moment: Moment, published: date) -> Moment:
        """Of a rising toll, what is known by the evening before; few papers print one that has been overtaken."""
        if (
            moment.number_name != "count_earlier"
            or moment.event.kind != "casualties"
            or self.chance.random() < 0.1
        ):
            return moment
        known = [
            other
            for other in self.moments
            if other.event == moment.event
            and other.number_name in {"count", "count_earlier"}
            and moment.told_day <= other.told_day < published
        ]
        return max(known, key=day_known, default=moment)

    def _related(self) -> dict[tuple[str, ...], list[Moment]]:
        related = defaultdict(list)
        for moment in self.moments:
            related[_parties(moment)].append(moment)
        return related

    def _claim_id(self) -> str:
        self.n_claims += 1
        return f"clm_{self.n_claims:05d}"


def _parties(moment: Moment) -> tuple[str, ...]:
    return tuple(
        str(code)
        for slot, code in sorted(moment.slots.items())
        if slot.endswith("_code") and slot[0] in "srfilt"
    )


def _without_repeated_sentences(claims: list[PlantedClaim]) -> list[PlantedClaim]:
    """One sentence makes one claim of a kind in an article."""
    return list({(claim.evidence, claim.claim_type): claim for claim in claims}.values())
