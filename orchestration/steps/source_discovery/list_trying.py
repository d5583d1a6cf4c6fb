"""Asking for one address and reading what came as a list: a feed, a sitemap, or an index with one sitemap below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchOutcome, FetchRequest, ResourceKind
from orchestration.sources.feed_reading import read_feed
from orchestration.sources.link_records import ListKind
from orchestration.sources.sitemap_reading import read_sitemap
from orchestration.sources.source_entries import SourceEntryKind
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.steps.source_discovery.candidate_finding import is_for_news, likeliest_child, likely_kind
from orchestration.steps.source_discovery.discovery_records import TriedList
from orchestration.steps.source_discovery.list_figures import figures_of

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.sources.link_records import LinkList
    from orchestration.steps.source_discovery.discovery_records import Ask, Candidate

_SITEMAPS = (ListKind.SITEMAP, ListKind.SITEMAP_INDEX)


def try_candidate(candidate: Candidate, ask: Ask, now: datetime, page_language: str | None) -> TriedList:
    """Asks for a candidate, and for one list below it where it is an index."""
    kind = likely_kind(candidate.url)
    request = FetchRequest(candidate.url, ResourceKind.FEED if kind is ResourceKind.PAGE else kind)
    result, _host = ask(request)
    return tried_list(candidate, result, ask, now, page_language)


def tried_list(
    candidate: Candidate, result: FetchResult, ask: Ask, now: datetime, page_language: str | None
) -> TriedList:
    """What an answer is: a list with its figures, or the reason why it is none."""
    url = result.final_url if result.has_permanent_move else candidate.url
    if result.outcome is not FetchOutcome.FETCHED or result.body is None:
        problem = result.reason_text or result.outcome.value.replace("_", " ")
        return TriedList(candidate, url, result, problem)
    links, problem = list_in(result, now)
    if links is None:
        return TriedList(candidate, url, result, problem)
    articles = links
    if links.kind is ListKind.SITEMAP_INDEX:
        articles = _list_below(links, ask, now) or links
    is_sitemap = links.kind in _SITEMAPS
    return TriedList(
        candidate,
        url,
        result,
        kind=SourceEntryKind.SITEMAP if is_sitemap else SourceEntryKind.FEED,
        links=articles,
        figures=figures_of(articles, page_language),
        n_child_lists=len(links.child_lists),
        is_news_sitemap=is_sitemap and (is_for_news(url) or any(link.title for link in articles.links)),
    )


def list_in(result: FetchResult, now: datetime) -> tuple[LinkList | None, str]:
    """The list in a body, else why there is none, in words."""
    assert result.body is not None
    problems = []
    is_sitemap_first = result.request.kind is ResourceKind.SITEMAP
    for reads_sitemap in (is_sitemap_first, not is_sitemap_first):
        read = read_sitemap if reads_sitemap else read_feed
        try:
            found = read(result.body, url=result.final_url, now=now, content_type=result.content_type)
        except UnreadableInputError as error:
            problems.append(error.reason_text)
            continue
        if found.links or found.child_lists or found.kind not in _SITEMAPS:
            return found, ""
        problems.append("The sitemap names nothing.")
    return None, problems[0]


def _list_below(index: LinkList, ask: Ask, now: datetime) -> LinkList | None:
    child = likeliest_child(index.child_lists)
    if child is None:
        return None
    result, _host = ask(FetchRequest(child, ResourceKind.SITEMAP))
    if result.outcome is not FetchOutcome.FETCHED or result.body is None:
        return None
    return list_in(result, now)[0]
