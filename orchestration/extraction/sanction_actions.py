"""What is done with sanctions: imposed, extended, lifted, proposed or rejected, read from the words that govern them.

Finds the word that tells the action; whether it is real is read by `sanction_reality`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.sanction_grammar import (
    flags_of,
    is_misread_infinitive,
    names_measures,
    of_measure,
    verb_term,
)
from orchestration.extraction.sanction_reality import under_governors
from orchestration.extraction.sanction_records import SanctionAction, SanctionWord

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.lexicon import EventTerm, EventVocabulary

_EVENT_ADJECTIVES = frozenset(
    "new fresh latest recent additional further more tougher harsher stricter tighter wider sweeping renewed newest "
    "unprecedented".split()
)
_WEAK = ("ban", "bar", "block", "halt", "suspend", "restrict", "prohibit", "stop", "limit")
_LICENCES = ("licen", "waiver")
_PLANNED = frozenset(
    "planned possible potential proposed threatened pending future impending looming".split()
)
_AHEAD = frozenset(
    "likely possible coming imminent works pipeline preparation consideration table way corner".split()
)
_FOLLOWING = frozenset("follow come be".split())
_BEFORE_A_VERB = frozenset("and has have had since then also later again".split())
_EXISTENCE = frozenset(
    "under despite because over by amid after due since without like through around beyond from via into".split()
)
_ACTED_ON = frozenset({"dobj", "nsubjpass", "conj", "xcomp", "ccomp", "attr", "oprd", "dative", "pcomp"})
_PART_OF_NOUN = frozenset({"prep", "pobj", "compound", "acl", "nmod", "pcomp", "amod"})


def read_action(word: SanctionWord, reading: SentenceReading) -> SanctionAction | None:
    """The action on a measure; None where the sentence only knows that the measure exists."""
    if word.is_verb and _is_title(word.token, reading):
        return None
    if word.is_verb:
        base: SanctionAction | None = _verb_action(word)
    elif word.action is not None:
        is_licence = word.head.lower_.startswith(_LICENCES)
        base = SanctionAction(
            word.action,
            word.head.head if is_licence else word.head,
            "operator-issue" if is_licence else "welcomed",
        )
    else:
        base = _noun_action(word, reading)
    return under_governors(base, reading) if base is not None else None


def _is_title(verb: Token, reading: SentenceReading) -> bool:
    """Whether a title like "Designating Two Banks" only names what the text below tells."""
    is_heading = reading.sentence.is_headline or reading.sentence.text.isupper()
    return is_heading and verb.tag_ == "VBG" and verb.i == 0


def _verb_action(word: SanctionWord) -> SanctionAction:
    if is_misread_infinitive(word.token):
        return SanctionAction("proposed", word.token, "verb-infinitive")
    wording = "verb-relative" if word.token.dep_ in {"acl", "relcl"} else "verb"
    if word.token.lower_.startswith(_WEAK):
        wording = "verb-weak"
    return SanctionAction(word.action or "imposed", word.token, wording)


def _noun_action(word: SanctionWord, reading: SentenceReading) -> SanctionAction | None:
    vocabulary = reading.lexicon.sanctions
    found = _operator_above(word.head, vocabulary) or _misread_operator(word.token, vocabulary)
    own = vocabulary.nouns.get(word.head.lower_)
    if word.head.i != word.token.i and own is not None and own.frame in {"operator", "designation"}:
        passed = found is not None and own.meaning == "proposed" and found.action == "imposed"
        if found is not None and (found.action == "rejected" or passed):
            return found
        return SanctionAction(own.meaning or "imposed", word.head, "noun-head")
    if found is not None:
        return found
    acting = _measure_acting(word.head, vocabulary)
    if acting is not None:
        return acting
    clause = _relative_action(word, vocabulary)
    if clause is not None:
        return clause if _is_told_event(word, clause.token, reading) else None
    return _told_by_itself(word, reading)


def _told_by_itself(word: SanctionWord, reading: SentenceReading) -> SanctionAction | None:
    """What a noun tells without a verb that acts on it: a designation is an act, "new sanctions" are news."""
    own = reading.lexicon.sanctions.nouns.get(word.head.lower_)
    if own is not None and own.frame == "designation" and not reading.sentence.is_headline:
        if any(c.lower_ in {"any", "every", "no"} and c.dep_ == "det" for c in word.head.children):
            return None
        planned = any(c.lower_ in _PLANNED for c in word.head.children)
        return SanctionAction("proposed" if planned else "imposed", word.head, "noun-head")
    if not (_is_news(word.head) or _is_news(word.token)):
        return None
    if _is_to_come(word.head):
        return SanctionAction("proposed", word.head, "ahead")
    return SanctionAction("imposed", word.head, "bare")


def _is_to_come(noun: Token) -> bool:
    """ "further sanctions will follow", "are in the works", "are likely": news of what has not been done yet."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    ahead = {t.lower_ for t in verb.children if t.dep_ in {"acomp", "attr", "advmod"}}
    ahead |= {o.lower_ for o in syntax.prepositional_objects(verb, "in", "under", "on", "around")}
    return bool(ahead & _AHEAD) or (verb.lower_ in _FOLLOWING and not syntax.is_past_or_perfect(verb))


