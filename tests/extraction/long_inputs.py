"""Texts that no newspaper prints: each a function of a size in code points, so that growth can be watched."""

from __future__ import annotations

import random
from collections.abc import Callable

TextMaker = Callable[[int], str]
SENTENCES = (
    "The council met on Tuesday and talked about the new bridge for most of the morning.",
    "Norway has delivered eight Leopard 2 tanks to Ukraine, the defence ministry in Oslo said.",
    "Prices of bread and milk rose again, and shops in the capital closed early.",
    "About 1,200 Kenyan soldiers are stationed in Somalia, an official told reporters on 3 May 2023.",
    "The European Union imposed sanctions on 12 Belarusian officials and three banks.",
    "She had grown up beside the river and still went there every summer.",
    "At least 14 soldiers were killed and 30 wounded when militants attacked the base.",
    "The minister denied that his country would send troops, and he said that it had no plans to do so.",
    "Trains were late for a third day because of snow on the line between the two cities.",
    "Poland agreed to buy 48 fighter jets from South Korea for $3 billion.",
)


def article(size: int) -> str:
    """Plain news, sentence after sentence, in paragraphs."""
    chooser = random.Random(size)
    lines: list[str] = []
    length = 0
    while length < size:
        lines.append(" ".join(chooser.choices(SENTENCES, k=4)))
        length += len(lines[-1]) + 2
    return "\n\n".join(lines)[:size]


def _repeated(pattern: str) -> TextMaker:
    return lambda size: (pattern * (size // len(pattern) + 1))[:size]


def _numbered(pattern: str, start: int = 1000) -> TextMaker:
    """A pattern with a running number, so that no two claims are the same."""

    def make(size: int) -> str:
        count = size // (len(pattern) + 2) + 1
        return "".join(pattern.format(start + index) for index in range(count))[:size]

    return make


def _after(opening: str, pattern: str) -> TextMaker:
    return lambda size: opening + (pattern * (size // len(pattern) + 1))[: max(0, size - len(opening))]


LONG_TEXTS: dict[str, TextMaker] = {
    "article": article,
    "one sentence of many words": _after(
        "Iran sent 40 tanks to Syria and ", "60 soldiers near the river and "
    ),
    "many numbers in a sentence": _numbered("Iran sent {} soldiers to Syria, "),
    "many party names in a sentence": _repeated("sanctioned Russia, Iran, the United States and China, "),
    "many sellers in a sentence": _repeated(
        "Russia, Iran, China and France sold tanks to Syria, Sudan, Chad and Mali, "
    ),
    "many claims": _numbered("Iran sent {} soldiers to Syria. "),
    "many arms": _numbered("Iran sold {} drones to Sudan for $3 million. "),
    "many sanctions": _numbered("The EU imposed sanctions on {} Iranian banks. "),
    "many pronouns": _after("Russia sent 40 tanks to Ukraine. ", "They sent 40 tanks to it, he said. "),
    "deep brackets": lambda size: "Russia sent 40 tanks " + "(" * (size // 2) + ")" * (size // 2),
    "nested clauses": _after("Russia sent soldiers ", "who said that the army which killed 40 soldiers "),
    "one character": _repeated("a"),
    "full stops": _repeated("."),
    "blanks": lambda size: "Russia sent tanks." + " " * size + "It stopped.",
    "blanks and brackets": lambda size: "Sanctions. " + " " * (size // 2) + "(" * (size // 2),
    "new lines": lambda size: "Russia sent 40 tanks to Ukraine.\n" + "\n" * size,
    "initials": _repeated("J. "),
    "capitals and dots": lambda size: "AB" + "." * size + "\nRussia sent 40 tanks to Ukraine.",
    "labels of dots": _repeated("A.B.C.D.E.F.G. HI.JK. " * 40 + "\nRussia sent 40 tanks to Ukraine.\n"),
    "capitals": _repeated("RUSSIA SENT "),
    "figures": lambda size: "Russia sent " + "9" * size + " soldiers.",
    "grouped figures": lambda size: "Russia sent 1" + ",000" * (size // 4) + " soldiers.",
    "number words": _repeated("Russia sent two hundred thousand million tanks and "),
    "long tokens": lambda size: "Russia sent tanks-" + "x-" * (size // 2) + " to Ukraine.",
    "quotation marks": _repeated('“"Russia sent 40 tanks to Ukraine" '),
    "speaker labels": _repeated("MR. SMITH: Russia sent 40 tanks to Ukraine.\n"),
    "dateline": _after("A", "A. "),
    "list": _after("The package includes:\n", "40 tanks\n"),
    "dates": _repeated("Russia sent tanks to Syria on Monday 5 May 2023 in May since last week, "),
    "weapons": _repeated("sent T-72 tanks, S-400 missile systems and "),
    "emoji": _repeated("Russia sent 40 tanks 😀 to Ukraine. "),
}
