"""Articles that changed, were reprinted or corrected: the newest counts, and what became of it is shown."""

from __future__ import annotations

from index import Article
from tests.benchmarks.answers.promises import breaches

TEXT = (
    "The dam at Bridgend was inspected on Monday. Clara Moss, an engineer, said that {} homes below the dam were at "
    "risk. David Holt, the mayor of Bridgend, said that nobody would have to leave. The council meets on Friday in the "
    "town hall to read the report on the dam, which was built in 1961 and has been repaired twice since then."
)


def article(homes: int, **about: str) -> Article:
    known = {"title": "Dam at Bridgend inspected", "outlet": "Post", "published": "2026-03-01"} | about
    return Article.from_text(TEXT.format(homes), **known)


def test_the_newest_version_answers_and_the_earlier_words_stand_beside_it(engine_over):
    engine = engine_over(article(40, url="https://example.org/dam"), article(60, url="https://example.org/dam"))
    answer = engine.answer("What did Clara Moss say?")
    (line,) = answer.lines
    assert "60 homes" in line.content
    (revision,) = answer.revisions
    assert (revision.line, revision.content) == (0, "that 40 homes below the dam were at risk")
    earlier = engine.archive.article(revision.article_id)
    assert earlier.text[revision.start : revision.end] == revision.sentence
    assert revision.article_id not in {source.article_id for source in answer.sources}
    assert not breaches(answer, engine.archive)


def test_what_a_new_version_left_as_it_was_is_no_revision(engine_over):
    engine = engine_over(article(40, url="https://example.org/dam"), article(60, url="https://example.org/dam"))
    assert engine.answer("What did David Holt say?").revisions == ()


def test_a_reprint_is_one_source_with_the_first(engine_over):
    reprint = Article.from_text(f"(Post) {TEXT.format(40)}", title="Dam seen to", outlet="Wire", published="2026-03-02")
    engine = engine_over(article(40), reprint)
    answer = engine.answer("What did Clara Moss say?")
    assert len(answer.lines) == len(answer.sources) == 1
    assert answer.sources[0].also_in == (reprint.id,)
    assert not breaches(answer, engine.archive)


def test_a_notice_is_shown_beside_what_it_corrects(engine_over):
    notice = Article.from_text(
        "An article published on 1 March about the dam at Bridgend gave a wrong day. It was inspected on Tuesday.",
        title="Correction: the dam at Bridgend",
        outlet="Post",
        published="2026-03-05",
    )
    engine = engine_over(article(40), notice)
    answer = engine.answer("What did Clara Moss say?")
    assert [(one.numbers, one.article_id, one.title) for one in answer.corrections] == [((1,), notice.id, notice.title)]
    assert engine.answer("What did the mayor say about ships?").corrections == ()
