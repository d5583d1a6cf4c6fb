"""Old pages are laid out by a table: its cell with the article is freed, the cells of menus and headlines are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.sources.node_removal import own_letters, remove_nodes

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MAX_CELLS = 2_000  # a page with more is a table of figures
_MAIN_SHARE = 0.5  # of the page's letters outside links; the rest are menus and headlines
_TABLE_TAGS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_BREAKS = "br, p, div"


def free_main_cell(tree: LexborHTMLParser) -> bool:
    """Take the article out of the table that lays out the page; returns whether there was one.

    A cell is the article's if it holds most of the page's letters and breaks them into paragraphs.
    """
    body = tree.body
    cells = tree.css("td") if body is not None else []
    if body is None or not 0 < len(cells) <= _MAX_CELLS:
        return False
    least = _MAIN_SHARE * own_letters([body])
    main = [cell for cell in cells if own_letters([cell]) > least and cell.css_first(_BREAKS) is not None]
    if not main:
        return False
    cell = main[-1]
    own = {cell.mem_id, *(node.mem_id for node in cell.css("*"))}
    above = _above(cell)
    kept = own | {node.mem_id for node in above}
    remove_nodes(other for other in cells if other.mem_id not in kept)
    for node in [cell, *above]:
        if node.tag in _TABLE_TAGS:
            node.unwrap()
    return True


def _above(cell: LexborNode) -> list[LexborNode]:
    found = []
    node = cell.parent
    while node is not None and node.tag not in {"body", "html"}:
        found.append(node)
        node = node.parent
    return found
