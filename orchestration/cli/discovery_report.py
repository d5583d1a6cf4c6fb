"""What was found out about a site, as lines for a person and as one record for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestration.cli.console import printable, shown_url
from orchestration.cli.result_output import json_value

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.sources.source_entries import SourceEntry
    from orchestration.steps.source_discovery.discovery_records import (
        Discovery,
        ListFigures,
        RobotsAnswer,
        TriedList,
    )


def discovery_record(discovery: Discovery, row: dict[str, Any]) -> dict[str, Any]:
    """The whole of it as JSON knows it; `row` is the source as data/sources.yml tells it."""
    robots, figures = discovery.robots, discovery.figures
    record = {
        "asked_url": shown_url(discovery.asked_url),
        "robots": {
            "host": robots.host,
            "status": robots.status,
            "words": robots.words,
            "crawl_delay": robots.crawl_delay,
            "sitemaps": list(robots.sitemaps),
            "are_articles_allowed": robots.are_articles_allowed,
        },
        "tried": [_tried_record(one, discovery.chosen) for one in discovery.tried],
        "reasons": list(discovery.reasons),
        "licence_signals": [
            {"place": one.place, "text": one.text, "is_reservation": one.is_reservation}
            for one in discovery.signals
        ],
        "samples": [
            {
                "title": one.title,
                "url": shown_url(one.url) if one.url else None,
                "published_at": one.published,
            }
            for one in figures.samples
        ],
        "entries_per_day": figures.per_day,
        "newest_at": figures.newest,
        "language": figures.language,
        "row": _shown_row(row),
    }
    converted = json_value(record)
    assert isinstance(converted, dict)
    return converted


def discovery_lines(discovery: Discovery, now: datetime) -> list[str]:
    """The report for a person, without the row."""
    lines = [
        f"found     {discovery.chosen.kind} {shown_url(discovery.chosen.url)}",
        f"because   {'; '.join(discovery.reasons)}",
        f"robots    {_robots_words(discovery.robots)}",
        *_labelled("tried", [_tried_words(one, discovery.chosen, now) for one in discovery.tried]),
        *_labelled("licence", [_signal_words(discovery, place) for place in range(len(discovery.signals))]),
        *_labelled("samples", _sample_words(discovery.figures)),
        f"entries   {_rate_words(discovery.figures)}",
        f"language  {discovery.figures.language or 'not told'}",
    ]
    return [printable(line[:10]).ljust(10) + printable(line[10:]) for line in lines]


def row_lines(row: dict[str, Any], entry: SourceEntry) -> list[str]:
    """The row as it would stand in the file, with the defaults that a reader will ask for."""
    shown = _shown_row(row) | {"licence": entry.licence, "enabled": entry.enabled}
    return _labelled("row", [printable(f"{key}: {_key_text(value)}") for key, value in shown.items()])


def _shown_row(row: dict[str, Any]) -> dict[str, Any]:
    """The row without the secrets of its addresses."""
    return row | {name: shown_url(row[name]) for name in ("url", "fill_gaps_from") if row.get(name)}


def _key_text(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _labelled(label: str, texts: list[str]) -> list[str]:
    """The label before the first of the texts, blanks before the others."""
    shown = texts or ["none"]
    return [f"{label if place == 0 else '':<10}{text}" for place, text in enumerate(shown)]


def _robots_words(robots: RobotsAnswer) -> str:
    words = [f"{robots.host}: {robots.words}"]
    if robots.are_articles_allowed is not None:
        words.append(
            "articles may be asked for" if robots.are_articles_allowed else "articles may NOT be asked for"
        )
    if robots.crawl_delay:
        words.append(f"Crawl-delay {robots.crawl_delay:g} s")
    if robots.sitemaps:
        words.append(f"names {len(robots.sitemaps):,} sitemaps")
    return "; ".join(words)


def _tried_words(one: TriedList, chosen: TriedList, now: datetime) -> str:
    if one.problem is not None:
        came = one.problem
    else:
        n_entries = one.figures.n_entries if one.figures else 0
        below = f", index of {one.n_child_lists:,}" if one.n_child_lists else ""
        came = f"{one.kind}{below}, {n_entries:,} entries{_age_words(one.figures, now)}"
    mark = " <- chosen" if one is chosen else ""
    return f"{shown_url(one.candidate.url)} ({one.candidate.origin}): {came}{mark}"


def _age_words(figures: ListFigures | None, now: datetime) -> str:
    if figures is None or figures.newest is None:
        return ", no dates"
    hours = max(0, int((now - figures.newest).total_seconds() // 3600))
    return f", newest {hours} h old" if hours < 48 else f", newest {hours // 24:,} days old"


def _signal_words(discovery: Discovery, place: int) -> str:
    signal = discovery.signals[place]
    return f"{signal.place}: {signal.text}{'  RESERVED' if signal.is_reservation else ''}"


def _sample_words(figures: ListFigures) -> list[str]:
    dates = [
        one.published.isoformat(sep=" ", timespec="minutes") if one.published else "no date"
        for one in figures.samples
    ]
    titles = [one.title or shown_url(one.url or "") for one in figures.samples]
    return [f"{date:<16}  {title}" for date, title in zip(dates, titles, strict=True)]


def _rate_words(figures: ListFigures) -> str:
    rate = "no rate can be told" if figures.per_day is None else f"{figures.per_day:.3g} a day"
    return f"{rate}; {figures.n_entries:,} listed, {figures.n_dated:,} of them dated"


def _tried_record(one: TriedList, chosen: TriedList) -> dict[str, Any]:
    return {
        "url": shown_url(one.candidate.url),
        "origin": str(one.candidate.origin),
        "status": one.result.status,
        "kind": str(one.kind) if one.kind else None,
        "n_entries": one.figures.n_entries if one.figures else None,
        "problem": one.problem,
        "is_chosen": one is chosen,
    }
