"""The option --method of the commands that extract, and the words about what a language model did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from orchestration.cli.console import printable, say

if TYPE_CHECKING:
    from orchestration.steps.article_extraction import ArticleOutcome

METHODS = ("rules", "llm", "both")  # the names of steps.claim_methods.ClaimMethod, here without its imports


def method_option(command: Callable[..., None]) -> Callable[..., None]:
    """Adds --method; it wins over NEWSLEDGER_METHOD."""
    return click.option(
        "--method",
        type=click.Choice(METHODS),
        help="Who finds the claims: rules, a language model (llm), or both. Else NEWSLEDGER_METHOD, else rules.",
        expose_value=False,
        callback=_choose,
    )(command)


def _choose(_context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        from orchestration.settings import choose_method

        choose_method(value)


class ModelReport:
    """Counts what a language model could not do, and says it article by article and at the end."""

    def __init__(self) -> None:
        self._dropped: Counter[str] = Counter()
        self._unanswered: Counter[str] = Counter()

    def add(self, place: str, outcome: ArticleOutcome) -> None:
        """Says what was dropped of one article, and why there was no answer."""
        for dropped in outcome.dropped:
            self._dropped[dropped.reason_code] += 1
            say(f"{place}: dropped a claim, {dropped.reason_code}: {printable(dropped.reason_text)}")
        if outcome.failure:
            self._unanswered[outcome.failure.kind.value] += 1
            say(f"{place}: no answer, {printable(str(outcome.failure))}")

    def finish(self) -> None:
        """Says the sums, if there is anything to say."""
        from orchestration.steps.model_words import model_words

        words = model_words(self._dropped, self._unanswered)
        if words:
            say(words)
