"""Taking out of a page what its readers cannot see: planted or leftover text must never become a claim.

Judged by attributes and by simple rules of the page's own style sheets; scripts are not run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.sources.node_removal import remove_nodes, without_main_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ALWAYS_HIDDEN = "[hidden], template, noscript, script, style, dialog:not([open]), input, select, textarea, svg, math annotation"
# Names of classes that style sheets kept in other files use for text off the screen; by convention, so the main text is spared.
_HIDDEN_BY_CONVENTION = (
    '[aria-hidden="true" i], .sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, .screen-reader-only, '
    ".screenreader-only, .a11y-hidden, .u-visually-hidden, .element-invisible, .is-hidden, .d-none, .display-none, .offscreen, "
    ".off-screen, .hidden"
)
_SHOWN_ELSEWHERE = re.compile(
    r"(?:^|\s)(?:sm|md|lg|xl|2xl|print):(?:block|flex|inline|grid|table)|d-(?:sm|md|lg|xl)-(?!none)"
)
_UNIT = r"(?:px|pt|em|rem|%|vw|vh)?"
_ZERO = re.compile(rf"[+-]?(?:0+(?:\.0*)?|\.0+){_UNIT}", re.IGNORECASE)
_FAR_OFF = re.compile(rf"-\d{{3,}}(?:\.\d+)?{_UNIT}", re.IGNORECASE)
_HIDING_VALUES = {
    "display": re.compile("none", re.IGNORECASE),
    "visibility": re.compile("hidden|collapse", re.IGNORECASE),
    "font-size": re.compile(rf"(?:{_ZERO.pattern})|(?:0?\.\d+|1(?:\.0*)?)px", re.IGNORECASE),
    "opacity": re.compile(rf"(?:{_ZERO.pattern})|0?\.0\d*", re.IGNORECASE),
    "color": re.compile(
        r"transparent|(?:rgba|hsla)\([^()]*,\s*0*\.?0+%?\s*\)|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)", re.IGNORECASE
    ),
    "content-visibility": re.compile("hidden", re.IGNORECASE),
    "transform": re.compile(
        r"scale[xy3d]*\(\s*0*\.?0*\s*[,)].*|translate[xy3d]*\([^()]*-\d{3,}.*", re.IGNORECASE
    ),
    "filter": re.compile(r"opacity\(\s*0*\.?0*%?\s*\)", re.IGNORECASE),
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
# Only rules that hold always: what is inside "@media print" is hidden on paper, not on screen.
_RULE = re.compile(r"(?:^|\})\s*([^{}@]{1,2000})\{([^{}]*)\}")
# Types, classes, ids and attributes, one inside the other; states such as ":hover" are not what a reader sees at first.
_PART = r"(?:[.#][A-Za-z_-][\w-]*+|\[[\w-]++(?:[~|^$*]?=[\"'][^\"'\]]*+[\"'])?\])"
_STEP = rf"(?:[A-Za-z][\w-]*+{_PART}*+|{_PART}++)"
_SIMPLE_SELECTOR = re.compile(rf"{_STEP}(?:(?:\s*>\s*|\s+){_STEP}){{0,4}}")
_TYPE_ALONE = re.compile(r"[A-Za-z][\w-]*")
_SMALL_SCREEN = re.compile(r"@media[^{}]*\b(?:all|screen)\s*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.IGNORECASE)
_MAX_SELECTOR = 200  # characters
_MAX_SELECTORS = 300
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CONDITIONAL_BLOCK = re.compile(r"@[a-z-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_MAX_STYLE_CHARACTERS = 500_000


def remove_hidden_nodes(tree: LexborHTMLParser) -> int:
    """Remove what is not shown from a parsed page, with all that is inside; returns the number of nodes.

    A node that style or convention hides but that holds most of the page's paragraphs is the page itself, shown once a
    script has run, and stays.
    """
    selectors = sorted({name for sheet in tree.css("style") for name in hiding_selectors(sheet.text())})
    n_removed = remove_nodes(tree.css(_ALWAYS_HIDDEN))
    by_style = [node for node in tree.css("[style]") if is_hiding_style(node.attributes.get("style") or "")]
    by_convention = [
        node
        for node in tree.css(_HIDDEN_BY_CONVENTION)
        if not _SHOWN_ELSEWHERE.search(node.attributes.get("class") or "")
    ]
    hidden = [*by_style, *_selected(tree, selectors), *by_convention]
    return n_removed + remove_nodes(without_main_text(tree, hidden))


def is_hiding_style(style: str) -> bool:
    """Whether declarations keep a node from being seen.

    >>> is_hiding_style("color: red; FONT-SIZE:0px"), is_hiding_style("font-size: 0.9em; left: -4px")
    (True, False)
    """
    values = _declared_values(style)
    if any(pattern.fullmatch(values.get(name, "-")) for name, pattern in _HIDING_VALUES.items()):
        return True
    background = values.get("background-color") or values.get("background")
    if background and values.get("color", "").lower() == background.lower():
        return True
    is_shut = any(_ZERO.fullmatch(values.get(name, "-")) for name in _SIZES)
    return is_shut and values.get("overflow", "").lower() in {"hidden", "clip"}


def hiding_selectors(style_sheet: str) -> set[str]:
    """The classes and ids that a style sheet hides, as selectors.

    >>> sorted(hiding_selectors(".a, #b {display:none} .c {color:red} @media print {.d {display:none}}"))
    ['#b', '.a']
    """
    sheet = _COMMENT.sub("", style_sheet[:_MAX_STYLE_CHARACTERS])
    sheet = _CONDITIONAL_BLOCK.sub("}", _SMALL_SCREEN.sub(r"}\1", sheet))
    found: set[str] = set()
    for selectors, declarations in _RULE.findall(sheet.replace("}", "}}")):
        if is_hiding_style(declarations):
            found.update(filter(_is_usable, (selector.strip() for selector in selectors.split(","))))
    return found


def _is_usable(selector: str) -> bool:
    return (
        len(selector) <= _MAX_SELECTOR
        and bool(_SIMPLE_SELECTOR.fullmatch(selector))
        and not _TYPE_ALONE.fullmatch(selector)
    )


def _selected(tree: LexborHTMLParser, selectors: list[str]) -> list[LexborNode]:
    return [node for selector in selectors[:_MAX_SELECTORS] for node in tree.css(selector)]


def _declared_values(style: str) -> dict[str, str]:
    """Values by property in lower case; of a property set twice the last one counts."""
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip().lower(): _IMPORTANT.sub("", value.strip()) for name, _colon, value in pairs}
