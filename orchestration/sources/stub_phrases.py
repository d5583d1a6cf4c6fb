"""What pages say that stand in an article's place: walls, checks and notices of absence, in several languages; data, no code.

`TITLES` must make up a whole title or headline; `PHRASES` are looked for in the text that a reader sees.
"""

from __future__ import annotations

from orchestration.sources.page_records import StubKind

TITLES = {
    StubKind.BOT_CHECK: (
        r"just a moment",
        r"attention required",
        r"access (?:to this page has been )?denied",
        r"are you (?:a robot|human)",
        r"please verify you are (?:a )?human",
        r"pardon our interruption",
        r"checking your browser.*",
        r"security (?:check|challenge)",
        r"ddos[- ]guard",
        r"bot verification",
        r"human verification",
        r"one more step",
        r"request blocked",
        r"robot check",
        r"(?:403 )?forbidden",
        r"unusual traffic.*",
        r"sicherheitsüberprüfung",
        r"vérification de sécurité",
        r"проверка браузера",
        r"доступ (?:ограничен|запрещен|запрещён|обмежено)",
        r"перевірка браузера",
        r"client challenge",
        r"verifying (?:your browser|you are human).*",
    ),
    StubKind.SOFT_404: (
        r"(?:error |http )?404(?: error)?(?:[ :.-]+(?:not found|page not found|error))?",
        (
            r"(?:sorry[, ]+)?(?:the |this )?(?:page|article|story|document|content)(?: you requested)? (?:was |is "
            r"|could |can )?(?:not|no longer|cannot|can['’]t)(?: be)? (?:found|available|exist.*)"
        ),
        r"not found",
        r"page (?:unavailable|removed|deleted|does not exist)",
        r"(?:oops|sorry)\b.{0,40}(?:not found|missing|exist.*)",
        r"seite (?:wurde )?nicht gefunden",
        r"page (?:introuvable|non trouvée)",
        r"página no encontrada",
        r"pagina non trovata",
        r"página não encontrada",
        r"strona nie (?:została )?znaleziona",
        r"sayfa bulunamadı",
        r"страница не (?:найдена|существует)",
        r"сторінк[ау] не (?:знайдена|знайдено|існує)",
        r"такой страницы (?:нет|не существует)",
    ),
    StubKind.LOGIN_WALL: (
        r"(?:log|sign)[ -]?in(?: (?:to|required|or)\b.{0,50})?",
        r"login(?: (?:required|page))?",
        r"(?:please )?(?:log|sign) in to\b.{0,60}",
        r"anmelden",
        r"einloggen",
        r"se connecter",
        r"connexion",
        r"iniciar sesión",
        r"вход(?: на сайт)?",
        r"авторизация",
        r"увійти",
        r"вхід",
        r"авторизація",
    ),
    StubKind.COOKIE_WALL: (
        r"(?:your )?(?:privacy|cookie) (?:choices|settings|preferences|consent|notice)",
        r"before you continue.*",
        r"we value your privacy",
        r"consent(?: required)?",
        r"datenschutzeinstellungen",
        r"(?:настройки|налаштування) (?:cookie|файлов cookie).*",
    ),
}

