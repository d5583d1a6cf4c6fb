"""What looks like a count and is none: dates, years, ages, measures, calibres, model and paragraph numbers, scores.

Each rule looks at the words right before or right after a number. Money never comes here.
"""

from __future__ import annotations

import re

from orchestration.extraction.number_words import FoundNumber

# A hyphen after a number makes a measure ("34-year-old", "300-kilometre") unless it counts people or things.
_COUNTED_BY_HYPHEN = re.compile(
    r"-(?:strong|members?|man|men|person|people|soldier|troop|tank|vehicle|aircraft|ship|vessel|boat|missile|drone"
    r"|helicopter|jet|plane|gun|launcher|plus|odd)\b(?!-mile|-foot|-year|[- ](?:pad|portable|gun))"
)
_MEASURED = (
    r"mm|cm|km|kms|m|ft|kg|lbs?|mph|kph|kmh|km/h|kw|mw|gw|ghz|mhz|hp|rpm|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet"
    r"|foot|inch(?:es)?|yards?|knots?|millimet(?:er|re)s?|centimet(?:er|re)s?|per\s?cent|percentage|percent|degrees?"
    r"|tons?|tonnes?|megatons?|kilotons?|kilos?|kilograms?|kilogrammes?|grams?|pounds?|ounces?|lit(?:er|re)s?|gallons?"
    r"|barrels|acres?|hectares?|kilowatts?|megawatts?|gigawatts?|watts?|volts?|horsepower|cal|calib(?:er|re)|gauge|pts?"
    r"|seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|yrs?|decades?"
    r"|quarters?|centur(?:y|ies)|a\.?m\b\.?|p\.?m\b\.?|o['’]clock|gmt|utc|est|times|fold|thirds?|fifths?|halves|tenths"
    r"|percentage|points?|votes?|seats|cents|stars?"
)
_MEASURE_AFTER = re.compile(
    r"\s*%|\s*°|[ -](?:hundred|thousand|million|billion)(?:ths?)?\b|\s(?:c\.f\.r|u\.s\.c)"
    r"|[\s\u00a0](?:of\s|and\sa\s(?:half|quarter)\s)?"
    r"(?:(?:more|other|consecutive|straight|successive|full|long|additional|working|calendar"
    r"|further|short|separate|business|nautical|metric|square|cubic|whole|crucial|extra|entire|solid|light|statute)\s){0,2}"
    rf"(?:{_MEASURED})(?![\w-])"
)
_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTH_AFTER = re.compile(
    rf"(?:\s*(?:-|–|and|to|or|,)\s*\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTHS}(?![a-z])"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:-|–|and|to|or|,)\s*)?$")

