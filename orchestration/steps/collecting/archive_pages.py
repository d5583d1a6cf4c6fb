"""The pages of an archive as articles of its source: judged one by one, stored batch by batch with their links.

Where reading goes on is noted in archive_handling.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchReason, ResourceKind
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.fetching.rights_reservations import reservation_of
from orchestration.sources.archived_articles import archived_fields, latest_time
from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.link_records import FoundLink
from orchestration.sources.reading_limits import MAX_QUARANTINED_BYTES
from orchestration.sources.source_records import QuarantinedInput
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.steps.collecting.list_reading import wanted_links
from orchestration.steps.collecting.page_verdicts import PageVerdict, outlet_of
from orchestration.warehouse.archive_store import article_at_address
from orchestration.warehouse.article_aliases import add_address
from orchestration.warehouse.article_rows import insert_articles, insert_quarantined
from orchestration.warehouse.article_sightings import (
    Sighting,
    last_seen_versions,
    record_sightings,
    version_seen_at,
)
from orchestration.warehouse.source_link_queries import DueLink, LinkStatus, links_at, reading_links
from orchestration.warehouse.source_link_store import (
    LinkUpdate,
    ListPlace,
    link_id,
    merge_links,
    update_links,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.sources.page_reader import PageReader
    from orchestration.sources.page_records import Page
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.sources.source_records import SourceArticle
    from orchestration.sources.warc_records import WarcAlias, WarcPage, WarcProblem
    from orchestration.steps.collecting.archive_batches import ArchiveBatch
    from orchestration.steps.collecting.collection_records import CollectionCounts, CollectionTask

Judged = list[tuple["WarcPage", PageVerdict]]
_EARLIEST = datetime.min  # noqa: DTZ901 - naive UTC, for pages that tell no time


class ArchivePages:
    """Reads and stores the pages of archives; `counts` is kept up to date."""

    def __init__(self, task: CollectionTask, counts: CollectionCounts, reader: PageReader) -> None:
        self._task = task
        self._counts = counts
        self._reader = reader

    def judge(self, entry: SourceEntry, batch: ArchiveBatch) -> Judged:
        """The wanted pages of a batch with what they are; the place of a page is the number of its record in the file."""
        reader = self._reader.stripping(entry.strip)
        judged = []
        for page in batch.pages:
            if wanted_links([FoundLink(page.url)], entry):
                place = SourcePlace(redacted_url(entry.url), page.position)
                judged.append((page, self._verdict(page, place, entry, reader)))
        return judged

    def store(self, entry: SourceEntry, batch: ArchiveBatch, judged: Judged) -> int:
        """Store a batch in the caller's transaction; returns how many of its pages the source had not named before."""
        task = self._task
        articles = [verdict.article for _, verdict in judged if verdict.article]
        if articles:
            _new, n_versions = insert_articles(task.connection, articles, task.load_id, task.now)
            self._counts.n_new_versions += n_versions
        bad = [verdict.quarantined for _, verdict in judged if verdict.quarantined]
        bad += [_quarantined_record(problem, entry) for problem in batch.problems]
        if bad:
            insert_quarantined(task.connection, bad, task.load_id, task.now)
        n_new = self._link_pages(entry, judged)
        self._link_problems(entry, batch.problems)
        for alias in batch.aliases:
            self._take_alias(entry, alias)
        return n_new

    def _verdict(
        self, page: WarcPage, place: SourcePlace, entry: SourceEntry, reader: PageReader
    ) -> PageVerdict:
        try:
            read = reader.read(page.content, content_type=page.content_type)
            if read.stub is not None:
                return PageVerdict(LinkStatus.STUB, read.stub.kind.value, read.stub.reason_text)
            signal = _reservation(page, read)
            if signal is not None:
                text = f"The page reserves its rights ({signal}); its text is not kept."
                return PageVerdict(LinkStatus.REFUSED, FetchReason.RIGHTS_RESERVED.value, text)
            article = self._article(page, read, place, entry)
            return PageVerdict(LinkStatus.READ, article=article)
        except UnreadableInputError as error:
            text = f"{redacted_url(page.url)[:300]}, byte {page.offset:,}: {error.reason_text}"
            kept = page.content[:MAX_QUARANTINED_BYTES]
            bad = QuarantinedInput(
                place.source_path, place.line_number, error.reason_code, text, kept, len(page.content)
            )
            return PageVerdict(
                LinkStatus.QUARANTINED, error.reason_code.value, error.reason_text, quarantined=bad
            )

    def _article(self, page: WarcPage, read: Page, place: SourcePlace, entry: SourceEntry) -> SourceArticle:
        told = archived_fields(page, read)
        fields = replace(
            told,
            outlet=told.outlet or outlet_of(page.url, entry),
            language=told.language or entry.language,
            source_id=entry.id,
        )
        return article_from_fields(fields, place, latest_time(page, self._task.now))

    def _link_pages(self, entry: SourceEntry, judged: Judged) -> int:
        """One link for each address; of several visits the last one that gave an article counts."""
        best: dict[str, tuple[WarcPage, PageVerdict]] = {}
        for page, verdict in sorted(judged, key=_rank):
            best[canonical_url(page.url) or page.url] = (page, verdict)
        found = [
            FoundLink(page.url, title=verdict.article.title if verdict.article else "")
            for page, verdict in best.values()
        ]
        merged = merge_links(self._task.connection, self._place(entry), found)
        links = links_at(self._task.connection, entry.id, list(best))
        ids = [verdict.article.article_id for _, verdict in best.values() if verdict.article]
        shown = last_seen_versions(self._task.connection, ids)
        firsts: dict[str, DueLink] = {}
        updates = [
            self._update(links[address], self._told_from_copies(links[address], verdict, firsts), shown)
            for address, (_, verdict) in best.items()
            if verdict.article or links[address].article_id is None
        ]
        self._note(updates)
        return merged.n_new

    def _told_from_copies(
        self, link: DueLink, verdict: PageVerdict, firsts: dict[str, DueLink]
    ) -> PageVerdict:
        article = verdict.article
        if article is None or link.link_status is LinkStatus.READ:
            return verdict
        first = firsts.setdefault(article.article_id, link)
        if first is link:
            known = reading_links(self._task.connection, article_ids=[article.article_id])
            others = [other for other in known if other.link_id != link.link_id]
            if not others:
                return verdict
            first = others[-1]
        return replace(
            verdict,
            link_status=LinkStatus.DUPLICATE,
            reason_code="read_before",
            reason_text=f"The article came before, through {first.source_id}.",
        )

    def _update(self, link: DueLink, verdict: PageVerdict, shown: dict[str, str]) -> LinkUpdate:
        """Where the link stands; what lies in an archive is never asked for by itself."""
        article = verdict.article
        now = self._task.now
        return LinkUpdate(
            link.link_id,
            verdict.link_status,
            now,
            None,
            0 if article else link.n_failures + 1,
            link.n_checks,
            now if article else None,
            verdict.reason_code,
            verdict.reason_text,
            article.article_id if article else None,
            shown.get(article.article_id, article.article_version_id) if article else None,
        )

    def _link_problems(self, entry: SourceEntry, problems: Sequence[WarcProblem]) -> None:
        """A damaged record may have been a page: it counts as one that could not be read."""
        if not problems:
            return
        found = [FoundLink(None, guid=f"{problem.member} byte {problem.offset}") for problem in problems]
        merge_links(self._task.connection, self._place(entry), found)
        self._note(
            [
                LinkUpdate(
                    link_id(entry.id, link),
                    LinkStatus.QUARANTINED,
                    self._task.now,
                    None,
                    1,
                    0,
                    None,
                    problem.reason_code.value,
                    problem.reason_text,
                )
                for link, problem in zip(found, problems, strict=True)
            ]
        )

    def _take_alias(self, entry: SourceEntry, alias: WarcAlias) -> None:
        """A visit that found what an earlier one did: seen again, and at a second address where that is another one.

        What repeats no article of ours (pictures, most of all) is passed over.
        """
        connection, task = self._task.connection, self._task
        target = alias.refers_to_url or alias.url
        article_id = article_at_address(connection, entry.id, target)
        if article_id is None:
            return
        if alias.refers_to_at and alias.archived_at and alias.archived_at <= task.now:
            version = version_seen_at(connection, article_id, alias.refers_to_at)
            if version is not None:
                seen = Sighting(article_id, version, alias.archived_at, entry.id)
                record_sightings(connection, [seen], task.load_id)
        if canonical_url(alias.url) in (None, canonical_url(target)):
            return
        add_address(connection, article_id, alias.url, task.load_id, task.now)
        found = FoundLink(alias.url)
        merged = merge_links(connection, self._place(entry), [found])
        if merged.n_new:
            text = f"The archive says that it repeats {redacted_url(target)}."
            update = LinkUpdate(
                link_id(entry.id, found), LinkStatus.DUPLICATE, task.now, None, 0, 0, None,
                "revisit", text, article_id,
            )  # fmt: skip
            self._note([update])

    def _place(self, entry: SourceEntry) -> ListPlace:
        return ListPlace(entry.id, entry.url, self._task.now, self._task.load_id)

    def _note(self, updates: Sequence[LinkUpdate]) -> None:
        if updates:
            update_links(self._task.connection, updates)
            self._counts.link_states.update(update.link_status.value for update in updates)


def _rank(judged: tuple[WarcPage, PageVerdict]) -> tuple[bool, datetime]:
    page, verdict = judged
    return verdict.article is not None, page.archived_at or _EARLIEST


def _reservation(page: WarcPage, read: Page) -> str | None:
    """What reserves the page's rights, said by its server then or by the page itself."""
    headers = {"x-robots-tag": "", "tdm-reservation": ""}
    for name, value in page.http_headers:
        if name.lower() in headers:
            headers[name.lower()] += f"{value}\n"
    by_server = reservation_of(
        ResourceKind.PAGE, headers["x-robots-tag"], headers["tdm-reservation"].strip() or None
    )
    return by_server or reservation_of(
        ResourceKind.PAGE, ", ".join(read.rights.robots), read.rights.tdm_reservation
    )


def _quarantined_record(problem: WarcProblem, entry: SourceEntry) -> QuarantinedInput:
    return QuarantinedInput(
        redacted_url(entry.url),
        problem.position,
        problem.reason_code,
        problem.reason_text,
        problem.raw_bytes,
        len(problem.raw_bytes),
    )
