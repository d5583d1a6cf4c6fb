"""Which kind of target a noun names: person, firm, ship, state or sector. Words only, no tree and no document."""

from __future__ import annotations

import re

_KIND_WORDS = {
    "individual": (
        r"individuals? persons? people officials? oligarchs? leaders? generals? ministers? commanders? "
        r"(?:business|states|congress|spokes|chair)?(?:m[ae]n|wom[ae]n) businesspe(?:rson|ople) nationals? citizens? "
        r"(?:law|policy)makers? judges? members? president executives? officers? figures? traders? financiers? relatives wife "
        r"sons? daughters? brothers? sisters? nephews? famil(?:y|ies) elites? cronies allies associates? brokers? politicians? "
        r"propagandists? hackers? heads? chiefs? directors? governors? senators? operatives? smugglers? facilitators? "
        r"militants? settlers? investigators? bankers? tycoons? mayors? journalists? designers? scientists? abusers? "
        r"perpetrators? prosecutors? aides? advis[eo]rs? accountants? saudis russians iranians chinese founders? owners? "
        r"captains? separatists? dealers? activists? dissidents? lobbyists? extremists? clerics? legislators? academics? "
        r"middlem[ae]n agents? "
        r"envoys? ambassadors? jihadists? warlords? bosses recruiters? financers? lawyers? engineers? diplomats? "
        r"deputies terrorists? prosecutor defendants? kleptocrats? enablers? supporters?"
    ),
    "entity": (
        r"entit(?:y|ies) compan(?:y|ies) firms? banks? groups? agenc(?:y|ies) organi[sz]ations? business(?:es)? "
        r"institutions? refiner(?:y|ies) refiners? subsidiar(?:y|ies) networks? manufacturers? \w*makers? suppliers? "
        r"producers? importers? exporters? lenders? corporations? funds? institutes? units? corps militias? airlines? "
        r"airliners? carriers? insurers? shipyards? ports? exchanges? operators? conglomerates? enterprises? bureau "
        r"foundations? universit(?:y|ies) part(?:y|ies) designees facilit(?:y|ies) ministr(?:y|ies) guards? arm(?:y|ies) "
        r"military brigades? cartels? outlets? broadcasters? terminals? contractors? front wing branch divisions? "
        r"stations? channels? vendors? rebels court tribunal forces? department gangs? prisons? camps? websites? "
        r"police navy judiciary newspapers? schools? airports? hospitals? mines? plants? factor(?:y|ies) charit(?:y|ies) labs?"
    ),
    "mixed": r"targets?",
    "vessel": (r"vessels? ships? tankers? fleets? boats? yachts? freighters?"),
    "aircraft": (r"aircraft planes? jets? helicopters?"),
    "sector": (
        r"sectors? exports? imports? oil gas crude energy goods technolog(?:y|ies) coal gold diamonds? steel debt "
        r"industr(?:y|ies) trade trading products? equipment items? petroleum metals? minerals? textiles? seafood flights? "
        r"services luxury semiconductors? chips? shipments? sales? transactions? mining timber fuel lng uranium cotton "
        r"tech aviation banking finance shipping purchases? programs? programmes? pipelines? software revenues? supply "
        r"chains? bonds? investments? earths markets? petrochemicals? dealings components? parts machinery defen[sc]e"
    ),
    "state": (
        r"governments? regimes? countr(?:y|ies) nations? states? econom(?:y|ies) republic administration junta leadership "
        r"kremlin authorities island"
    ),
}
_KINDS = {kind: re.compile(rf"^(?:{words.replace(' ', '|')})$", re.I) for kind, words in _KIND_WORDS.items()}
_COMPANY_WORD = re.compile(
    r"^(?:Bank|Corp\.?|Company|Co\.?|LLC|Ltd\.?|Group|Corporation|Inc\.?|JSC|PJSC|OOO|Guards?|Organi[sz]ation|Ministry|University|Agency|"
    r"Exchange|Institute|Limited|Holdings?|Industries|Shipping|Trading|Corps|Division|Battalion|Brigade|Army|Force|Bureau|Academy|"
    r"Enterprise|International|Technolog(?:y|ies)|Committee|Court|Council|Front|Network|Services?|Foundation|Center|Centre|Airlines?|Air|"
    r"Factory|Plant|Police|Prison|Military|National|Federal|State|Opposition|Office|Regime|Department|System|Fleet|Fund|University|Defen[cs]e|Party|Movement|Channel|TV|News|Media|Complex|GmbH|FZE|FZCO|DMCC|SA|AG|Cartel|District|Branch|Directorate|Command|Regiment|Squad|Union|Association|Collective|Syndicate|Clan|Alliance|Coalition|Society|Ships?|Line|Lines|Petroleum|Petrochemical|Refinery|Energy|Steel|Oil|Gas|Logistics|Engineering|Electronics|Solutions|Securities|Capital|Investments?|Bureau)$"
)
_COMPANY_ENDING = re.compile(
    r"^[A-Z]\w+(?:bank|banka|neft|gaz|prom|neftegas|telecom|soft|tech|media|press|avia|trans|invest)$"
)
_MEASURE_HITS = (
    ("state", re.compile(r"arms|weapons?", re.I)),
    (
        "sector",
        re.compile(
            r"export|import|oil|gas|coal|gold|trade (?:ban|restriction)|flight|technology|price cap|crude|energy|chip|diamond",
            re.I,
        ),
    ),
    ("individual", re.compile(r"travel|visa|entry", re.I)),
    ("sector", re.compile(r"general licen[cs]e", re.I)),
)


def kind_of_word(word: str) -> str | None:
    """The target type that a common noun names; None where it names none.

    >>> kind_of_word("oligarchs"), kind_of_word("tanker"), kind_of_word("reason")
    ('individual', 'vessel', None)
    """
    return next((name for name, pattern in _KINDS.items() if pattern.match(word)), None)


def kind_of_name(words: list[str]) -> str:
    """Person or firm, judged by the words of a proper name: two to five plain words are a person's.

    >>> kind_of_name(["Ola", "Berg"]), kind_of_name(["Berg", "Shipping", "LLC"]), kind_of_name(["NORTEK"])
    ('individual', 'entity', 'entity')
    """
    if any(_COMPANY_WORD.match(word) or _COMPANY_ENDING.match(word) for word in words):
        return "entity"
    plain = [word for word in words if word[:1].isupper()]
    is_person = 2 <= len(plain) <= 5 and not any(
        (word.isupper() and len(word) > 2) or any(c.isdigit() for c in word) for word in words
    )
    return "individual" if is_person else "entity"


def kind_of_measure(phrase: str) -> str:
    """What a measure hits where its sentence names no target: "arms embargo" a state, "export controls" a sector."""
    return next((kind for kind, pattern in _MEASURE_HITS if pattern.search(phrase)), "state")
