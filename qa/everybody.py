"""Who speaks in an archive: the foremost claim of each speaker, those who make most claims first."""

from __future__ import annotations

from index import Selection, StoredClaim
from qa.gather import Found
from qa.ground import is_claimed
from qa.reading import Reader

# So many speakers at most are looked through for each that is shown: of some nothing is sure enough.
_TIMES = 2


def of_everybody(reader: Reader, selection: Selection, most: int) -> list[Found]:
    """Return one claim of each of the ``most`` speakers with most claims: its surest of one sentence, if it has one."""
    found: list[Found] = []
    for record in reader.archive.speakers(selection)[: _TIMES * most]:
        if len(found) == most:
            break
        speakers = {mention.speaker for mention in record.mentions}
        articles = {mention.article_id for mention in record.mentions}
        claims = reader.archive.claims(selection, articles, speakers)
        shown = [one for one in claims if is_claimed(one.claim, reader.article(one.article_id).article.text)]
        if shown:
            best = max(shown, key=_surest)
            found.append(Found(reader.article(best.article_id), best, 1.0))
    return found


def _surest(stored: StoredClaim) -> tuple[bool, bool, float, int]:
    """Return what is greatest for the surest claim of one sentence that nobody relayed."""
    claim = stored.claim
    return not claim.relays, len(claim.sentences) == 1, claim.confidence, -stored.id
