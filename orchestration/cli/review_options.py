"""What the commands of reviewers have in common: who decides, JSON, and the desk that they work at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.failures import CommandError

if TYPE_CHECKING:
    from orchestration.steps.corrections.review_desk import ReviewDesk

Command = Callable[..., Any]


def who_option(command: Command) -> Command:
    """Adds --who."""
    return click.option(
        "--who", metavar="NAME", help="Who decides; else NEWSLEDGER_REVIEWER, git's user.name, the user."
    )(command)


def json_option(command: Command) -> Command:
    """Adds --json."""
    return click.option("--json", "as_json", is_flag=True, help="As JSON, one decision a line.")(command)


@contextmanager
def reviewing(who: str | None) -> Iterator[ReviewDesk]:
    """The desk on the newest published build, for the reviewer who is named or found."""
    from orchestration.settings import load_settings
    from orchestration.steps.corrections.review_desk import open_desk
    from orchestration.steps.corrections.reviewer_name import ReviewerUnknownError, reviewer_name

    settings = load_settings()
    try:
        reviewer = reviewer_name(settings, who)
    except ReviewerUnknownError as error:
        raise CommandError(str(error), next_step='export NEWSLEDGER_REVIEWER="Your Name"') from error
    with open_desk(settings, reviewer) as desk:
        yield desk
