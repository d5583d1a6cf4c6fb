"""Layouts of papers and agencies: broadsheet, tabloid with rails, agency wire, blog."""

from __future__ import annotations

from datetime import datetime
from html import escape

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

UTF_8 = "text/html; charset=utf-8"


def broadsheet(article: SiteArticle) -> SavedPage:
    """Clean markup, everything told in JSON-LD; the related story is described there too, before the article."""
    other = script_json(
        {
            "@type": "NewsArticle",
            "headline": "Another story",
            "datePublished": OTHER_DAY,
            "author": "Someone Else",
        },
        "application/ld+json",
    )
    inserts = (
        f'<aside class="c-related"><h2>Related</h2><ul>{teaser(article)}</ul></aside>',
        f'<figure><img src="a.jpg" alt=""><figcaption>File picture: {trap(article)}</figcaption></figure>',
        f'<div class="c-newsletter" data-component="newsletter"><p>Sign up for our morning letter. {trap(article)}</p></div>',
    )
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{escape(article.title)} | The Norland Post</title>
<meta property="og:site_name" content="The Norland Post"><meta property="og:type" content="article">
{other}{json_ld(article)}</head><body><header class="site-header"><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main><article><header><h1>{escape(article.title)}</h1><p class="standfirst"></p>
<div class="byline">By <a rel="author" href="/x">{escape(byline(article))}</a></div></header>
<div class="article-body">{with_inserts(body_blocks(article), *inserts)}</div></article></main>
<section class="more-stories"><h2>More from World</h2><ul>{teaser(article)}{teaser(article)}</ul></section>
<footer><p>© The Norland Post</p></footer></body></html>"""
    return SavedPage("broadsheet", article, html.encode(), UTF_8, article.gold_text, article.authors)


def tabloid(article: SiteArticle) -> SavedPage:
    """Rails inside the text, pointers in capitals, the time of change printed first, dates in Open Graph and elements only."""
    inserts = (
        f'<p><strong>READ MORE: <a href="/b">{trap(article)}</a></strong></p>',
        f'<div class="mol-inline"><h3>MOST READ IN NEWS</h3><ul>{teaser(article)}{teaser(article)}</ul></div>',
        f"<h3>Read next</h3><p><a href='/c'>{trap(article)}</a></p><p><a href='/d'>Holiday prices fall again</a></p>",
    )
    html = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>{escape(article.title)} - Daily Clarion</title>
<meta property="article:modified_time" content="{article.modified}"><meta property="og:title" content="{escape(article.title)}">
<meta property="og:site_name" content="Daily Clarion"><meta property="article:published_time" content="{article.published}">
<meta name="author" content="{escape(byline(article))}"><script>var offer = {{"expires": "{EXPIRY}"}};</script></head>
<body><div id="page-container"><div class="topbar">Sign in</div><div class="article-text wide">
<h1>{escape(article.title)}</h1><p class="byline-section"><span class="article-timestamp updated">Updated:
<time datetime="{article.modified}">later</time></span> <span class="article-timestamp published">Published:
<time datetime="{article.published}">earlier</time></span></p>
<div itemprop="articleBody">{with_inserts(body_blocks(article), *inserts)}</div></div>
<div class="rightRail"><div class="puff"><h2>DON'T MISS</h2><ul>{teaser(article)}{teaser(article)}</ul></div></div></div>
</body></html>"""
    return SavedPage("tabloid", article, html.encode(), UTF_8, article.gold_text, article.authors)


def agency_wire(article: SiteArticle) -> SavedPage:
    """An agency's page: hashed class names, the dateline in the text, an editor's line and the house standards at the end."""
    day = datetime.fromisoformat(article.published)
    blocks = body_blocks(
        article,
        lambda mark, words: plain_block(mark, words).replace("<p>", '<p class="text__x7Qa2 body__1bd">'),
    )
    blocks[0] = blocks[0].replace('body__1bd">', f'body__1bd">HAVN, {day:%B} {day.day} (Wireline) - ', 1)
    tail = f"""<div class="article-body__sign-off"><p>Reporting by {escape(byline(article) or "the desk")}</p></div>
<div class="StandardsBadge"><p>Our standards are printed on a page of their own.</p></div>
<div class="read-next-panel"><h2>Read Next</h2><div>{teaser(article, "div")}{teaser(article, "div")}</div></div>"""
    hidden = f'<p class="visually-hidden">{trap(article)}</p><p aria-hidden="true">{trap(article)}</p>'
    html = f"""<!doctype html><html lang="en"><head><title>{escape(article.title)} | Wireline</title>
<meta name="article:published_time" content="{article.published}">
<meta name="article:modified_time" content="{article.modified}">
<meta name="article:author" content="{escape(", ".join(article.authors))}"><meta property="og:site_name" content="Wireline">
<link rel="alternate" type="application/rss+xml" href="/feed"></head><body><div id="root"><div class="layout__9sK">
<h1 class="h__2">
{escape(article.title)}</h1><div class="content__8aZ">{with_inserts(blocks, hidden, tail)}</div></div></div></body></html>"""
    gold = f"HAVN, {day:%B} {day.day} (Wireline) - {article.gold_text}"
    return SavedPage("agency_wire", article, html.encode(), UTF_8, gold, article.authors)


def blog(article: SiteArticle) -> SavedPage:
    """WordPress: entry-content, shares, an author box, comments, a widget area; the graph of its search plug-in."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Hull and Hangar"},
            {"@type": "WebPage", "datePublished": article.published, "dateModified": article.modified},
            {"@type": "Person", "name": byline(article) or "admin"},
        ],
    }
    day = datetime.fromisoformat(article.published)
    after = f"""<div class="sharedaddy"><h3>Share this:</h3><ul><li>Mail</li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3><p>{trap(article)}</p></div>
<div class="author-box"><h4>About the author</h4><p>Our writer once saw {trap(article)}</p></div>"""
    blocks = body_blocks(article)
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>{escape(article.title)} – Hull and Hangar</title>
{script_json(graph, "application/ld+json")}</head><body class="post-template-default single single-post has-sidebar">
<div id="content" class="site-content"><article id="post-77" class="post-77 post type-post tag-army category-news">
<header class="entry-header"><h1 class="entry-title">{escape(article.title)}</h1><div class="entry-meta">
<span class="posted-on"><time class="entry-date published" datetime="{article.published}">{day:%B} {day.day}, {day.year}</time>
<time class="updated" datetime="{article.modified}">x</time></span> <span class="byline">by
<span class="author vcard"><a rel="author" href="/a">{escape(byline(article))}</a></span></span></div></header>
<div class="entry-content">{"".join(blocks)}{after}</div></article>
<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list"><li><p>A reader says: {trap(article)}</p>
<time datetime="{OTHER_DAY}">x</time></li></ol></div></div>
<aside id="secondary" class="widget-area"><h2>Recent Posts</h2><ul>{teaser(article)}</ul></aside></body></html>"""
    return SavedPage("blog", article, html.encode(), UTF_8, article.gold_text, article.authors)
