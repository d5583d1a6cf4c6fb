"""Twelve pages that stand in an article's place and twelve short articles that look like them; every sentence is made up."""

from __future__ import annotations

import json

REPORT = (
    "Norland moved two battalions to the coast on Friday, the defence ministry said. "
    "The units hold about 900 soldiers and will stay until the exercise ends in June. "
    "A spokesman declined to say which ports they would use."
)
LONG = " ".join(f"{REPORT} It was report number {number} of the week." for number in range(6))


def stub_page(title: str, body: str, head: str = "") -> str:
    """A page with a headline only where `body` gives one."""
    return (
        '<!doctype html><html lang="en"><head><meta '
        f'charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    )


def article_ld(**fields: object) -> str:
    """JSON-LD of an article."""
    return (
        "<script "
        f'type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "x"} | fields)}</script>'
    )


STUBS = {
    "consent page of a portal": (
        "cookie_wall",
        stub_page(
            "Before you continue",
            "<div><h1>Before you continue</h1><p>We and our 842 partners store and read data on your device "
            "and process personal data "
            "such as addresses of visits.</p><p>With your consent we may use precise places and measure "
            "advertising.</p>"
            "<button>Accept all</button><button>Manage options</button></div>",
        ),
    ),
    "consent page in German": (
        "cookie_wall",
        stub_page(
            "Nordland-Kurier",
            "<main><p>Wir und unsere Partner verwenden Cookies und benötigen dafür Ihre "
            "Zustimmung.</p><p>Sie können allen zustimmen "
            "oder ein Abo ohne Werbung abschließen.</p><p>Alle akzeptieren</p></main>",
        ),
    ),
    "paywall with the whole text in its data": (
        "paywall",
        stub_page(
            "Coast | The Ledger",
            f"<article><h1>Coast</h1><p>{REPORT[:160]}</p><div>Become a member to see the rest.</div></article>",
            article_ld(articleBody=LONG, isAccessibleForFree="False"),
        ),
    ),
    "paywall that says so": (
        "paywall",
        stub_page(
            "Coast",
            f"<article><h1>Coast</h1><p>{REPORT}</p><section><p>Subscribe now to continue reading this article.</p>"
            "<p>You have read 5 of 5 free articles.</p></section></article>",
        ),
    ),
    "paywall in a part of the article": (
        "paywall",
        stub_page(
            "Coast",
            f"<article><h1>Coast</h1><p>{REPORT}</p></article>",
            article_ld(
                hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".locked"},
                wordCount=900,
            ),
        ),
    ),
    "check by a script": (
        "bot_check",
        stub_page(
            "Just a moment...",
            '<div class="main"><h1>news.example</h1><p>news.example needs to review the security of your '
            "connection before "
            'proceeding.</p><form id="challenge-form"></form></div>',
        ),
    ),
    "check by a riddle, in Russian": (
        "bot_check",
        stub_page(
            "Северный вестник",
            "<div><p>Подтвердите, что запросы отправляли вы, а не робот. Нам очень жаль, но запросы с "
            "вашего устройства похожи на "
            'автоматические.</p><div class="g-recaptcha"></div></div>',
        ),
    ),
    "login wall": (
        "login_wall",
        stub_page(
            "Sign in | The Wire",
            "<main><h1>Sign in</h1><p>Please log in to continue to the page that you wanted to see on The Wire.</p>"
            '<form><input name="u"><input type="password" name="p"></form><p>New here? Registration takes a '
            "minute and costs nothing.</p></main>",
        ),
    ),
    "missing page with a long list of others": (
        "soft_404",
        stub_page(
            "Page not found - The Wire",
            "<main><h1>Page not found</h1><p>Perhaps one of these will do instead:</p><ul>"
            + "".join(f"<li><a href='/{n}'>Norland sends {n} tanks to the coast</a></li>" for n in range(9))
            + "</ul></main>",
        ),
    ),
    "missing page under another title": (
        "soft_404",
        stub_page(
            "The Wire - News of the North",
            "<main><h2>Oh dear</h2><p>Sorry, the page you were looking for could not be found. It may have "
            "been moved when we changed our "
            "addresses last spring.</p><p>Our front page has the news of today.</p></main>",
        ),
    ),
    "text taken away": (
        "emptied",
        stub_page(
            "RETRACTED: Norland moves battalions",
            "<article><h1>RETRACTED: Norland moves battalions</h1><p>This article has been withdrawn "
            "because its source was "
            "forged.</p></article>",
            article_ld(datePublished="2024-03-01"),
        ),
    ),
    "first lines and a link": (
        "teaser",
        stub_page(
            "Coast",
            f"<article><h1>Coast</h1><p>{REPORT[:150]} […]</p><p><a "
            "href='https://other.example/full'>Continue reading →</a></p></article>",
        ),
    ),
}

