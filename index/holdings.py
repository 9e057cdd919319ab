"""Holdings: what an archive keeps, row by row; nothing here changes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Container, Mapping, Sequence

from index import corrections, speaking, store, versions
from index.article import Article
from index.claims.claim import Speaker
from index.claims.identity import Roster, SpeakerRecord
from index.database import Database
from index.errors import ArchiveError
from index.remembered import Remembered
from index.rows import Counts, Extent, Selection, StoredArticle, StoredClaim, StoredSentence, Visit
from index.whole import Claims, Sentences


class Holdings:
    """Articles, sentences, claims and speakers, read from many threads as they are at each call."""

    def __init__(self, files: Database) -> None:
        self._files = files
        self._counts: Remembered[Selection, Counts] = Remembered(store.counts)
        self._roster: Remembered[None, Roster] = Remembered(lambda connection, _: Roster(speaking.mentions(connection)))
        self._voices: Remembered[None, dict[Speaker, int]] = Remembered(
            lambda connection, _: speaking.voices(connection)
        )
        self._extent: Remembered[None, Extent] = Remembered(lambda connection, _: store.extent(connection))
        self._notices: Remembered[None, list[corrections.Notice]] = Remembered(
            lambda connection, _: corrections.notices(connection)
        )

    def generation(self) -> int:
        """Return a number that grows with every change of the archive."""
        return self._files.read(store.generation)

    def counts(self, selection: Selection = Selection()) -> Counts:
        """Return how many articles are selected and what they hold."""
        return self._files.read(lambda connection: self._counts(connection, selection))

    def extent(self) -> Extent:
        """Return the outlets of the whole archive and the day of its newest article."""
        return self._files.read(lambda connection: self._extent(connection, None))

    def article(self, article_id: str) -> Article:
        """Return an article as it was added. Raises ArchiveError when it is not there."""
        found = self._files.read(lambda connection: store.article(connection, article_id))
        if found is None:
            raise unknown(article_id)
        return found

    def articles(self, selection: Selection = Selection()) -> list[StoredArticle]:
        """Return the articles selected, in the order they were added."""
        return self._files.read(lambda connection: store.articles(connection, selection))

    def versions(self, article_id: str) -> list[StoredArticle]:
        """Return all versions of an article, the earliest first and the one in force last; their claims are those
        of ``claims(Selection(superseded=True), [id])``. Raises ArchiveError when it is not there."""
        found = self._files.read(lambda connection: store.versions_of(connection, article_id))
        if not found:
            raise unknown(article_id)
        return found

    def reprints(self, article_id: str, among: Container[str] | None = None) -> list[str]:
        """Return the ids of the articles in force that print this article's text, whole or cut, with small changes;
        only those ``among`` some, where these are given."""
        return self._files.read(lambda connection: versions.reprints(connection, article_id, among))

    def corrections(self, article_id: str) -> list[str]:
        """Return the ids of notices of correction or retraction whose words say that they are about this article."""

        def read(connection: sqlite3.Connection) -> list[str]:
            return corrections.about(connection, article_id, self._notices(connection, None))

        return self._files.read(read)

    def visit(self, url: str) -> Visit | None:
        """Return what is remembered of fetching ``url``; None when nothing is."""
        return self._files.read(lambda connection: store.visit(connection, url))

    def sentences(self, article_id: str) -> list[StoredSentence]:
        """Return the sentences of an article in order. Raises ArchiveError when it is not there."""
        found = self._files.read(lambda connection: store.sentences(connection, article_id))
        if found is None:
            raise unknown(article_id)
        return found

    def whole(self, article_id: str) -> tuple[Article, Sentences]:
        """Return an article and its sentences in order, each made once it is looked at. Raises ArchiveError when it is
        not there."""
        found = self._files.read(lambda connection: store.whole(connection, article_id))
        if found is None:
            raise unknown(article_id)
        return found

    def claims_of(self, article_id: str) -> Claims:
        """Return the claims of an article in force, in the order added, each made once it is looked at."""
        return self._files.read(lambda connection: store.claims_of(connection, article_id))

    def sentence_rows(self, ids: Sequence[int]) -> list[StoredSentence]:
        """Return the sentences ``ids`` in this order; one whose article was removed is left out."""
        return self._files.read(lambda connection: store.sentence_rows(connection, ids))

    def sentence_ids(self, places: Sequence[tuple[str, int]]) -> list[int]:
        """Return the ids of the sentences at ``places``, an article's id and an ordinal each, in this order;
        0 where there is none."""
        return self._files.read(lambda connection: store.sentence_ids(connection, places))

    def claims(
        self,
        selection: Selection = Selection(),
        article_ids: Collection[str] | None = None,
        speakers: Collection[Speaker] | None = None,
    ) -> list[StoredClaim]:
        """Return the claims of the articles selected (of ``article_ids`` or ``speakers`` only, where given),
        in the order added."""
        return self._files.read(lambda connection: store.claims(connection, selection, article_ids, speakers))

    def spoken_in(self, speakers: Collection[Speaker], selection: Selection) -> list[tuple[str, Speaker]]:
        """Return the articles selected with claims of ``speakers``, each with the speaker, in the order of claims."""
        return self._files.read(lambda connection: speaking.spoken_in(connection, speakers, selection))

    def claims_after(self, id_: int, most: int, selection: Selection = Selection()) -> list[StoredClaim]:
        """Return the first ``most`` claims added after the claim ``id_`` (0: of all), of the articles selected."""
        return self._files.read(lambda connection: store.claims_after(connection, id_, most, selection))

    def claim_rows(self, ids: Sequence[int]) -> list[StoredClaim]:
        """Return the claims ``ids`` in this order; one whose article was removed is left out."""
        return self._files.read(lambda connection: store.claim_rows(connection, ids))

    def speakers(self, selection: Selection = Selection()) -> list[SpeakerRecord]:
        """Return who makes claims in the articles selected, each with every mention there, most claims first.

        Who is one person is judged by all articles (``index.claims.identity``); claims of nobody known do not count.
        """
        if selection == Selection():
            return list(self._files.read(lambda connection: self._roster(connection, None)).records)

        def read(connection: sqlite3.Connection) -> tuple[Roster, set[str]]:
            return self._roster(connection, None), {one.id for one in store.articles(connection, selection)}

        roster, among = self._files.read(read)
        return roster.among(among)

    def as_called(self, speakers: Collection[Speaker]) -> set[Speaker]:
        """Return ``speakers`` and, for those with a name, the same persons as other articles call them."""
        return self._files.read(lambda connection: self._roster(connection, None)).as_called(speakers)

    def speaking_in(self, article_id: str) -> list[Speaker]:
        """Return each speaker, told apart by role too, who makes claims in an article in force."""
        return self._files.read(lambda connection: self._roster(connection, None)).speaking_in(article_id)

    def voices(self) -> Mapping[Speaker, int]:
        """Return each speaker, told apart by role too, and the number of claims, most first; the same mapping again
        until the archive changes."""
        return self._files.read(lambda connection: self._voices(connection, None))

    def speaking(self, speakers: Collection[Speaker], selection: Selection) -> set[Speaker]:
        """Return those of ``speakers`` who make claims in the articles selected."""
        if selection == Selection() or not speakers:
            return set(speakers)
        return self._files.read(lambda connection: speaking.speaking(connection, speakers, selection))


def unknown(article_id: str) -> ArchiveError:
    """Return the error for an id that is not there."""
    return ArchiveError(f"The archive holds no article {article_id}; see the ids with: onrecord list")
