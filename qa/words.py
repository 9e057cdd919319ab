"""Words of questions and sentences: which carry meaning, and when two are the same word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"\w+(?:[.,]\d+)*", re.UNICODE)
# A word goes on behind a stop or a comma with another digit.
_FIRST_DIGIT = re.compile(r"(?<!\w)(?<!\w[.,])\w")
_OF_A_RUN = re.compile(r"[\w.,]")
_NEGATED = re.compile(r"n['’]t\b")
# Two patterns that begin with one sign each are found much sooner than one that begins with either.
_POSSESSIVES = tuple(re.compile(rf"{sign}(?:s\b|\B)") for sign in "'’")
# No other character is an accent to be put on another; quotation marks and dashes are among those left out.
_MAY_COMBINE = re.compile("[\u0300-\u1fff\u20d0-\U0010ffff]")

# Sentences and claims that questions about one topic read again and again.
_REMEMBERED = 20_000
_FIRST_CHARACTERS = 100

STOP_WORDS = frozenset(
    """
    a about above after again all also am an and another any anybody anyone anything are as at be because been
    before being both but by can could did do does doing done down during each else ever every everybody
    everyone everything few for from further gave get give given go got had has have having he her here hers
    herself him himself his how i if in into is it its itself just like list many may me might more most much
    must my myself no nobody none nor not of off on once one only or other our ours ourselves out over own
    people per please quite rather really regarding s same shall she should show so some somebody someone
    something such t tell than that the their theirs them themselves then there these they thing things this
    those through to too under until up upon us very was we were what whatever when where whether which while
    who whom whose why will with would yes you your yours
    """.split()
)
# A question begins with one of them, or holds one: whoever is named stands elsewhere.
QUESTION_WORDS = frozenset(
    "what when where which who whom whose why how did does do is are was were has have had can could would will "
    "should".split()
)
# Words of reporting: they ask for claims and are no part of what is asked about.
REPORT_WORDS = frozenset(
    """
    accord according account claim claimed claiming claims comment commented comments hear heard mention mentioned
    opinion opinions position positions quote quoted quotes remark remarked remarks reported reportedly said say saying
    says source sources speak speaker speakers spoke stance stated statement statements talk talked tell think thinks
    thought told view views voice voiced
    """.split()
)


def words(text: str) -> list[str]:
    """Return the words of ``text`` in order, lower-case, without possessive endings or accents; "isn't" is "is not"."""
    return list(_words(text))


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text)))


def plain(text: str) -> str:
    """Return ``text`` as its words are found in it: lower-case, without possessive endings or accents."""
    bare = text.lower()
    if "’" in bare or "'" in bare:
        bare = _undone(bare)
        for possessive in _POSSESSIVES:
            bare = possessive.sub("", bare)
    return bare if bare.isascii() else _MAY_COMBINE.sub(_uncombined, unicodedata.normalize("NFKD", bare))


def letters(text: str) -> str:
    """Return ``text`` as :func:`plain` does, but for possessive endings, which cost most: each is a word more."""
    bare = _undone(text.lower())
    return bare if bare.isascii() else _MAY_COMBINE.sub(_uncombined, unicodedata.normalize("NFKD", bare))


def _undone(bare: str) -> str:
    if "n’t" in bare or "n't" in bare:
        return _NEGATED.sub(" not", bare.replace("can’t", "cannot").replace("can't", "cannot"))
    return bare


def _uncombined(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def first_words(text: str, most: int) -> list[str]:
    """Return the first words of ``text``, up to ``most`` of them, without reading on to its end."""
    within = text[:_FIRST_CHARACTERS].rpartition(" ")[0] if len(text) > _FIRST_CHARACTERS else text
    found = words(within)
    return (found if len(found) >= most or within is text else words(text))[:most]


def content_words(text: str) -> list[str]:
    """Return the words of ``text`` that carry meaning, each once, in order."""
    return list(dict.fromkeys(word for word in words(text) if word not in STOP_WORDS))


@lru_cache(maxsize=_REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry meaning."""
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)


# Past forms that their ending does not lead back from; those that are other words too ("left", "felt") stay.
_IRREGULAR = """
ran run, sold sell, bought buy, brought bring, built build, broke break, broken break, began begin, begun begin,
came come, chose choose, chosen choose, drove drive, driven drive, ate eat, fell fall, fallen fall, fought fight,
flew fly, flown fly, forgot forget, froze freeze, frozen freeze, got get, grew grow, grown grow, hid hide, hidden hide,
held hold, kept keep, knew know, known know, led lead, lent lend, lost lose, made make, met meet, paid pay, rode ride,
rose rise, risen rise, sent send, shot shoot, sang sing, sank sink, slept sleep, spent spend, stood stand, stole steal,
stolen steal, struck strike, swam swim, taught teach, tore tear, torn tear, threw throw, thrown throw, woke wake,
wore wear, won win, withdrew withdraw, withdrawn withdraw, wrote write, written write, caught catch, dealt deal,
drew draw, drawn draw, drank drink, gave give, given give, went go, gone go, spoke speak, swore swear, sworn swear
"""
# What is of a country is about it: "Russia's actions" are "Russian". What means something else too ("polish") stays.
_PEOPLES = """
afghan afghanistan, african africa, american america, argentine argentina, argentinian argentina, armenian armenia,
asian asia, australian australia, austrian austria, belarusian belarus, belgian belgium, bolivian bolivia,
brazilian brazil, british britain, bulgarian bulgaria, canadian canada, chilean chile, chinese china,
colombian colombia, croatian croatia, cuban cuba, danish denmark, dutch netherlands, egyptian egypt,
estonian estonia, ethiopian ethiopia, european europe, finnish finland, french france, georgian georgia,
german germany, greek greece, hungarian hungary, indian india, indonesian indonesia, iranian iran, iraqi iraq,
irish ireland, israeli israel, italian italy, japanese japan, kenyan kenya, korean korea, latvian latvia,
lebanese lebanon, libyan libya, lithuanian lithuania, mexican mexico, moldovan moldova, nigerian nigeria,
norwegian norway, pakistani pakistan, palestinian palestine, peruvian peru, romanian romania, russian russia,
scottish scotland, serbian serbia, spanish spain, sudanese sudan, swedish sweden, swiss switzerland, syrian syria,
taiwanese taiwan, turkish turkey, ukrainian ukraine, venezuelan venezuela, vietnamese vietnam, welsh wales
"""


