"""A small news site for tests: its feed, sitemaps and page, made from a few numbers; all sentences are our own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import format_datetime

from orchestration.fetching.fetch_run import FetchRun
from orchestration.fetching.run_rules import RunRules
from orchestration.steps.source_discovery.discovery_records import Ask
from orchestration.steps.web_access import asking_through
from tests.fetching.asking import fetcher_for
from tests.fetching.fast_clock import FastClock
from tests.fetching.servers import Answer, LoopbackSite, says, serving

NOW = datetime(2026, 3, 10, 12)  # noqa: DTZ001 - naive UTC
DAY = timedelta(days=1)
_TITLES = ("The ministry counts its bridges", "Two ferries reach the island", "A quiet week at the border")


def article_times(
    n: int, *, newest: datetime = NOW - timedelta(hours=3), step: timedelta = DAY / 2
) -> list[datetime]:
    """The times of n articles, the newest first."""
    return [newest - step * place for place in range(n)]


def rss(base: str, times: Sequence[datetime | None], head: str = "") -> bytes:
    """An RSS feed; an article without a time has no pubDate."""
    items = "".join(
        f"<item><title>{_TITLES[place % 3]}, part {place}</title><link>{base}/news/{place}</link>"
        f"<guid>{base}/news/{place}</guid>"
        + (f"<pubDate>{format_datetime(time)}</pubDate>" if time else "")
        + "<description>The office told the town what it had seen from the hill and what it had not.</description></item>"
        for place, time in enumerate(times)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Example Ministry News</title>'
        f"<link>{base}/</link><description>All of it</description>{head}{items}</channel></rss>"
    ).encode()


def sitemap(base: str, times: list[datetime], *, is_news: bool = False) -> bytes:
    """A sitemap, with titles and publication dates if it is one for news."""
    urls = "".join(
        f"<url><loc>{base}/news/{place}</loc>"
        + (
            "<news:news><news:publication><news:name>Example</news:name><news:language>en</news:language></news:publication>"
            f"<news:publication_date>{time.isoformat()}Z</news:publication_date>"
            f"<news:title>{_TITLES[place % 3]}</news:title></news:news>"
            if is_news
            else f"<lastmod>{time.date().isoformat()}</lastmod>"
        )
        + "</url>"
        for place, time in enumerate(times)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    ).encode()


def sitemap_index(urls: list[str]) -> bytes:
    """An index of sitemaps."""
    entries = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'
    ).encode()


def home_page(head: str = "") -> bytes:
    """The front page."""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Example Ministry</title>{head}</head>'
        "<body><p>The office is open from nine to five.</p></body></html>"
    ).encode()


def as_xml(body: bytes) -> Answer:
    """A 200 with a list."""
    return says(200, body, Content_Type="application/xml")


def run_of(site: LoopbackSite) -> FetchRun:
    """A run that knows no host yet."""
    return FetchRun(fetcher_for(site), {}, RunRules(n_threads=1), FastClock(1000.0))


@contextmanager
def asked_site(answers: dict[str, Answer]) -> Iterator[tuple[LoopbackSite, Ask]]:
    """A running site, and the real way of asking it, with pauses that take no time."""
    with serving(answers) as site, asking_through(run_of(site)) as ask:
        yield site, ask
