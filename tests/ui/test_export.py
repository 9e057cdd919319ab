from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Claim, Extraction, Manner, Sentence, Span, Speaker
from qa import Answer, ClaimFound, Line, Nearest, Passage, Searched, Source
from ui.export import answer_markdown, answer_text, json_text
from ui.listing import claims_csv, claims_json, extraction_json, extraction_text
from ui.wording import line_text, passage_text, quoted, terminal_safe

TEXT = (
    "‘The early ferry stays,’ said Mia Olsen, a director. ‘For now.’\n"
    "Rolf Ek told the crew, according to a deckhand: ‘Sail.\nNow.’ The ferry is 31 years old."
)
OLSEN = Speaker("Mia Olsen", role="a director")
DECKHAND = Speaker("a deckhand", named=False, anonymity_reason="he feared for his job")


def source(number: int, sentence: str, **known: str) -> Source:
    start = TEXT.index(sentence)
    return Source(
        number=number,
        article_id="00aa11bb22cc33dd",
        title=known.get("title"),
        outlet=known.get("outlet"),
        author=None,
        published=known.get("published"),
        url=known.get("url"),
        sentence=sentence,
        start=start,
        end=start + len(sentence),
    )


POST = {"title": "Early ferry stays", "outlet": "Harbour Post", "published": "2026-03-14T08:30:00"}
STAYS = source(1, "‘The early ferry stays,’ said Mia Olsen, a director.", **POST, url="https://post.example/ferry")
FOR_NOW = source(2, "‘For now.’", **POST)
SAIL = source(3, "Rolf Ek told the crew, according to a deckhand: ‘Sail.\nNow.’")
AGE = source(4, "The ferry is 31 years old.", **POST)
ANSWERED = Answer(
    question="Who said what about the *ferry*?",
    standalone_question="Who said what about the *ferry*?",
    outcome="answered",
    searched=Searched(1, 2, 1200),
    lines=(
        Line(OLSEN, "said", "‘The early ferry stays,’", "direct", (), (1,)),
        Line(replace(OLSEN, role="director"), "said", "‘For now.’", "direct", (), (2, 1)),
        Line(Speaker("Rolf Ek"), "told", "‘Sail.\nNow.’", "direct", (DECKHAND,), (3,)),
    ),
    passages=(Passage("The ferry is 31 years old.", (13, 25), (4,)),),
    sources=(STAYS, FOR_NOW, SAIL, AGE),
)


@pytest.mark.parametrize(
    ("cue", "worded"),
    [
        ("said", "Mia Olsen said: ‘No.’"),
        ("did not say", "Mia Olsen did not say: ‘No.’"),
        ("said in a\nrare interview", "Mia Olsen said in a rare interview: ‘No.’"),
        ("according to", "According to Mia Olsen: ‘No.’"),
        ("According to", "According to Mia Olsen: ‘No.’"),
        ("for", "Mia Olsen: ‘No.’"),
        (":", "Mia Olsen: ‘No.’"),
        ("", "Mia Olsen: ‘No.’"),
    ],
)
def test_a_claim_is_worded_by_its_cue_with_the_speaker_before_the_content(cue: str, worded: str) -> None:
    assert line_text(Line(Speaker("Mia Olsen"), cue, "‘No.’", "direct", (), ())) == worded


def test_role_reason_for_anonymity_and_relaying_source_are_said() -> None:
    line = Line(OLSEN, "said", "‘No.’", "direct", (DECKHAND,), ())
    assert line_text(line) == "Mia Olsen (a director) said, according to a deckhand: ‘No.’"
    assert line_text(line, introduce=False) == "Mia Olsen said, according to a deckhand: ‘No.’"
    unnamed = Line(DECKHAND, "said", "‘No.’", "direct", (), ())
    assert line_text(unnamed) == "A deckhand (not named: he feared for his job) said: ‘No.’"
    assert line_text(replace(unnamed, cue="according to"), introduce=False) == "According to a deckhand: ‘No.’"


def test_everyone_through_whom_words_came_is_said_nearest_first() -> None:
    line = Line(OLSEN, "said", "‘No.’", "direct", (DECKHAND, Speaker("TASS"), Speaker("Reuters")), ())
    chain = "according to a deckhand, cited by TASS, cited by Reuters"
    assert line_text(line, introduce=False) == f"Mia Olsen said, {chain}: ‘No.’"
    assert line_text(replace(line, cue="according to"), introduce=False) == f"According to Mia Olsen, {chain}: ‘No.’"


