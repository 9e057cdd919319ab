"""The claims of those whom a question asks about: by their names and roles, or by what their articles are about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from index import Selection, Speaker, StoredClaim
from qa.bm25 import articles_about
from qa.bodies import of_a_body, of_its_article
from qa.reading import Reader
from qa.speakers import matching_speakers, unnamed_alike
from qa.voices import Voices

# Articles looked through for speakers that only their article tells from others.
_ARTICLES = 100
_AND = re.compile(r"\s+and\s+|,\s+")


def is_speaker(reader: Reader, asked: str) -> bool:
    """True when ``asked`` may mean a speaker of the archive."""
    everywhere = Selection()
    return bool(
        matching_speakers(asked, reader.voices())
        or _in_a_body(reader, asked, everywhere)
        or _in_its_article(reader, asked, everywhere)
    )


def claims_by(reader: Reader, asked: str, selection: Selection) -> list[StoredClaim]:
    """Return the claims of the speakers that ``asked`` may mean, "A and B" those of both.

    Where an article gives a named speaker's role to an unnamed one too ("the head teacher"), that
    is the same speaker, if nobody else there has the role.
    """
    return reader.once(("claims_by", asked, selection), lambda: _claims_by(reader, asked, selection))


def _claims_by(reader: Reader, asked: str, selection: Selection) -> list[StoredClaim]:
    archive, voices = reader.archive, reader.voices()
    meant = _meant(reader, asked, selection)
    if not meant:
        return _in_its_article(reader, asked, selection)
    own = archive.claims(selection, speakers=meant)
    alike = unnamed_alike(meant, voices)
    articles = {stored.article_id for stored in own}
    also = archive.claims(selection, speakers=alike) if alike else []
    beside = cache(partial(_is_one_of, reader, meant))
    same = [one for one in also if one.article_id in articles and beside(one.article_id, one.claim.speaker)]
    return sorted([*own, *same], key=lambda stored: stored.id)


def named_in(reader: Reader, asked: str, selection: Selection) -> list[tuple[str, Speaker]]:
    """Return the articles with claims of the named speakers that ``asked`` may mean, each with the speaker as it has
    him, in the order of the claims."""
    named = [speaker for speaker in _meant(reader, asked, selection) if speaker.named]
    return reader.archive.spoken_in(named, selection) if named else []


def _meant(reader: Reader, asked: str, selection: Selection) -> set[Speaker]:
    """Return the speakers that ``asked`` may mean, as all articles call them."""
    archive, voices = reader.archive, reader.voices()
    speaking = lambda found: archive.speaking(found, selection)  # noqa: E731
    meant = matching_speakers(asked, voices, speaking) or set().union(
        *(matching_speakers(part, voices, speaking) for part in _AND.split(asked) if part != asked)
    )
    if not meant:
        meant = {stored.claim.speaker for stored in _in_a_body(reader, asked, selection) if stored.claim.speaker}
    return archive.as_called(meant)


def _in_a_body(reader: Reader, asked: str, selection: Selection) -> list[StoredClaim]:
    """Return the claims of an office in a body that their articles are about."""
    bodies = of_a_body(asked, reader.voices())
    return _about(reader, bodies, reader.archive.claims(selection, speakers=bodies.keys()) if bodies else [])


def _in_its_article(reader: Reader, asked: str, selection: Selection) -> list[StoredClaim]:
    """Return the claims of unnamed speakers whom their article makes those asked for."""
    alike = of_its_article(asked, reader.voices())
    rest = sorted(frozenset().union(*alike.values()))
    articles = articles_about(reader.archive, rest, selection, _ARTICLES) if rest else []
    return _about(reader, alike, reader.archive.claims(selection, articles, alike.keys()) if articles else [])


def _about(reader: Reader, told: Mapping[Speaker, frozenset[str]], claims: list[StoredClaim]) -> list[StoredClaim]:
    """Return those of ``claims`` in articles whose title and lead hold the stems that their speaker is ``told`` by."""
    return [
        stored
        for stored in claims
        if stored.claim.speaker is not None and told[stored.claim.speaker] <= reader.article(stored.article_id).about
    ]


def _is_one_of(reader: Reader, meant: set[Speaker], article_id: str, unnamed: Speaker | None) -> bool:
    """True when an unnamed speaker of an article can be nobody but one of ``meant`` there."""
    there = reader.archive.speaking_in(article_id)
    voices = Voices(there)
    alike = {one for one in there if one.named and one.role and unnamed in unnamed_alike({one}, voices)}
    return len({one.name for one in alike}) == 1 and bool(alike & meant)
