"""What goes into an archive comes out again, and every search keeps within its selection."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pytest
from archive_parts import FLOOD, SEVSK, UNDATED, HashingEmbedder, extract_plainly, open_archive
from hypothesis import given, settings
from hypothesis import strategies as st

from index import (
    AddReport,
    Archive,
    ArchiveError,
    Article,
    Claim,
    Counts,
    Entity,
    Extraction,
    Manner,
    MannerKind,
    Match,
    ModelError,
    Refusal,
    Selection,
    Sentence,
    Span,
    Speaker,
    StoredArticle,
)
from index.build import claim_text


@pytest.fixture(autouse=True)
def _plain_extraction(monkeypatch):
    monkeypatch.setattr("index.build.extract", extract_plainly)


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path / "archive") as opened:
        opened.add([SEVSK, FLOOD, UNDATED])
        yield opened


def texts(archive: Archive, matches: list[Match]) -> list[str]:
    return [row.text for row in archive.sentence_rows([match.id for match in matches])]


# What goes in comes out


def test_an_article_comes_back_as_it_was_given(archive):
    assert archive.article(SEVSK.id) == SEVSK
    assert archive.article(FLOOD.id) == FLOOD


def test_articles_are_listed_with_their_sizes_in_the_order_they_were_added(archive):
    listed = archive.articles()
    assert [article.id for article in listed] == [SEVSK.id, FLOOD.id, UNDATED.id]
    assert listed[0] == StoredArticle(
        id=SEVSK.id,
        title="Shells over Sevsk",
        outlet="The Herald",
        author=None,
        published="2024-03-01",
        url="https://example.org/sevsk",
        language=None,
        characters=len(SEVSK.text),
        sentences=3,
        claims=2,
        certainty="stated",
    )


def test_sentences_come_back_with_offsets_entities_and_the_words_at_those_offsets(archive):
    sentences = archive.sentences(SEVSK.id)
    assert [sentence.ordinal for sentence in sentences] == [0, 1, 2]
    assert [sentence.span.of(SEVSK.text) for sentence in sentences] == [sentence.text for sentence in sentences]
    assert sentences[0].entities == (Entity(Span(0, 10), "PERSON"),)


def test_rows_come_back_in_the_order_they_were_asked_for_and_rows_that_are_gone_are_left_out(archive):
    first, second, _ = archive.sentences(SEVSK.id)
    assert archive.sentence_rows([second.id, 999, first.id]) == [second, first]
    one, *_, last = archive.claims()
    assert archive.claim_rows([last.id, 999, one.id]) == [last, one]
    assert archive.sentence_rows([]) == []


def test_a_report_tells_added_unchanged_and_refused(tmp_path):
    refusal = Refusal("page.html", "There is no text in it.")
    with open_archive(tmp_path) as archive:
        unreadable = Article.from_text("This is unreadable.", title="Bad")
        report = archive.add([SEVSK, refusal, SEVSK, unreadable, FLOOD])
        assert report == AddReport(
            added=(SEVSK.id, FLOOD.id),
            unchanged=(SEVSK.id,),
            refused=(refusal, Refusal("Bad", "The article cannot be read.")),
            sentences=6,
            claims=3,
        )
        assert archive.add([FLOOD]).unchanged == (FLOOD.id,)
        assert archive.counts() == Counts(articles=2, sentences=6, claims=3)


def test_the_same_text_under_another_date_is_another_article(archive):
    again = Article.from_text(SEVSK.text, published="2025-01-01")
    assert archive.add([again]).added == (again.id,)


def test_progress_counts_every_article_dealt_with(tmp_path):
    seen: list[int] = []
    with open_archive(tmp_path) as archive:
        archive.add([SEVSK, Refusal("x", "y"), SEVSK, FLOOD], progress=seen.append)
    assert seen == [1, 2, 3, 4]


def test_articles_are_taken_from_the_iterable_as_they_are_needed(tmp_path):
    committed_when_asked: list[int] = []

    def endless(archive: Archive):
        for number in range(400):
            committed_when_asked.append(archive.counts().articles)
            yield Article.from_text(f"Report number {number}. It is short.")

    with open_archive(tmp_path) as archive:
        archive.add(endless(archive))
        assert archive.counts().articles == 400
    assert committed_when_asked[-1] >= 200


def test_what_was_committed_stays_when_the_iterable_fails(tmp_path):
    def failing():
        for number in range(300):
            yield Article.from_text(f"Report number {number}. It is short.")
        raise RuntimeError("the network is gone")

    with open_archive(tmp_path) as archive:
        with pytest.raises(RuntimeError):
            archive.add(failing())
        kept = archive.counts().articles
        assert kept >= 128
        assert archive.add([SEVSK]).added == (SEVSK.id,)
        assert archive.verify() == []
        assert len(archive.nearest("report number", "sentence", 10_000)) == kept * 2 + 3


def test_an_extraction_that_does_not_fit_the_text_is_refused(tmp_path, monkeypatch):
    outside = Extraction((Sentence(0, Span(0, 10_000)),), ())
    monkeypatch.setattr("index.build.extract", lambda _: outside)
    with open_archive(tmp_path) as archive:
        report = archive.add([SEVSK])
        assert report.refused[0].what == "Shells over Sevsk"
        assert archive.counts() == Counts(0, 0, 0)


def test_an_article_that_trips_a_parser_is_named_and_the_next_is_added(tmp_path, monkeypatch):
    def trips(article):
        if article == FLOOD:
            raise ValueError("a parser's own trouble")
        return extract_plainly(article)

    monkeypatch.setattr("index.build.extract", trips)
    with open_archive(tmp_path) as archive:
        report = archive.add([FLOOD, SEVSK])
        assert report.added == (SEVSK.id,)
        (refused,) = report.refused
        assert "could not be found (ValueError); please report" in refused.why


def test_an_article_that_cannot_be_written_as_utf_8_is_refused(tmp_path):
    with open_archive(tmp_path) as archive:
        report = archive.add([Article(text="A lone \ud800 surrogate."), SEVSK])
        assert len(report.refused) == 1
        assert report.added == (SEVSK.id,)


@pytest.mark.parametrize("wrong", ["length", "scale", "number"])
def test_an_embedder_that_breaks_its_promise_is_named_and_nothing_is_kept(tmp_path, wrong):
    class Wrong(HashingEmbedder):
        def embed_passages(self, texts):
            vectors = super().embed_passages(texts)
            return {"length": vectors[:, :8], "scale": vectors * 3, "number": vectors * float("nan")}[wrong]

    with open_archive(tmp_path, embedder=Wrong()) as archive:
        with pytest.raises(ModelError):
            archive.add([SEVSK])
        assert archive.counts() == Counts(0, 0, 0)


# Claims, faithfully


@st.composite
def articles_with_extractions(draw):
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=80))
    text = text if text.strip() else text + "word"
    spans = st.builds(
        lambda start, length: Span(start, min(start + length, len(text))),
        st.integers(0, len(text) - 1),
        st.integers(1, len(text)),
    )
    cuts = sorted(draw(st.sets(st.integers(1, len(text)), max_size=4)) | {0, len(text)})
    entities = st.lists(st.builds(Entity, spans, st.sampled_from(["PERSON", "GPE", "DATE"])), max_size=3).map(tuple)
    sentences = tuple(
        Sentence(ordinal, Span(start, end), draw(entities)) for ordinal, (start, end) in enumerate(pairwise(cuts))
    )
    names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
    known = st.builds(Speaker, names, st.none() | names, st.booleans(), st.none() | names)
    manners = st.builds(Manner, names, st.sampled_from(get_args(MannerKind)), st.booleans(), st.booleans())
    some_spans = st.lists(spans, max_size=3).map(lambda found: tuple(sorted(found)))
    claims = st.builds(
        Claim,
        source=some_spans,
        cue=some_spans,
        content=some_spans,
        speech=st.sampled_from(["direct", "mixed", "indirect"]),
        speaker=st.none() | known,
        relays=st.lists(known, max_size=3).map(tuple),
        sentences=st.sets(st.integers(0, len(sentences) - 1), max_size=3).map(lambda found: tuple(sorted(found))),
        manner=manners,
        confidence=st.floats(0.0, 1.0),
    )
    return Article(text), Extraction(sentences, tuple(draw(st.lists(claims, max_size=4))))


@settings(max_examples=60, deadline=None)
@given(articles_with_extractions())
def test_any_sentence_and_any_claim_comes_back_exactly(tmp_path_factory, given_):
    article, extraction = given_
    with (
        patch("index.build.extract", lambda _: extraction),
        open_archive(tmp_path_factory.mktemp("archive")) as archive,
    ):
        archive.add([article])
        kept = archive.sentences(article.id)
        assert [Sentence(row.ordinal, row.span, row.entities) for row in kept] == list(extraction.sentences)
        assert [row.text for row in kept] == [sentence.span.of(article.text) for sentence in extraction.sentences]
        assert [row.claim for row in archive.claims()] == list(extraction.claims)
        assert archive.article(article.id) == article
        assert archive.verify() == []


def test_a_claim_keeps_its_manner_its_relays_and_how_sure_it_is(tmp_path):
    claim = extract_plainly(SEVSK).claims[0]
    manner = Manner("deny", "denied", negated=True, hypothetical=True)
    claim = replace(claim, manner=manner, relays=(Speaker("TASS"), Speaker("Reuters", "an agency")), confidence=0.625)
    found = replace(extract_plainly(SEVSK), claims=(claim,))
    with patch("index.build.extract", lambda _: found), open_archive(tmp_path / "archive") as archive:
        archive.add([SEVSK])
        (kept,) = archive.claims()
        assert kept.claim == claim
        assert (kept.claim.relayed_by, kept.claim.manner.kind) == (Speaker("TASS"), "denied")
        by_relay = archive.matching(["reuters"], "claim", 5)
        assert [match.id for match in by_relay] == [kept.id]
        assert archive.verify() == []


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_claim_surer_than_sure_is_not_kept(tmp_path, confidence):
    wrong = replace(extract_plainly(SEVSK).claims[0], confidence=confidence)
    with (
        patch("index.build.extract", lambda _: replace(extract_plainly(SEVSK), claims=(wrong,))),
        open_archive(tmp_path / "archive") as archive,
    ):
        with pytest.raises(ArchiveError):
            archive.add([SEVSK])
        assert archive.counts().articles == 0


def test_a_claim_is_embedded_with_its_speaker_and_all_who_relay_it():
    text = "“It will end”, he said, “soon”."
    claim = Claim(
        source=(),
        cue=(),
        content=(Span(0, 13), Span(24, 30)),
        speech="direct",
        speaker=Speaker("Natalia Ivanova", "a Ukrainian analyst based in Kyiv"),
        relays=(Speaker("a source close to the administration", named=False), Speaker("The Herald")),
        sentences=(0,),
    )
    assert claim_text(text, claim) == (
        "Natalia Ivanova, a Ukrainian analyst based in Kyiv, according to a source close to the administration, "
        "according to The Herald: “It will end” … “soon”"
    )


# Searching


def test_nearest_ranks_sentences_by_cosine_and_the_first_counts_with_its_title(archive):
    first = archive.nearest("the river rose by two metres", "sentence", 3)
    assert texts(archive, first)[0] == "The river rose by two metres."
    assert 0.8 < first[0].score < 0.999
    titles = {archive.article(row.article_id).title for row in archive.sentence_rows([first[0].id])}
    matches = archive.nearest(f"{titles.pop()}. The river rose by two metres.", "sentence", 3)
    assert texts(archive, matches)[0] == "The river rose by two metres."
    assert matches[0].score == pytest.approx(1.0, abs=1e-5)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)


def test_nearest_finds_claims_by_their_speaker_too(archive):
    best = archive.nearest("Carla Diaz", "claim", 1)
    assert [row.claim.speaker for row in archive.claim_rows([best[0].id])] == [Speaker("Carla Diaz", "a witness")]


def test_matching_finds_any_form_of_a_word_and_a_claim_by_its_speaker(archive):
    assert texts(archive, archive.matching(["farmers"], "sentence", 5))[0] == "A farmer waited in Sevsk."
    speakers = [row.claim.speaker.name for row in archive.claim_rows([archive.matching(["orlov"], "claim", 5)[0].id])]
    assert speakers == ["Boris Orlov"]


def test_words_are_counted_by_the_sentences_that_hold_them(archive):
    assert archive.sentence_frequency(["Sevsk", "crop", "absent", "—", ""]) == {
        "Sevsk": 2,
        "crop": 1,
        "absent": 0,
        "—": 0,
        "": 0,
    }


def counted(records):
    return [(record.name, record.claims) for record in records]


def test_speakers_are_counted_most_first(archive):
    assert counted(archive.speakers()) == [("Anna Smith", 2), ("Boris Orlov", 1), ("Carla Diaz", 1)]
    assert counted(archive.speakers(Selection(outlet="River Times"))) == [("Carla Diaz", 1)]


def test_a_speaker_is_one_record_with_every_mention_and_its_claims(archive):
    said = Article.from_text("The gate is shut, according to Boris Orlov.", outlet="River Times")
    archive.add([NAMESAKES_WORDS, said])
    orlov = next(record for record in archive.speakers() if record.name == "Boris Orlov")
    assert (orlov.named, orlov.claims) == (True, 2)
    assert [mention.article_id for mention in orlov.mentions][1:] == [said.id]
    for mention in orlov.mentions:
        found = archive.claims(article_ids=[mention.article_id], speakers=[mention.speaker])
        assert len(found) == mention.claims
    (there,) = [r for r in archive.speakers(Selection(outlet="River Times")) if r.name.startswith("Boris")]
    assert [mention.article_id for mention in there.mentions] == [said.id]
    archive.remove([said.id])
    assert ("Boris Orlov", 1) in counted(archive.speakers())


def test_a_person_is_asked_for_under_every_form_of_the_name(archive):
    witness = {WITNESS, Speaker("Boris Orlov")}
    assert archive.as_called([WITNESS]) == {WITNESS}
    archive.add([NAMESAKES_WORDS])
    assert archive.as_called(witness) == witness | {NAMESAKE}
    assert archive.as_called([Speaker("Nobody Known")]) == {Speaker("Nobody Known")}


WITNESS, NAMESAKE = Speaker("Anna Smith", "a witness"), Speaker("Anna Smith")
NAMESAKES_WORDS = Article.from_text(
    "The road is shut, according to Anna Smith. The mill is shut, according to Anna Smith."
    " The ferry is late, according to Anna Smith.",
    outlet="River Times",
)


def test_speakers_of_one_name_are_told_apart_by_role_and_counted_most_first(archive):
    before = [(WITNESS, 2), (Speaker("Boris Orlov"), 1), (Speaker("Carla Diaz", "a witness"), 1)]
    assert next(iter(archive.voices().items())) == before[0]
    assert dict(archive.voices()) == dict(before)
    archive.add([NAMESAKES_WORDS])
    assert list(archive.voices().items())[:2] == [(NAMESAKE, 3), (WITNESS, 2)]
    assert dict(archive.voices()) == dict(before) | {NAMESAKE: 3}


def test_speakers_are_kept_to_those_who_speak_in_the_articles_selected(archive):
    archive.add([NAMESAKES_WORDS])
    everybody = set(archive.voices())
    assert archive.speaking(everybody, Selection()) == everybody
    assert archive.speaking(everybody, Selection(outlet="the herald")) == {WITNESS, Speaker("Boris Orlov")}
    assert archive.speaking(everybody, Selection(outlet="River Times")) == {
        NAMESAKE,
        Speaker("Carla Diaz", "a witness"),
    }
    assert archive.speaking([WITNESS], Selection(outlet="River Times")) == set()


def test_claims_of_some_speakers_are_theirs_alone(archive):
    archive.add([NAMESAKES_WORDS])
    assert [row.claim.speaker for row in archive.claims(speakers=[WITNESS])] == [WITNESS] * 2
    assert [row.claim.speaker for row in archive.claims(speakers=[NAMESAKE])] == [NAMESAKE] * 3
    of_both = archive.claims(Selection(outlet="The Herald"), speakers=[NAMESAKE, WITNESS])
    assert [row.article_id for row in of_both] == [SEVSK.id, UNDATED.id]
    assert archive.claims(speakers=[Speaker("Erin Vale")]) == archive.claims(speakers=[]) == []


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), {SEVSK.id, FLOOD.id, UNDATED.id}),
        (Selection(outlet="the herald"), {SEVSK.id, UNDATED.id}),
        (Selection(outlet="Nowhere News"), set()),
        (Selection(since=date(2024, 3, 1)), {SEVSK.id, FLOOD.id}),
        (Selection(since=date(2024, 3, 2)), {FLOOD.id}),
        (Selection(until=date(2024, 3, 5)), {SEVSK.id, FLOOD.id}),
        (Selection(until=date(2024, 3, 4)), {SEVSK.id}),
        (Selection("The Herald", date(2024, 3, 2), date(2024, 3, 9)), set()),
    ],
)
def test_every_reading_keeps_to_its_selection(archive, selection, expected):
    words = ["the", "a", "said", "rain", "anna", "smith", "carla", "orlov"]
    sentence_ids = {row.id: row.article_id for id_ in expected for row in archive.sentences(id_)}
    claim_ids = {row.id: row.article_id for row in archive.claims() if row.article_id in expected}
    assert {article.id for article in archive.articles(selection)} == expected
    assert archive.counts(selection) == Counts(len(expected), len(sentence_ids), len(claim_ids))
    assert {row.id for row in archive.claims(selection)} == set(claim_ids)
    assert {match.id for match in archive.nearest("anything", "sentence", 99, selection)} == set(sentence_ids)
    assert {match.id for match in archive.nearest("anything", "claim", 99, selection)} == set(claim_ids)
    assert {match.id for match in archive.matching(words, "sentence", 99, selection)} <= set(sentence_ids)
    assert {match.id for match in archive.matching(words, "claim", 99, selection)} == set(claim_ids)


def test_a_selection_limits_the_search_before_the_best_are_cut_off(tmp_path):
    crowd = [Article.from_text(f"The dam broke, page {n}.", outlet="Everyone") for n in range(60)]
    lone = Article.from_text("A dam was once built in the hills nearby.", outlet="Alone")
    with open_archive(tmp_path) as archive:
        archive.add([*crowd, lone])
        only = Selection(outlet="Alone")
        assert texts(archive, archive.nearest("The dam broke", "sentence", 1, only)) == [lone.text]
        assert texts(archive, archive.matching(["dam", "broke"], "sentence", 1, only)) == [lone.text]


def test_equal_scores_are_ranked_by_id(tmp_path):
    copies = [Article.from_text("The same words.", url=f"https://example.org/{n}") for n in range(150)]
    with open_archive(tmp_path) as archive:
        archive.add(copies)
        for search in (
            lambda top: archive.nearest("same words", "sentence", top),
            lambda top: archive.matching(["same"], "sentence", top),
        ):
            assert [match.id for match in search(5)] == [1, 2, 3, 4, 5]
            assert [match.id for match in search(150)] == list(range(1, 151))


def test_claims_can_be_asked_of_certain_articles(archive):
    assert {row.article_id for row in archive.claims(article_ids=[FLOOD.id, "0" * 16])} == {FLOOD.id}
    assert archive.claims(article_ids=[]) == []
    assert archive.claims(Selection(outlet="the herald"), [FLOOD.id]) == []


def test_an_empty_archive_answers_with_nothing(tmp_path):
    with open_archive(tmp_path) as archive:
        assert archive.counts() == Counts(0, 0, 0)
        assert archive.nearest("anything", "claim", 5) == []
        assert archive.matching(["anything"], "sentence", 5) == []
        assert archive.speakers() == []
        assert archive.verify() == []


def test_a_question_is_embedded_once_for_both_kinds(tmp_path):
    embedder = HashingEmbedder()
    with open_archive(tmp_path, embedder=embedder) as archive:
        archive.add([SEVSK])
        embedder.calls.clear()
        archive.nearest("Who spoke?", "sentence", 5)
        archive.nearest("Who spoke?", "claim", 5)
    assert embedder.calls == [("Who spoke?",)]


def test_several_articles_are_embedded_in_one_call(tmp_path):
    embedder = HashingEmbedder()
    with open_archive(tmp_path, embedder=embedder) as archive:
        archive.add([SEVSK, FLOOD, UNDATED])
    assert len(embedder.calls) == 1


def test_many_threads_may_read_at_once(archive):
    expected = archive.nearest("the river rose", "sentence", 5), archive.matching(["river"], "sentence", 5)

    def read(_: int):
        assert archive.counts().articles == 3
        return archive.nearest("the river rose", "sentence", 5), archive.matching(["river"], "sentence", 5)

    with ThreadPoolExecutor(16) as pool:
        assert set(map(repr, pool.map(read, range(300)))) == {repr(expected)}


# Removing and compacting


def test_a_removed_article_is_gone_from_every_reading(archive):
    assert archive.remove([SEVSK.id, SEVSK.id]) == 1
    assert [article.id for article in archive.articles()] == [FLOOD.id, UNDATED.id]
    assert archive.matching(["shelled"], "sentence", 5) == []
    assert len(archive.nearest("Sevsk was shelled", "sentence", 99)) == 5
    assert "Boris Orlov" not in [record.name for record in archive.speakers()]
    assert archive.verify() == []
    with pytest.raises(ArchiveError, match=SEVSK.id):
        archive.article(SEVSK.id)
    with pytest.raises(ArchiveError, match=SEVSK.id):
        archive.sentences(SEVSK.id)


def test_removing_an_unknown_article_names_it_and_removes_nothing(archive):
    with pytest.raises(ArchiveError, match="ffffffffffffffff"):
        archive.remove([SEVSK.id, "ffffffffffffffff"])
    assert archive.counts().articles == 3
    assert archive.remove([]) == 0


def test_ids_of_removed_rows_are_never_given_again(archive):
    last = max(row.id for row in archive.sentences(UNDATED.id))
    archive.remove([UNDATED.id])
    archive.add([UNDATED])
    assert min(row.id for row in archive.sentences(UNDATED.id)) > last


def test_compacting_keeps_everything_and_gives_space_back(tmp_path):
    with open_archive(tmp_path) as archive:
        many = [Article.from_text(f"Report {n} of many. " + "It goes on and on. " * 30) for n in range(60)]
        archive.add([SEVSK, *many])
        archive.remove([article.id for article in many])
        before = (tmp_path / "archive.sqlite3").stat().st_size
        found = archive.nearest("Sevsk", "sentence", 9), archive.matching(["Sevsk"], "claim", 9)
        archive.compact()
        assert (archive.nearest("Sevsk", "sentence", 9), archive.matching(["Sevsk"], "claim", 9)) == found
        assert (tmp_path / "archive.sqlite3").stat().st_size < before / 2
        assert archive.verify() == []


def test_any_folder_name_will_do_and_the_working_folder_may_change(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with open_archive(Path("a b#c?d%e ü")) as archive:
        archive.add([SEVSK])
        monkeypatch.chdir(tmp_path / "elsewhere")
        archive.add([FLOOD])
        assert archive.counts().articles == 2
    assert {path.name for path in tmp_path.iterdir()} == {"a b#c?d%e ü", "elsewhere"}


# Light to open


def test_opening_and_listing_load_no_model(tmp_path):
    open_archive(tmp_path / "made").close()
    script = (
        "import sys\n"
        "from index import Archive\n"
        f"archive = Archive.open({str(tmp_path / 'new')!r})\n"
        "archive.articles(), archive.claims(), archive.speakers(), archive.counts()\n"
        "archive.matching(['a'], 'claim', 1), archive.nearest('a', 'claim', 1)\n"
        "heavy = {'torch', 'sentence_transformers', 'faiss', 'spacy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
