"""What became of the articles cited: other words in an earlier version, and notices that correct them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index import Selection, StoredClaim
from qa.gather import Found
from qa.ground import is_claimed
from qa.parts import Correction, Revision, Source
from qa.reading import Reader, Reading
from qa.telling import told
from qa.words import stems, words

# A claim of an earlier version is this one in other words when they share so much of both.
_ALIKE = 0.4
# Claims whose earlier versions are looked up: those shown first.
_LOOKED_UP = 60


def revisions(reader: Reader, found: Sequence[Found], places: dict[int, tuple[int, ...]]) -> tuple[Revision, ...]:
    """Return, for claims whose article had an earlier version, what the same speaker is reported to have said there.

    Only where the words differ and the newer version does not have the earlier ones too; the latest of them counts.
    """
    shown = []
    for one in found[:_LOOKED_UP]:
        for earlier_id in _earlier(reader, one.reading.article_id):
            earlier = reader.article(earlier_id)
            changed = _changed(one, earlier, reader.archive.claims(Selection(superseded=True), [earlier_id]))
            if changed is not None and places.get(one.stored.id):
                shown.append(_revision(places[one.stored.id][0], earlier, changed))
                break
    return tuple(shown)


def _earlier(reader: Reader, article_id: str) -> list[str]:
    """Return the ids of an article's earlier versions, the latest of them first."""
    return [version.id for version in reader.archive.versions(article_id) if version.superseded_by is not None][::-1]


def _changed(one: Found, earlier: Reading, claims: Iterable[StoredClaim]) -> StoredClaim | None:
    """Return the earlier claim that ``one`` is in other words; None where there is none, or none that differs."""
    speaker = one.stored.claim.speaker
    now = {_said(stored, one.reading) for stored in one.reading.claims}
    mine = stems(_said(one.stored, one.reading))
    alike: list[tuple[float, int, StoredClaim]] = []
    for stored in claims:
        theirs = stored.claim.speaker
        if speaker is None or theirs is None or theirs.name.casefold() != speaker.name.casefold():
            continue
        if not is_claimed(stored.claim, earlier.article.text):
            continue
        said = _said(stored, earlier)
        if said == _said(one.stored, one.reading):
            return None
        both = stems(said)
        share = len(mine & both) / max(1, len(mine | both))
        if said not in now and share >= _ALIKE:
            alike.append((share, -stored.id, stored))
    return max(alike)[2] if alike else None


def _said(stored: StoredClaim, reading: Reading) -> str:
    return " ".join(words(" ".join(span.of(reading.article.text) for span in stored.claim.content)))


def _revision(line: int, earlier: Reading, stored: StoredClaim) -> Revision:
    sentence = earlier.sentence_at(stored.claim.content[0])[0]
    said = told(stored.claim, stored.claim.content, earlier.around(stored.claim))
    place = (sentence.text, sentence.span.start, sentence.span.end)
    day = earlier.article.published
    return Revision(line, earlier.article_id, day, *place, said.content, said.report, said.shown)


def corrections(reader: Reader, sources: Sequence[Source]) -> tuple[Correction, ...]:
    """Return the notices about the articles cited, each with the numbers of the sources that it is about."""
    numbers: dict[str, list[int]] = {}
    for source in sources:
        numbers.setdefault(source.article_id, []).append(source.number)
    found = []
    for article_id, cited in numbers.items():
        for notice_id in reader.archive.corrections(article_id):
            notice = reader.archive.article(notice_id)
            about = (notice.title, notice.outlet, notice.published, notice.url)
            found.append(Correction(tuple(cited), notice_id, *about))
    return tuple(found)
