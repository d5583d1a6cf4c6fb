"""How sites name and head what stands beside an article; data, no code.

Names are looked for among the words of a class, an id or a test mark ("c-related-stories__list" has "related" and
"stories"); headings are whole headings. Each group is one kind of block.
"""

from __future__ import annotations

# Words in a row, as they stand in classes and ids.
BLOCK_NAMES = (
    # other stories
    "related", "recirc", "recirculation", "read next", "read more", "readmore", "read also", "most read", "mostread",
    "most popular", "mostpopular", "most viewed", "most commented", "trending", "latest news", "latest stories",
    "latest articles",
    "latest posts", "more stories", "more news", "more from", "more on", "more in", "also read", "see also", "you may like",
    "you might like", "recommended", "recommendations", "recommendation", "top stories", "topstories", "editors picks",
    "popular posts", "recent posts", "next article", "next story", "next post", "prev post", "post navigation", "up next",
    "upnext", "further reading", "teaser list", "onward", "onward journey", "story list", "news list", "newsfeed", "news feed",
    "infinite scroll", "carousel", "outbrain", "taboola", "mgid", "revcontent", "zergnet", "internal link box",
    # asking for something
    "newsletter", "newsletters", "signup", "sign up", "mailing list", "subscribe", "subscription box", "subscription prompt",
    "donate", "donation", "support us", "membership", "app promo", "promo", "promobox", "cta", "call to action", "follow us",
    "social", "share", "sharing", "sharebar", "addtoany", "sharethis",
    # about the writer and the site
    "author bio", "authorbio", "bio", "about author", "about the author", "author box", "authorbox", "author card",
    "author info", "author profile", "contributor bio", "boilerplate", "disclaimer", "breadcrumb", "breadcrumbs", "sidebar",
    "side bar", "rail", "right rail", "widget area",
    # pictures, consent, comments, advertising
    "caption", "wp caption", "figcaption", "photo credit", "image credit", "gallery", "slideshow", "cookie", "cookies",
    "consent", "gdpr", "ccpa", "cmp", "onetrust", "didomi", "cookiebanner", "comments", "comment list", "respond", "disqus",
    "advert", "advertisement", "advertisements", "sponsored", "ad slot", "ad container", "tags", "tag list", "topics list",
)  # fmt: skip

# Whole headings, in lower case, without marks at their end; of other stories and of asking for something.
BLOCK_HEADINGS = (
    r"(?:read|up|watch|what to read|coming up)\s+next",
    r"(?:read|see|watch)\s+(?:also|more|this)(?:\s+(?:on|about|from)\b.{0,60})?",
    r"also\s+(?:read|see|on|in)\b.{0,60}",
    (
        r"(?:most|popular|top|trending|latest|recent|breaking|more|other|related|recommended|featured|further"
        r"|next|previous)(?:\s+(?:\w+\s+)?(?:read|viewed|popular|shared|commented|now|today|news|stories|story|articles?"
        r"|posts?|reading|content|topics?|headlines|coverage|videos?|links|reports?|updates?|releases|press releases|picks))+"
    ),
    r"(?:related|trending|recommended|popular|more)",
    r"more\s+(?:from|on|about|in)\b.{0,60}",
    r"(?:recommended|picked|selected)\s+for\s+you",
    r"you\s+(?:may|might)\s+(?:also\s+)?(?:like|be interested in)",
    r"(?:editors?['’]?s?|our)\s+(?:picks?|choice)",
    r"don['’]?t\s+miss(?:\s+(?:out|these|this))?",
    r"(?:sign\s+up|subscribe|register)\b.{0,80}",
    r"(?:our\s+|the\s+)?(?:daily\s+|weekly\s+|morning\s+)?newsletters?\b.{0,40}",
    r"get\s+(?:our|the)\s+.{0,50}(?:newsletter|briefing|updates?|inbox)\b.{0,40}",
    (
        r"(?:about\s+the\s+(?:author|writer|reporter)s?|share\s+this\b.{0,30}|follow\s+us\b.{0,40}"
        r"|(?:leave\s+a\s+)?(?:comments?|reply))"
    ),
    r"(?:notes?\s+(?:for|to)\s+editors?|media\s+contacts?|press\s+contacts?|contact\s+(?:us|details|information))",
    r"(?:mehr|lesen\s+sie)\b.{0,40}",
    r"(?:das\s+könnte\s+sie|auch\s+interessant)\b.{0,40}",
    r"meistgelesen",
    r"verwandte\s+(?:themen|artikel)",
    r"(?:à\s+lire|lire)\s+(?:aussi|également)",
    r"(?:sur\s+le\s+même\s+sujet|articles?\s+liés|les\s+plus\s+lus)",
    r"(?:te\s+puede\s+interesar|lee\s+también|más\s+(?:noticias|leídas|leído|información)|noticias\s+relacionadas)",
    r"(?:читайте|читать|смотрите|дивіться)\s+(?:также|также:|еще|ещё|далее|також|ще|по\s+теме)\b.{0,40}",
    r"(?:последние|свежие|главные|останні|головні|популярные|популярні)\s+(?:новости|новини|материалы|матеріали)",
    r"популярное",
    r"популярне",
    (
        r"(?:материалы\s+по\s+теме|новости\s+по\s+теме|по\s+теме|новини\s+за\s+темою|за\s+темою|похожие\s+\w+"
        r"|схожі\s+\w+)"
    ),
    r"(?:підпишіться|подпишитесь|подписывайтесь|підписуйтесь)\b.{0,80}",
)

# Paragraphs inside the running text that only point elsewhere; each must open the paragraph, which must be short.
POINTING_LINES = (
    (
        r"(?:read\s+(?:more|also|next|now)|also\s+read|see\s+also|related(?:\s+(?:story|stories|article"
        r"|articles))?|more\s+on\s+this|watch|listen|don['’]?t\s+miss|recommended|in\s+pictures|explainer)\s*[:|»>—–]"
    ),
    (
        r"(?:sign\s+up|subscribe)\s+(?:here\b|now\b|today\b|for\s+(?:our|the|free)\b|to\s+(?:our"
        r"|the)\b.{0,40}(?:newsletter|channel|list|bulletin))"
    ),
    r"get\s+(?:the\s+latest|our)\b.{0,60}(?:inbox|newsletter|email|alerts?)",
    r"(?:follow|join|like)\s+us\s+on\b",
    r"(?:click|tap)\s+here\s+to\b",
    r"(?:have|got)\s+(?:a\s+)?(?:tip|story)\b.{0,60}(?:contact|email|write|call)",
    r"(?:читайте|смотрите|дивіться)\s+(?:также|також|ещё|еще|ще)\b",
    (
        r"(?:lesen\s+sie\s+auch|à\s+lire\s+aussi|lire\s+aussi|lee\s+también|leia\s+também|leggi\s+anche"
        r"|zobacz\s+(?:też|także)|ayrıca\s+oku)"
    ),
    r"(?:підпишіться|подпишитесь|подписывайтесь|підписуйтесь)\s+на\b",
    r"(?:advertisement|реклама|publicité|anzeige|story\s+continues\s+below(?:\s+advertisement)?)\.?$",
)
