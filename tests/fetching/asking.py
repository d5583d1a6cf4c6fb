"""Short ways for tests to ask a loopback site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orchestration.fetching.addresses import AddressPolicy, Resolver
from orchestration.fetching.fetch_records import (
    FetchRequest,
    FetchResult,
    HostState,
    ResourceKind,
    Validators,
)
from orchestration.fetching.fetch_run import FetchRun, fetch_all
from orchestration.fetching.fetcher import Fetcher, FetchLimits
from orchestration.fetching.run_rules import RunRules
from tests.fetching.fast_clock import FastClock
from tests.fetching.servers import HOST, LoopbackSite

CONTACT = "https://example.org/about-our-robot"
SHORT = FetchLimits(deadline_seconds=5.0)
NONE_HELD = Validators()
POLITE = RunRules()


def fetcher_for(*sites: LoopbackSite, limits: FetchLimits = SHORT, **options: Any) -> Fetcher:
    """A fetcher that may ask these sites under any name; every name leads to the loopback address."""
    allowed = frozenset[str]().union(*(site.policy.allowed_internal for site in sites))
    options.setdefault("resolve", always_loopback)
    return Fetcher(CONTACT, limits=limits, policy=AddressPolicy(allowed), **options)


def always_loopback(host: str, port: int) -> Sequence[str]:
    return [HOST]


def names(addresses: Mapping[str, Sequence[str]]) -> Resolver:
    """A resolver that knows these names only."""

    def resolve(host: str, port: int) -> Sequence[str]:
        if host not in addresses:
            raise OSError("no such name")
        return addresses[host]

    return resolve


def ask(
    site: LoopbackSite,
    path: str = "/",
    *,
    kind: ResourceKind = ResourceKind.PAGE,
    validators: Validators = NONE_HELD,
    limits: FetchLimits = SHORT,
) -> FetchResult:
    """One request for one path."""
    return fetcher_for(site, limits=limits).fetch(FetchRequest(site.url(path), kind, validators=validators))


def run_all(
    fetcher: Fetcher,
    requests: Sequence[FetchRequest],
    *,
    states: Mapping[str, HostState] | None = None,
    rules: RunRules = POLITE,
    speed: float = 100.0,
) -> FetchRun:
    """A run over these requests by a fast clock, not yet begun."""
    return fetch_all(requests, fetcher, states, rules, FastClock(speed))


def pages(site: LoopbackSite, *paths: str, host: str = HOST, source: str = "") -> list[FetchRequest]:
    """Requests for pages of a site."""
    return [FetchRequest(site.url(path, host), ResourceKind.PAGE, source) for path in paths]
