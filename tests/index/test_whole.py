"""An article's sentences and claims found by where they stand: the same as by looking at each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Archive, Article, Selection, Span

TEXT = (
    "Mayor Ana Ruiz said the bridge was safe. “It will stand,” she said. Critics said that the mayor was wrong.\n\n"
    "According to Tom Bell, an engineer, the bridge cost 40 million. He denied that it had cracks. The river rose."
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive.open(tmp_path_factory.mktemp("archive")) as opened:
        opened.add([Article.from_text(TEXT, title="Bridge"), Article.from_text(f"Also.\n\n{TEXT}", title="Bridge")])
        yield opened


@given(places=st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda pair: pair[0] < pair[1]))
def test_what_a_span_touches_and_what_stands_between(archive, places):
    article_id = archive.articles()[0].id
    _, sentences = archive.whole(article_id)
    span = Span(*places)
    assert sentences.at(span) == [one for one in sentences if one.span.overlaps(span)]
    assert [sentences.text(one.ordinal) for one in sentences] == [one.text for one in sentences]
    claims = archive.claims_of(article_id)
    inside = [one.id for one in claims if span.holds(one.claim.content[0]) and span.holds(one.claim.content[-1])]
    assert claims.between(*places) == inside
    ordinals = [one.ordinal for one in sentences.at(span)]
    if ordinals:
        standing = claims.standing_in(ordinals[0], ordinals[-1])
        assert {one.id for one in claims if set(one.claim.sentences) & set(ordinals)} <= {one.id for one in standing}


def test_claims_are_read_in_parts(archive):
    every = archive.claims()
    assert len(every) > 4
    parts, last = [], 0
    while part := archive.claims_after(last, 2):
        parts += part
        last = part[-1].id
    assert parts == every
    assert archive.claims_after(0, 2, Selection(outlet="None of this name")) == []


def test_who_speaks_where_is_known_without_the_claims(archive):
    every = [one for one in archive.claims() if one.claim.speaker is not None]
    speakers = {one.claim.speaker for one in every}
    spoken = list(dict.fromkeys((one.article_id, one.claim.speaker) for one in every))
    assert archive.spoken_in(speakers, Selection()) == spoken
    assert archive.spoken_in(speakers, Selection(outlet="None of this name")) == []
    for stored in archive.articles():
        here = [speaker for article_id, speaker in spoken if article_id == stored.id]
        assert archive.speaking_in(stored.id) == here
    assert archive.speaking_in("none") == []


def test_sentences_are_known_by_their_places(archive):
    every = [one for stored in archive.articles() for one in archive.whole(stored.id)[1]][::-1]
    assert archive.sentence_ids([(one.article_id, one.ordinal) for one in every]) == [one.id for one in every]
    assert archive.sentence_ids([(every[0].article_id, 0), ("none", 0), (every[0].article_id, 99)])[1:] == [0, 0]
    assert archive.sentence_ids([]) == []
