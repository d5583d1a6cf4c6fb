"""Layouts of offices and old sites: ministry press office, government notice full of tables, page laid out by tables."""

from __future__ import annotations

from datetime import datetime
from html import escape

from tests.sources.site_layouts.page_parts import (
    OTHER_DAY,
    SavedPage,
    body_blocks,
    plain_block,
    teaser,
    trap,
    with_inserts,
)
from tests.sources.site_layouts.site_articles import SiteArticle


def ministry(article: SiteArticle) -> SavedPage:
    """No data for machines but a printed date with the day first; related releases with dates of their own, notes for editors."""
    day = datetime.fromisoformat(article.published)
    notes = f"""<h2>Notes to editors</h2><ul><li>{trap(article)}</li><li>Telephone calls are answered until six.</li></ul>"""
    related = f"""<div class="gov-related"><h2>Related press releases</h2><ul>{teaser(article)}
<li><a href="/x">{trap(article)}</a> <span class="date">1 January 2019</span></li></ul></div>"""
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{escape(article.title)} - Ministry of Defence</title>
<meta name="description" content="Press release"></head><body><div id="cookie-banner" class="cookie-banner">
<p>We use cookies to make
this site work. {trap(article)}</p><button>Accept</button></div><div class="breadcrumb">Home &gt; Press</div>
<div class="content" role="main"><h1>{escape(article.title)}</h1><p class="published-date">Published: {day.day} {day:%B %Y}</p>
<div class="field-body">{with_inserts(body_blocks(article), notes)}</div></div>{related}
<div class="footer"><p>Crown copyright</p></div></body></html>"""
    return SavedPage("ministry", article, html.encode(), "text/html", article.gold_text, ())


def notice(article: SiteArticle) -> SavedPage:
    """A gazette's page: Dublin Core meta, the text in numbered table rows, a table of other notices after it."""
    rows = "".join(
        f"<tr><td>{number}.</td><td>{escape(words)}</td></tr>"
        for number, (mark, words) in enumerate(article.blocks, 1)
        if mark != "|"
    )
    inner = [plain_block(mark, words) for mark, words in article.blocks if mark == "|"]
    table = f'<table border="1" summary="figures"><tbody>{"".join(inner)}</tbody></table>' if inner else ""
    html = f"""<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>Official Gazette: {escape(article.title)}</title><meta name="DC.title" content="{escape(article.title)}">
<meta name="DC.date.modified" content="{article.modified[:10]}"><meta name="DC.date.issued" content="{article.published[:10]}">
<meta name="DC.rights" content="Open Government Licence"></head><body><h1>{escape(article.title)}</h1>
<div id="main-content"><table class="provisions"><tbody>{rows}</tbody></table>{table}</div>
<div id="other-notices"><h2>Other notices</h2><table><tr><td>{OTHER_DAY[:10]}</td><td><a href="/n">{trap(article)}</a></td>
</tr></table></div>
</body></html>"""
    ordered = [words for mark, words in article.blocks if mark != "|"] + [
        words.replace("|", " ") for mark, words in article.blocks if mark == "|"
    ]
    return SavedPage(
        "notice", article, html.encode("cp1252", "xmlcharrefreplace"), "text/html", "\n".join(ordered), ()
    )


def table_layout(article: SiteArticle) -> SavedPage:
    """A site of 2003: three columns of one table, line breaks for paragraphs, a menu at the left, headlines at the right."""
    words = "<br><br>\n".join(escape(words.replace("|", " ")) for _mark, words in article.blocks)
    day = datetime.fromisoformat(article.published)
    rail = "".join(
        f'<a href="/{n}.html">{trap(article)}</a><br><font size="1">01.01.2019</font><br><br>'
        for n in range(4)
    )
    html = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">
<TITLE>{escape(article.title)}</TITLE>
</HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="100%" BORDER="0"><TR><TD COLSPAN="3"><B>Sudland Herald</B></TD></TR>
<TR VALIGN="top"><TD WIDTH="120"><A HREF="/">Home</A><BR><A HREF="/w">World</A><BR><A HREF="/s">Sport</A></TD>
<TD><FONT FACE="Arial" SIZE="4"><B>{escape(article.title)}</B></FONT><BR><FONT CLASS="date">{day:%d.%m.%Y}</FONT><BR><BR>
<FONT FACE="Arial" SIZE="2">{words}</FONT><BR></TD>
<TD WIDTH="160" BGCOLOR="#EEEEEE"><B>Latest news</B><BR>{rail}</TD></TR></TABLE></BODY></HTML>"""
    return SavedPage(
        "table_layout", article, html.encode("cp1252", "replace"), "text/html", article.gold_text, ()
    )
