"""The answer network: what it is shown of a question and an excerpt, and what it finds there."""

from __future__ import annotations

import gzip
import json
import random

import pytest
import torch

from index import Entity, Excerpt, ModelError, Span, find_answers
from index.answers import weights
from index.answers.finder import Runner
from index.answers.network import starting_network, trained_network
from index.answers.pieces import LABELS, content_of, pieces_of, read_pieces
from index.answers.training.__main__ import batches, losses, read, side_by_side, taken
from index.answers.training.examples import Example, brought, statements
from index.answers.training.parts import left_out, part_of
from index.trained import checked_weights

TEXT = "David Holt opened the mill in Oslo in May 2031. It made paper for nine years."


def words(text: str, excerpt: Excerpt, question: str) -> list[str]:
    """Return the words of ``excerpt`` that are marked as shared with ``question``."""
    pieces = read_pieces(question, excerpt)
    shared = pieces.matches[pieces.start : pieces.start + len(pieces.offsets)]
    return [text[slice(*offsets)] for offsets, match in zip(pieces.offsets.tolist(), shared, strict=True) if match]


def test_words_that_both_sides_hold_are_marked_also_when_inflected():
    assert words(TEXT, Excerpt(TEXT), "Who was opening a mill?") == ["opened", "mill"]


def test_words_that_every_text_holds_are_not_marked():
    assert words(TEXT, Excerpt(TEXT), "What is the in and it?") == []


def test_every_piece_of_an_excerpt_leads_back_to_its_characters():
    excerpt = Excerpt("“Çelik” — café, naïve; 北京 said 1,200 men", "A title")
    pieces = read_pieces("Who said it?", excerpt)
    for start, end in pieces.offsets.tolist():
        assert 0 <= start < end <= len(excerpt.text)
    assert len(pieces.ids) == pieces.start + len(pieces.offsets) + 1
    assert len(pieces.ids) == len(pieces.sides) == len(pieces.matches) == len(pieces.labels)


def test_what_is_named_is_marked():
    at = TEXT.index("Oslo")
    pieces = read_pieces("Where?", Excerpt(TEXT, "", (Entity(Span(at, at + 4), "GPE"),)))
    marked = [place for place, label in enumerate(pieces.labels.tolist()) if label]
    assert [tuple(pieces.offsets[place - pieces.start].tolist()) for place in marked] == [(at, at + 4)]
    assert pieces.labels[marked[0]] == 1 + LABELS.index("GPE")


def test_the_marks_of_the_network_are_plain_text_in_an_article():
    pieces = read_pieces("Who?", Excerpt("He wrote [SEP] and [CLS] [MASK] on the wall."))
    inside = pieces.ids[pieces.start : -1].tolist()
    assert not set(inside) & {100, 101, 102, 103}


def test_what_is_too_long_is_cut_off_and_an_answer_there_is_not_looked_for():
    text = "mill " * 2_000 + "Oslo"
    pieces = read_pieces("where " * 900, Excerpt(text, "title " * 900))
    assert len(pieces.ids) < 400
    assert pieces_of(pieces, Span(text.index("Oslo"), len(text))) is None
    assert pieces_of(pieces, Span(0, 9)) == (pieces.start, pieces.start + 1)


def test_content_is_told_from_what_every_text_holds():
    assert content_of("Who opened the mills?") == content_of("the opening of a mills")
    assert content_of("who is it of the") == frozenset()


# What it finds. The texts are no part of what it was trained on.


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When did David Holt open the mill?", "2031"),
        ("Where did David Holt open the mill?", "Oslo"),
        ("Who opened the mill?", "David Holt"),
    ],
)
def test_the_words_that_answer_are_found(question, answer):
    (found,) = find_answers(question, [Excerpt(TEXT)])
    assert found.span is not None
    assert answer in found.span.of(TEXT)
    assert 0 < found.sure <= 1


def test_an_excerpt_that_answers_has_better_odds_than_one_that_does_not():
    question = "When did David Holt open the mill?"
    other = "The choir sang in the old church, and the children had cake afterwards."
    answering, silent = find_answers(question, [Excerpt(TEXT), Excerpt(other)])
    assert answering.odds > silent.odds + 1


def test_what_is_found_in_an_excerpt_does_not_depend_on_the_others():
    question, other = "Where did David Holt open the mill?", Excerpt("The choir sang in the church. " * 12)
    (alone,) = find_answers(question, [Excerpt(TEXT)])
    beside = find_answers(question, [other, Excerpt(TEXT), other])[1]
    assert beside.span == alone.span
    assert beside.odds == pytest.approx(alone.odds, abs=0.25)


