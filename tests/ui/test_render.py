"""What the page shows is escaped, cites by anchors, and says of each claim who made it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from index import Speaker
from qa import AnswerDone, Correction, Disagreement, Line, LineReady, PassageReady, Searched, SourcesFound
from qa.telling import AS_WRITTEN
from tests.ui.fakes import CLAIMS, COLLECTION, COPY, HOSTILE, HOSTILE_TEXT, UNCLAIMED, UNKNOWN, FakeEngine
from ui import frame, panel, render, strings
from ui.exchange import Card, Exchange, NearCard, after
from ui.marking import marked
from ui.markup import day, isolated, text


class Page(HTMLParser):
    """The elements and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def answered(question: str, number: int = 1) -> Exchange:
    """Return the exchange as the handlers have it after the last event."""
    engine = FakeEngine()
    exchange = Exchange(number, question, stage="answering")
    for event in engine.ask(question):
        exchange = after(exchange, event, engine)
    return exchange


def shown(exchange: Exchange) -> Page:
    return Page("".join(render.answer(exchange)))


def test_every_line_begins_with_its_speaker_and_ends_with_its_citations() -> None:
    lines = [
        block for block in "".join(render.answer(answered(CLAIMS.question))).split("<p ") if 'class="line"' in block
    ]
    assert len(lines) == len(CLAIMS.lines)
    for line, html in zip(CLAIMS.lines, lines, strict=True):
        words = Page("<p " + html.partition("</p>")[0]).text
        assert words.startswith(line.speaker.name[:1].upper() + line.speaker.name[1:])
        assert line.content in words
        assert words.endswith("Harbour Gazette")


def test_a_role_is_said_once_and_a_relay_always() -> None:
    words = shown(answered(CLAIMS.question)).text
    assert words.count("a Ukrainian analyst based in Kyiv") == 1
    assert "relayed by a source close to the administration, not named: because the meeting was closed" in words


def test_everyone_through_whom_words_came_is_shown_nearest_first() -> None:
    relays = (Speaker("TASS", role="a news agency"), Speaker("<b>Reuters</b>"))
    line = replace(CLAIMS.lines[0], relays=relays, report="said", content="it was")
    words = shown(replace(answered(CLAIMS.question), parts=(line,))).text
    assert ", relayed by TASS, a news agency, cited by <b>Reuters</b>, said it was" in words


def test_lines_of_one_speaker_share_a_block() -> None:
    blocks = [block for block in render.answer(answered(CLAIMS.question)) if 'class="speaker"' in block]
    assert [block.count('class="line"') for block in blocks] == [2, 1, 1]


def test_a_name_is_one_block_whatever_role_each_article_gives() -> None:
    one, other = (replace(CLAIMS.lines[0], speaker=Speaker("Natalia Ivanova", role)) for role in ("analyst", "author"))
    blocks = render.answer(replace(answered(CLAIMS.question), parts=(one, other)))
    (block,) = [block for block in blocks if 'class="speaker"' in block]
    assert block.count('class="line"') == 2
    assert "analyst" in block
    assert "author" in block


@pytest.mark.parametrize(
    ("cue", "report", "content", "words"),
    [
        ("said", "said:", "“a mask”", "Natalia Ivanova said: “a mask”"),
        ("said", "", "“a mask”", "Natalia Ivanova said: “a mask”"),
        ("said", "said on Monday that", "it was", "Natalia Ivanova said on Monday that it was"),
        ("calls", AS_WRITTEN, "“It was.”", "Natalia Ivanova, given as a source in the article’s sentence: “It was.”"),
        ("according to", ":", "it was", "Natalia Ivanova: it was"),
        ("According to", ":", "it was", "Natalia Ivanova: it was"),
        ("for", ":", "“a mask”", "Natalia Ivanova: “a mask”"),
        (":", ":", "“a mask”", "Natalia Ivanova: “a mask”"),
        ("", "", "“a mask”", "Natalia Ivanova: “a mask”"),
    ],
)
def test_the_report_leads_to_the_content(cue: str, report: str, content: str, words: str) -> None:
    speaker = replace(CLAIMS.lines[0].speaker, role=None)
    line = replace(CLAIMS.lines[0], cue=cue, report=report, content=content, speaker=speaker)
    exchange = replace(answered(CLAIMS.question), parts=(line,))
    assert shown(exchange).text.startswith(words + " 1, Harbour Gazette")


