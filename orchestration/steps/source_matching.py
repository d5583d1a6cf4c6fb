"""Which articles are one source: new versions are compared with those of their days, and the groups they touch made anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.settings import Settings
from orchestration.steps.article_histories import note_notices
from orchestration.stories.agency_credits import AgencyTable, agency_credits, load_agency_table
from orchestration.stories.near_duplicates import is_one_source, is_related, is_same_article, likeness
from orchestration.stories.signatures import band_keys
from orchestration.stories.source_clusters import Pair, ToldAt, first_names, source_clusters
from orchestration.stories.story_text import StoryText, story_text
from orchestration.warehouse.cluster_store import edges_around, publication_times, replace_clusters
from orchestration.warehouse.link_store import (
    ArticleLink,
    in_order_of_sight,
    link_candidates,
    replace_resolutions,
    same_articles,
    store_links,
)
from orchestration.warehouse.signature_store import (
    ComparedText,
    SourcePair,
    UnmatchedVersion,
    VersionSignature,
    candidate_pairs,
    compared_texts,
    count_unmatched,
    forget_other_matchers,
    insert_pairs,
    insert_signatures,
    texts_of_article,
    unmatched_versions,
)
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    import duckdb

_BATCH_VERSIONS = 500  # some two seconds of work: what a kill may cost
_KEPT_TEXTS = 4_000  # compared texts that are kept ready, about 40 kB each
_STORIES = Path(__file__).parents[1] / "stories"
_DECIDING = ("agency_credits", "near_duplicates", "signatures", "source_clusters", "story_text")
_TABLE = "agency_terms.csv"
_CREDIT_KEYS = ("authors", "credits", "author", "credit", "byline", "agency")

OnVersion = Callable[[int, int], None]


@dataclass(slots=True)
class MatchingCounts:
    """How many versions were compared and how many pairs of one source they gave; `n_groups` were made anew."""

    n_versions: int = 0
    n_pairs: int = 0
    n_groups: int = 0


def matcher_version(settings: Settings) -> str:
    """Twelve hexadecimal digits that change whenever two texts may be judged otherwise."""
    digest = hashlib.sha256((settings.seeds_dir / _TABLE).read_bytes())
    for name in _DECIDING:
        digest.update((_STORIES / f"{name}.py").read_bytes())
    return digest.hexdigest()[:12]


def match_sources(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    now: datetime,
    on_version: OnVersion = lambda *_: None,
) -> MatchingCounts:
    """Compares every version that was not compared yet; with nothing new it changes nothing.

    What it finds does not depend on the order in which versions came, nor on how many runs they were spread over. `on_version`
    gets (done, total); `now` is naive UTC and stamps what the texts say of themselves.
    """
    version = matcher_version(settings)
    with transaction(connection):
        forget_other_matchers(connection, version)
    total = count_unmatched(connection, version)
    work = _Matching(connection, version, load_agency_table(settings.seeds_dir / _TABLE))
    while batch := unmatched_versions(connection, _BATCH_VERSIONS):
        with transaction(connection):
            work.compare(batch)
            note_notices(connection, [one.article_version_id for one in batch], now)
        on_version(work.counts.n_versions, total)
    with transaction(connection):
        work.regroup(work.link(set()))  # an article may have come under a further name, with no new text
        work.resolve()
    return work.counts


@dataclass(slots=True)
class _Matching:
    connection: duckdb.DuckDBPyConnection
    version: str
    agencies: AgencyTable
    counts: MatchingCounts = field(default_factory=MatchingCounts)
    _ready: dict[str, StoryText] = field(default_factory=dict)

    def compare(self, batch: list[UnmatchedVersion]) -> None:
        """Stores signatures and pairs of a batch and the groups that its pairs touch."""
        insert_signatures(self.connection, [self._signature(one) for one in batch])
        candidates = candidate_pairs(self.connection, [one.article_version_id for one in batch])
        self._make_ready({version_id for pair in candidates for version_id in pair})
        pairs = [pair for first, second in candidates if (pair := self._pair(first, second))]
        insert_pairs(self.connection, pairs)
        self.counts.n_versions += len(batch)
        self.counts.n_pairs += len(pairs)
        article_ids = {one.article_id for one in batch}
        self.regroup(article_ids | self.link(article_ids))

    def link(self, changed_article_ids: set[str]) -> set[str]:
        """Decides which ids that share a name are one article, and gives back the ids it decided on."""
        candidates = link_candidates(self.connection, changed_article_ids)
        links = [
            ArticleLink(first, second, kind, kind == "content" or self._is_same(first, second), self.version)
            for first, second, kind in candidates
        ]
        if links:
            store_links(self.connection, links)
        return {
            one for link in links if link.is_same for one in (link.first_article_id, link.second_article_id)
        }

    def resolve(self) -> None:
        """Gives every article that has several ids the one under which it was seen first."""
        pairs = same_articles(self.connection)
        order = in_order_of_sight(self.connection, {one for pair in pairs for one in pair})
        replace_resolutions(self.connection, first_names(pairs, order), self.version)

    def regroup(self, article_ids: Iterable[str]) -> None:
        """Makes the groups anew of all articles that can be reached from these."""
        edges = edges_around(self.connection, set(article_ids))
        if not edges:
            return
        members = {one for edge in edges for one in (edge.first_article_id, edge.second_article_id)}
        told = {
            article_id: ToldAt(at, is_day_only=is_day_only)
            for article_id, (at, is_day_only) in publication_times(self.connection, members).items()
        }
        pairs = [
            Pair(edge.first_article_id, edge.second_article_id, edge.containment, edge.is_same_article)
            for edge in edges
        ]
        clusters = source_clusters(told, pairs, self._is_related)
        replace_clusters(self.connection, clusters, self.version)
        self.counts.n_groups += len(set(clusters.values()))

    def _signature(self, one: UnmatchedVersion) -> VersionSignature:
        body = _body(one.text, one.title)
        credit_lines = _credit_lines(one.extra_json)
        agencies = agency_credits(body, self.agencies, outlet=one.outlet, credit_lines=credit_lines)
        story = self._keep(one.article_version_id, story_text(body, agencies))
        return VersionSignature(
            one.article_version_id,
            one.article_id,
            one.story_date,
            " ".join(sorted(agencies)),
            story.body_hash,
            band_keys(story),
            self.version,
        )

    def _pair(self, first: str, second: str) -> SourcePair | None:
        alike = likeness(self._ready[first], self._ready[second])
        if not is_one_source(alike):
            return None
        return SourcePair(
            first, second, alike.containment, alike.jaccard, min(alike.facts, alike.numbers), self.version
        )

    def _make_ready(self, version_ids: set[str]) -> None:
        if len(self._ready) > _KEPT_TEXTS:
            self._ready = {key: story for key, story in self._ready.items() if key in version_ids}
        missing = version_ids - self._ready.keys()
        if missing:
            for version_id, text in compared_texts(self.connection, missing).items():
                self._keep(version_id, _story(text))

    def _keep(self, version_id: str, story: StoryText) -> StoryText:
        self._ready[version_id] = story
        return story

    def _is_related(self, first: str, second: str) -> bool:
        """Whether two articles have wording in common, in any of their versions."""
        texts = [self._stories_of(article_id) for article_id in (first, second)]
        return any(is_related(likeness(one, other)) for one in texts[0] for other in texts[1])

    def _is_same(self, first: str, second: str) -> bool:
        """Whether a moved or renamed page still tells what the other told."""
        texts = [self._stories_of(article_id) for article_id in (first, second)]
        return any(is_same_article(likeness(one, other)) for one in texts[0] for other in texts[1])

    def _stories_of(self, article_id: str) -> list[StoryText]:
        return [_story(text) for text in texts_of_article(self.connection, article_id)]


def _story(text: ComparedText) -> StoryText:
    return story_text(_body(text.text, text.title), frozenset(text.agency_codes.split()))


def _body(text: str, title: str) -> str:
    return text.removesuffix(f"\n\n{title}") if title else text


def _credit_lines(extra_json: str | None) -> list[str]:
    """What the source said of authors and credits, as lines."""
    extra = json.loads(extra_json) if extra_json else {}
    values = [extra.get(key) for key in _CREDIT_KEYS] if isinstance(extra, dict) else []
    return [str(value) for value in values if value]
