"""The one way from settings to the web: a fetcher that says who asks, and asking one thing after the other, politely.

Collecting many sources side by side is done in collecting/.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from orchestration.fetching.addresses import address_policy_from
from orchestration.fetching.fetch_run import FetchRun
from orchestration.fetching.fetcher import Fetcher
from orchestration.fetching.run_rules import RunRules
from orchestration.fetching.user_agent import user_agent_for
from orchestration.run_lock import hold_run_lock
from orchestration.settings import CONTACT_VARIABLE, INTERNAL_VARIABLE, source_variable
from orchestration.sources.source_addresses import filled_address
from orchestration.sources.source_list import read_contact
from orchestration.warehouse.connections import open_warehouse
from orchestration.warehouse.request_store import known_hosts, store_hosts
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orchestration.fetching.fetch_records import FetchRequest, FetchResult, HostState
    from orchestration.fetching.run_clock import RunClock
    from orchestration.settings import Settings
    from orchestration.steps.source_discovery.discovery_records import Ask

_WAIT_SECONDS = 600.0


class WebSetupError(Exception):
    """The web cannot be asked with these settings; the message says which one to change, `next_step` how."""

    def __init__(self, message: str, next_step: str) -> None:
        """`next_step` is what to do, in words or as the beginning of a command."""
        self.next_step = next_step
        super().__init__(message)


def fetcher_of(settings: Settings) -> Fetcher:
    """A fetcher in the name of the person who runs newsledger; raises WebSetupError without an address for complaints."""
    contact = checked_contact(settings)
    if not contact:
        msg = (
            f"web servers must be told whom to write to: set {CONTACT_VARIABLE} to a web or mail address of yours, "
            f"or write it as `contact` into {settings.sources_file}"
        )
        raise WebSetupError(msg, _contact_step())
    try:
        policy = address_policy_from(settings.allowed_internal)
    except ValueError as error:
        msg = f"{INTERNAL_VARIABLE}: {error}"
        raise WebSetupError(msg, f"export {INTERNAL_VARIABLE}=10.0.0.7:443, or unset it") from error
    return Fetcher(contact, policy=policy)


def checked_contact(settings: Settings) -> str:
    """The address for complaints, '' where nobody named one; raises WebSetupError where it is none."""
    contact = settings.contact or read_contact(settings.sources_file) or ""
    try:
        if contact:
            user_agent_for(contact)
    except ValueError as error:
        place = CONTACT_VARIABLE if settings.contact else f"`contact` in {settings.sources_file}"
        msg = f"{place}: {error}"
        raise WebSetupError(msg, _contact_step()) from error
    return contact


def _contact_step() -> str:
    return f"export {CONTACT_VARIABLE}=https://www.example.org/about-us   # with your own address"


def has_contact(settings: Settings) -> bool:
    """Whether somebody said who asks."""
    return bool(settings.contact or read_contact(settings.sources_file))


def asked_address(address: str) -> str:
    """A source's address as it is to be asked, with what the environment holds for its variables.

    Raises MissingVariableError. The result is for requests alone: what is stored and shown is the address of the list.
    """
    return filled_address(address, source_variable)


@contextmanager
def asking_through(run: FetchRun) -> Iterator[Ask]:
    """Gives a function that asks for one resource in this run and waits for it."""
    with run:
        answers = iter(run)

        def ask(request: FetchRequest) -> tuple[FetchResult, HostState]:
            run.add(request)
            return next(answers)

        yield ask


@contextmanager
def asking_in_turn(
    settings: Settings, on_wait: Callable[[str], None] = lambda _: None, clock: RunClock | None = None
) -> Iterator[Ask]:
    """Gives a function that asks for one resource and waits for it; robots.txt and pauses are kept as in any run.

    Only one process asks at a time, and what is known of hosts outlives it, so that two calls in a row are as polite as one.
    `on_wait` gets a sentence where another process is waited for. Raises WebSetupError, RunLockedError.
    """
    fetcher = fetcher_of(settings)
    with (
        hold_run_lock(settings.run_lock_file, wait_seconds=_WAIT_SECONDS, on_wait=on_wait),
        closing(open_warehouse(settings.build_file, on_wait=on_wait)) as connection,
    ):
        run = FetchRun(fetcher, known_hosts(connection), RunRules(n_threads=1), clock)
        try:
            with asking_through(run) as ask:
                yield ask
        finally:
            with transaction(connection):
                store_hosts(connection, run.host_states().values())