PHRASES = {
    StubKind.BOT_CHECK: (
        (
            r"(?:verify|confirm|prove|checking|make sure)(?: that| if)? you(?:['’]re| are) (?:a |not a )?(?:human"
            r"|robot|bot)"
        ),
        r"enable javascript and cookies to continue",
        r"checking (?:if the site connection is secure|your browser before)",
        r"unusual (?:traffic|activity) from your",
        r"complete the (?:security check|captcha|challenge)",
        r"i['’]?m not a robot",
        r"needs to review the security of your connection",
        r"you(?:['’]ve| have) been blocked",
        r"подтвердите,? что (?:вы не робот|запросы)",
        r"підтвердіть,? що ви не робот",
        r"bestätigen sie,? dass sie (?:kein roboter|ein mensch)",
        r"vérif\w+ que vous (?:êtes humain|n['’]êtes pas un robot)",
    ),
    StubKind.SOFT_404: (
        (
            r"(?:the|this) (?:page|article|story|content|link|address|url)\b.{0,40}\b(?:looking for|requested"
            r"|tried to (?:reach|open)|followed)\b.{0,60}"
            r"\b(?:not (?:be )?found|(?:no longer|does not|doesn['’]t) (?:exist|available)|moved|removed|unavailable)"
        ),
        (
            r"(?:we|sorry)\b.{0,30}\b(?:could not|couldn['’]t|cannot|can['’]t) find\b.{0,30}\b(?:page|article"
            r"|looking for)"
        ),
        r"(?:page|article|story) (?:you (?:requested|are looking for) )?(?:could not|cannot|can['’]t) be found",
        r"die (?:gewünschte|angeforderte|gesuchte) seite\b.{0,40}(?:nicht|existiert)",
        r"la page (?:demandée|que vous)\b.{0,60}(?:existe|introuvable)",
        r"(?:запрашиваемая|запрошенная|такая) страница\b.{0,40}(?:не|удалена)",
        r"(?:запитувана|запитана|ця) сторінка\b.{0,40}(?:не |видалена)",
    ),
    StubKind.LOGIN_WALL: (
        r"(?:please )?(?:log|sign) in to (?:your account )?(?:continue|read|view|access|see)",
        r"you (?:must|need to|have to) (?:be )?(?:log(?:ged)?|sign(?:ed)?)[ -]in",
        r"(?:create|register for) (?:a|your) free account to",
        r"register (?:for free )?to (?:continue|read|view)",
        r"(?:войдите|авторизуйтесь|зарегистрируйтесь),? чтобы",
        r"(?:увійдіть|авторизуйтесь|зареєструйтесь),? щоб",
        r"melden sie sich an,? um",
        r"connectez-vous pour",
        r"inicie? sesión para",
    ),
    StubKind.PAYWALL: (
        (
            r"(?:subscribe|sign up|upgrade|register|pay)\b.{0,40}\bto (?:continue|keep|read|finish|unlock"
            r"|access)\b.{0,30}\b(?:reading|article|story|content|more|full)"
        ),
        r"to (?:continue|keep) reading",
        r"to read the (?:full|rest|whole|complete)",
        (
            r"(?:this|the) (?:article|story|content|report) is (?:only |exclusively )?(?:for|available to|reserved"
            r" for) (?:\w+ ){0,2}(?:subscribers|members)"
        ),
        r"(?:for )?subscribers[ -]only",
        r"(?:exclusive|only) (?:to|for) (?:paying )?subscribers",
        (
            r"(?:you(?:['’]ve| have) (?:reached|read|used)\b.{0,40}(?:free|limit|article)|(?:free )?articles?"
            r" (?:left|remaining) this month)"
        ),
        r"unlock (?:this|the full|full) (?:article|story|access)",
        r"(?:mit|nur für) (?:abonnenten|plus|abo)\b",
        r"weiterlesen mit",
        r"jetzt (?:abonnieren|weiterlesen)",
        r"(?:réservé|reserve) (?:à nos|aux) abonnés",
        r"(?:il vous reste|la suite est) .{0,40}(?:lire|abonnés|réservée)",
        r"(?:exclusivo|solo) para suscriptores",
        r"(?:доступно|доступен|только) (?:только )?(?:по подписке|для подписчиков|подписчикам)",
        r"оформите подписку,? чтобы",
        r"(?:лише|тільки) для (?:передплатників|підписників)",
    ),
    StubKind.COOKIE_WALL: (
        (
            r"we(?: and our (?:\d+ )?partners)? (?:use|store|value|need|process)\b.{0,60}\b(?:cookies?|privacy"
            r"|consent|personal data|device)"
        ),
        r"(?:accept|reject|allow|manage|decline) (?:all )?(?:cookies|options|preferences|choices)",
        r"(?:your|give|withdraw|manage) (?:cookie )?consent",
        r"(?:accept|agree)\b.{0,40}\bto (?:continue|proceed|access|read)",
        r"before you continue",
        r"wir (?:und unsere partner )?(?:verwenden|nutzen|benötigen)\b.{0,60}\b(?:cookies|zustimmung|einwilligung)",
        r"alle(?:n)? (?:cookies )?(?:akzeptieren|zustimmen)",
        r"nous (?:et nos partenaires )?utilisons\b.{0,40}\bcookies",
        r"tout accepter",
        r"utilizamos cookies",
        r"(?:мы|наш сайт) использу(?:ем|ет)\b.{0,30}(?:cookie|куки)",
        r"(?:ми|наш сайт) використову(?:ємо|є)\b.{0,30}(?:cookie|кукі)",
        r"принять все",
        r"прийняти всі",
    ),
    StubKind.TEASER: (
        r"(?:continue|keep) reading\s*(?:[…»›→.>]|$)",
        (
            r"read (?:the )?(?:full|whole|rest|complete|entire)(?: of (?:the|this))? (?:story|article|report|text"
            r"|post|release)"
        ),
        r"read more\s*(?:[…»›→>.]|$)",
        r"full (?:story|article|text)\s*[»›→>]",
        r"weiterlesen",
        r"lire la suite",
        r"seguir leyendo",
        r"читать (?:далее|полностью|дальше)",
        r"читати (?:далі|повністю)",
    ),
}

# Marks in the markup of checks that a script must pass.
CHALLENGE_MARKS = (
    "cf-challenge", "cf_chl_", "challenge-platform", "challenge-form", "g-recaptcha", "h-captcha", "px-captcha",
    "captcha-delivery.com", "_Incapsula_Resource", "ddos-guard", "aws-waf-token", "perimeterx",
)  # fmt: skip