_NUMBERED = re.compile(
    r"\b(?:resolutions?|articles?|sections?|chapters?|paragraphs?|clauses?|annex|protocols?|no\.|nos\.|number|numbers"
    r"|executive order|general order|e\.o\.|u\.s\.c\.|c\.f\.r\.|sec\.|art\.|s&p|nord stream|decree"
    r"|directive|regulation|flights?|task force|pages?|p\.|pp\.|type|types|mark|mk\.?"
    r"|model|block|phase|stage|level|tier|route|highway|motorway|channel|room|terminal|gate|pier|hangar|area"
    r"|link|project|agenda|vision|grade|category|season|episode|part|step|version|round|lesson|zone|corridor"
    r"|point|item|figure|table|schedule|title|act|law|bill|top|fortune|super bowl|world war"
    r"|mach|boeing|airbus|bell|cessna|antonov|ilyushin|sukhoi|tupolev|saab|leopard|challenger|mirage|heron|hermes|arrow"
    r"|merkava|zuzana|aster|piranha|falcon|hwasong|agni|shahab|fateh|fath|fatah|khordad|geran|shahed|lancet|switchblade"
    r"|altius|hero|orbiter|fajr|zelzal|mohajer|ababil|starlink|panzerhaubitze|panzerfaust|pzh|dingo|barak|hisar|kub"
    r"|giraffe|ground master|spike|carl gustaf m|hydra|mavic|matrice|hsiung feng|tien kung|sky bow|delta|apollo|soyuz"
    r"|milan|tomahawk block|aim|agm|gbu|bgm|su|mig|tu|bmp|btr|kc|rq|mq|pac|rpg|ak|iris-t|brigade|battalion|regiment)\)?\s+$"
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages)\s+(?:between\s+|of\s+|over\s+|under\s+|above\s+|below\s+|from\s+|about\s+|around\s+)?$"
    r"|\bages\s+of\s+$|\bover-?the-?age-?of\s+$"
)
_APPOSED = re.compile(r"[A-Z][\w.'’-]+,\s$")
_YEAR_BEFORE = re.compile(
    rf"\b(?:(?:in|since|by|until|till|of|from|before|after|during|late|early|mid|for|to|and|between|year|fiscal"
    rf"|through|than|as of|around|summer|winter|spring|autumn|fall|{_MONTHS})|\d{{1,2}}\s?,|{_MONTHS},)\s+$",
    re.IGNORECASE,
)
COUNTED_NOUN = re.compile(
    r"\s+(?:[\w’'.-]+\s+){0,2}?(?:troops|soldiers|servicemen|servicemembers|personnel|fighters|people|men|women|marines"
    r"|reservists|conscripts|recruits|militants|mercenaries|insurgents|rebels|forces|peacekeepers|officers|sailors"
    r"|volunteers|prisoners|civilians|tanks|vehicles|shells|rounds|missiles|rockets|drones|bombs|rifles|guns|weapons"
    r"|howitzers|aircraft|jets|helicopters|ships|launchers|mines|grenades|munitions|entities|companies|individuals"
    r"|vessels|firms|systems)\b"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_OLDEST = 99


def begins_as_no_count(text: str, lowered: str, number: FoundNumber) -> bool:
    """Whether what stands before the number makes it a name, a date, an age or a line of a list."""
    start, window = number.start, max(0, number.start - 40)
    if (
        number.is_figures
        and start
        and text[start - 1] in "-–"
        and not text[max(0, start - 2) : start - 1].isspace()
    ):
        return True
    if number.is_vague:
        return False
    if number.scale == 1 and "," not in text[start : number.end] and _NUMBERED.search(lowered, window, start):
        return True
    if text.endswith("Group of ", 0, start):
        return True
    if _AGE_BEFORE.search(lowered, window, start):
        return True
    return number.is_figures and (_follows_month(text, lowered, number) or _is_list_line(text, number))


def ends_as_no_count(text: str, lowered: str, number: FoundNumber) -> bool:
    """Whether what stands after the number makes it a measure, a date or a time."""
    end = number.end
    if text[end : end + 1] == "-":
        return not _COUNTED_BY_HYPHEN.match(lowered, end)
    if _MEASURE_AFTER.match(lowered, end):
        return True
    if not number.is_figures:
        return False
    return number.value <= 31 and bool(_MONTH_AFTER.match(text, end))


def is_no_count_by_itself(text: str, lowered: str, number: FoundNumber) -> bool:
    """Whether the number is a year, a bare decimal, nothing, an age between commas or a lone "one"."""
    if number.value == 0 or lowered[number.start : number.end] == "one":
        return True
    if number.mantissa != number.mantissa.to_integral_value() and number.scale == 1:
        return True
    if not number.is_figures or number.scale != 1:
        return False
    written = text[number.start : number.end]
    if written[0] == "0":
        return True
    return is_year(text, lowered, number) or _is_apposed_age(text, number)


def is_year(text: str, lowered: str, number: FoundNumber) -> bool:
    """Whether four figures without a comma name a year rather than so many people or things."""
    written = text[number.start : number.end]
    if len(written) != 4 or not written.isdigit() or not _FIRST_YEAR <= number.value <= _LAST_YEAR:
        return False
    if _YEAR_BEFORE.search(text, max(0, number.start - 14), number.start):
        before = lowered[max(0, number.start - 14) : number.start]
        return not (
            before.endswith((" of ", "than ", "around ", "to ")) and COUNTED_NOUN.match(lowered, number.end)
        )
    return not COUNTED_NOUN.match(lowered, number.end)


def is_followed_by_counted_noun(lowered: str, end: int) -> bool:
    """Whether people or things that are counted stand right after the number, no other word between."""
    match = COUNTED_NOUN.match(lowered, end)
    return match is not None and len(match[0].split()) == 1


def _follows_month(text: str, lowered: str, number: FoundNumber) -> bool:
    if number.value > 31 or number.scale != 1:
        return False
    month = _MONTH_BEFORE.search(text, max(0, number.start - 24), number.start)
    return bool(month) and not is_followed_by_counted_noun(lowered, number.end)


def _is_list_line(text: str, number: FoundNumber) -> bool:
    before, after = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    if before[-1:] + after[:1] in ("()", "[]"):
        return number.value <= _OLDEST
    at_line_start = number.start == 0 or before[-1:] == "\n"
    return at_line_start and after[:1] in (".", ")") and after[1:].isspace()


def _is_apposed_age(text: str, number: FoundNumber) -> bool:
    """Whether it stands as in "Anna Berg, 34, said"."""
    if number.value > _OLDEST or number.end - number.start != 2:
        return False
    if text[number.end : number.end + 1] not in (",", ".", ";", ""):
        return False
    return bool(_APPOSED.search(text, max(0, number.start - 30), number.start))
