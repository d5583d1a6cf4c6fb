"""How many of an item, and what the transfer is worth: the numbers of a sentence bound to its items."""

from __future__ import annotations

import re
from decimal import Decimal

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading, quantity_slots
from orchestration.extraction.records import Qualifier, Quantity, QuantityMention, Slot
from orchestration.extraction.transfer_events import is_listed
from orchestration.extraction.transfer_items import TransferItem

_BREAKS_NUMBER = re.compile(r"[,;:()]|\b(?:to|for|from|in|and|with|by|worth|will|has|have|after|number)\b")
_CONTAINER = re.compile(
    r"\b(?:packages?|shipments?|tranches?|consignments?|cargo(?:es)?|contracts?|deals?|sales?|"
    r"drawdowns?|deliver(?:y|ies))$",
    re.I,
)
_FIRST_OF = re.compile(r"\bthe first (?:one )?of (?:the |its |an order of )?$")
_PAPERS = re.compile(r"\s(?:licen[cs]es?|permits?|contracts?|deals?)\b", re.I)
_OF_THE_WHOLE = re.compile(r"\sof (?:the |its |their |those |these |a total of |an? )?(?:\w+ )?")
_LOADS = re.compile(
    r"\b(?:containers?|crates?|boxes|pallets?|wagons?|\w+loads?|tons?|tonnes?|kilograms?|kg|shipments?|batch(?:es)?|"
    r"consignments?|cargo(?:es)?|flights?)\s(?:full\s)?of\b",
    re.I,
)  # what arms come in is not counted as arms
_CONVERSION = re.compile(r"[\s]*[(\[/]\s*(?:or |about |approximately |around |roughly |US|A|C)*$")
_MONEY_BEFORE = re.compile(
    r"^[\s-]*(?:(?:worth|in|of|for|value of|total of|worth of|package of|bn|military|additional|new|"
    r"more|the|proposed|planned|possible|US|U\.S\.|American|Saudi)\b[\s-]*){0,4}"
    r"(?:(?!(?:and|that|which|with|to|from|but|including|included|includes|covers|\d+)\b)[\w’'.-]+\s){0,2}$"
)
_OTHER_AID = re.compile(
    r"^\s(?:(?:in|of|worth of)\s)?(?:\w+\s)?(?:humanitarian|economic|financial|development|budget\w*|food|civilian|"
    r"reconstruction|relief|refugee)\b(?![^.;]{0,40}\b(?:military|security|arms|weapons|defen[cs]e)\b)"
)
_SPENT = frozenset("invested invest invests spent spends spend spending earned earns".split())
_PRICED = frozenset(
    "deal contract sale package order purchase tranche shipment agreement worth batch consignment programme program "
    "project transaction drawdown assistance aid support commitment grant loan facility initiative".split()
)
_RUNNING = re.compile(
    r"^[^.;]{0,60}?\b(?:since|over the (?:past|last)|so far|to date|in total)\b|"
    r"^[^.;]{0,50}?\bin (?:19|20)\d\d\b"
)
_PRICE_BEFORE = re.compile(
    r"\b(?:worth|valued|value|costs?|costing|price|for|total\w*|at|deal|contract|estimated|to|of|"
    r"in)\W+(?:\w+\W+){0,3}$",
    re.I,
)
_PRICE_AFTER = re.compile(
    r"^[\s-]*(?:worth|in|of|deal|contract|sale|package|order|purchase|tranche|shipment|\w+ (?:deal|"
    r"contract|sale|package|order|purchase|tranche))\b",
    re.I,
)
_PASSES = re.compile(r"\b(?:passed|exceeded?|exceeds|topped|surpassed)\s$")
_FAR = 110
_NEAR = 60
_ONE = Decimal(1)
_ARTICLES = frozenset({"a", "an", "another"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ONE_OF_THEM = frozenset(
    "system battery launcher unit aircraft jet plane vehicle ship vessel set complex station radar".split()
)
_MASS = frozenset("capability defence defense artillery weaponry ammunition armor armour".split())
_NOT_COUNTED = frozenset({"unspecified", "components", "other"})


def number_slots(reading: SentenceReading, item: TransferItem, event: Token | None = None) -> list[Slot]:
    """The quantity of an item, from the number before it; `event` tells of the part in "six of the 12"."""
    behind = reading.context.document.text[item.end : item.end + 16]
    is_container = _CONTAINER.search(item.text) or _PAPERS.match(behind)
    mention = None if is_container else _number_before(reading, item)
    if mention is not None and not (event is not None and syntax.is_below(event, item.head)):
        mention = _part_of(mention, reading) or mention
        if _FIRST_OF.search(reading.context.document.text[max(0, mention.start - 24) : mention.start]):
            return quantity_slots(
                "quantity", Quantity(_ONE, _ONE, Qualifier.EXACT), (mention.start, mention.end), "first"
            )
    if mention is None:
        return _number_passed(reading, item) or _single(reading, item)
    text = reading.context.document.text[mention.start : mention.end]
    return quantity_slots("quantity", mention.quantity, (mention.start, mention.end), text)


def _part_of(whole: QuantityMention, reading: SentenceReading) -> QuantityMention | None:
    """As in "six of the 12 jets", "the first 38 of 108 tanks": the number of the part."""
    for mention in reading.parsed.quantities:
        between = (
            reading.context.document.text[mention.end : whole.start] if mention.end < whole.start else ""
        )
        if mention.currency is None and _OF_THE_WHOLE.fullmatch(between):
            return mention
    return None


def _number_passed(reading: SentenceReading, item: TransferItem) -> list[Slot]:
    """As in "deliveries of rounds have passed 8 million": the number that is the object of a verb of growth."""
    text = reading.context.document.text
    for mention in reading.parsed.quantities:
        between = text[item.end : mention.number_start] if mention.start > item.end else ""
        if mention.currency is None and _PASSES.search(between) and not re.search(r"[,;:]", between):
            passed = Quantity(mention.quantity.low, None, Qualifier.AT_LEAST)
            return quantity_slots(
                "quantity", passed, (mention.start, mention.end), text[mention.start : mention.end]
            )
    return []


def _single(reading: SentenceReading, item: TransferItem) -> list[Slot]:
    """As in "a patrol boat", "another Patriot battery": the article before one thing of a kind that is counted."""
    noun = item.head
    while noun.dep_ in {"compound", "amod", "nmod"} and noun.head.i > noun.i and noun.head.pos_ in _NOUNS:
        noun = noun.head
    is_named = reading.parsed.offsets(noun, noun)[1] <= item.end or noun.lower_ in _ONE_OF_THEM
    article = next((c for c in noun.children if c.dep_ == "det" and c.lower_ in _ARTICLES), None)
    if (
        article is None
        or not is_named
        or noun.lower_ in _MASS
        or noun.tag_ not in {"NN", "NNP"}
        or item.category in _NOT_COUNTED
    ):
        return []
    start, end = reading.parsed.offsets(article, article)
    return quantity_slots("quantity", Quantity(_ONE, _ONE, Qualifier.EXACT), (start, end), article.text)


def _number_before(reading: SentenceReading, item: TransferItem) -> QuantityMention | None:
    candidates = [q for q in reading.parsed.quantities if q.currency is None and q.end <= item.start + 1]
    if not candidates:
        return None
    nearest = candidates[-1]
    between = reading.context.document.text[nearest.end : item.start]
    token, last = reading.parsed.token_at(nearest.start), reading.parsed.token_at(item.start)
    if _LOADS.search(between):
        return None
    if token.dep_ == "nummod" and token.head.i == item.head.i:
        return nearest
    if any(t.pos_ == "VERB" and t.dep_ not in {"amod", "compound"} for t in token.doc[token.i + 1 : last.i]):
        return None
    others = [w for w in reading.parsed.weapons if nearest.end <= w.start < item.start]
    if len(between.split()) > 6 or _BREAKS_NUMBER.search(between) or (others and " of " not in between):
        return None
    return nearest


def value_slots(reading: SentenceReading, item: TransferItem, items: list[TransferItem]) -> list[list[Slot]]:
    """The amounts of money told of an item, one list of slots each; running totals of one item are several."""
    amounts = _amounts(reading)
    if not amounts:
        return []
    mine = [m for m in amounts if _owner_of(m, items, reading) is item]
    if (
        not mine
        and not is_listed(item)
        and len(items) > 1
        and not any(i.is_unspecified for i in items)
        and len(amounts) == 1
        and _is_a_price(amounts[0], reading)
    ):
        mine = amounts
    running = [m for m in mine if _is_running_total(m, reading)]
    chosen = running if len(running) > 1 else mine[:1]
    return [_money_slots(mention, reading) for mention in chosen]


def _amounts(reading: SentenceReading) -> list[QuantityMention]:
    """The sums of money of a sentence without those that only convert the one before."""
    text = reading.context.document.text
    found: list[QuantityMention] = []
    for mention in reading.parsed.quantities:
        if not mention.currency or mention.is_vague:
            continue
        if found and _CONVERSION.fullmatch(text[found[-1].end : mention.start]):
            continue
        if _OTHER_AID.match(text[mention.end : mention.end + 90]) or _is_of_another_matter(mention, reading):
            continue
        found.append(mention)
    return found


def _is_of_another_matter(mention: QuantityMention, reading: SentenceReading) -> bool:
    """As in "a $300 billion economy", "invested $1 trillion in": the sum belongs to a noun or a verb of its own."""
    money = reading.parsed.token_at(mention.end - 1)
    while money.dep_ in {"quantmod", "compound", "nummod", "nmod", "amod"} and money.head.i > money.i:
        money = money.head
    start, end = reading.parsed.offsets(money, money)
    if start >= mention.end:
        is_arms = any(w.start < end and start < w.end for w in reading.parsed.weapons)
        return (
            money.pos_ == "NOUN"
            and not is_arms
            and money.lower_ not in _PRICED
            and money.lower_ + "s" not in _PRICED
        )
    return money.dep_ == "dobj" and money.head.lower_ in _SPENT


def _owner_of(
    mention: QuantityMention, items: list[TransferItem], reading: SentenceReading
) -> TransferItem | None:
    """The item that a sum belongs to: the one it stands before, else the nearest, arms of no class first."""
    text = reading.context.document.text
    for item in items:
        if mention.end <= item.start and _MONEY_BEFORE.match(text[mention.end : item.start]):
            return item
    near = [i for i in items if _distance(i, mention) <= _FAR]
    unspecified = [i for i in near if i.is_unspecified and _distance(i, mention) <= _NEAR]
    return min(unspecified or near, key=lambda i: _distance(i, mention), default=None)


def _is_a_price(mention: QuantityMention, reading: SentenceReading) -> bool:
    """Whether the words around a sum say that something is worth it."""
    text = reading.context.document.text
    before = text[max(reading.sentence.start, mention.start - 40) : mention.start]
    return bool(_PRICE_BEFORE.search(before) or _PRICE_AFTER.match(text[mention.end : mention.end + 40]))


def _distance(item: TransferItem, mention: QuantityMention) -> int:
    return mention.start - item.end if item.end <= mention.start else item.start - mention.end


def _is_running_total(mention: QuantityMention, reading: SentenceReading) -> bool:
    return bool(_RUNNING.match(reading.context.document.text[mention.end : reading.sentence.end]))


def _money_slots(mention: QuantityMention, reading: SentenceReading) -> list[Slot]:
    amount = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high
    text = reading.context.document.text[mention.start : mention.end]
    return [
        Slot(
            "value_amount",
            f"{amount.normalize():f}" if amount is not None else "0",
            text,
            mention.start,
            mention.end,
        ),
        Slot("value_currency", mention.currency or "", text, mention.start, mention.end),
    ]