def test_a_passage_is_put_in_quotation_marks_unless_it_has_its_own() -> None:
    passage = Passage("The ferry is 31 years old.", None, (4,))
    worded = "According to «Early ferry stays» (Harbour Post, 2026-03-14): “The ferry is 31 years old.”"
    assert passage_text(passage, AGE) == worded
    assert passage_text(passage, SAIL) == "According to article 00aa11bb22cc33dd: “The ferry is 31 years old.”"
    assert quoted("“No,”\r\n he said.") == "“No,” he said."


def test_an_answer_reads_speaker_by_speaker_and_ends_with_its_sources() -> None:
    assert answer_text(ANSWERED) == (
        "Mia Olsen (a director) said: ‘The early ferry stays,’ [1]\n"
        "Mia Olsen said: ‘For now.’ [2][1]\n"
        "\n"
        "Rolf Ek told, according to a deckhand: ‘Sail. Now.’ [3]\n"
        "\n"
        "According to «Early ferry stays» (Harbour Post, 2026-03-14): “The ferry is 31 years old.” [4]\n"
        "\n"
        "Sources\n"
        "[1] Harbour Post, 2026-03-14, «Early ferry stays»\n"
        "    ‘The early ferry stays,’ said Mia Olsen, a director.\n"
        "    https://post.example/ferry\n"
        "[2] Harbour Post, 2026-03-14, «Early ferry stays»\n"
        "    ‘For now.’\n"
        "[3] article 00aa11bb22cc33dd\n"
        "    Rolf Ek told the crew, according to a deckhand: ‘Sail. Now.’\n"
        "[4] Harbour Post, 2026-03-14, «Early ferry stays»\n"
        "    The ferry is 31 years old.\n"
        "\n"
        "Searched 1 article (2 sentences, 1,200 claims)."
    )


def test_a_refusal_says_why_and_offers_what_is_near_as_no_answer() -> None:
    near = (Nearest("The ferry is 31 years old.", "00aa11bb22cc33dd", 0),)
    refused = Answer("Why?", "Why?", "no_claim", Searched(1, 2, 3), nearest=near)
    text = answer_text(refused)
    assert "nobody is reported to say what you asked about" in text
    assert "Nearest sentences (not an answer):\n- “The ferry is 31 years old.” (article 00aa11bb22cc33dd)" in text
    assert "[1]" not in text
    assert "No answer to that question was found" in answer_text(replace(refused, outcome="no_evidence"))
    assert "the archive is empty" in answer_text(replace(refused, searched=Searched(0, 0, 0)))


def test_a_citation_without_a_source_is_an_error_and_not_a_wrong_number() -> None:
    with pytest.raises(ValueError, match=r"citations \[4\] have no source"):
        answer_text(replace(ANSWERED, sources=(STAYS, FOR_NOW, SAIL)))


def test_markdown_spells_out_every_citation_and_shows_words_as_they_are() -> None:
    markdown = answer_markdown(ANSWERED)
    assert markdown.startswith("## Who said what about the \\*ferry\\*?\n\n- Mia Olsen (a director) said: ‘The early")
    assert "\n- Mia Olsen said: ‘For now.’ \\[2\\]\\[1\\]\n" in markdown
    assert (
        "\\[1\\] Harbour Post, 2026-03-14, «Early ferry stays», <https://post.example/ferry>\n\n> ‘The early"
        in markdown
    )
    for number in (1, 2, 3, 4):
        assert f"\n\\[{number}\\] " in markdown


def test_markdown_does_not_obey_an_article() -> None:
    hostile = "- # <script>alert(1)</script> ![x](http://bad.example) `code`\n\n# Heading $x$ [y](javascript:z)"
    line = Line(Speaker(hostile), "said", hostile, "direct", (), (1,))
    cited = replace(STAYS, sentence=hostile, title=hostile, url="javascript:alert(1)")
    markdown = answer_markdown(replace(ANSWERED, lines=(line,), passages=(), sources=(cited,)))
    left_to_markdown = re.sub(r"\\.", "", markdown)
    for harm in ("<", "[", "]", "`", "$", "\n# ", "- #", "- -"):
        assert harm not in left_to_markdown


def found(**changes: object) -> ClaimFound:
    relays = (DECKHAND, Speaker("TASS"))
    claim = ClaimFound(OLSEN, "said", "‘The early ferry stays,’", "direct", relays, STAYS, Manner("say"))
    return replace(claim, **changes)  # type: ignore[arg-type]