def _pairs(listed: str) -> dict[str, str]:
    return dict(pair.split() for pair in listed.replace("\n", " ").strip().split(", "))


_BASES = _pairs(_IRREGULAR) | {form: of for one, of in _pairs(_PEOPLES).items() for form in (one, one + "s")}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the English stem of a lower-case word (Snowball); numbers lose their separators."""
    if word[0].isdigit():
        return word.replace(",", "")
    return str(_stemmer().stemWord(_BASES.get(word, word)))


def beginnings(stemmed: str) -> tuple[str, ...]:
    """Return what every word with the stem ``stemmed`` begins with, one or another of them."""
    if stemmed[0].isdigit():
        return (stemmed[0],)
    # Snowball changes at most the last two letters of what it leaves: "happi", "die" for "dying".
    return (stemmed[: max(1, len(stemmed) - 2)], *_irregular_forms().get(stemmed, ()))


def places_of(stemmed: str, plainly: str) -> Iterator[int]:
    """Yield where the words with the stem ``stemmed`` that carry meaning begin in a :func:`plain` text, each once."""
    if stemmed[0].isdigit():
        yield from (at for at in _standing_at(stemmed[0], plainly) if _is_number_at(stemmed, plainly, at))
        return
    begins = beginnings(stemmed)
    for begin in begins:
        if any(begin.startswith(other) for other in begins if other != begin):
            continue
        for at in _standing_at(begin, plainly):
            found = _word_at(plainly, at)
            if found is not None and _has_stem(found, stemmed):
                yield at


def _standing_at(begin: str, plainly: str) -> Iterator[int]:
    """Yield where ``begin`` stands in a text, but not behind other letters."""
    return (found.start() for found in _beginning(begin).finditer(plainly))


@lru_cache(maxsize=_REMEMBERED)
def _beginning(begin: str) -> re.Pattern[str]:
    # What precedes is looked at behind the letters, so that these are searched for at once.
    letters = re.escape(begin)
    return re.compile(rf"{letters}(?<![^\W\d]{letters})")


def _is_number_at(stemmed: str, plainly: str, at: int) -> bool:
    """Return whether a word begins at ``at``, which is a digit, and is the number ``stemmed``."""
    word = _WORD.match(plainly, at) if _FIRST_DIGIT.match(plainly, at) else None
    return word is not None and _has_stem(word[0], stemmed)


def holds(stemmed: str, plainly: str) -> bool:
    """Return whether a word that carries meaning in a :func:`plain` text has the stem ``stemmed``."""
    return next(places_of(stemmed, plainly), None) is not None


def _word_at(plainly: str, at: int) -> str | None:
    """Return the word that begins at ``at``, None where none does."""
    before = plainly[at - 1 : at]
    if before.isdecimal():
        # After "1.5" of "1.5million" another word begins, after the "15" of "15th" none.
        run = next(back for back in range(at - 1, -2, -1) if back < 0 or not _OF_A_RUN.match(plainly, back))
        around = next(found for found in _WORD.finditer(plainly, run + 1) if found.end() > at)
        return around[0] if around.start() == at else None
    word = None if _WORD.match(before) else _WORD.match(plainly, at)
    return word[0] if word else None


def _has_stem(word: str, stemmed: str) -> bool:
    return word not in STOP_WORDS and stem(word) == stemmed


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.EnglishStemmer:
    # It takes PyStemmer's where that is installed: the same stems in a fourteenth of the time.
    return snowballstemmer.stemmer("english")


def names(text: str) -> list[str]:
    """Return the capitalised words and the numbers of a question, but for its first word: they must be met."""
    found = re.findall(r"(?<![\w’'])([^\W\d_][\w’'-]*|\d[\d.,]*)", text)
    kept = [word for at, word in enumerate(found) if (at > 0 and word[0].isupper()) or word[0].isdigit()]
    return [name for word in kept for name in words(word) if name not in STOP_WORDS]


@lru_cache(maxsize=1)
def _irregular_forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for form, base in _BASES.items():
        forms.setdefault(stem(base), []).append(form)
    return forms
