"""What a host's robots.txt says to us, in the words of the rules that fetching keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego

from orchestration.fetching.robots_rules import rules_of
from orchestration.steps.source_discovery.discovery_records import RobotsAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.fetching.fetch_records import HostState

N_ARTICLES_CHECKED = 5


def robots_answer(host: HostState) -> RobotsAnswer:
    """The answer of a host that was asked before."""
    rules = rules_of(host)
    if rules.rules is not None:
        words = "there is one"
    elif rules.failure is not None:
        words = "could not be had, so nothing is allowed"
    else:
        words = "there is none, so everything is allowed"
    return RobotsAnswer(host.host_key, host.robots_status, words, rules.crawl_delay, sitemaps_of(host))


def sitemaps_of(host: HostState) -> tuple[str, ...]:
    """The sitemaps that it names, in its order."""
    if host.robots_body is None:
        return ()
    return tuple(Protego.parse(host.robots_body.decode("utf-8-sig", "replace")).sitemaps)


def are_allowed(host: HostState, urls: Sequence[str]) -> bool | None:
    """Whether the first of these articles may be asked for; None where none of them lies on this host."""
    own_host = host.host_key.partition("://")[2].rpartition(":")[0]
    own = [url for url in urls if urlsplit(url).hostname == own_host][:N_ARTICLES_CHECKED]
    rules = rules_of(host)
    return all(rules.refusal_of(url) is None for url in own) if own else None
