"""Groups of speakers that a question asks for: those whom no article names, and those of one kind ("officials")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index import Speaker, is_body_noun, is_person_noun
from qa.voices import head

# What somebody of each kind may be called by role or description.
_KINDS = {
    "officials": """
        official minister president premier chancellor governor mayor senator secretary commissioner ambassador envoy
        diplomat councillor councilman councilwoman administrator prosecutor sheriff prefect
    """,
    "politicians": """
        politician minister president premier chancellor governor mayor senator congressman congresswoman representative
        lawmaker legislator councillor councilman councilwoman mp deputy candidate nominee
    """,
    "lawmakers": "lawmaker legislator senator congressman congresswoman representative mp deputy",
    "experts": """
        expert analyst scientist professor researcher historian economist specialist scholar strategist academic
        lecturer physicist chemist
    """,
    "scientists": "scientist researcher professor physicist chemist",
    "academics": "academic professor lecturer scholar historian scientist researcher economist",
    "doctors": "doctor physician surgeon consultant",
    "lawyers": "lawyer attorney solicitor barrister prosecutor counsel",
    "activists": "activist campaigner advocate organiser organizer",
    "journalists": "journalist reporter correspondent editor columnist",
}
_ENDINGS = {
    "experts": ("ologist", "onomist", "ographer"),
    "scientists": ("ologist", "onomer"),
    "academics": ("ologist",),
    "doctors": ("iatrist", "iatrician", "cologist"),
}
# Who heads a public body, or speaks for it, is an official.
_HEADS = frozenset("head chief director deputy officer chair chairman chairwoman member".split())
_SPEAK = frozenset("spokesman spokeswoman spokesperson".split())
_PUBLIC = re.compile(
    r"\b(?:district|city|town|village|council|ministry|department|government|administration|police|agency|region|county"
    r"|state|parliament|embassy|army|military|navy|board|commission|authority|planning|fire|health)\b",
    re.IGNORECASE,
)
_NO_NAME = "(?:anonymous|unnamed|un-named|unidentified|nameless|unattributed|confidential)"
_WHO = "(?:sources?|people|persons?|speakers?|voices?|insiders?)"
# The words of a question that name a group, for the templates of phrasings.py.
GROUP = (
    rf"(?P<group>(?:(?:the|any|all|all the|all of the|some|these|those) )?"
    rf"(?:{_NO_NAME}(?: (?:{_WHO}|{'|'.join(_KINDS)}))?|{'|'.join(_KINDS)}))"
)
_IS_UNNAMED = re.compile(rf"\b{_NO_NAME}\b", re.IGNORECASE)
# "The engineer" is somebody spoken of before, whom the article may well name.
_SPOKEN_OF = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|both|neither)\b", re.IGNORECASE)
_MANY = re.compile(r"(?:officials|sources|aides|insiders|diplomats|people|persons)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """Speakers of one ``kind``, any where it is None; only those ``unnamed``, or only those whose name the article says
    is ``withheld``."""

    kind: str | None = None
    unnamed: bool = False
    withheld: bool = False

    def names(self, speakers: Iterable[Speaker]) -> frozenset[str]:
        """Return the names of those who are told to be of them anywhere: who is "a historian" in one article is one in
        another that only names him."""
        if self.unnamed or self.withheld:
            return frozenset()
        return frozenset(one.name for one in speakers if one.named and self.holds(one))

    def holds(self, speaker: Speaker) -> bool:
        """Return whether ``speaker`` is one of them."""
        if self.withheld and speaker.anonymity_reason is None:
            return False
        if self.unnamed and not _is_unnamed(speaker):
            return False
        return self.kind is None or _is_of_kind(speaker, self.kind)


def group_of(said: str) -> Group:
    """Return the group that words of a question matching GROUP ask for."""
    kind = next((kind for kind in _KINDS if re.search(rf"\b{kind}\b", said, re.IGNORECASE)), None)
    return Group(kind, unnamed=_IS_UNNAMED.search(said) is not None)


def _is_unnamed(speaker: Speaker) -> bool:
    """True for a person, or several, whom the article tells of without a name: no body, and nobody met before."""
    if speaker.named:
        return False
    if speaker.anonymity_reason is not None:
        return True
    noun = head(speaker.name)
    if " and other " in speaker.name:
        # "Holt and other officials"
        return False
    single = not noun.endswith("s") and re.match(r"(?:an?|one|another)\b", speaker.name, re.IGNORECASE) is not None
    many = _MANY.search(speaker.name) is not None
    one = single and is_person_noun(noun) and not is_body_noun(noun)
    return (one or many) and _SPOKEN_OF.match(speaker.name) is None


def _is_of_kind(speaker: Speaker, kind: str) -> bool:
    said = speaker.role if speaker.named else speaker.name
    if not said:
        return False
    noun = head(said)
    forms = {noun, noun.removesuffix("s")}
    if forms & set(_KINDS[kind].split()) or any(one.endswith(_ENDINGS.get(kind, ())) for one in forms):
        return True
    return kind == "officials" and bool(forms & (_HEADS | _SPEAK)) and _PUBLIC.search(said) is not None
