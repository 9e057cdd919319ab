"""What a question asks: its kind, whose words, about what, in which manner; and which are refused."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qa import QuestionRefused
from qa.manners import MANNERS
from qa.question import Question, read_question, topic_words


def about(topic: str | None = None, manner: str | None = None) -> tuple[object, ...]:
    return ("claims_about", None, topic, manner, None)


def by(speaker: str, topic: str | None = None, manner: str | None = None) -> tuple[object, ...]:
    return ("said_by", speaker, topic, manner, None)


def who(said: str, manner: str | None = None) -> tuple[object, ...]:
    return ("who_said", None, said, manner, None)


def fact(topic: str, expected: str | None = None) -> tuple[object, ...]:
    return ("fact", None, topic, None, expected)


READ = {
    "Who claimed what about Sevsk?": about("Sevsk"),
    "Who said what about the dam?": about("the dam"),
    "who has said what about the dam": about("the dam"),
    "WHO CLAIMED WHAT ABOUT SEVSK?": about("SEVSK"),
    "  Who   claimed what\n about Sevsk ??!  ": about("Sevsk"),
    "Please tell me who claimed what about the dam": about("the dam"),
    "Who claimed what?": about(),
    "What was said about the dam?": about("the dam"),
    "What has been said about the dam?": about("the dam"),
    "What is being claimed about the dam?": about("the dam"),
    "Who is quoted about the dam?": about("the dam"),
    "Who has been cited on the dam?": about("the dam"),
    "Does Clara Moss support the dam?": by("Clara Moss", "the dam"),
    "Does Clara Moss really oppose the dam?": by("Clara Moss", "the dam"),
    "Is Clara Moss in favour of the dam?": by("Clara Moss", "the dam"),
    "Was Clara Moss critical of the dam?": by("Clara Moss", "the dam"),
    "Is the dam for sale?": fact("Is the dam for sale"),
    "Does the evidence support the theory?": fact("Does the evidence support the theory"),
    "Who welcomed the dam?": who("the dam", "praised"),
    "Who hailed the dam?": who("the dam", "praised"),
    "Who apologised for the dam?": who("the dam", "admitted"),
    "What do people say about the dam?": about("the dam"),
    "What did they say about the dam?": about("the dam"),
    "What do the articles say about the dam?": about("the dam"),
    "What claims are there about the dam?": about("the dam"),
    "Show me all statements about the dam": about("the dam"),
    "List the quotes on the dam": about("the dam"),
    "Who has commented on the dam?": about("the dam"),
    "Who spoke about the dam?": about("the dam"),
    "Who said anything about the dam?": about("the dam"),
    "Do the sources agree about the dam?": about("the dam"),
    "What are people saying about the dam?": about("the dam"),
    "Tell me about the dam.": about("the dam"),
    "What do we know about the dam?": about("the dam"),
    "Do Moss and Holt agree on the dam?": ("claims_about", "Moss", "the dam", None, None),
    "What did anyone deny about the dam?": about("the dam", "denied"),
    'Who claimed what about "who claimed what about"?': about('"who claimed what about"'),
    "What did Clara Moss say?": by("Clara Moss"),
    "what did clara moss say about the dam": by("clara moss", "the dam"),
    "So, what did Clara Moss say?": by("Clara Moss"),
    "What else did Clara Moss say?": by("Clara Moss"),
    "What does Clara Moss think about the dam?": by("Clara Moss", "the dam"),
    "What has Clara Moss said about the dam?": by("Clara Moss", "the dam"),
    "What is Clara Moss saying about the dam?": by("Clara Moss", "the dam"),
    "What did Clara Moss claim?": by("Clara Moss"),
    "What did Clara Moss say to the council?": by("Clara Moss"),
    "What is Clara Moss's position on the dam?": by("Clara Moss", "the dam"),
    "What is Clara Moss’s view of the dam?": by("Clara Moss", "the dam"),
    "What were the mayor's comments on the dam?": by("the mayor", "the dam"),
    "Explain Clara Moss's stance on the dam": by("Clara Moss", "the dam"),
    "How does Clara Moss describe the dam?": by("Clara Moss", "the dam"),
    "How did Clara Moss's position on the dam change?": by("Clara Moss", "the dam"),
    "According to Clara Moss, how old is the dam?": by("Clara Moss", "how old is the dam"),
    "Did Clara Moss say anything about the dam?": by("Clara Moss", "the dam"),
    "Did Clara Moss say that the dam leaks?": by("Clara Moss", "the dam leaks"),
    "Show me quotes by Clara Moss about the dam": by("Clara Moss", "the dam"),
    "Statements from Clara Moss": by("Clara Moss"),
    "What did Clara Moss tell reporters about the dam?": by("Clara Moss", "the dam"),
    "What did critics argue?": by("critics"),
    "What did officials say about the dam?": about("the dam"),
    "What did the Ukrainian analyst say?": by("the Ukrainian analyst"),
    "What did Maria Petrova's husband say?": by("Maria Petrova's husband"),
    "What did Clara Moss deny?": by("Clara Moss", None, "deny"),
    "What did Clara Moss deny about the dam?": by("Clara Moss", "the dam", "deny"),
    "What did the council promise?": by("the council", None, "promise"),
    "What did Dr Moss warn about?": by("Dr Moss", None, "warn"),
    "Who said that the dam leaks?": who("the dam leaks"),
    "Who was it that said the dam leaks?": who("the dam leaks"),
    "Who first said that the dam leaks?": who("the dam leaks"),
    "Who says the dam is not leaking?": who("the dam is not leaking"),
    "Has anyone said that the dam leaks?": who("the dam leaks"),
    "Which official said that the dam leaks?": who("the dam leaks"),
    'Whose words are "the dam is tired"?': who("the dam is tired"),
    'Who used the phrase "a tired dam"?': who("a tired dam"),
    "Who called the dam a disgrace?": who("the dam a disgrace"),
    "Who denied that the dam leaks?": who("the dam leaks", "deny"),
    "Who rejected the plan?": who("the plan", "reject"),
    "Who admitted that the dam leaks?": who("the dam leaks", "admit"),
    "Who doubted the estimate?": who("the estimate", "doubt"),
    "Who warned about the dam?": who("the dam", "warn"),
    "Who promised a new dam?": who("a new dam", "promise"),
    "Who estimated the cost of the dam?": who("the cost of the dam", "estimate"),
    "Who predicted a flood?": who("a flood", "predict"),
    "Who accused the council of lying?": who("the council of lying", "accuse"),
    "Who criticised the council?": who("the council", "criticise"),
    "Who criticized the council?": who("the council", "criticize"),
    "Who praised the crews?": who("the crews", "praise"),
    "Who threatened the council?": who("the council", "threaten"),
    "Who demanded a review?": who("a review", "demand"),
    "What promises did Clara Moss make?": by("Clara Moss", None, "promise"),
    "What warnings has Clara Moss given about the dam?": by("Clara Moss", "the dam", "warn"),
    "What are Clara Moss's estimates?": by("Clara Moss", None, "estimate"),
    "Which accusations did Clara Moss reject?": by("Clara Moss", None, "reject"),
    "Quote Clara Moss on the dam": by("Clara Moss", "the dam"),
    "What were Clara Moss's words about the dam?": by("Clara Moss", "the dam"),
    "What is the latest from Clara Moss on the dam?": by("Clara Moss", "the dam"),
    "Who is quoted as saying that the dam leaks?": who("the dam leaks"),
    "By whom was it said that the dam leaks?": who("the dam leaks"),
    "Who cast doubt on the dam?": who("the dam", "doubt"),
    "Who is Clara Moss?": fact("Who is Clara Moss"),
    "Who is Émile van Holt?": fact("Who is Émile van Holt"),
    "Do the sources agree whether the dam leaks?": about("the dam leaks"),
    "According to a new study, how many dams leak?": fact("how many dams leak", "number"),
    "According to the study by Moss, how many dams leak?": by("the study by Moss", "how many dams leak"),
    "Who built the dam?": fact("Who built the dam", "person"),
    "Where is the dam?": fact("Where is the dam", "place"),
    "In which town is the dam?": fact("In which town is the dam", "place"),
    "When was the dam built?": fact("When was the dam built", "time"),
    "Can you tell me when the dam was built?": fact("when the dam was built", "time"),
    "What year was the dam built?": fact("What year was the dam built", "time"),
    "How old is Clara Moss?": fact("How old is Clara Moss", "age"),
    "How many people live near the dam?": fact("How many people live near the dam", "number"),
    "How much did the dam cost?": fact("How much did the dam cost", "number"),
    "What percentage of the water is lost?": fact("What percentage of the water is lost", "number"),
    "Why is the dam leaking?": fact("Why is the dam leaking"),
    "the dam": fact("the dam"),
    "Who denied what about the dam?": about("the dam", "denied"),
    "Who promised what?": about(None, "promised"),
    "Who accused whom?": about(None, "accused"),
    "Who warned of what?": about(None, "warned"),
    "What was denied?": about(None, "denied"),
    "What has been promised about the dam?": about("the dam", "promised"),
    "Which promises were made?": about(None, "promise"),
    "What warnings have been given about the dam?": about("the dam", "warning"),
    "Which accusations were made against the council?": about("the council", "accusation"),
    "List all the promises": about(None, "promise"),
    "Has anyone commented on the dam?": about("the dam"),
    "Did anybody say anything about the dam?": about("the dam"),
    "Any comments on the dam?": about("the dam"),
    "Is there any word on the dam?": about("the dam"),
    "Summarise the dam story": about("dam"),
    "Summarize the dam": about("dam"),
    "Give me an overview of the dam dispute": about("dam"),
    "What is the dam story about?": about("dam"),
    "What are the key claims about the dam?": about("the dam"),
    "pros and cons of the dam": about("the dam"),
    "latest on the dam": about("the dam"),
    "What's new on the dam?": about("the dam"),
    "What is the demand for water?": fact("What is the demand for water"),
}


def reading(question: Question) -> tuple[object, ...]:
    return (question.kind, question.speaker, question.topic, question.manners, question.expected)


def wanted(row: tuple[object, ...]) -> tuple[object, ...]:
    kind, speaker, topic, manner, expected = row
    return (kind, speaker, topic, MANNERS[manner] if isinstance(manner, str) else frozenset(), expected)


SHAPES = {
    "Do the sources agree about the dam?": ("agreement", None, None, "the dam"),
    "Does Moss agree with Holt on the dam?": ("agreement", "Moss", "Holt", "the dam"),
    "Do Moss and Holt agree on the dam?": ("agreement", "Moss", "Holt", "the dam"),
    "What do Moss and Holt disagree about?": ("agreement", "Moss", "Holt", None),
    "Who disagrees with Moss about the dam?": ("agreement", "Moss", None, "the dam"),
    "Who disputed the engineer's account of the dam?": ("agreement", "the engineer", None, "the dam"),
    "Is there any dispute over the dam?": ("agreement", None, None, "the dam"),
    "Who is right about the dam?": ("agreement", None, None, "the dam"),
    "Whom should I believe about the dam?": ("agreement", None, None, "the dam"),
    "Who contradicts whom about the dam?": ("agreement", None, None, "the dam"),
    "Which figures about the dam are disputed?": ("agreement", None, None, "the dam"),
    "What are the main points of disagreement about the dam?": ("agreement", None, None, "the dam"),
    "Show me both sides of the dam": ("agreement", None, None, "the dam"),
    "What are the various stances on the dam?": ("agreement", None, None, "the dam"),
    "Are there conflicting claims about the dam?": ("agreement", None, None, "the dam"),
    "How did Moss's position on the dam change?": ("change", "Moss", None, "the dam"),
    "How did Moss’s passenger figure change?": ("change", "Moss", None, "passenger"),
    "Has Moss changed her mind about the dam?": ("change", "Moss", None, "the dam"),
    "How many articles mention the dam?": ("articles", None, None, "the dam"),
    "Which outlets reported on the dam?": ("articles", None, None, "the dam"),
    "In which articles is Moss quoted?": ("articles", None, None, "Moss"),
    "Where does Moss work?": ("role", "Moss", None, "Where does Moss work"),
    "What does Moss do for a living?": ("role", "Moss", None, "What does Moss do for a living"),
    "Who claimed what about the dam?": ("claims", None, None, "the dam"),
}


@pytest.mark.parametrize("text", SHAPES)
def test_a_question_is_read_for_the_shape_of_its_answer(text):
    read = read_question(text)
    assert (read.shape, read.speaker, read.other, read.topic) == SHAPES[text]


@pytest.mark.parametrize("text", READ)
def test_a_question_is_read_as_it_is_meant(text):
    assert reading(read_question(text)) == wanted(READ[text])


@pytest.mark.parametrize("text", READ)
def test_the_mark_at_the_end_and_white_space_change_nothing(text):
    tidy = text.strip(" ?!\n")
    assert reading(read_question(f"\t {tidy} ?\n")) == reading(read_question(tidy))


def test_the_text_of_a_question_is_kept_with_single_spaces():
    assert read_question("  Who   said\n what? ").text == "Who said what?"


def test_words_of_reporting_and_of_any_matter_are_no_topic():
    assert topic_words("the number of statements about water pipes") == ["water", "pipes"]
    assert topic_words("the issue") == ["issue"]
    assert topic_words(None) == []


# What is refused


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "?", "…", "?!.,;:", "“”", "—", "\u200b", "🙂", "()[]{}", "''", "%", "\x00", "_"]
)
def test_a_question_without_a_word_is_refused(text):
    with pytest.raises(QuestionRefused) as refused:
        read_question(text)
    assert_one_sentence(str(refused.value))


@pytest.mark.parametrize("text", ["a" * 10_000, "who said what about the dam? " * 400, "a" * 1_001])
def test_a_question_that_is_too_long_is_refused(text):
    with pytest.raises(QuestionRefused, match="1,000") as refused:
        read_question(text)
    assert "a" * 100 not in str(refused.value)


def test_a_question_as_long_as_may_be_is_read():
    assert read_question("Who claimed what about " + "a" * 977).topic == "a" * 977


def assert_one_sentence(message: str) -> None:
    assert message[0].isupper()
    assert message[-1] in ".?"
    assert "\n" not in message
    assert len(message) < 200


# Hostile questions

HOSTILE = [
    "{question}",
    "{0.__class__.__mro__}",
    "%s%s%s%n",
    "'; DROP TABLE sentences; --",
    '" OR 1=1 --',
    "dam* NEAR/2 leak",
    'content:"dam" AND NOT speaker:*',
    "dam^2 +leak -flood",
    "Who said (?P<speaker>.+)+$",
    "What did (.*) say about \\1?",
    "Who said that\x00the dam leaks?",
    "<script>alert('dam')</script>",
    "Who claimed what about ../../etc/passwd?",
    "Wer hat was über den Damm gesagt?",
    "谁说了什么？",
    "من قال ماذا؟",
    "Who said 𝕿𝖍𝖊 𝖉𝖆𝖒 leaks?",
    "Who\u202esaid that the dam leaks?",
    "W\u0301h\u0301o\u0301 said what about the dam?",
    "what " * 200,
    "Who said who said who said who said?",
    "about about about about",
    "What did ' say?",
    "What did “ say about ”?",
    "1",
    "½ of ² what?",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_question_is_read_as_words(text):
    found = read_question(text)
    assert found.text == " ".join(text.split())


SLOW_AT_WORST = 1.0  # seconds of this process's own time
BOMBS = {
    "a letter again and again": "a" * 1_000,
    "words again and again": "a " * 500,
    "brackets": "(" * 999 + "a",
    "question words": "what did " * 111,
    "verbs of saying": "what did a " + "say a " * 160,
    "said about": "what did a say about " + "a about " * 120,
    "said to": "what did a say to " + "a " * 480 + "#",
    "and": "do a " + "and a " * 160 + "#",
    "agree": "on what do a and b " + "agree a and b " * 65 + "#",
    "of": "what is the position of a " + "of a " * 190,
    "over": "how did a's stance " + "over a " * 130,
    "possessives": "how has a's position " + "on a's position " * 60,
    "who said who said": "who said " * 111,
    "spaces and marks": "who said a" + " ?" * 490 + "a",
    "commas": "according to a" + ", a" * 320 + "#",
    "a name in capitals": "Who is " + "A" * 990 + "#",
    "a name in capitals, with a polite word": "Who is SECRETARY-GENERAL CLARA MOSS OF THE DAM UNION, please?",
}


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError when this process computes longer; a regular expression is interrupted too."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("name", BOMBS)
def test_no_question_takes_long_to_read(name):
    with at_most(SLOW_AT_WORST):
        read_question(BOMBS[name])


WORDS = (
    "who what did does how Clara Moss the say said claim denied about of that agree and on to is position ’s , ? “ ”"
).split()


@example("who said “ the dam”")
@example("did Clara and Moss agree")
@given(st.one_of(st.text(max_size=1_100), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text):
    try:
        found = read_question(text)
    except QuestionRefused as refused:
        assert_one_sentence(str(refused))
        return
    assert found.kind in {"claims_about", "said_by", "who_said", "fact"}
    assert found.speaker is not None or found.kind != "said_by"
    if found.shape not in {"agreement", "first", "role"}:
        assert found.speaker is None or found.kind == "said_by"
    for part in (found.speaker, found.topic):
        assert part is None or (part.strip() == part and part in found.text)


@pytest.mark.parametrize("noun", ["report", "claim", "remarks", "estimate"])
def test_a_matter_that_is_named_like_reporting_is_a_matter(noun):
    asked = read_question(f"What did Clara Moss say about the {noun}?")
    assert (asked.speaker, asked.topic) == ("Clara Moss", f"the {noun}")


@pytest.mark.parametrize(("verb", "manner"), [("condemn", "criticised"), ("defend", "agreed")])
def test_whether_anyone_did_asks_who_did(verb, manner):
    asked = read_question(f"Did anyone {verb} the label?")
    assert (asked.kind, asked.topic, asked.manners) == ("who_said", "the label", frozenset({manner}))
