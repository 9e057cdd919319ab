"""Manner: how a claim is reported, judged from the words of its cue and those right around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span
from index.claims.claim import Manner
from index.claims.kinds import Word, word_of
from index.claims.polarity import polarity

_WORD = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|d|ll|re|ve|m)\b|\w+(?:-\w+)*|[^\w\s]")
_QUOTE_MARKS = "”“\"'’‘»"
# Verbs that leave the telling to a noun or a second verb: "made the claim", "issued a statement denying".
_LENDING = frozenset(
    """
    convey deliver express give hold issue make offer present publish raise reiterate release repeat share show voice
    """.split()
)
# Verbs that leave it to the verb after "to".
_LEADING = frozenset({"continue", "begin", "seek", "decline", "refuse"})
_REFUSING = frozenset({"decline", "refuse"})
# What one may decline to do by saying nothing.
_UNTOLD = frozenset(
    """
    address answer clarify comment confirm describe detail disclose discuss elaborate explain give identify mention
    name provide release reply respond reveal say share speak specify speculate talk tell
    """.split()
)
# Verbs after "to" that tell nothing: "wants to see".
_NOT_TELLING = frozenset("end feel find focus give hold know learn make object see".split())
# Words that tie what is said to its speaker without a verb: "for", "in a letter to".
_LINKS = frozenset("about as at by for from in of on per to under via with".split())
_BEFORE_NOUN = frozenset("a an the his her their its our my your this that these those 's some no any".split())
# Who calls something so finds fault with it: "called the figure nonsense".
_CALLING = frozenset("brand call deem describe dub label term".split())
_BAD = frozenset(
    "absurd appalling baseless betrayal bogus cruel disaster disastrous disgrace disgraceful fabricated failure false "
    "farce hoax inaccurate insult irresponsible lie lies mistake nonsense outrage outrageous reckless ridiculous "
    "rubbish scandal scandalous shameful unacceptable unfair unfounded unjust unsubstantiated untrue wrong".split()
)
_AFTER_A_VERDICT = frozenset([*_QUOTE_MARKS, *".,;:!", "and", "because", "in"])
_OTHER_PHRASE = frozenset(". ; , but while who which after when because".split())
_LONGEST_CALLED = 8
# How far behind the cue the noun of "expressed (concern)" and the verb of "declined (to comment)" are looked for.
_BEHIND = 4


def manner_of(text: str, cue: Sequence[Span], sentence: Span) -> Manner:
    """Return the manner of the report that ``cue`` marks within its ``sentence`` of the article ``text``.

    All that is read is the cue and the words of the sentence around it, so a cue may be the bare verb
    ("say" of "did not say") or hold more ("has repeatedly denied", "declined to say", "made the claim").
    """
    if not cue:
        return Manner()
    start, end = min(sentence.start, cue[0].start), max(sentence.end, cue[-1].end)
    found = list(_WORD.finditer(text, start, end))
    words = [one[0].replace("’", "'") for one in found]
    own = [at for at, one in enumerate(found) if any(span.start < one.end() and one.start() < span.end for span in cue)]
    low = [word.lower() for word in words]
    written = " ".join(" ".join(span.of(text).lower().split()) for span in cue)
    if "according" in written.split():
        return Manner("according to")
    head = _head(low, own) or _unknown(low, own, written)
    if head is None:
        return Manner(written)
    at, word = head
    if word.lemma == "plead" and "guilty" in low[at : at + 1 + _BEHIND]:
        # Where the cue leaves "not guilty" to what is said, it denies nothing once more.
        pleaded = {low[place] for place in own}
        word = Word("plead", "said" if "guilty" not in pleaded else "denied" if "not" in pleaded else "admitted")
    if word.lemma in _CALLING:
        word = Word(word.lemma, "criticised" if _is_found_bad(low, at) else word.kind)
    noun = at > 0 and low[at - 1] in _BEFORE_NOUN
    lender = next((place for place in own if place < at and _lends(low, place)), None)
    first = at if lender is None else lender
    question = text[start:end].rstrip(_QUOTE_MARKS + " \n").endswith("?")
    found_so = polarity(words, first, noun=noun and first == at, question=question)
    # "Made no claim", and "gave no indication", whose noun no list has.
    negated = found_so.negated ^ ("no" in low[first + 1 : at] or "no" in [low[place] for place in own if place > first])
    return Manner(word.lemma, word.kind, negated, found_so.hypothetical and word.lemma != "like")


def _head(low: Sequence[str], own: Sequence[int]) -> tuple[int, Word] | None:
    """Return the word that says what kind of report it is, and its place; None when no word of the cue is known."""
    known = [(at, word) for at in own if (word := _word(low, at)) is not None]
    if not known:
        return None
    (at, word), later = known[0], known[1:]
    for place, verb in later:
        if "to" in low[place - 2 : place] and (
            word.lemma in _LEADING or (verb.kind in {"said", "claimed"} and verb.lemma not in _NOT_TELLING)
        ):
            return place, verb
    if word.lemma in _REFUSING and (told := _untold(low, at)) is not None:
        return told
    if word.lemma in _LENDING:
        behind = range(own[-1] + 1, min(len(low), own[-1] + 1 + _BEHIND)) if not later else range(0)
        later += [(place, noun) for place in _phrase(low, behind) if (noun := word_of(low[place])) is not None]
        return ([one for one in later if one[1].kind != "said"] or later[-1:] or known)[0]
    return at, word


def _unknown(low: Sequence[str], own: Sequence[int], written: str) -> tuple[int, Word] | None:
    """Return the last word of a cue without a known one, in place of its verb; None for a mere link or mark."""
    places = [at for at in own if low[at] not in _LINKS and low[at].isalpha()]
    return (places[-1], Word(written, "said")) if places else None


def _word(low: Sequence[str], at: int) -> Word | None:
    """Return the word of reporting at a place, as the words behind it make it out."""
    behind = tuple(low[at + 1 : at + 3])
    if low[at] == "like" and {"would", "'d"} & set(low[max(0, at - 2) : at]):
        return Word("like", "hoped")
    word = word_of(low[at], behind)
    if word is None:
        return None
    if word.lemma == "put" and behind[:1] == ("it",):
        return Word("put", "said")
    if word.lemma == "ask" and "to" in low[at + 1 : at + 1 + _BEHIND]:
        upto = low[at + 1 : low.index("to", at)]
        if not set(upto) & {"about", "if", "whether", "why", "how", "what", "who", ","}:
            return Word("ask", "demanded")
    return word


def _is_found_bad(low: Sequence[str], at: int) -> bool:
    """True where what is called something is called something bad, as the last word of the phrase or after "a"."""
    for place in range(at + 2, min(len(low), at + 2 + _LONGEST_CALLED)):
        if low[place] in _OTHER_PHRASE:
            return False
        ends = place + 1 == len(low) or low[place + 1] in _AFTER_A_VERDICT
        if low[place] in _BAD and (ends or low[place - 1] in {"a", "an"}):
            return True
    return False


def _untold(low: Sequence[str], at: int) -> tuple[int, Word] | None:
    """Return what was not told, for "declined to comment" and "declined comment"."""
    for place in range(at + 1, min(len(low), at + 1 + _BEHIND)):
        word = word_of(low[place], tuple(low[place + 1 : place + 3]))
        if word is not None and (low[place - 1] == "to" or low[place] == "comment"):
            return (place, word) if word.lemma in _UNTOLD else None
    return None


def _lends(low: Sequence[str], at: int) -> bool:
    word = word_of(low[at])
    return word is not None and word.lemma in _LENDING


def _phrase(low: Sequence[str], places: range) -> list[int]:
    """Return the places up to the first mark or word that ends a noun phrase."""
    found = []
    for place in places:
        if not low[place][-1].isalnum() or low[place] in {"that", "to", "of", "about", "over", "for", "in", "by"}:
            break
        found.append(place)
    return found