@pytest.mark.parametrize(
    ("cue", "report", "words"),
    [
        ("said", "said", "a Ukrainian analyst based in Kyiv, said it was"),
        ("calls", AS_WRITTEN, "a Ukrainian analyst based in Kyiv, given as a source in the article’s sentence: it was"),
        ("according to", ":", "a Ukrainian analyst based in Kyiv: it was"),
        (":", ":", "a Ukrainian analyst based in Kyiv: it was"),
    ],
)
def test_a_role_stands_between_the_name_and_the_report(cue: str, report: str, words: str) -> None:
    line = replace(CLAIMS.lines[0], cue=cue, report=report, content="it was")
    exchange = replace(answered(CLAIMS.question), parts=(line,))
    assert shown(exchange).text.startswith(f"Natalia Ivanova, {words} 1, Harbour Gazette")


def test_every_citation_leads_to_a_card_and_every_card_back_to_its_lines() -> None:
    exchanges = [answered(CLAIMS.question, 1), answered("How old is Maria Petrova?", 2), answered(CLAIMS.question, 3)]
    answers = Page("".join(render.question(one) + "".join(render.answer(one)) for one in exchanges))
    cards = Page(panel.sources(exchanges))
    ids = answers.ids + cards.ids
    assert len(ids) == len(set(ids))
    targets = [link["href"] for link in answers.named("a")]
    assert targets
    assert all(target and target[1:] in cards.ids for target in targets)
    backs = [link["href"] for link in cards.named("a") if link["href"] and link["href"].startswith("#")]
    assert len(backs) >= 9
    assert all(back and back[1:] in answers.ids for back in backs)


def test_citations_open_in_the_same_page_and_read_alone() -> None:
    links = shown(answered(CLAIMS.question)).named("a")
    assert all("target" not in link for link in links)
    assert ">1, Harbour Gazette</a>" in "".join(render.answer(answered(CLAIMS.question)))


def test_a_card_marks_the_sentence_exactly_between_its_neighbours() -> None:
    exchange = answered(CLAIMS.question)
    html = panel.sources([exchange])
    for card in exchange.cards or ():
        assert f"{text(card.before)} <mark>{marked(card.source.sentence, card.marks)}</mark>" in html
    assert "Also in Northern Wire" in Page(html).text
    assert "3\N{NO-BREAK SPACE}March 2026" in Page(html).text


def test_the_newest_sources_are_open_and_earlier_ones_folded() -> None:
    html = panel.sources([answered(CLAIMS.question, 1), answered("How old is Maria Petrova?", 2)])
    assert html.index('id="t2-s1"') < html.index("<details>") < html.index('id="t1-s1"')


def test_one_more_question_changes_the_element_at_every_place() -> None:
    def tags(numbers: list[int]) -> list[str]:
        page = Page(panel.sources([answered(CLAIMS.question, number) for number in numbers]))
        return [tag for tag, attributes in page.elements if attributes.get("class") == "turn"]

    before, after_it = tags([1, 3]), tags([1, 3, 4])
    assert all(one != other for one, other in zip(before, after_it, strict=False))


def test_a_long_answer_folds_its_later_lines_also_those_of_one_speaker() -> None:
    exchange = answered(CLAIMS.question)
    first, last = CLAIMS.lines[0], CLAIMS.lines[3]
    many = replace(exchange, parts=(*[first] * 15, last), answer=None, stage="answering")
    shown_, folded = "".join(render.answer(many)).split("<details")
    assert shown_.count('class="line"') == 12
    assert folded.count('class="line"') == 4
    assert "Show the rest: 4 claims, by 2 speakers" in folded
    assert shown_.count("a Ukrainian analyst") + folded.count("a Ukrainian analyst") == 1


def test_a_change_shows_each_day_once_before_its_lines() -> None:
    exchange = answered(CLAIMS.question)
    changed = replace(exchange, answer=replace(CLAIMS, shape="change"))
    assert "".join(render.answer(changed)).count('<span class="when">3\N{NO-BREAK SPACE}March 2026</span>') == 1
    assert 'class="when"' not in "".join(render.answer(exchange))


def test_a_correction_leads_to_what_it_corrects_and_to_itself() -> None:
    notice = Correction((1, 2, 3, 4), COPY.id, "<b>Correction</b>", "Northern Wire", "2026-03-04", None)
    page = shown(replace(answered(CLAIMS.question), answer=replace(CLAIMS, corrections=(notice,))))
    assert "«Sevsk retaken: praise behind closed doors, doubts outside» 1 2 3 … was corrected" in page.text
    assert "«<b>Correction</b>» (Northern Wire, 4\N{NO-BREAK SPACE}March 2026)" in page.text
    assert [link["href"] for link in page.named("a") if link["class"] == "opens"] == [f"?source={COPY.id}"]


