"""Pages that are built to take for ever or all the memory; made when asked for, never stored."""

from __future__ import annotations

from collections.abc import Callable

from tests.sources.article_inputs import BODY, page


def _many(piece: str, number: int, *, before: str = "", after: str = "") -> str:
    return page(body=before + piece * number + after)


HOSTILE: dict[str, Callable[[float], str]] = {
    "tiny paragraphs": lambda size: _many("<p>Tank.</p>", int(20_000 * size)),
    "tiny paragraphs, each another": lambda size: page(
        body="".join(f"<p>Tank {n}.</p>" for n in range(int(20_000 * size)))
    ),
    "rows of a table": lambda size: _many("<tr><td>Sudland</td><td>61</td></tr>", int(100_000 * size), before="<table>"),
    "cells of one row": lambda size: _many("<td>x</td>", int(100_000 * size), before="<table><tr>"),
    "divisions in divisions": lambda size: _many("<div>", int(100_000 * size), after=f"<p>{BODY}</p>"),
    "hidden in hidden": lambda size: _many('<div hidden style="display:none">', int(20_000 * size), after=f"<p>{BODY}</p>"),
    "lists in lists": lambda size: _many("<ul><li>", int(20_000 * size), after=f"<p>{BODY}</p>"),
    "unclosed bold": lambda size: _many("<b><i>", int(50_000 * size), after=f"<p>{BODY}</p>"),
    "misnested tables": lambda size: _many("<table><td><a>", int(10_000 * size), after=f"<p>{BODY}</p>"),
    "many hiding rules": lambda size: page(
        head="<style>" + "".join(f".a{n} .b{n} > .c{n}{{display:none}}" for n in range(int(20_000 * size))) + "</style>"
    ),
    "long selector": lambda size: page(head=f"<style>{'a' * int(500_000 * size)}!{{display:none}}</style>"),
    "braces of a style sheet": lambda size: page(head=f"<style>{'@media x {' * int(50_000 * size)}</style>"),
    "many blocks": lambda size: _many(
        f'<div class="related-x"><h3>Read next</h3><a href="/">{BODY}</a></div>', int(5_000 * size)
    ),
    "many times": lambda size: _many('<time datetime="2024-03-05">x</time>', int(50_000 * size)),
    "deep JSON": lambda size: page(head=f'<script type="application/ld+json">{"[" * int(500_000 * size)}</script>'),
    "one long word": lambda size: page(body=f"<p>{'tank' * int(1_000_000 * size)}</p>"),
    "one long attribute": lambda size: page(body=f'<p class="{"related " * int(300_000 * size)}">{BODY}</p>'),
    "marks of entities": lambda size: _many("&amp;&lt;&#65;", int(300_000 * size), before="<p>", after="</p>"),
    "blanks": lambda size: page(body=f"<p>{BODY}{' ' * int(3_000_000 * size)}</p><p>{BODY}</p>"),
    "headings": lambda size: _many("<h1>Tank</h1><h2>Read next</h2>", int(20_000 * size)),
}  # fmt: skip
