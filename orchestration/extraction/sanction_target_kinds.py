"""Which kind of target a noun names: person, firm, ship, state or sector. Words only, no tree and no document."""

from __future__ import annotations

import re

_KINDS = (
    ("individual", re.compile(
        r"^(?:individuals?|persons?|people|officials?|oligarchs?|leaders?|generals?|ministers?|commanders?|"
        r"(?:business|states|congress|spokes|chair)?(?:m[ae]n|wom[ae]n)|businesspe(?:rson|ople)|nationals?|citizens?|lawmakers?|judges?|"
        r"members?|president|executives?|officers?|figures?|traders?|financiers?|relatives|wife|sons?|daughters?|brothers?|sisters?|"
        r"nephews?|famil(?:y|ies)|elites?|cronies|allies|associates?|brokers?|politicians?|propagandists?|hackers?|heads?|chiefs?|directors?|"
        r"governors?|senators?|operatives?|smugglers?|facilitators?|militants?|settlers?|investigators?|bankers?|tycoons?|mayors?|"
        r"journalists?|designers?|scientists?|abusers?|perpetrators?|prosecutors?|aides?|advis[eo]rs?|accountants?|saudis|russians|"
        r"iranians|chinese|founders?|owners?|captains?|diplomats?|deputies|terrorists?|prosecutor|defendants?|kleptocrats?|enablers?|supporters?)$", re.I)),
    ("entity", re.compile(
        r"^(?:entit(?:y|ies)|compan(?:y|ies)|firms?|banks?|groups?|agenc(?:y|ies)|organi[sz]ations?|business(?:es)?|institutions?|"
        r"refiner(?:y|ies)|refiners?|subsidiar(?:y|ies)|networks?|manufacturers?|makers?|suppliers?|producers?|importers?|exporters?|"
        r"lenders?|corporations?|funds?|institutes?|units?|corps|militias?|airlines?|airliners?|carriers?|insurers?|shipyards?|ports?|"
        r"exchanges?|operators?|conglomerates?|enterprises?|bureau|foundations?|universit(?:y|ies)|part(?:y|ies)|designees|"
        r"facilit(?:y|ies)|ministr(?:y|ies)|guards?|arm(?:y|ies)|military|brigades?|cartels?|outlets?|broadcasters?|terminals?|contractors?|"
        r"front|wing|branch|divisions?|stations?|channels?|vendors?|rebels|court|tribunal|forces?|department|gangs?|prisons?|camps?|websites?|newspapers?|schools?|airports?|hospitals?|mines?|plants?|factor(?:y|ies)|charit(?:y|ies)|labs?)$", re.I)),
    ("vessel", re.compile(r"^(?:vessels?|ships?|tankers?|fleets?|boats?|yachts?|freighters?)$", re.I)),
    ("aircraft", re.compile(r"^(?:aircraft|planes?|jets?|helicopters?)$", re.I)),
    ("sector", re.compile(
        r"^(?:sectors?|exports?|imports?|oil|gas|crude|energy|goods|technolog(?:y|ies)|coal|gold|diamonds?|steel|debt|industr(?:y|ies)|"
        r"trade|trading|products?|equipment|items?|petroleum|metals?|minerals?|textiles?|seafood|flights?|services|luxury|semiconductors?|"
        r"chips?|shipments?|sales?|transactions?|mining|timber|fuel|lng|uranium|cotton|tech|aviation|banking|finance|shipping|"
        r"purchases?|programs?|programmes?|pipelines?|software|revenues?|supply|chains?|bonds?|investments?|earths|markets?|"
        r"petrochemicals?|dealings|components?|parts|machinery|defen[sc]e)$", re.I)),
    ("state", re.compile(
        r"^(?:governments?|regimes?|countr(?:y|ies)|nations?|states?|econom(?:y|ies)|republic|administration|junta|leadership|kremlin|authorities|island)$", re.I)),
)  # fmt: skip
_COMPANY_WORD = re.compile(
    r"^(?:Bank|Corp\.?|Company|Co\.?|LLC|Ltd\.?|Group|Corporation|Inc\.?|JSC|PJSC|OOO|Guards?|Organi[sz]ation|Ministry|University|Agency|"
    r"Exchange|Institute|Limited|Holdings?|Industries|Shipping|Trading|Corps|Division|Battalion|Brigade|Army|Force|Bureau|Academy|"
    r"Enterprise|International|Technolog(?:y|ies)|Committee|Court|Council|Front|Network|Services?|Foundation|Center|Centre|Airlines?|Air|"
    r"Factory|Plant|Police|Prison|Military|National|Federal|State|Opposition|Office|Regime|Department|System|Fleet|Fund|University|Defen[cs]e|Party|Movement|Channel|TV|News|Media|Complex|GmbH|FZE|FZCO|DMCC|SA|AG|Cartel)$"
)
_MEASURE_HITS = (
    ("state", re.compile(r"arms|weapons?", re.I)),
    ("sector", re.compile(r"export|import|oil|gas|coal|gold|trade (?:ban|restriction)|flight|technology|price cap|crude|energy|chip|diamond", re.I)),
    ("individual", re.compile(r"travel|visa|entry", re.I)),
)


def kind_of_word(word: str) -> str | None:
    """The target type that a common noun names; None where it names none.

    >>> kind_of_word("oligarchs"), kind_of_word("tanker"), kind_of_word("reason")
    ('individual', 'vessel', None)
    """
    return next((name for name, pattern in _KINDS if pattern.match(word)), None)


def kind_of_name(words: list[str]) -> str:
    """Person or firm, judged by the words of a proper name: two to five plain words are a person's.

    >>> kind_of_name(["Ola", "Berg"]), kind_of_name(["Berg", "Shipping", "LLC"]), kind_of_name(["NORTEK"])
    ('individual', 'entity', 'entity')
    """
    if any(_COMPANY_WORD.match(word) for word in words):
        return "entity"
    plain = [word for word in words if word[:1].isupper()]
    is_person = 2 <= len(plain) <= 5 and not any(word.isupper() and len(word) > 2 or any(c.isdigit() for c in word) for word in words)
    return "individual" if is_person else "entity"


def kind_of_measure(phrase: str) -> str:
    """What a measure hits where its sentence names no target: "arms embargo" a state, "export controls" a sector."""
    return next((kind for kind, pattern in _MEASURE_HITS if pattern.search(phrase)), "state")