@pytest.mark.parametrize("answer", [UNCLAIMED, UNKNOWN])
def test_a_refusal_says_so_and_cites_nothing(answer: object) -> None:
    exchange = answered(answer.question)  # type: ignore[attr-defined]
    page = shown(exchange)
    assert (strings.NO_CLAIM if answer is UNCLAIMED else strings.NO_EVIDENCE) in page.text
    assert (strings.HINT in page.text) == (answer is UNKNOWN)
    assert all(link["class"] == "opens" for link in page.named("a"))
    assert (strings.NEAREST in page.text) == (answer is UNCLAIMED)
    assert strings.SOURCES_NONE in panel.sources([exchange])


def test_a_passage_names_its_article_and_stresses_the_answer() -> None:
    html = "".join(render.answer(answered("How old is Maria Petrova?")))
    where = "Harbour Gazette, 3\N{NO-BREAK SPACE}March 2026"
    assert f"According to «Sevsk retaken: praise behind closed doors, doubts outside» ({where})" in Page(html).text
    assert "<strong>52-year-old</strong>" in html


def test_an_answer_span_outside_its_passage_is_an_error() -> None:
    exchange = answered("How old is Maria Petrova?")
    passage = replace(exchange.parts[0], answer=(0, 10_000))  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="not within a passage"):
        render.answer(replace(exchange, parts=(passage,)))


def test_articles_without_a_title_are_told_apart_by_their_first_words() -> None:
    sources = (replace(CLAIMS.sources[0], title=None, outlet=None),)
    exchange = after(Exchange(1, "who?", stage="answering"), SourcesFound(sources, 1), FakeEngine())
    exchange = after(exchange, LineReady(replace(CLAIMS.lines[0], citations=(1,))), FakeEngine())
    assert "“Local residents of Sevsk, many of whom had left during…”" in Page(panel.sources([exchange])).text
    assert "1, “Local residents of Sevsk, many of" in shown(exchange).text


def test_where_the_filters_leave_no_article_it_is_said_and_no_hint_given() -> None:
    exchange = answered("What is the capital of Peru?")
    assert exchange.answer is not None
    words = shown(replace(exchange, answer=replace(exchange.answer, searched=Searched(0, 0, 0)))).text
    assert strings.NOTHING_SEARCHED in words
    assert strings.NO_EVIDENCE not in words
    assert strings.HINT not in words


def test_the_head_counts_no_outlets_where_none_are_known() -> None:
    assert "1 article<" in frame.head(replace(COLLECTION, articles=1, outlets=0, first_day=None))


def test_hostile_articles_are_shown_as_text() -> None:
    exchange = answered("hostile")
    exchange = replace(
        exchange,
        nearest=(NearCard(HOSTILE_TEXT, HOSTILE.id, 0, HOSTILE_TEXT, HOSTILE_TEXT, HOSTILE_TEXT),),
        note=HOSTILE_TEXT,
        read_as=HOSTILE_TEXT,
    )
    refused = replace(exchange, answer=replace(UNKNOWN), question=HOSTILE_TEXT)
    failed = replace(exchange, stage="failed")
    pages = [
        render.question(refused),
        *render.answer(refused),
        *render.answer(failed),
        panel.sources([refused, failed]),
    ]
    pages += [frame.notice(HOSTILE_TEXT), frame.head(None, HOSTILE_TEXT)]
    html = "".join(pages)
    page = Page(html)
    assert page.text.count(HOSTILE_TEXT) >= 5
    assert not {"script", "img", "svg", "style", "iframe", "u", "i"} & {tag for tag, _ in page.elements}
    allowed = {"class", "id", "tabindex", "href", "role", "type", "dir", "aria-label", "data-article", "data-start"}
    assert all(set(attributes) <= allowed for _, attributes in page.elements)
    assert all((link["href"] or "").startswith(("#", f"?source={HOSTILE.id}")) for link in page.named("a"))


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org/", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("//example.org/a", False),
        ("http://[", False),
        ("ftp://example.org/a", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, linked: bool) -> None:
    exchange = answered(CLAIMS.question)
    assert exchange.cards
    card = replace(exchange.cards[0], source=replace(exchange.cards[0].source, url=url))
    links = [
        link
        for link in Page(panel.sources([replace(exchange, cards=(card,), parts=())])).named("a")
        if link["href"] != "#t1" and link.get("class") != "permalink"
    ]
    assert bool(links) == linked
    assert all(link["href"] == url and link["rel"] == "noopener noreferrer" for link in links)