def _relative_action(word: SanctionWord, vocabulary: EventVocabulary) -> SanctionAction | None:
    for child in word.token.children:
        term = vocabulary.verbs.get(child.lower_)
        if child.dep_ not in {"acl", "relcl"} or term is None or term.frame != "operator":
            continue
        if term.lemma not in {"target", "aim"}:
            return SanctionAction(term.meaning, child, "relative")
    return None


def _is_told_event(word: SanctionWord, clause: Token, reading: SentenceReading) -> bool:
    """Whether "sanctions imposed by X" tells an event: with a date, as news, or with its own doer as subject."""
    places = {t.idx + reading.sentence.start for t in clause.subtree}
    dated = any(date.start in places for date in reading.parsed.dates)
    doers = [c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in {"that", "which", "who"}]
    told_by_doer = any(c.pos_ == "PROPN" or (c.pos_ == "PRON" and word.head.dep_ != "nsubj") for c in doers)
    return dated or _is_news(word.head) or told_by_doer


def _operator_above(noun: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    below = noun
    for token in syntax.ancestors(noun):
        if (
            token.pos_ in {"VERB", "AUX"} and token.lower_ != "blocking"
        ):  # "blocking sanctions" are a kind of sanctions
            return _operating_verb(token, below, vocabulary) or _act_to_come(token, below, vocabulary)
        if token.pos_ in {"NOUN", "PROPN"} and below.dep_ in _PART_OF_NOUN:
            term = vocabulary.nouns.get(token.lower_)
            roles = flags_of(term) if term is not None else set()
            if term is not None and "operator" in roles and of_measure(below):
                return SanctionAction(term.meaning or "imposed", token, f"noun-{term.lemma}")
            if "carrier" not in roles:
                return None
        elif token.pos_ == "ADP" and token.lower_ in _EXISTENCE:
            return None
        below = token
    return None


def _misread_operator(noun: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    """In "Norland imposed sanctions" the parser may take the verb for a participle of the noun."""
    verb = next((c for c in noun.children if c.dep_ == "amod" and c.tag_ in {"VBN", "VBD"}), None)
    if verb is None or verb.i == 0 or noun.dep_ in {"nsubj", "nsubjpass", "poss"}:
        return None
    before = verb.doc[verb.i - 1]
    term = vocabulary.verbs.get(verb.lower_)
    is_verb = before.pos_ in {"NOUN", "PROPN", "PRON"} or before.lower_ in _BEFORE_A_VERB
    if term is None or term.frame != "operator" or not is_verb or before.dep_ == "poss":
        return None
    return SanctionAction(term.meaning, verb, f"operator-{term.lemma}")


def _operating_verb(verb: Token, below: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    term = verb_term(verb, vocabulary)
    if term is not None and term.lemma in {"include", "contain"} and below.dep_ in {"dobj", "conj"}:
        return _part_of(verb, vocabulary)
    if (
        term is None
        or term.frame != "operator"
        or not (_acts_on(below) or _is_headline_passive(verb, below, term))
    ):
        return None
    return SanctionAction(term.meaning, verb, f"operator-{term.lemma}")


def _is_headline_passive(verb: Token, subject: Token, term: EventTerm) -> bool:
    """As in "sanctions extended until May", "sanctions rolled over": a measure does nothing of this kind itself."""
    if subject.dep_ != "nsubj" or verb.tag_ not in {"VBD", "VBN"} or syntax.direct_objects(verb):
        return False
    return term.meaning in {"extended", "lifted"} and "acts" not in flags_of(term)


def _part_of(verb: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    """In "the bill includes sanctions" they are proposed, in "the package includes sanctions" they are imposed."""
    subject = syntax.subject_of(verb)
    whole = vocabulary.nouns.get(subject.lower_) if subject is not None else None
    if subject is None or whole is None:
        return None
    is_act = flags_of(whole) & {"carrier", "measure"} or subject.lower_ in {
        "response",
        "move",
        "moves",
        "steps",
        "decision",
    }
    meaning = "imposed" if is_act else whole.meaning
    return SanctionAction(meaning, verb, "part") if meaning in {"imposed", "proposed"} else None


def _act_to_come(verb: Token, subject: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    """ "sanctions are to be announced": the passive infinitive tells what is done with its subject."""
    if subject.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    act = next((c for c in verb.children if c.dep_ == "xcomp" and syntax.is_passive(c)), None)
    term = verb_term(act, vocabulary) if act is not None else None
    if act is None or term is None or term.frame != "operator":
        return None
    return SanctionAction(term.meaning, act, f"operator-{term.lemma}")


def _acts_on(below: Token) -> bool:
    if below.dep_ in {"prep", "prt", "agent"}:
        return below.lower_ in {"for", "of", "with", "to", "on", "up", "about"}
    return below.dep_ in _ACTED_ON


def _measure_acting(noun: Token, vocabulary: EventVocabulary) -> SanctionAction | None:
    """In "the sanctions target three banks" the measure itself is the subject of a verb for what it does."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    term = vocabulary.verbs.get(verb.lower_)
    if term is None or "acts" not in flags_of(term) or names_measures(verb, vocabulary):
        return None
    if term.lemma in {"come", "take", "hit", "affect"} and noun.lower_ != "order" and not _is_news(noun):
        return None
    return SanctionAction("imposed", verb, f"acting-{term.lemma}")


def _is_news(noun: Token) -> bool:
    return any(child.lower_ in _EVENT_ADJECTIVES for child in noun.children)
