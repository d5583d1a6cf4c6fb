"""Layouts that scripts and standards shape: live blog, AMP, paywalled teaser, data in scripts; Cyrillic sites of old charsets."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from tests.sources.site_layouts.newspapers import UTF_8
from tests.sources.site_layouts.page_parts import (
    EXPIRY,
    OTHER_DAY,
    SavedPage,
    body_blocks,
    byline,
    json_ld,
    plain_block,
    script_json,
    teaser,
    trap,
    with_inserts,
)
from tests.sources.site_layouts.site_articles import SiteArticle


def live_blog(article: SiteArticle) -> SavedPage:
    """Posts each with a time of its own; the header has the day on which it began, a box holds the key events of another one."""
    start = datetime.fromisoformat(article.published)
    posts = "".join(
        f'<div class="block" id="b{n}"><p class="block-time"><time '
        f'datetime="{(start + timedelta(days=n // 2, hours=n)).isoformat()}">'
        f"{n}</time></p>{plain_block('' if mark == '|' else mark, words.replace('|', ' '))}</div>"
        for n, (mark, words) in enumerate(article.blocks)
    )
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} – live</title>
<meta property="og:title" content="{escape(article.title)}"></head><body><main><article><header><h1>{escape(article.title)}</h1>
<p class="byline">{escape(byline(article))}</p><p class="dateline">
<time itemprop="datePublished" datetime="{article.published}">then</time></p>
</header><div class="content__article-body">{posts}</div><ul class="most-viewed"><li>{trap(article)}</li></ul></article></main>
<section id="related-live"><h2>Other live coverage</h2><ul>{teaser(article)}</ul></section></body></html>"""
    return SavedPage("live_blog", article, html.encode(), UTF_8, article.gold_text, article.authors)


def amp(article: SiteArticle) -> SavedPage:
    """AMP: boilerplate style that hides the body until a script has run, hidden classes in a sheet, lists filled by script."""
    style = """<style amp-boilerplate>body{-webkit-animation:none;visibility:hidden;animation:-amp-start 8s}</style>
<noscript><style amp-boilerplate>body{animation:none}</style></noscript>
<style amp-custom>/* page */ .a{color:#111} .x9,p.note{display:none} .kicker + p{margin:0}
@media print{.story{display:none}}</style>"""
    listed = f'<amp-list src="/l"><template type="amp-mustache"><p>{trap(article)}</p></template></amp-list>'
    inserts = (
        f'<p class="x9">{trap(article)}</p>',
        f'<p class="note">{trap(article)}</p><amp-ad type="x"><div>{trap(article)}</div></amp-ad>',
        f"{listed}<amp-next-page><div>{teaser(article, 'div')}</div></amp-next-page>",
    )
    told = json_ld(article, author={"@type": "Person", "name": byline(article)})
    html = f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{escape(article.title)}</title>
<link rel="canonical" href="https://a.example/{article.slug}">{style}{told}
</head><body><amp-sidebar id="s"><ul><li>Menu</li></ul></amp-sidebar><h1>{escape(article.title)}</h1>
<div class="story">{with_inserts(body_blocks(article), *inserts)}</div></body></html>"""
    return SavedPage("amp", article, html.encode(), UTF_8, article.gold_text, article.authors)


def paywalled(article: SiteArticle) -> SavedPage:
    """A teaser with the whole text in its JSON-LD, which says that it is not free: a stub, whatever lies in the script."""
    told = json_ld(
        article,
        articleBody=article.gold_text,
        isAccessibleForFree=False,
        wordCount=len(article.gold_text.split()),
    )
    first = article.blocks[0][1]
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{escape(article.title)} | The Ledger</title>{told}</head>
<body><article><h1>{escape(article.title)}</h1><p>{escape(first[: len(first) * 2 // 3])}…</p><div class="paywall">
<p>To continue reading, become a subscriber. Already one? Log in.</p></div></article>
<aside><h2>Most popular</h2><ul>{teaser(article)}</ul></aside></body></html>"""
    return SavedPage("paywalled", article, html.encode(), UTF_8, "", article.authors, is_stub=True)


def data_in_scripts(article: SiteArticle) -> SavedPage:
    """Next.js: utility classes only, the page's data and its neighbours' in a script, an expiry date in another."""
    data = {
        "props": {
            "article": {"publishedAt": article.published, "expires": EXPIRY},
            "related": [{"date": OTHER_DAY, "text": trap(article)}],
        }
    }
    blocks = body_blocks(
        article,
        lambda mark, words: plain_block(mark, words).replace("<p>", '<p class="mt-4 text-lg leading-8">'),
    )
    rail = (
        '<div class="grid gap-4"><h2 class="text-xl">You may also like</h2><div '
        f'class="flex">{teaser(article, "div")}</div></div>'
    )
    hidden = (
        f'<div class="hidden">{trap(article)}</div><p '
        f'style="position:absolute;left:-10000px">{trap(article)}</p>'
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><title>{escape(article.title)}</title>
<meta property="article:published_time" content="{article.published}"/>
<meta property="article:author" content="https://social.example/x"/>
</head><body><div id="__next"><div class="max-w-3xl mx-auto"><h1 class="text-4xl">{escape(article.title)}</h1>
<div class="text-sm"><a rel="author" href="/p">{escape(byline(article))}</a></div>
<div class="prose">{"".join(blocks)}{hidden}</div>{rail}</div></div>
{script_json(data, "application/json").replace("<script", '<script id="__NEXT_DATA__"')}</body></html>"""
    return SavedPage("data_in_scripts", article, html.encode(), UTF_8, article.gold_text, article.authors)


def cyrillic(article: SiteArticle) -> SavedPage:
    """Regional sites in windows-1251 and koi8-u; the charset told in the page under a wrong header, or in the header only."""
    codec = {"ru": "cp1251", "uk": "koi8-u"}[article.language]
    name = {"cp1251": "windows-1251", "koi8-u": "KOI8-U"}[codec]
    is_told_in_page = len(article.slug) % 2 == 0
    words = {"ru": ("Читайте также", "Опубликовано"), "uk": ("Читайте також", "Опубліковано")}[
        article.language
    ]
    day = datetime.fromisoformat(article.published)
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={name}">' if is_told_in_page else ""
    inserts = (
        f'<p><b>{words[0]}:</b> <a href="/z">{trap(article)}</a></p>',
        f'<div class="news-list"><ul>{teaser(article)}</ul></div>',
    )
    html = f"""<html lang="{article.language}"><head>{meta}<title>{escape(article.title)}</title></head><body>
<div id="wrapper"><div class="menu">Меню</div><h1>{escape(article.title)}</h1>
<div class="news-date">{words[1]}: {day:%d.%m.%Y}, {day:%H:%M}</div>
<div class="author">{escape(byline(article).replace(" and ", ", "))}</div>
<div class="fulltext">{with_inserts(body_blocks(article), *inserts)}</div>
<div class="col-right"><h3>{words[0]}</h3><ul>{teaser(article)}{teaser(article)}</ul></div></div></body></html>"""
    header = f"text/html; charset={'iso-8859-1' if is_told_in_page else name}"
    return SavedPage(
        "cyrillic",
        article,
        html.encode(codec, "xmlcharrefreplace"),
        header,
        article.gold_text,
        article.authors,
    )
