"""Who speaks in an archive, all or a group: the foremost claim of each, those who make most claims first."""

from __future__ import annotations

from index import Selection, StoredClaim
from qa.gather import Found
from qa.ground import is_claimed
from qa.groups import Group
from qa.reading import Reader

# So many speakers at most are looked through for each that is shown: of some nothing is sure enough.
_TIMES = 2


def of_everybody(reader: Reader, selection: Selection, most: int, group: Group | None = None) -> list[Found]:
    """Return one claim of each of the ``most`` speakers with most claims, of ``group`` where one is given: the surest,
    of one sentence if there is such a one."""
    found: list[Found] = []
    records = reader.archive.speakers(selection)
    if group is not None:
        records = [one for one in records if any(group.holds(mention.speaker) for mention in one.mentions)]
    for record in records[: _TIMES * most]:
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