def test_claims_as_json_keep_everything() -> None:
    (listed,) = json.loads(json_text(claims_json([found(content="\x1b[31m\x9b ‘a’\n\u202eb")])))
    assert listed["speaker"] == {"name": "Mia Olsen", "role": "a director", "named": True, "anonymity_reason": None}
    assert listed["content"] == "\x1b[31m\x9b ‘a’\n\u202eb"
    assert listed["source"]["sentence"] == STAYS.sentence
    assert listed["relayed_by"]["name"] == "a deckhand"
    assert [relay["name"] for relay in listed["relays"]] == ["a deckhand", "TASS"]
    assert listed["manner"] == {"lemma": "say", "kind": "said", "negated": False, "hypothetical": False}


def test_claims_as_csv_have_a_head_and_a_row_each() -> None:
    denied = found(speaker=None, relays=(), manner=Manner("deny", "denied", negated=True))
    rows = list(csv.DictReader(io.StringIO(claims_csv([found(), denied]))))
    assert rows[0]["speaker"] == "Mia Olsen"
    assert rows[0]["named"] == "true"
    assert (rows[0]["relayed_by"], rows[0]["relays"]) == ("a deckhand", "a deckhand; TASS")
    assert [(row["manner"], row["negated"]) for row in rows] == [("said", "false"), ("denied", "true")]
    assert rows[0]["title"] == "Early ferry stays"
    assert (rows[1]["speaker"], rows[1]["named"], rows[1]["relayed_by"]) == ("", "", "")
    assert claims_csv([]).startswith("speaker,role,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", " =", "＝", "|"])
def test_no_csv_cell_is_a_formula(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://bad.example","x")'
    row = next(csv.DictReader(io.StringIO(claims_csv([found(content=hostile, speaker=Speaker(hostile))]))))
    assert row["content"].startswith("'")
    assert row["speaker"].startswith("'")


@given(st.text())
def test_a_csv_cell_survives_any_words(content: str) -> None:
    row = next(csv.DictReader(io.StringIO(claims_csv([found(content=content)]), newline="")))
    expected = terminal_safe(content.replace("\r\n", "\n").replace("\r", "\n"))
    assert row["content"].removeprefix("'") == expected.removeprefix("'")


@given(st.text())
def test_nothing_that_is_printed_can_steer_a_terminal(text: str) -> None:
    for printed in (terminal_safe(text), json_text({"text": text})):
        assert not any(character < " " and character != "\n" for character in printed)
        assert not set(printed) & {chr(code) for code in (*range(0x7F, 0xA0), *range(0x202A, 0x202F))}
        printed.encode()
    assert json.loads(json_text({"text": text})) == {"text": text}


def test_an_extraction_is_printed_with_its_spans_and_their_words() -> None:
    def span(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    claim = Claim(
        source=(span("Mia Olsen, a director"),),
        cue=(span("said"),),
        content=(span("‘The early ferry stays,’"), span("‘For now.’")),
        speech="direct",
        speaker=OLSEN,
        relays=(),
        sentences=(0, 1),
        manner=Manner("say", "said", negated=True, hypothetical=True),
        confidence=0.75,
    )
    article = Article.from_text(TEXT)
    (listed,) = extraction_json(article, [claim])
    assert listed["cue"] == [{"start": 25, "end": 29, "text": "said"}]
    assert [part["text"] for part in listed["content"]] == ["‘The early ferry stays,’", "‘For now.’"]
    assert listed["sentences"] == [0, 1]
    assert (listed["relayed_by"], listed["relays"], listed["confidence"]) == (None, [], 0.75)
    assert listed["manner"] == {"lemma": "say", "kind": "said", "negated": True, "hypothetical": True}
    sentences = tuple(Sentence(i, place) for i, place in enumerate((Span(0, 41), Span(42, len(TEXT)))))
    unsure = replace(claim, speaker=None, manner=Manner("say"))
    assert extraction_text(article, Extraction(sentences, (claim, unsure))) == (
        "Mia Olsen (a director) said: ‘The early ferry stays,’ … ‘For now.’\n"
        "    direct speech, negated, hypothetical, characters 0–24, 53–63\n\n"
        "Someone the article does not make clear said: ‘The early ferry stays,’ … ‘For now.’\n"
        "    direct speech, characters 0–24, 53–63"
    )
