"""Lines: grouped by speaker, numbered in the order of citing, copies merged, every line with its own sentence."""

from __future__ import annotations

import pytest
from reading_parts import by_hand, read

from index import Article, Speaker
from qa.compose import Citations, compose_lines, compose_passage
from qa.gather import Found
from qa.reading import Reading

CLARA = Speaker("Clara Moss", "a hydrologist")
DAVID = Speaker("David Holt")
WORKER = Speaker("a relief worker", named=False)


def said(
    text: str,
    *content: str,
    speaker: Speaker = CLARA,
    cue: str = "said",
    relays: tuple[Speaker, ...] = (),
    **metadata: str,
) -> Reading:
    made = by_hand(text, content=content, cue=cue, speaker=speaker, relays=relays)
    return read(Article.from_text(text, **metadata), made)


def found(reading: Reading, relevance: float = 1.0) -> Found:
    return Found(reading, reading.claims[0], relevance)


def test_a_line_says_who_how_and_what_in_the_words_of_the_article():
    reading = said("It rained. Clara Moss said that the dam leaks.", "that the dam leaks")
    citations = Citations()
    (line,) = compose_lines([found(reading)], citations).lines
    assert (line.speaker, line.cue, line.content, line.citations) == (CLARA, "said", "that the dam leaks", (1,))
    (source,) = citations.sources
    assert source.sentence == "Clara Moss said that the dam leaks."
    assert source.sentence == reading.article.text[source.start : source.end]


def test_a_source_names_its_article():
    text = "Clara Moss said that the dam leaks."
    about = {"title": "T", "outlet": "O", "author": "A", "published": "2026-01-02", "url": "https://example.org/1"}
    citations = Citations()
    compose_lines([found(said(text, "that the dam leaks", **about))], citations)
    (source,) = citations.sources
    assert {name: getattr(source, name) for name in about} == about
    assert source.article_id == Article.from_text(text, **about).id


def test_the_lines_of_a_speaker_stand_together_by_date_and_the_best_speaker_is_first():
    late = said("Clara Moss said that it leaks.", "that it leaks", published="2026-03-01")
    early = said("Clara Moss said that it is old.", "that it is old", published="2026-01-01")
    other = said("David Holt said that it holds.", "that it holds", speaker=DAVID, published="2026-02-01")
    lines = compose_lines([found(other, 3.0), found(late, 2.0), found(early, 1.0)], Citations()).lines
    assert [(line.speaker.name, line.content) for line in lines] == [
        ("David Holt", "that it holds"),
        ("Clara Moss", "that it is old"),
        ("Clara Moss", "that it leaks"),
    ]
    assert [line.citations for line in lines] == [(1,), (2,), (3,)]


def test_one_name_is_one_speaker_whatever_the_role_or_the_spelling_of_its_spaces():
    one = said("Clara Moss said that it leaks.", "that it leaks")
    other = said("Clara Moss said that it is old.", "that it is old", speaker=Speaker("the Clara  moss", "an engineer"))
    between = said("David Holt said that it holds.", "that it holds", speaker=DAVID)
    lines = compose_lines([found(one, 3.0), found(between, 2.0), found(other, 1.0)], Citations()).lines
    assert [line.speaker.name for line in lines] == ["Clara Moss", "the Clara  moss", "David Holt"]


def test_pieces_of_one_sentence_are_joined_with_the_interruption_marked():
    reading = said("The dam, Clara Moss said, leaks.", "The dam", "leaks")
    (line,) = compose_lines([found(reading)], Citations()).lines
    assert line.content == "The dam … leaks"
    assert line.citations == (1,)


def test_content_in_several_sentences_is_cut_so_that_each_line_opens_its_own():
    reading = said(
        "The dam leaks, Clara Moss said. It is old and tired. It must be mended.",
        "The dam leaks",
        "It is old and tired.",
        "It must be mended.",
    )
    citations = Citations()
    lines = compose_lines([found(reading)], citations).lines
    assert [line.content for line in lines] == ["The dam leaks", "It is old and tired.", "It must be mended."]
    first, second, third = (source.number for source in citations.sources)
    assert [line.citations for line in lines] == [(first,), (second, first), (third, first)] or [
        set(line.citations) for line in lines
    ] == [{1}, {1, 2}, {1, 3}]


def test_a_span_over_two_sentences_cites_both():
    reading = said("The dam leaks. It is old, Clara Moss said.", "The dam leaks. It is old")
    (line,) = compose_lines([found(reading)], Citations()).lines
    assert line.citations == (1, 2)


def test_a_cue_in_another_sentence_is_cited_too():
    reading = said("Clara Moss said it plainly. The dam leaks.", "The dam leaks")
    citations = Citations()
    (line,) = compose_lines([found(reading)], citations).lines
    assert {citations.sources[number - 1].sentence for number in line.citations} == {
        "Clara Moss said it plainly.",
        "The dam leaks.",
    }


def test_who_passed_a_claim_on_stands_on_the_line():
    text = "Clara Moss said that it leaks, according to David Holt."
    (line,) = compose_lines([found(said(text, "that it leaks", relays=(DAVID,)))], Citations()).lines
    assert line.relayed_by == DAVID


# The same again


def test_a_copy_of_a_sentence_shares_its_number_and_names_the_other_article():
    text = "Clara Moss said that the dam leaks."
    one, other = said(text, "that the dam leaks", outlet="One"), said(text, "that the dam leaks", outlet="Other")
    citations = Citations()
    (line,) = compose_lines([found(one), found(other)], citations).lines
    (source,) = citations.sources
    assert line.citations == (1,)
    assert {source.article_id, *source.also_in} == {one.article_id, other.article_id}
    assert len(source.also_in) == 1


