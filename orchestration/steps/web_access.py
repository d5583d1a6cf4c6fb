"""The one way from settings to the web: a fetcher that says who asks, and asking one thing after the other, politely.

Collecting many sources side by side is done in collecting/.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from orchestration.fetching.addresses import address_policy_from
from orchestration.fetching.fetch_run import FetchRun
from orchestration.fetching.fetcher import Fetcher
from orchestration.fetching.run_rules import RunRules
from orchestration.settings import CONTACT_VARIABLE
from orchestration.sources.source_list import read_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.fetching.fetch_records import FetchRequest, FetchResult, HostState
    from orchestration.fetching.run_clock import RunClock
    from orchestration.settings import Settings
    from orchestration.steps.source_discovery.discovery_records import Ask


class WebSetupError(Exception):
    """The web cannot be asked with these settings; the message says which one to change."""


def fetcher_of(settings: Settings) -> Fetcher:
    """A fetcher in the name of the person who runs newsledger; raises WebSetupError without an address for complaints."""
    contact = settings.contact or read_contact(settings.sources_file)
    if not contact:
        msg = (
            f"web servers must be told whom to write to: set {CONTACT_VARIABLE} to a web or mail address of yours, "
            f"or write it as `contact` into {settings.sources_file}"
        )
        raise WebSetupError(msg)
    try:
        return Fetcher(contact, policy=address_policy_from(settings.allowed_internal))
    except ValueError as error:
        raise WebSetupError(str(error)) from error


def has_contact(settings: Settings) -> bool:
    """Whether somebody said who asks."""
    return bool(settings.contact or read_contact(settings.sources_file))


@contextmanager
def asking_in_turn(fetcher: Fetcher, clock: RunClock | None = None) -> Iterator[Ask]:
    """Gives a function that asks for one resource and waits for it; robots.txt and pauses are kept as in any run."""
    with FetchRun(fetcher, {}, RunRules(n_threads=1), clock) as run:
        answers = iter(run)

        def ask(request: FetchRequest) -> tuple[FetchResult, HostState]:
            run.add(request)
            return next(answers)

        yield ask
