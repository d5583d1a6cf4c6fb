"""A trace as text: the sentence with the parts of the claim marked, then the article and the other claims."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from orchestration.cli.console import printable
from orchestration.cli.review_text import history_text

if TYPE_CHECKING:
    from orchestration.warehouse.claim_traces import ClaimTrace

_WIDTH = 100
_HIDDEN_SLOTS = {"polarity"}


def trace_text(traced: ClaimTrace, history: Sequence[Mapping[str, Any]] = ()) -> str:
    """The whole trace, ready to print; `history` are the decisions of reviewers on the claim, one row per column."""
    blocks = [_heading(traced), _quote(traced), _parts(traced), _article(traced), _others(traced)]
    return "\n\n".join([*blocks, history_text(history)] if history else blocks)


def marked_sentence(sentence: str, start: int, slots: tuple[dict[str, Any], ...]) -> str:
    """The sentence with [brackets name=] around the words of each part; `start` is its place in the stored text.

    Words that tell several parts carry all their names; of overlapping words the longer ones are marked.

    >>> marked_sentence(
    ...     "It sent 12 tanks", 100, ({"slot_name": "quantity_low", "slot_start": 108, "slot_end": 110},)
    ... )
    'It sent [12 quantity_low] tanks'
    """
    names: dict[tuple[int, int], list[str]] = {}
    for slot in slots:
        if slot["slot_start"] is None or not start <= slot["slot_start"] < slot["slot_end"] <= start + len(
            sentence
        ):
            continue
        span = (slot["slot_start"] - start, slot["slot_end"] - start)
        if slot["slot_name"] not in names.setdefault(span, []):
            names[span].append(slot["slot_name"])
    pieces, position = [], 0
    for (begin, end), labels in sorted(names.items(), key=lambda item: (item[0][0], -item[0][1])):
        if begin < position:
            continue
        pieces += [sentence[position:begin], f"[{sentence[begin:end]} {' '.join(labels)}]"]
        position = end
    return "".join([*pieces, sentence[position:]])


def _heading(traced: ClaimTrace) -> str:
    claim = traced.claim
    kind = traced.claim_type.value.replace("_", " ")
    fact = f" of fact {traced.fact_id}" if traced.fact_id else ""
    stale = _stale_text(claim)
    return f"{kind} claim {claim['claim_id']}{fact}, {claim['polarity']}{stale}"


def _stale_text(claim: dict[str, Any]) -> str:
    if claim["is_current"]:
        return ""
    if claim.get("claim_status") == "withdrawn":
        return f"  (its article no longer stands: {printable(str(claim['claim_status_reason']))})"
    return "  (an earlier version of the article says so; the newest one does not)"


def _quote(traced: ClaimTrace) -> str:
    claim = traced.claim
    sentence = marked_sentence(claim["evidence_text"], claim["evidence_start"], traced.slots)
    return textwrap.fill(printable(sentence), _WIDTH, initial_indent="  » ", subsequent_indent="    ")


def _parts(traced: ClaimTrace) -> str:
    claim = traced.claim
    lines = [
        f"  {slot['slot_name']:<26}{slot['slot_value']}{_origin(slot)}"
        for slot in traced.slots
        if slot["slot_name"] not in _HIDDEN_SLOTS
    ]
    dates = _date_text(claim)
    lines += [f"  {'event date':<26}{dates}"] if dates else []
    who = claim["claimant_text"] or "the article itself"
    code = f" ({claim['claimant_code']})" if claim["claimant_code"] else ""
    lines.append(f"  {'according to':<26}{who}{code}")
    rule = f", rule {claim['rule']}" if claim.get("rule") else ""
    extractor = f"{claim['extractor_name']} {claim['extractor_version']}{rule}"
    lines.append(
        f"  {'found by':<26}{extractor}, confidence {claim['confidence']:.2f}, {claim['review_status']}"
    )
    return "\n".join(map(_safe, lines))


def _origin(slot: dict[str, Any]) -> str:
    if slot.get("is_corrected"):
        return "   (corrected by a reviewer)"
    return "" if slot["slot_text"] else "   (inferred)"


def _article(traced: ClaimTrace) -> str:
    article, claim = traced.article, traced.claim
    published = article.get("published_at") or "unknown date"
    lines = [
        f"article   {article.get('title') or 'no headline'}",
        f"          {article.get('outlet_name') or 'unknown outlet'}, published {published}",
        f"          {article.get('url') or article.get('source_path')}",
        (
            f"          version {claim['article_version_id']} of {article.get('n_versions')}, characters "
            f"{claim['evidence_start']}-{claim['evidence_end']} of its stored text"
        ),
    ]
    return "\n".join(map(_safe, lines))


def _others(traced: ClaimTrace) -> str:
    if traced.fact is None:
        return "fact      none: the claim is not used"
    fact = traced.fact
    head = (
        f"fact      {traced.fact_id}: {fact['n_claims']} claims in {fact['n_articles']} articles of {fact['n_outlets']} outlets, "
        f"{fact['n_independent_sources']} independent" + (", DISPUTED" if fact["is_disputed"] else "")
    )
    lines = [head]
    for other in traced.others:
        copy = ", a copy" if other["is_copy"] else ""
        earlier = "" if other["is_current"] else ", earlier version"
        who = f", {other['claimant_text']}" if other["claimant_text"] else ""
        lines.append(
            f"  {other['polarity']:<9} {other['outlet_name'] or 'unknown outlet'}, {other['published_date'] or 'no date'}"
            f"{who}{copy}{earlier}   {other['claim_id']}"
        )
        lines.append(f"            {textwrap.shorten(other['evidence_text'], _WIDTH - 12, placeholder=' …')}")
    if not traced.others:
        lines.append("  no other claim says so")
    return "\n".join(map(_safe, lines))


def _date_text(claim: dict[str, Any]) -> str:
    start, end = claim["event_date_start"], claim["event_date_end"]
    if start is None:
        return ""
    return f"{start}" if start == end else f"{start} to {end} (known to the {claim['event_date_precision']})"


def _safe(line: str) -> str:
    """The line without characters that steer a terminal, its indentation kept."""
    indent = len(line) - len(line.lstrip(" "))
    return line[:indent] + "".join(letter for letter in line[indent:] if letter.isprintable())