def test_three_copies_are_named_once_each():
    text = "Clara Moss said that the dam leaks."
    copies = [said(text, "that the dam leaks", outlet=str(number)) for number in range(3)]
    citations = Citations()
    compose_lines([found(copy) for copy in copies for _ in range(2)], citations)
    (source,) = citations.sources
    assert sorted((source.article_id, *source.also_in)) == sorted(copy.article_id for copy in copies)


def test_a_sentence_that_one_article_repeats_is_cited_where_it_stands():
    text = "Clara Moss said no. It rained. Clara Moss said no."
    reading = read(text, by_hand(text, content=["no"], speaker=CLARA))
    citations = Citations()
    numbers = [citations.cite(reading, reading.sentences[ordinal]) for ordinal in (0, 2, 0)]
    assert numbers == [1, 2, 1]
    assert [source.start for source in citations.sources] == [0, 31]


def test_the_same_words_in_two_different_sentences_are_one_line_with_both():
    one = said("Clara Moss said that the dam leaks.", "that the dam leaks", published="2026-01-01")
    other = said("On Monday Clara Moss said that the dam leaks.", "that the dam leaks", published="2026-01-02")
    (line,) = compose_lines([found(other), found(one)], Citations()).lines
    assert line.citations == (1, 2)


def test_the_same_words_of_two_speakers_are_two_lines():
    one = said("Clara Moss said that the dam leaks.", "that the dam leaks")
    other = said("David Holt said that the dam leaks.", "that the dam leaks", speaker=DAVID)
    lines = compose_lines([found(one), found(other)], Citations()).lines
    assert [(line.speaker, line.citations) for line in lines] == [(CLARA, (1,)), (DAVID, (2,))]


def test_unnamed_speakers_of_two_articles_are_kept_apart():
    one = said("A relief worker said that it leaks.", "that it leaks", speaker=WORKER, outlet="One")
    other = said("It rained. A relief worker said that it leaks.", "that it leaks", speaker=WORKER, outlet="Other")
    citations = Citations()
    lines = compose_lines([found(one), found(other)], citations).lines
    assert [line.speaker for line in lines] == [WORKER, WORKER]


def test_an_unnamed_speaker_of_a_text_printed_twice_is_one():
    text = "A relief worker said that it leaks."
    one = said(text, "that it leaks", speaker=WORKER, outlet="One")
    other = said(text, "that it leaks", speaker=WORKER, outlet="Other")
    printed = [one.article_id, other.article_id]
    (line,) = compose_lines(
        [found(one), found(other)], Citations(lambda _, among: [one for one in printed if one in among])
    ).lines
    assert line.citations == (1,)


def test_what_was_said_once_and_denied_later_is_two_lines():
    one = said("Clara Moss said that the dam leaks.", "that the dam leaks", published="2026-01-01")
    other = said("Clara Moss denied that the dam leaks.", "that the dam leaks", cue="denied", published="2026-01-02")
    lines = compose_lines([found(one), found(other)], Citations()).lines
    assert [(line.cue, line.citations) for line in lines] == [("said", (1,)), ("denied", (2,))]


def test_what_was_heard_directly_and_what_was_passed_on_have_lines_of_their_own():
    one = said("Clara Moss said that it leaks.", "that it leaks", published="2026-01-01")
    text = "Clara Moss said that it leaks, according to David Holt."
    other = said(text, "that it leaks", relays=(DAVID,), published="2026-01-02")
    third = said(text, "that it leaks", relays=(DAVID, Speaker("TASS")), published="2026-01-03")
    lines = compose_lines([found(one), found(other), found(third)], Citations()).lines
    assert [line.relays for line in lines] == [(), (DAVID,), (DAVID, Speaker("TASS"))]


def test_one_sentence_with_two_speakers_in_two_articles_is_cited_in_each():
    one = said("David Holt came. He said that it leaks.", "that it leaks", speaker=DAVID)
    other = said("Piet Vos came. He said that it leaks.", "that it leaks", speaker=Speaker("Piet Vos"))
    citations = Citations()
    lines = compose_lines([found(one), found(other)], citations).lines
    cited = {line.speaker.name: citations.sources[line.citations[0] - 1].article_id for line in lines}
    assert cited == {"David Holt": one.article_id, "Piet Vos": other.article_id}


@pytest.mark.parametrize(("between", "shared"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_copied_sentence_shares_its_number_only_after_the_same_three_sentences(between, shared):
    rest = "It rained. " * between + "He said that it leaks."
    one, other = said("David Holt came. " + rest, "that it leaks"), said("Piet Vos came. " + rest, "that it leaks")
    citations = Citations()
    numbers = {citations.cite(reading, reading.sentences[-1]) for reading in (one, other)}
    assert (len(numbers) == 1) is shared


# Passages


def test_a_passage_is_its_sentence_with_the_place_of_the_answer():
    reading = read("The mill opened in May 2031. It rained.")
    citations = Citations()
    passage = compose_passage(reading, reading.sentences[0], (19, 27), citations)
    assert passage.text == citations.sources[0].sentence == "The mill opened in May 2031."
    assert passage.text[slice(*passage.answer)] == "May 2031"
    assert passage.citations == (1,)


def test_a_sentence_that_does_not_match_its_place_is_never_cited():
    one, other = read("The mill opened in May 2031."), read("The mill burned down one night.")
    with pytest.raises(AssertionError, match="offsets"):
        Citations().cite(one, other.sentences[0])