def test_sources_without_outlet_date_or_title_still_have_names() -> None:
    exchange = answered(CLAIMS.question)
    assert exchange.cards
    bare = replace(exchange.cards[0].source, outlet=None, published=None, title=None, author=None, url=None)
    exchange = replace(exchange, cards=(Card(bare, "", ""),), parts=exchange.parts[:1])
    assert ">1, Untitled article</a>" in "".join(render.answer(exchange))
    words = Page(panel.sources([exchange])).text
    assert strings.UNTITLED in words
    assert strings.UNDATED in words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026-03-03", "3\N{NO-BREAK SPACE}March 2026"),
        ("2026-05-02T10:00:00+02:00", "2\N{NO-BREAK SPACE}May 2026"),
        ("in spring", "in spring"),
        (None, "no date"),
    ],
)
def test_days_are_written_out(published: str | None, words: str) -> None:
    assert day(published) == words


def test_the_head_says_what_is_in_the_archive() -> None:
    assert (
        "18 articles, 6 outlets, 3\N{NO-BREAK SPACE}March – 2\N{NO-BREAK SPACE}May 2026"
        in Page(frame.head(COLLECTION)).text
    )
    assert strings.SAMPLES_NOTE in frame.head(COLLECTION)
    assert strings.SAMPLES_NOTE not in frame.head(replace(COLLECTION, samples=False))
    assert "1 article, 1 outlet" in Page(frame.head(replace(COLLECTION, articles=1, outlets=1, first_day=None))).text


def test_what_is_shown_only_grows_while_an_answer_arrives() -> None:
    engine = FakeEngine()
    exchange, before = Exchange(1, CLAIMS.question), [""]
    for event in engine.ask(CLAIMS.question):
        exchange = after(exchange, event, engine)
        if isinstance(event, SourcesFound):
            assert all(f'id="t1-s{source.number}"' in panel.sources([exchange]) for source in event.sources)
        if isinstance(event, LineReady | PassageReady | AnswerDone):
            now = render.answer(exchange)
            kept = [old.removesuffix("</div>") for old in before[:-1]]
            assert all(block.startswith(old) for block, old in zip(now, kept, strict=False))
            before = now
    assert len([part for part in exchange.parts if isinstance(part, Line)]) == 4


def opposing(pairs: int) -> list[str]:
    """Return the blocks of an answer whose first and last line are opposed, ``pairs`` times over."""
    pair = Disagreement((0, 3), "denial", ("<b>denied</b>",))
    return render.answer(replace(answered(CLAIMS.question), answer=replace(CLAIMS, disagreements=(pair,) * pairs)))


def test_opposed_claims_stand_face_to_face_with_the_reason_and_are_named_at_their_lines() -> None:
    blocks = opposing(1)
    (section,) = [block for block in blocks if 'class="opposed"' in block]
    one, other = section.split('<p class="why">')
    assert "Natalia Ivanova" in one
    assert 'href="#t1-s1"' in one
    assert "Local residents of Sevsk" in other
    assert 'href="#t1-s4"' in other
    assert "one denies the other (“<bdi>&lt;b&gt;denied&lt;/b&gt;</bdi>”)" in other
    assert section.count('id="t1-o1"') == 1
    lines = [line for line in "".join(blocks).split("<p ") if line.startswith('class="line"')]
    assert ["opposed: " in line for line in lines] == [True, False, False, True]
    assert "opposed: local residents of Sevsk</a>" in lines[0]
    assert not any('class="opposed"' in block for block in opposing(0))


def test_many_opposed_pairs_unfold_and_none_is_left_out() -> None:
    (section,) = [block for block in opposing(9) if 'class="opposed"' in block]
    assert section.count('class="pair"') == 9
    assert "Show the rest: 3 pairs" in section
    ids = Page(section).ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a \u202eb", "a \u202eb"),
        ("a \u2067b", "a \u2067b\u2069"),
        ("\u2066a \u2067b\u2069", "\u2066a \u2067b\u2069\u2069"),
        ("a\u2069 \u202eb", "\u2066a\u2069 \u202eb"),
        ("\u2068a\u2069 b", "\u2068a\u2069 b"),
    ],
)
def test_marks_of_direction_are_neither_left_open_nor_close_what_the_page_opened(words: str, shown: str) -> None:
    assert isolated(words) == f"<bdi>{shown}</bdi>"
