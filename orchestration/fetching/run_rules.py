"""How one run of fetching goes about it: how much at once, how patient, how polite."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DelayRules:
    """The pause after a request, in seconds: what we find decent (up to `longest`), and never less than robots.txt asks for.

    A Crawl-delay is kept as it is, up to `longest_crawl_delay`.
    """

    shortest: float = 2.0
    times_last_request: float = 5.0
    longest: float = 60.0
    shortest_of_own_hosts: float = 0.0
    longest_crawl_delay: float = 86_400.0

    def pause(self, last_request_seconds: float, crawl_delay: float, *, is_own_host: bool = False) -> float:
        """The pause after a request that took so long, where robots.txt asks for `crawl_delay`.

        >>> (
        ...     DelayRules().pause(0.1, 0),
        ...     DelayRules().pause(1.5, 0),
        ...     DelayRules().pause(0.1, 10),
        ...     DelayRules().pause(30, 0),
        ...     DelayRules().pause(30, 900),
        ... )
        (2.0, 7.5, 10, 60.0, 900)
        """
        shortest = self.shortest_of_own_hosts if is_own_host else self.shortest
        decent = min(max(shortest, self.times_last_request * last_request_seconds), self.longest)
        return max(decent, min(crawl_delay, self.longest_crawl_delay))


@dataclass(frozen=True, slots=True)
class RunRules:
    """How one run goes about it; times in seconds.

    `n_results` is how many results may wait for the consumer. A host that wants a longer pause than `longest_wait`, by
    Retry-After or Crawl-delay, is left to a later run after each request; so is what has had no turn after `run_seconds`.
    `own_hosts` are addresses with ports, such as `127.0.0.1:8123`, that whoever runs newsledger answers for: no shortest
    pause is kept there, all other rules are.
    """

    n_threads: int = 8
    n_results: int = 16
    n_failures: int = 5
    longest_wait: float = 120.0
    run_seconds: float | None = None
    delays: DelayRules = field(default_factory=DelayRules)
    own_hosts: frozenset[str] = frozenset()
