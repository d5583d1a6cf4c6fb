"""Taking out of a page what stands beside its article: rails of other stories, newsletters, bios, captions, consent boxes.

Judged by the names that sites give such blocks and by their headings (side_block_names.py). What holds the headline or most
of the page's paragraphs is never taken for such a block.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.sources.node_removal import remove_nodes, without_main_text
from orchestration.sources.page_fields import one_line
from orchestration.sources.side_block_names import BLOCK_HEADINGS, BLOCK_NAMES, POINTING_LINES

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAMED = "div, section, aside, ul, ol, p, figcaption, span, table, form, footer, nav, h2, h3, h4, h5, dl, article, amp-list"
_NAME_ATTRIBUTES = (
    "class",
    "id",
    "data-testid",
    "data-component",
    "data-module",
    "data-block-type",
    "aria-label",
    "role",
)
_ALWAYS_BESIDE = (
    'figcaption, [role="complementary"], [role="navigation"], [role="banner"], [role="contentinfo"], [role="dialog"], '
    '[role="alertdialog"], [aria-modal="true"], [itemtype*="schema.org/Person" i], [itemprop="caption"], amp-ad, amp-consent, '
    "amp-sidebar, amp-next-page"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD_ENDS = re.compile(r"[^a-z0-9]+")
_BLOCK_NAME = re.compile(r"(?:^| )(?:" + "|".join(map(re.escape, BLOCK_NAMES)) + r")(?= |$)")
# "has-sidebar", "no-comments": what the page has, not what the node is.
_TELLS_OF_PAGE = re.compile(
    r"\b(?:has|no|with|without|is|not|enable|enabled|show|hide)-[\w-]+", re.IGNORECASE
)
_HEADINGS = "h2, h3, h4, h5, h6, strong, b, summary, dt, [class*='heading' i], [class*='title' i]"
_BLOCK_HEADING = re.compile("(?:" + "|".join(BLOCK_HEADINGS) + r")", re.IGNORECASE)
_POINTING_LINE = re.compile("(?:" + "|".join(POINTING_LINES) + ")", re.IGNORECASE)
_MARKS_AT_ENDS = " \t:.…!?»«>→›|-–—•"
_MAX_HEADING = 90
_MAX_POINTING = 250
_MAX_HEADINGS_READ = 2_000
_MAX_NAMED_READ = 20_000
_OWN_SHARE = 0.5  # of a link's letters in what follows a heading: less is running text again
_MAX_RUN = 40  # elements after one heading
_MAX_HEADINGS = 40
_BOXES = frozenset({"div", "section", "aside", "header", "ul", "ol", "nav", "td"})
_NEXT_PART = frozenset({"h1", "h2", "h3"})


def remove_side_blocks(tree: LexborHTMLParser) -> int:
    """Remove what is no part of the article; returns the number of nodes."""
    named = [node for node in tree.css(_NAMED)[:_MAX_NAMED_READ] if has_block_name(node)]
    n_removed = remove_nodes(_spared(tree, [*tree.css(_ALWAYS_BESIDE), *named]))
    headings = [node for node in tree.css(_HEADINGS)[:_MAX_HEADINGS_READ] if _opens_block(node)][
        :_MAX_HEADINGS
    ]
    return n_removed + remove_nodes(node for heading in headings for node in _headed_block(tree, heading))


def has_block_name(node: LexborNode) -> bool:
    """Whether a node's class, id or marks name it as something beside the article."""
    attributes = node.attributes
    told = " ".join(attributes.get(name) or "" for name in _NAME_ATTRIBUTES)
    if not told.strip():
        return False
    words = _WORD_ENDS.sub(" ", _CAMEL.sub(" ", _TELLS_OF_PAGE.sub(" ", told)).lower()).strip()
    return bool(_BLOCK_NAME.search(words))


def is_block_heading(text: str) -> bool:
    """Whether a heading opens a block beside the article.

    >>> is_block_heading("Read next:"), is_block_heading("Most read tanks of the war return")
    (True, False)
    """
    bare = text.strip(_MARKS_AT_ENDS)
    return 0 < len(bare) <= _MAX_HEADING and bool(_BLOCK_HEADING.fullmatch(bare))


def is_pointing_line(paragraph: str) -> bool:
    """Whether a paragraph only points to another story or asks for something.

    >>> is_pointing_line("READ MORE: Norland's tanks"), is_pointing_line("Watch towers were built on Friday.")
    (True, False)
    """
    return len(paragraph) <= _MAX_POINTING and bool(_POINTING_LINE.match(paragraph))


def _spared(tree: LexborHTMLParser, nodes: list[LexborNode]) -> list[LexborNode]:
    return without_main_text(tree, [node for node in nodes if node.css_first("h1") is None])


def _opens_block(heading: LexborNode) -> bool:
    return is_block_heading(one_line(heading)[: 2 * _MAX_HEADING])


def _headed_block(tree: LexborHTMLParser, heading: LexborNode) -> list[LexborNode]:
    """A heading with its block: the box around both, or what follows it up to running text or the next heading."""
    box = heading.parent
    if box is None:
        return []
    if box.tag in _BOXES and _is_opening(heading, box):
        outer = box.parent if box.tag == "header" and box.parent is not None else box
        if _spared(tree, [outer]):
            return [outer]
    run = [heading]
    follower = (box if heading.tag in {"strong", "b"} else heading).next
    while follower is not None and len(run) < _MAX_RUN and _belongs_to_block(follower):
        run.append(follower)
        follower = follower.next
    return run


def _is_opening(heading: LexborNode, box: LexborNode) -> bool:
    """Whether the heading is the first thing in its box."""
    text = one_line(heading)
    return bool(text) and " ".join(box.text()[:2_000].split()).startswith(text)


def _belongs_to_block(node: LexborNode) -> bool:
    if node.tag in {"-text", "-comment", "br", "hr", "img", "ul", "ol", "figure", "form", "dl"}:
        return True
    if node.tag in _NEXT_PART:
        return node.css_first("a") is not None
    letters = len(one_line(node))
    linked = sum(len(one_line(link)) for link in node.css("a")[:50])
    return letters == 0 or linked >= _OWN_SHARE * letters
