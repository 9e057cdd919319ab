"""Sentences that are hard to read: nested, negated, inverted, two speakers in one, quote marks that quote nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from index import Article, Span, extract_claims
from index.claims.found import Found
from index.claims.frames import build_frames
from index.claims.strays import without_strays
from index.quotes import find_quotations
from index.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Reading:
    """Who says what, with " … " between pieces of content; through whom, nearest to the speaker first."""

    speaker: str | None
    content: str
    relays: tuple[str, ...] = ()
    said: bool = True


def readings(text: str) -> list[Reading]:
    return [
        Reading(
            claim.speaker.name if claim.speaker else None,
            " … ".join(span.of(text) for span in claim.content),
            tuple(relay.name for relay in claim.relays),
            not (claim.manner.negated or claim.manner.hypothetical),
        )
        for claim in extract_claims(Article.from_text(text))
    ]


CASES = [
    (
        "quoted words that are reporting verbs themselves, relayed, and going on",
        "“He said and did it,” the Russian president told the meeting, according to a source close to the "
        "administration. “A man.”",
        [
            Reading(
                "the Russian president",
                "“He said and did it,” … “A man.”",
                ("a source close to the administration",),
            )
        ],
    ),
    (
        "who was quoted by somebody speaks, and nobody where nobody was",
        "Natalia Ivanova, an analyst based in Kyiv, was quoted by the Harbour Gazette as saying that the war was "
        "bringing “more displacement”. Oleg Brandt was quoted by state media saying that the plant had closed. Clara "
        "Moss was quoted in the Ledger as saying the road was safe. Nobody was quoted by the Ledger as saying the "
        "bridge was safe.",
        [
            Reading("Natalia Ivanova", "that the war was bringing “more displacement”", ("the Harbour Gazette",)),
            Reading("Oleg Brandt", "that the plant had closed", ("state media",)),
            Reading("Clara Moss", "the road was safe", ("the Ledger",)),
        ],
    ),
    (
        "when somebody is quoted as saying a thing is no part of it",
        "Northern Wire quoted Wen Adeyemi, a hydrologist, as saying this month that the reservoir could fall below 30 "
        "per cent by the end of July.",
        [
            Reading(
                "Wen Adeyemi",
                "that the reservoir could fall below 30 per cent by the end of July",
                ("Northern Wire",),
            )
        ],
    ),
    (
        "a figure that somebody gives, and a thing that somebody puts somewhere",
        "Clara Moss put the cost at 42 million pounds and said that no public money was needed. She put a desk at 5 "
        "Main Street. Police put the toll at more than 30 people.",
        [
            Reading("Clara Moss", "the cost at 42 million pounds"),
            Reading("Clara Moss", "that no public money was needed"),
            Reading("police", "the toll at more than 30 people"),
        ],
    ),
    (
        "a figure given beside what is disputed",
        "Helen Strand disputed that and put leakage at 17 percent.",
        [Reading("Helen Strand", "that"), Reading("Helen Strand", "leakage at 17 percent")],
    ),
    (
        "an office in a place, and who holds it",
        "The mayor of Port Aven, Ines Caldas, told the council that the bridge was safe. Caldas said it would open.",
        [Reading("Ines Caldas", "that the bridge was safe"), Reading("Ines Caldas", "it would open")],
    ),
    (
        "an office in a place that is called like another",
        "The mayor of Leeds, Ohio, said that the bridge was safe.",
        [Reading("the mayor of Leeds", "that the bridge was safe")],
    ),
    (
        "one verb of quoting for two speakers",
        "The Gazette quoted Clara Moss, an engineer, as saying that the dam leaked, and Peter Holt, her deputy, as "
        "saying that it was “safe”.",
        [
            Reading("Clara Moss", "that the dam leaked", ("The Gazette",)),
            Reading("Peter Holt", "that it was “safe”", ("The Gazette",)),
        ],
    ),
    (
        "two speakers whose quoted words are reporting verbs, in one sentence",
        "“He said and did it,” Clara Moss said, while Peter Holt replied: “She said and did nothing.”",
        [Reading("Clara Moss", "“He said and did it,”"), Reading("Peter Holt", "“She said and did nothing.”")],
    ),
    (
        "a report beside another sentence's",
        "Samir Dale, the planning officer, spoke on Monday. The planning officer denied that a decision had been taken "
        "already. The application would be heard on 18 June, he said.",
        [
            Reading("Samir Dale", "that a decision had been taken already"),
            Reading("Samir Dale", "The application would be heard on 18 June"),
        ],
    ),
    (
        "a report in passing, in the article's own sentence",
        "Clara Moss, a 52-year-old teacher whose return to Sevsk was reported by this newspaper in March, could not be "
        "reached for this article.",
        [],
    ),
    (
        "a claim in a claim",
        "Clara Moss said that fishermen believe that the dam is weak.",
        [
            Reading("Clara Moss", "that fishermen believe that the dam is weak"),
            Reading("fishermen", "that the dam is weak", ("Clara Moss",)),
        ],
    ),
    (
        "negated",
        "Clara Moss did not say that the dam was weak.",
        [Reading("Clara Moss", "that the dam was weak", said=False)],
    ),
    (
        "only possible",
        "If asked, Clara Moss would say that the dam was weak.",
        [Reading("Clara Moss", "that the dam was weak", said=False)],
    ),
    (
        "inverted, with a clause about the speaker",
        "“The dam is weak,” said Clara Moss, who has inspected it for ten years.",
        [Reading("Clara Moss", "“The dam is weak,”")],
    ),
    (
        "two speakers in a sentence",
        "Clara Moss said that the dam was weak, but David Holt insisted that it would hold.",
        [Reading("Clara Moss", "that the dam was weak"), Reading("David Holt", "that it would hold")],
    ),
    (
        "a quotation in a quotation",
        "“He told me, ‘The dam is weak,’ and hung up,” Clara Moss said.",
        [Reading("Clara Moss", "“He told me, ‘The dam is weak,’ and hung up,”")],
    ),
    (
        "according to, at the end",
        "The dam lost a metre of water in a week, according to Clara Moss.",
        [Reading("Clara Moss", "The dam lost a metre of water in a week")],
    ),
    (
        "according to, in front",
        "According to two engineers, the dam lost a metre of water in a week.",
        [Reading("two engineers", "the dam lost a metre of water in a week")],
    ),
    ("a title", "David Holt published “The Weak Dam” in 1998.", []),
    ("song names", "The choir sang “Hold Back the River” and “The Water Is Wide” at the service.", []),
    ("scare quotes", "The so-called “miracle” pump broke down twice in May.", []),
    (
        "a quotation split by its speaker",
        "“The dam,” Clara Moss said on Monday, “is weak.”",
        [Reading("Clara Moss", "“The dam,” … “is weak.”")],
    ),
    (
        "a speaker who goes on in the next paragraph",
        "“The dam is weak,” said Clara Moss.\n\n“It has leaked since March,” she said.",
        [Reading("Clara Moss", "“The dam is weak,”"), Reading("Clara Moss", "“It has leaked since March,”")],
    ),
    (
        "told by somebody else",
        "Clara Moss was told by David Holt that the dam was weak.",
        [Reading("David Holt", "that the dam was weak")],
    ),
    (
        "quoted as saying",
        "The Ellery Courier quoted Clara Moss as saying that the dam was weak.",
        [Reading("Clara Moss", "that the dam was weak", ("The Ellery Courier",))],
    ),
    (
        "said, according to",
        "“The dam is weak,” Clara Moss said, according to a person close to the council.",
        [Reading("Clara Moss", "“The dam is weak,”", ("a person close to the council",))],
    ),
    (
        "a chain of two",
        "The Ellery Courier cited the Northern Wire as quoting Clara Moss as saying that the dam was weak.",
        [Reading("Clara Moss", "that the dam was weak", ("the Northern Wire", "The Ellery Courier"))],
    ),
    (
        "critics of a person are not that person",
        "Critics of David Holt say that he ignored the dam.",
        [Reading("critics of David Holt", "that he ignored the dam")],
    ),
    (
        "a person’s spokesman is not that person",
        "David Holt’s spokesman said that the dam was safe.",
        [Reading("David Holt’s spokesman", "that the dam was safe")],
    ),
    (
        "a pronoun that only one of two can be",
        "Mr. Holt met Mrs. Moss on Friday. She said that the dam was weak.",
        [Reading("Moss", "that the dam was weak")],
    ),
    (
        "denied",
        "David Holt denied that he had been warned about the dam.",
        [Reading("David Holt", "that he had been warned about the dam")],
    ),
    (
        "a quotation with nobody near",
        "The road to Ellery was empty. “Nobody comes here now.” The shops were shut and the ferry lay on the bank.",
        [Reading(None, "“Nobody comes here now.”")],
    ),
    (
        "what nobody said",
        "Nobody at the council said that the dam was weak.",
        [Reading(None, "that the dam was weak", said=False)],
    ),
    (
        "a view, not a speech",
        "Engineers fear that the dam will not last the winter, while the council regards it as sound.",
        [Reading("engineers", "that the dam will not last the winter"), Reading("the council", "it as sound")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_hard_sentence_is_read_right(text: str, expected: list[Reading]) -> None:
    assert readings(text) == expected


def test_another_sentence_is_part_of_a_claim_only_where_it_is_quoted():
    text = "Moss said the mill was sold. It stands by the weir, where it rains. “It works,” she said."
    said, stray, quoted = (
        Span(text.index(words), text.index(words) + len(words))
        for words in ("the mill was sold", "where it rains", "“It works,”")
    )
    quotations = find_quotations(text)
    frames = build_frames(text, split_sentences(text, quotations), quotations)
    found = Found(Span(0, 4), Span(5, 9), (said, stray, quoted), None)
    assert without_strays(frames, quotations, found).content == (said, quoted)
    assert without_strays(frames, quotations, replace(found, content=(stray,))).content == (stray,)