GENUINE = {
    "flash of two sentences": stub_page("Flash", f"<article><h1>Norland moves battalions</h1><p>{REPORT[:160]}.</p></article>"),
    "report on cookies": stub_page(
        "Court rules on cookies",
        "<article><h1>Court rules on cookies</h1><p>Newspapers may not make readers accept cookies to "
        "go on, a court in Havn ruled on "
        "Monday.</p><p>Consent must be as easy to refuse as to give, the judges wrote. They fined a "
        "publisher 40,000 crowns.</p>"
        "<p>The publisher said that it would study the ruling before it decides on an appeal.</p></article>"
        '<div id="cookie-banner">We use cookies. <button>Accept all cookies</button></div>',
    ),
    "report on riddles for robots": stub_page(
        "Captchas stop blind voters",
        "<article><h1>Captchas stop blind voters</h1><p>Blind voters could not register last week "
        "because the site asked them to confirm "
        "that they are not a robot, the ombudsman said.</p><p>“Are you human? That is what it asks, and "
        "it does not wait for an answer,” "
        "one of them wrote. The ministry removed the riddle on Friday.</p></article>",
    ),
    "report on paywalls": stub_page(
        "Half of readers turn back at paywalls",
        "<article><h1>Half of readers turn back at paywalls</h1><p>Half of those who are asked to "
        "subscribe to continue reading close the "
        "page, a survey by the press institute says. The institute asked 2,300 people in four "
        "towns.</p><p>One in nine pays, and most of "
        "those leave within a year. Editors said that they had expected worse. The figures for local "
        "papers were not much better, the "
        "authors write, although their prices are lower and their readers older than those of national "
        "titles.</p></article>",
    ),
    "headline with 404": stub_page(
        "404: the regiment that was lost",
        f"<article><h1>404: the regiment that was lost</h1><p>{REPORT}</p></article>",
    ),
    "headline about denied access": stub_page(
        "Access denied: observers turned back at the bridge",
        f"<article><h1>Access denied: observers turned back at the bridge</h1><p>{REPORT}</p></article>",
    ),
    "site with a login in its header": stub_page(
        "Coast",
        '<header><form>Log in <input type="password"></form></header>'
        f"<article><h1>Coast</h1><p>{REPORT}</p></article><footer>Log in or register</footer>",
    ),
    "short text and its count": stub_page(
        "Coast",
        f"<article><h1>Coast</h1><p>{REPORT}</p></article>",
        article_ld(wordCount=len(REPORT.split()), isAccessibleForFree=True)
    ),
    "whole text that is not free": stub_page(
        "Coast",
        f"<article><h1>Coast</h1><p>{REPORT}</p></article><aside>Subscribe to read more like this.</aside>",
        article_ld(articleBody=REPORT, isAccessibleForFree=False),
    ),
    "notice of an office": stub_page(
        "Notice 14",
        "<main><h1>Notice 14</h1><p>The firing range at Sarn is closed to the public from 3 to 9 June. "
        "Roads 7 and 11 stay open.</p></main>",
    ),
    "retraction reported of someone else": stub_page(
        "Institute withdraws its report on drones",
        "<article><h1>Institute withdraws its report on drones</h1><p>The defence institute has "
        "withdrawn a report in which it had counted "
        "600 drones in Estmark, and apologised to the ministry.</p><p>Two of its authors have left. The "
        "institute did not say why.</p></article>",
    ),
    "report that ends in dots": stub_page(
        "Minister walks out",
        "<article><h1>Minister walks out</h1><p>The minister left the hall before the vote on the "
        "radars. “You can all go and…” was all "
        "that the microphones caught.</p><p>His office said later that he had meant lunch, which was "
        "waiting in the room next door…</p></article>"
        "<footer><a href='/more'>More news</a></footer>",
    ),
}  # fmt: skip
