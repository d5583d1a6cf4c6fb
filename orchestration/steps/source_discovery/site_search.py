"""The search for a site's list of articles: the address itself, what its page names, robots.txt, then the usual places.

It ends as soon as a good feed is found; some twenty requests at most, one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    HostState,
    ResourceKind,
)
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.page_head import PageHead, read_page_head
from orchestration.sources.page_records import PageRights
from orchestration.sources.source_entries import SourceEntryKind
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.steps.source_discovery.candidate_choice import choose, has_articles, is_good, reasons_for
from orchestration.steps.source_discovery.candidate_finding import (
    guessed_candidates,
    is_for_news,
    likely_kind,
    named_candidates,
    robots_candidates,
    web_address_of,
)
from orchestration.steps.source_discovery.discovery_records import (
    Candidate,
    Discovery,
    DiscoveryError,
    Origin,
)
from orchestration.steps.source_discovery.licence_signals import (
    TDMREP_PATH,
    header_signals,
    list_signals,
    page_signals,
    tdmrep_signals,
)
from orchestration.steps.source_discovery.list_trying import list_in, tried_list, try_candidate
from orchestration.steps.source_discovery.robots_answers import (
    N_ARTICLES_CHECKED,
    are_allowed,
    robots_answer,
    sitemaps_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.steps.source_discovery.discovery_records import Ask, LicenceSignal, TriedList

_NO_HEAD = PageHead("", None, (), PageRights())


@dataclass(slots=True)
class _Search:
    """One search as it goes on."""

    ask: Ask
    now: datetime
    wanted: SourceEntryKind | None
    host: HostState
    signals: list[LicenceSignal]
    head: PageHead = _NO_HEAD
    tried: list[TriedList] = field(default_factory=list)

    def read_head(self, page: FetchResult) -> None:
        """Takes over what the page says of itself; a page that came without a body or as no text says nothing."""
        if page.body is None:
            return
        try:
            self.head = read_page_head(page.body, page.content_type)
        except UnreadableInputError:
            return
        self.signals += page_signals(self.head.rights)

    def try_all(self, candidates: Iterable[Candidate], *, stops: bool) -> None:
        """Tries what was not tried yet; with `stops` only until a good list is there."""
        for candidate in candidates:
            if stops and any(self._is_enough(one) for one in self.tried):
                return
            known = {canonical_url(one.candidate.url) for one in self.tried}
            if canonical_url(candidate.url) not in known:
                self.tried.append(try_candidate(candidate, self.ask, self.now, self.head.language))

    def acceptable(self) -> list[TriedList]:
        """The lists of the kind that is wanted."""
        return [one for one in self.tried if self.wanted in (None, one.kind)]

    def _is_enough(self, one: TriedList) -> bool:
        if self.wanted is SourceEntryKind.SITEMAP:
            return one.is_news_sitemap and has_articles(one)
        return is_good(one, self.now)


def discover(
    url: str, ask: Ask, now: datetime, *, wanted: SourceEntryKind | None = None, is_only_given: bool = False
) -> Discovery:
    """What can be collected from a site; `now` is naive UTC, `wanted` feed or sitemap, None for the better one.

    With `is_only_given` nothing but the address itself is looked at. Raises DiscoveryError, with a sentence, for what is no
    address, is refused by robots.txt, cannot be reached, or has no list.
    """
    given = Candidate(web_address_of(url), Origin.GIVEN)
    result, host = ask(FetchRequest(given.url, likely_kind(given.url)))
    _check_answer(result, given.url)
    search = _Search(ask, now, wanted, host, header_signals(result, "page"))
    if _holds_list(result, now):
        search.tried.append(tried_list(given, result, ask, now, None))
    elif is_only_given:
        problem = list_in(result, now)[1] if result.body else result.reason_text
        msg = f"{redacted_url(given.url)} is no feed and no sitemap: {problem}"
        raise DiscoveryError(msg)
    else:
        search.read_head(result)
        _look_around(search, result.final_url)
    chosen = choose(search.acceptable(), now)
    if chosen is None:
        raise DiscoveryError(_nothing_found(result.final_url, search))
    return _discovery(search, given.url, chosen)


def _look_around(search: _Search, page_url: str) -> None:
    search.try_all(named_candidates(search.head.lists, page_url), stops=True)
    of_robots = robots_candidates(sitemaps_of(search.host), page_url)
    search.try_all((one for one in of_robots if is_for_news(one.url)), stops=False)
    search.try_all(of_robots, stops=True)
    search.try_all(guessed_candidates(page_url), stops=True)


def _discovery(search: _Search, asked_url: str, chosen: TriedList) -> Discovery:
    urls = [one.url for one in (chosen.links.links if chosen.links else ()) if one.url]
    tdmrep, list_host = search.ask(FetchRequest(urljoin(chosen.url, TDMREP_PATH), ResourceKind.URL_LIST))
    signals = [*search.signals, *tdmrep_signals(tdmrep, [chosen.url, *urls[:N_ARTICLES_CHECKED]])]
    if chosen.candidate.origin is not Origin.GIVEN:
        signals += header_signals(chosen.result, "list")
    if chosen.links:
        signals += list_signals(chosen.links)
    return Discovery(
        asked_url=asked_url,
        robots=replace(robots_answer(search.host), are_articles_allowed=are_allowed(list_host, urls)),
        tried=tuple(search.tried),
        chosen=chosen,
        reasons=reasons_for(chosen, search.tried, search.now),
        signals=tuple(signals),
        site_title=search.head.site_title or (chosen.links.title if chosen.links else ""),
        fill_gaps_from=_news_sitemap(search, chosen),
    )


def _check_answer(result: FetchResult, url: str) -> None:
    """Raises DiscoveryError for an answer with which nothing can be done."""
    if result.outcome is FetchOutcome.FETCHED or result.reason is FetchReason.RIGHTS_RESERVED:
        return
    host = urlsplit(result.final_url).hostname
    if result.reason is FetchReason.ROBOTS_DISALLOW:
        msg = f"robots.txt of {host} does not allow newsledger to ask for {redacted_url(result.final_url)}"
    else:
        msg = f"{redacted_url(url)} cannot be had: {result.reason_text or result.outcome.value}"
    raise DiscoveryError(msg)


def _holds_list(result: FetchResult, now: datetime) -> bool:
    return result.body is not None and list_in(result, now)[0] is not None


def _news_sitemap(search: _Search, chosen: TriedList) -> str | None:
    """A news sitemap that can tell what a feed has let go while nobody looked."""
    if chosen.kind is not SourceEntryKind.FEED:
        return None
    return next((one.url for one in search.tried if one.is_news_sitemap and has_articles(one)), None)


def _nothing_found(page_url: str, search: _Search) -> str:
    what = search.wanted.value if search.wanted else "feed or sitemap"
    n_tried = len(search.tried)
    return f"no {what} was found for {redacted_url(page_url)}; {n_tried} addresses were tried, none of them is one"
