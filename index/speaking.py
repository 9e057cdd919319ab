"""Who speaks in which articles, read from archive.sqlite3; each function asks one connection."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from index.claims.claim import Speaker
from index.claims.identity import Mention
from index.mapping import speaker_json, stored_speaker
from index.rows import Selection
from index.selecting import condition
from index.store import AMONG


def mentions(connection: sqlite3.Connection) -> list[Mention]:
    """Return every speaker of each article in force and how many claims it makes there, articles in the order added."""
    rows = connection.execute(
        "SELECT article.id, speaker, count(*) FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
        f" WHERE speaker IS NOT NULL AND {condition(Selection()).sql}"
        " GROUP BY article.number, speaker ORDER BY article.number, min(claim.id)"
    )
    found = ((article_id, stored_speaker(written), claims) for article_id, written, claims in rows)
    return [Mention(article_id, speaker, claims) for article_id, speaker, claims in found if speaker is not None]


def voices(connection: sqlite3.Connection) -> dict[Speaker, int]:
    """Return how many claims each speaker makes, told apart by role too, most first, then by how they are written."""
    rows = connection.execute(
        "SELECT speaker, count(*) FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
        f" WHERE speaker IS NOT NULL AND {condition(Selection()).sql} GROUP BY speaker ORDER BY 2 DESC, 1"
    )
    found = ((stored_speaker(written), count) for written, count in rows)
    return {speaker: count for speaker, count in found if speaker is not None}


def speaking(connection: sqlite3.Connection, speakers: Collection[Speaker], selection: Selection) -> set[Speaker]:
    """Return those of ``speakers`` who make claims in the articles selected."""
    limits = condition(selection)
    rows = connection.execute(
        "SELECT DISTINCT speaker FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
        f" WHERE speaker {AMONG} AND {limits.sql}",
        (json.dumps([speaker_json(speaker) for speaker in speakers]), *limits.values),
    )
    return {speaker for (written,) in rows if (speaker := stored_speaker(written)) is not None}


def spoken_in(
    connection: sqlite3.Connection, speakers: Collection[Speaker], selection: Selection
) -> list[tuple[str, Speaker]]:
    """Return the ids of the articles selected with claims of ``speakers``, each with the speaker, in the order in which
    the first claim of each was added."""
    limits = condition(selection)
    rows = connection.execute(
        "SELECT article.id, speaker FROM claim JOIN article ON article.number = claim.article"  # noqa: S608
        f" WHERE speaker {AMONG} AND {limits.sql} GROUP BY article.number, speaker ORDER BY min(claim.id)",
        (json.dumps([speaker_json(speaker) for speaker in speakers]), *limits.values),
    )
    return [(id_, speaker) for id_, written in rows if (speaker := stored_speaker(written)) is not None]
