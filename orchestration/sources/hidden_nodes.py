"""Taking out of a page what its readers cannot see: planted or leftover text must never become a claim.

Judged by attributes and by simple rules of the page's own style sheets; scripts are not run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ALWAYS_HIDDEN = "[hidden], template, noscript, script, style, dialog:not([open]), input, select, textarea"
_NEVER_REMOVED = frozenset({"html", "body"})
_UNIT = r"(?:px|pt|em|rem|%|vw|vh)?"
_ZERO = re.compile(rf"[+-]?(?:0+(?:\.0*)?|\.0+){_UNIT}", re.IGNORECASE)
_FAR_OFF = re.compile(rf"-\d{{3,}}(?:\.\d+)?{_UNIT}", re.IGNORECASE)
_HIDING_VALUES = {
    "display": re.compile("none", re.IGNORECASE),
    "visibility": re.compile("hidden|collapse", re.IGNORECASE),
    "font-size": _ZERO,
    "opacity": _ZERO,
    "left": _FAR_OFF,
    "right": _FAR_OFF,
    "top": _FAR_OFF,
    "bottom": _FAR_OFF,
    "text-indent": _FAR_OFF,
    "margin-left": _FAR_OFF,
    "margin-top": _FAR_OFF,
    "clip": re.compile(r"rect\(\s*[01](?:px)?[\s,].*", re.IGNORECASE),
    "clip-path": re.compile(r"inset\(\s*(?:50|100)%.*", re.IGNORECASE),
}
_SIZES = ("height", "width", "max-height", "max-width")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
# Only rules that hold always and name one class or id: what is inside "@media print" is hidden on paper, not
# on screen.
_RULE = re.compile(r"(?:^|[}])\s*((?:[.#][A-Za-z_][\w-]*\s*,?\s*)+)\{([^{}]*)\}")
_SIMPLE_SELECTOR = re.compile(r"[.#][A-Za-z_][\w-]*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITIONAL_BLOCK = re.compile(r"@[a-z-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_MAX_STYLE_CHARACTERS = 500_000


def remove_hidden_nodes(tree: LexborHTMLParser) -> int:
    """Remove what is not shown from a parsed page, with all that is inside; returns the number of nodes."""
    hidden = [*tree.css(_hidden_selector(tree)), *_nodes_hidden_by_style(tree)]
    n_removed = 0
    for node in hidden:
        if node.tag not in _NEVER_REMOVED:
            node.decompose()
            n_removed += 1
    return n_removed


def is_hiding_style(style: str) -> bool:
    """Whether declarations keep a node from being seen.

    >>> is_hiding_style("color: red; FONT-SIZE:0px"), is_hiding_style("font-size: 0.9em; left: -4px")
    (True, False)
    """
    values = _declared_values(style)
    if any(pattern.fullmatch(values.get(name, "-")) for name, pattern in _HIDING_VALUES.items()):
        return True
    is_shut = any(_ZERO.fullmatch(values.get(name, "-")) for name in _SIZES)
    return is_shut and values.get("overflow", "").lower() in {"hidden", "clip"}


def hiding_selectors(style_sheet: str) -> set[str]:
    """The classes and ids that a style sheet hides, as selectors.

    >>> sorted(hiding_selectors(".a, #b {display:none} .c {color:red} @media print {.d {display:none}}"))
    ['#b', '.a']
    """
    sheet = _CONDITIONAL_BLOCK.sub("}", _COMMENT.sub("", style_sheet[:_MAX_STYLE_CHARACTERS]))
    found: set[str] = set()
    for selectors, declarations in _RULE.findall(sheet.replace("}", "}}")):
        if is_hiding_style(declarations):
            found.update(_SIMPLE_SELECTOR.findall(selectors))
    return found


def _hidden_selector(tree: LexborHTMLParser) -> str:
    selectors = {name for sheet in tree.css("style") for name in hiding_selectors(sheet.text())}
    return ", ".join([_ALWAYS_HIDDEN, *sorted(selectors)])


def _nodes_hidden_by_style(tree: LexborHTMLParser) -> list[LexborNode]:
    return [node for node in tree.css("[style]") if is_hiding_style(node.attributes.get("style") or "")]


def _declared_values(style: str) -> dict[str, str]:
    """Values by property in lower case; of a property set twice the last one counts."""
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip().lower(): _IMPORTANT.sub("", value.strip()) for name, _colon, value in pairs}