def test_no_excerpts_no_answers_and_no_words_no_span():
    assert find_answers("Who?", []) == []
    assert find_answers("Who?", [Excerpt("")])[0].span is None


def test_weights_that_are_not_the_expected_ones_are_refused(tmp_path):
    other = tmp_path / "answers.safetensors"
    other.write_bytes(b"not the weights")
    with pytest.raises(ModelError, match=r"have SHA-256 .* expected .* install again"):
        checked_weights(other, weights.SHA256, "answer finder")
    with pytest.raises(ModelError, match=r"cannot be read .* install again"):
        checked_weights(tmp_path / "none", weights.SHA256, "answer finder")


def test_the_shipped_weights_are_all_that_is_trained():
    shipped = set(checked_weights(weights.WEIGHTS, weights.SHA256, "answer finder"))
    trained = {name for name, value in trained_network().named_parameters() if value.requires_grad}
    assert trained <= shipped | {"encoder.embeddings.word_embeddings.weight"}


def test_running_it_end_to_end_finds_what_the_network_itself_does():
    network = trained_network()
    pieces = [read_pieces("Who opened the mill?", one) for one in (Excerpt(TEXT), Excerpt("Erin sang.", "Choir"))]
    with torch.inference_mode():
        places, odds = network(*side_by_side(pieces))
    for row, (own, log_odds) in enumerate(Runner(network, network.state_dict()).judge(pieces)):
        start = pieces[row].start
        assert log_odds == pytest.approx(float(odds[row]), abs=0.3)
        assert torch.allclose(own, places[row, start : start + len(own)], atol=0.6)


# How it learns


def test_a_few_steps_make_what_was_shown_likelier():
    torch.manual_seed(1)
    chance = random.Random(1)
    at = TEXT.index("Oslo")
    shown = [
        read(Example("Where did David Holt open the mill?", Excerpt(TEXT), True, Span(at, at + 4)), chance),
        read(Example("Where did Erin Vale open the shop?", Excerpt("The choir sang."), False), chance),
    ]
    network = starting_network().eval()
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-4)
    seen = []
    for _ in range(6):
        answered, placed = losses(network, shown)
        optimizer.zero_grad()
        (answered + placed).backward()
        optimizer.step()
        seen.append((answered + placed).item())
    assert seen[-1] < seen[0] / 2
    (_, answering), (_, silent) = Runner(network, network.state_dict()).judge([one.pieces for one in shown])
    assert answering > 0 > silent


def test_every_example_is_in_one_batch_and_no_batch_is_too_large():
    rows = [Example("Who?", Excerpt("word " * size), False) for size in range(1, 120)]
    groups = list(batches(rows, 600, random.Random(2)))
    assert sorted(id(row) for group in groups for row in group) == sorted(id(row) for row in rows)
    assert all(len(group) * max(len(row.excerpt.text) for row in group) / 4 < 700 for group in groups)


def test_what_search_brought_and_statements_are_read_as_examples(tmp_path):
    def written(name, rows):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        return tmp_path / name

    near = [
        {"question": "Who opened it?", "title": "Mill", "text": TEXT, "answer": "David Holt"},
        *({"question": "Who opened it?", "title": "Mill", "text": f"Snow fell {at}.", "answer": None} for at in "abcd"),
        {"question": "Where is it?", "title": "", "text": TEXT, "answer": "OSLO"},
    ]
    opened, placed = brought(written("found.jsonl.gz", near))
    assert [one.answered for one in opened] == [True, False, False, False, False]
    assert opened[0].answer is not None
    assert opened[0].answer.of(TEXT) == "David Holt"
    assert [one.answer.of(TEXT) for one in placed if one.answer] == ["Oslo"]
    pairs = [{"text": TEXT, "hypothesis": "A mill opened", "label": label} for label in ("TRUE", "NO", "YES", "FALSE")]
    borne_out = list(statements(written("rte.jsonl.gz", pairs)))
    assert [one.answered for one in borne_out] == [True, False, True, False]
    pass_ = taken(placed, [opened, placed], borne_out, random.Random(1))
    assert len([one for one in pass_ if one in opened]) == 3
    assert len([one for one in pass_ if one in placed]) == 2


def test_questions_belong_to_one_part_whatever_their_spacing():
    assert part_of("Who opened  the mill?") == part_of("Who opened the mill?")
    parts = [part_of(f"Who opened mill {number}?") for number in range(2_000)]
    assert [round(parts.count(part) / 2_000, 1) for part in ("training", "tuning", "judging")] == [0.3, 0.2, 0.5]


def test_every_third_title_is_left_out():
    assert left_out(["d", "a", "b", "c", "a"]) == {"a", "d"}
