"""Removing nodes from a parsed page safely: none twice, and never the article itself. Which nodes, others decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER_REMOVED = frozenset({"html", "head", "body", "main"})
_MAX_WEIGHED = 20  # wrappers come first on a page; weighing each of 10,000 nested nodes would take minutes


def remove_nodes(nodes: Iterable[LexborNode]) -> int:
    """Remove the nodes with all that is inside; returns how many were removed by themselves.

    A node inside one that is already to go is passed over: its memory goes with the outer one.
    """
    gone: set[int] = set()
    removable = []
    for node in nodes:
        if node.mem_id in gone or node.tag in _NEVER_REMOVED:
            continue
        gone.add(node.mem_id)
        gone.update(inner.mem_id for inner in node.css("*"))
        removable.append(node)
    for node in removable:
        node.decompose()
    return len(removable)


def remove_selected(tree: LexborHTMLParser, selectors: Sequence[str]) -> int:
    """Remove what the CSS selectors name; a person named it, so it goes however long it is."""
    return sum(remove_nodes(tree.css(selector)) for selector in selectors)


def without_main_text(tree: LexborHTMLParser, nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes that do not hold more than half of the letters in the page's paragraphs; only the first ones are weighed.

    On a page without paragraphs all its text is weighed.
    """
    if not nodes:
        return nodes
    selector = "p" if own_letters(tree.css("p")) else "body"
    n_all = own_letters(tree.css(selector))
    weighed = [node for node in nodes[:_MAX_WEIGHED] if 2 * _weight(node, selector) <= n_all]
    return [*weighed, *nodes[_MAX_WEIGHED:]]


def _weight(node: LexborNode, selector: str) -> int:
    return own_letters(node.css("p") if selector == "p" else [node])


def own_letters(nodes: list[LexborNode]) -> int:
    """Letters that are not in links: a rail may be longer than a short article, but it is made of links."""
    return sum(len(node.text()) - sum(len(link.text()) for link in node.css("a")) for node in nodes)
