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
from qa.spokesmen import speaking_for
from qa.voices import Voices, head, stems, tokens

# Articles looked through for speakers that only their article tells from others, and sentences for what it calls them.
_ARTICLES = 100
_SENTENCES = 100
# Claims looked through for those that somebody passed on.
_CLAIMS = 200
# Somebody spoken of before: "the officer", "the young officer".
_SPOKEN_OF = re.compile(r"the [a-z’'-]+(?: [a-z’'-]+)?")
_AND = re.compile(r"\s+and\s+|,\s+")


def is_speaker(reader: Reader, asked: str) -> bool:
    """True when ``asked`` may mean a speaker of the archive."""
    everywhere = Selection()
    return bool(
        matching_speakers(asked, reader.voices())
        or _in_a_body(reader, asked, everywhere)
        or _in_its_article(reader, asked, everywhere)
        or _so_called(reader, asked, everywhere)
        or _for_a_body(reader, asked, everywhere)
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
    for_it = _for_a_body(reader, asked, selection)
    if not meant:
        found = _in_its_article(reader, asked, selection) or _so_called(reader, asked, selection)
        return _union(found, for_it)
    own = archive.claims(selection, speakers=meant)
    alike = unnamed_alike(meant, voices)
    articles = {stored.article_id for stored in own}
    also = archive.claims(selection, speakers=alike) if alike else []
    beside = cache(partial(_is_one_of, reader, meant))
    same = [one for one in also if one.article_id in articles and beside(one.article_id, one.claim.speaker)]
    return _union(own, same, for_it)


def _union(*lists: list[StoredClaim]) -> list[StoredClaim]:
    """Return the claims of all lists, each once, in the order in which they were stored."""
    return sorted({stored.id: stored for one in lists for stored in one}.values(), key=lambda stored: stored.id)


def passed_on_by(reader: Reader, asked: str, selection: Selection) -> list[StoredClaim]:
    """Return the claims of others that reached the reporter through the speakers that ``asked`` may mean: what the
    company said in private, "according to Moss"."""
    names = {speaker.name.casefold() for speaker in matching_speakers(asked, reader.voices())}
    last = list(dict.fromkeys(tokens(name)[-1] for name in sorted(names) if tokens(name)))
    near = reader.archive.matching(last, "claim", _CLAIMS, selection) if last else []
    return [
        stored
        for stored in reader.archive.claim_rows([match.id for match in near])
        if any(relay.name.casefold() in names for relay in stored.claim.relays)
    ]


def _so_called(reader: Reader, asked: str, selection: Selection) -> list[StoredClaim]:
    """Return the claims of those whom their article, once it has told who they are, calls what is ``asked``: "the
    officer" for a senior commander."""
    if not _SPOKEN_OF.fullmatch(asked):
        return []
    rows = reader.archive.sentence_rows(
        [match.id for match in reader.archive.matching(list(tokens(asked)), "sentence", _SENTENCES, selection)]
    )
    called: dict[str, set[Speaker]] = {}
    for row in rows:
        reading = reader.article(row.article_id)
        for stored in reading.claims.standing_in(row.ordinal, row.ordinal):
            source = " ".join(span.of(reading.article.text) for span in stored.claim.source)
            # "The ferries" are no Ellery Ferries.
            described = head(asked) in source.split() and head(source) == head(asked)
            if stored.claim.speaker is not None and described and stems(asked) <= stems(source):
                called.setdefault(row.article_id, set()).add(stored.claim.speaker)
    return [
        stored
        for article_id, speakers in sorted(called.items())
        for stored in reader.article(article_id).claims
        if stored.claim.speaker in speakers
    ]


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


def _for_a_body(reader: Reader, asked: str, selection: Selection) -> list[StoredClaim]:
    """Return the claims of those who speak for a body that is asked for."""
    theirs = speaking_for(asked, reader.voices())
    return _about(reader, theirs, reader.archive.claims(selection, speakers=theirs.keys()) if theirs else [])


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
