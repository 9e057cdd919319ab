"""Office documents, PDF files and e-books: their words in order, what can be believed of them, and bombs refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from document_parts import (
    PARAGRAPHS,
    TITLE,
    epub,
    newspaper,
    open_document,
    pdf,
    pdf_of_lines,
    pdf_of_pieces,
    rich_text,
    word,
    zipped,
)
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

import index.readers.pdf as pdf_reader
from index import Article, ArticleRefused, read_articles
from index.readers.epub import read_epub
from index.readers.opendocument import read_opendocument
from index.readers.pdf import read_pdf
from index.readers.reflow import paragraphs_of_pages
from index.readers.rich_text import read_rich_text
from index.readers.spacing import CHANGE
from index.readers.word import read_word

FILES = Path(__file__).parent / "files"
WHOLE = "\n\n".join(PARAGRAPHS)
STORY = "<html><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def only(path: Path) -> Article:
    (found,) = read_articles([path])
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.docx", word()), ("a.odt", open_document()), ("a.rtf", rich_text())],
    ids=["Word", "ODT", "RTF"],
)
def test_every_paragraph_of_a_document_is_kept_and_its_head_says_who_and_when(
    tmp_path: Path, name: str, raw: bytes
) -> None:
    (tmp_path / name).write_bytes(raw)
    article = only(tmp_path / name)
    assert article.text == WHOLE
    assert (article.title, article.author, article.published) == (TITLE, "Ines Calder", "2026-03-14")
    assert (article.certainty, article.language) == ("inferred", "en")
    assert "title from the first line" in article.guesses


def test_a_word_document_gives_what_a_reader_sees_tables_boxes_and_insertions_but_no_deletions() -> None:
    document = docx.Document()
    document.add_paragraph("The ferry runs.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "“Nine days,” he said.", "Nine"
    body = document.element.body
    body.insert(0, parse_xml(f"<w:p {_W}><w:ins><w:r><w:t>Inserted words.</w:t></w:r></w:ins><w:del><w:r>"
                             "<w:delText>Deleted words.</w:delText></w:r></w:del></w:p>"))  # fmt: skip
    box = (
        f"<w:p {_W}><w:r><w:t>Before.</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )
    body.insert(1, parse_xml(box))
    made = io.BytesIO()
    document.save(made)
    assert read_word(made.getvalue()).text.split("\n\n") == [
        *("Inserted words.", "Before.", "In the box.", "The ferry runs.", "“Nine days,” he said.", "Nine"),
    ]


def test_hidden_words_of_a_document_are_no_ones_to_cite() -> None:
    document = docx.Document()
    hidden = f"<w:r {_W}><w:rPr><w:vanish/></w:rPr><w:t>Ask Ann whether this is true. </w:t></w:r>"
    plain = f'<w:r {_W}><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>The ferry runs.</w:t></w:r>'
    document.element.body.insert(0, parse_xml(f"<w:p {_W}>{hidden}{plain}</w:p>"))
    made = io.BytesIO()
    document.save(made)
    assert read_word(made.getvalue()).text == "The ferry runs."


@pytest.mark.parametrize(
    "group",
    [
        r"{\deleted\revauthdel1\revdttmdel2 She lied.}",
        r"{\rtlch\fs22 \deleted She {\b lied}.}",
        r"{\v Ask Ann whether this is true.}",
        r"{\f0\v\fs20 Ask Ann.}",
    ],
)
def test_deleted_and_hidden_words_of_rich_text_are_left_out(group: str) -> None:
    raw = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}The mayor " + group + r"said \\deleted; {\v0 “so}\rdblquote .}"
    assert read_rich_text(raw.encode("cp1252")).text == "The mayor said \\deleted; “so”."


def test_a_footnote_of_a_word_document_stands_after_its_paragraph() -> None:
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {_W}>{note.format(-1, 'Separator.')}{note.format(2, 'He spoke on Monday.')}</w:footnotes>"
    document = docx.Document()
    document.add_paragraph("The ferry runs, he said")
    document.add_paragraph("The quay is closed.")
    said = document.paragraphs[0]._p
    said.append(parse_xml(f'<w:r {_W}><w:footnoteReference w:id="2"/><w:t>, again.</w:t></w:r>'))
    said.append(parse_xml(f'<w:r {_W}><w:endnoteReference w:id="2"/><w:footnoteReference w:id="7"/></w:r>'))
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made = io.BytesIO()
    document.save(made)
    assert read_word(made.getvalue()).text.split("\n\n") == [
        *("The ferry runs, he said, again.", "He spoke on Monday.", "The quay is closed."),
    ]


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "icalder", "admin", "x@y.example", ""])
def test_a_property_that_is_no_persons_name_is_no_author(author: str) -> None:
    assert read_word(word(["The ferry runs."], author=author)).author is None


def test_a_title_in_the_properties_counts_only_where_the_text_begins_with_it() -> None:
    text = ["Ferry strike ends", "The strike ended on Friday, the union said."]
    assert read_word(word(text, title="Ferry strike ends")).title == "Ferry strike ends"
    assert read_word(word(text, title="Template for board minutes")).title == "Ferry strike ends"
    assert read_word(word(text[1:], title="Template for board minutes")).title is None


def test_notes_comments_and_deleted_words_of_an_opendocument_stay_out_of_its_sentences() -> None:
    body = (
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:h>Heading</text:h>"
        '<text:p>One<text:s text:c="2"/>two<text:tab/>three<text:line-break/>four<office:annotation><text:p>Check!'
        "</text:p></office:annotation>, he said.</text:p>"
    )
    article = read_opendocument(open_document(body))
    assert article.text == "Heading\n\nOne  two\tthree\nfour, he said."
    assert article.title == "Heading"


def test_hidden_words_of_an_opendocument_are_left_out() -> None:
    body = (
        '<text:p>He said <text:span text:style-name="T1">that she lied </text:span>nothing.</text:p>'
        '<text:p text:style-name="T1">Check!</text:p>'
    )
    style = (
        '<style:style xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" style:name="T1">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    assert read_opendocument(open_document(style + body)).text == "He said nothing."


def test_an_e_book_whose_day_is_a_month_is_still_the_outlet() -> None:
    book = epub({"one.xhtml": STORY.format("Ferry runs", "<p>The ferry runs again, she said.</p>" * 9)})
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        kept = {name: parts.read(name).replace(b"2026-03-14", b"2026-03") for name in parts.namelist()}
    ((_, article),) = read_epub(zipped(kept))
    assert isinstance(article, Article)
    assert (article.outlet, article.author, article.published) == ("The Weekly Quay", "Ines Calder", None)


def test_an_e_book_gives_an_article_for_each_story_and_passes_over_its_cover() -> None:
    stories = {
        "cover.xhtml": STORY.format("The Weekly Quay", "<p>Issue 12</p>"),
        "one.xhtml": STORY.format("Ferry runs", "<p>The ferry runs again, the company said on Monday.</p>" * 6),
        "two.xhtml": STORY.format("Quay closes", "<p>By Omar Haddad</p>" + "<p>The quay closes, said a clerk.</p>" * 9),
    }
    found = [(number, article) for number, article in read_epub(epub(stories)) if isinstance(article, Article)]
    assert [(number, article.title, article.outlet) for number, article in found] == [
        (2, "Ferry runs", "The Weekly Quay"),
        (3, "Quay closes", "The Weekly Quay"),
    ]
    assert {article.published for _, article in found} == {"2026-03-14"}
    assert found[0][1].author == "Ines Calder"


def test_a_printed_page_gives_whole_paragraphs_without_running_heads() -> None:
    article = only(FILES / "printed.pdf")
    assert article.title == "Quarry reopens after inspectors leave"
    assert (article.author, article.published, article.certainty) == ("Nils Aker", "2026-04-09", "inferred")
    paragraphs = article.text.split("\n\n")
    assert paragraphs[3] == (
        "The quarry above Tallis reopened on Thursday, a day after inspectors left it without comment, according to "
        "its well-known owner, the Brandvold company."
    )
    assert len(paragraphs) == 3 + 20
    assert "Tallis Record" not in article.text
    assert "Page " not in article.text


def test_words_cut_at_a_line_end_are_joined_and_those_with_a_hyphen_of_their_own_keep_it() -> None:
    page = [
        "The long line of this page says that the presi-",
        "dent met his well-",
        "known friend, a well-known writer, on Monday at the old house by the sea.",
    ]
    assert paragraphs_of_pages(["\n".join(page)]) == [
        "The long line of this page says that the president met his well-known friend, a well-known writer, "
        "on Monday at the old house by the sea."
    ]


_LINE = st.text(st.sampled_from("abc ABC.,-“”0"), max_size=30)


def letters(parts: list[str]) -> list[str]:
    return [character for part in parts for character in part if character.isalpha()]


@given(st.lists(st.lists(_LINE, max_size=12).map("\n".join), max_size=2))
def test_no_letter_is_lost_when_lines_become_paragraphs(pages: list[str]) -> None:
    assert letters(paragraphs_of_pages(pages)) == letters(pages)


@given(st.lists(st.lists(st.just(CHANGE) | _LINE, max_size=12).map("\n".join), max_size=2))
def test_no_letter_is_lost_where_captions_interrupt_them(pages: list[str]) -> None:
    assert sorted(letters(paragraphs_of_pages(pages))) == sorted(letters(pages))


def test_lines_drawn_on_a_page_come_back() -> None:
    lines = ["Ferry (again)", "", "The ferry’s crew said: “We \\ they are tired of waiting for the boat to come.”"]
    assert read_pdf(pdf([lines])).text == "Ferry (again)\n\n" + lines[2]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"%PDF-1.7 nothing more", "damaged"),
        (pdf([[]]), "pictures of its pages"),
        (pdf([["x"]] * 301), "301 pages"),
    ],
    ids=["cut short", "scanned", "too many pages"],
)
def test_a_pdf_that_cannot_be_an_article_is_refused_in_a_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(ArticleRefused, match=why) as refused:
        read_pdf(raw)
    assert str(refused.value).endswith(".")


def test_a_page_that_unpacks_to_far_more_than_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "_MOST_UNPACKED", 100_000)
    with pytest.raises(ArticleRefused, match="too large"):
        read_pdf(pdf([["bomb " * 100] * 1_000]))


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize(
    ("read", "raw", "why"),
    [
        (read_word, zipped({"word/document.xml": b"0" * 60_000_000}), "unpacks to more than"),
        (read_opendocument, zipped({f"{part}.xml": b"0" * 45_000_000 for part in range(5)}), "unpacks to more than"),
        (read_opendocument, open_document("<text:p>&c;&d;</text:p>", LAUGHS), "entities of its own"),
        (read_word, zipped({"word/document.xml": "<a/>"}), "damaged"),
        (read_opendocument, zipped({"other.xml": "<a/>"}), "damaged"),
        (read_word, b"PK\x03\x04 not really", "damaged"),
        (read_rich_text, b"plain", "not a rich text"),
        (read_rich_text, b"{\\rtf1 The ferry \\u99999999999999999999? runs.}", "cannot be read"),
    ],
    ids=["one huge part", "many large parts", "entities", "no package", "no content", "no zip", "no rtf", "no letter"],
)
def test_bombs_and_broken_documents_are_refused_in_a_sentence(
    read: Callable[[bytes], Article], raw: bytes, why: str
) -> None:
    with pytest.raises(ArticleRefused, match=why) as refused:
        read(raw)
    assert str(refused.value).endswith(".")


def test_a_document_without_a_piece_of_its_middle_is_refused() -> None:
    # The list of parts at its end then leads to places before its beginning.
    raw = zipped({"content.xml": "x", "mimetype": "y"})
    listed = raw.index(b"PK\x01\x02")
    with pytest.raises(ArticleRefused, match="or a damaged one"):
        read_opendocument(raw[: listed // 3] + raw[listed:])


def test_a_document_whose_parts_have_names_of_no_letters_is_refused() -> None:
    raw = zipped({"contént.xml": "x"})
    with pytest.raises(ArticleRefused, match="or a damaged one"):
        read_opendocument(raw.replace("é".encode(), b"\xff\xff"))


@pytest.mark.parametrize(
    "kind", [word(), open_document(), rich_text(), pdf([list(PARAGRAPHS)])], ids=["docx", "odt", "rtf", "pdf"]
)
@settings(deadline=None, max_examples=60)
@given(at=st.floats(0, 1), byte=st.integers(0, 255), cut=st.booleans())
def test_a_document_with_a_changed_byte_or_cut_short_gives_an_article_or_a_refusal(
    kind: bytes, at: float, byte: int, cut: bool
) -> None:
    place = int(at * (len(kind) - 1))
    raw = kind[:place] if cut else kind[:place] + bytes([byte]) + kind[place + 1 :]
    read = {b"%P": read_pdf, b"{\\": read_rich_text}.get(kind[:2]) or (
        read_word if b"word/" in kind else read_opendocument
    )
    try:
        outcome = read(raw).text
    except ArticleRefused as refused:
        outcome = str(refused)
    assert outcome.strip()


@pytest.mark.parametrize(
    ("part", "was", "now"),
    [
        ("docProps/core.xml", "cp:coreProperties", "cp:other"),
        ("word/document.xml", "w:document", "w:other"),
        ("word/_rels/document.xml.rels", " Type=", " Kind="),
        ("[Content_Types].xml", "/word/styles.xml", "/word/other.xml"),
        ("[Content_Types].xml", "/word/document.xml", "/word/other.xml"),
    ],
)
def test_a_word_document_whose_parts_are_of_another_kind_than_they_say_is_refused(
    part: str, was: str, now: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(word())) as document:
        parts = {name: document.read(name) for name in document.namelist()}
    with pytest.raises(ArticleRefused, match="damaged"):
        read_word(zipped({**parts, part: parts[part].replace(was.encode(), now.encode())}))


def test_ligatures_are_the_letters_that_they_stand_for(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "pypdf.PageObject.extract_text"
    drawn = "Oﬃcials ﬁled ﬁfty ﬂoat oﬀers, the staﬀ said."
    see = (1.0, 0.0, 0.0, 1.0, 50.0, 700.0)
    monkeypatch.setattr(page, lambda _, visitor_text: visitor_text(drawn, see, see, None, 11.0))
    assert read_pdf(pdf([["x"]])).text == "Officials filed fifty float offers, the staff said."


def test_a_large_first_letter_belongs_to_its_word() -> None:
    beside = [(80, 610, "he ferry line to the three islands was closed nine years ago, and the")]
    rest = [(80, 596, "union said so."), (50, 582, "“At last,” said Ann Li.")]
    article = read_pdf(pdf_of_pieces([(50, 592, "T", 32), *beside, *rest]))
    assert article.text.startswith("The ferry line to the three islands was closed nine years ago, and the union said")


def test_a_byline_in_the_letters_of_the_text_stands_alone() -> None:
    lines = [(640, 11, "By Mairi Stone and Lee Okafor"), *((626 - 14 * at, 11, line) for at, line in enumerate(BODY))]
    article = read_pdf(pdf_of_lines([(700, 20, "Ferry to run again"), *lines]))
    assert article.text.split("\n\n") == ["Ferry to run again", lines[0][2], " ".join(BODY)]


def test_a_heading_over_two_lines_is_one_and_a_quotation_goes_on_in_small_letters() -> None:
    head = [(700, 20, "Ferry line to"), (677, 20, "run again")]
    quoted = [
        (620, 11, "The files, Hale said, were"),
        (606, 11, "“of no significance”, he said of what the inquiry found in May."),
    ]
    assert read_pdf(pdf_of_lines([*head, *quoted])).text.split("\n\n") == [
        "Ferry line to run again",
        "The files, Hale said, were “of no significance”, he said of what the inquiry found in May.",
    ]


def test_a_heading_and_a_caption_stay_apart_from_columns_drawn_across() -> None:
    article = read_pdf(newspaper())
    assert article.title == TITLE
    first, by, day, body, caption = article.text.split("\n\n")
    assert [first, by, day] == [TITLE, "By Ines Calder", "14 March 2026"]
    assert body.startswith("The strike that cut off three islands ended on Friday, the union said.")
    assert caption == "Tomás Brandt on the quay. Photograph: Ann Li"


BODY = [
    "The ferry line to the three islands was closed nine years ago, and the",
    "union said that nobody had asked its members, who learnt of it from the",
    "driver. Nothing has been decided about the winter, the company told them.",
]


def test_larger_letters_are_the_heading_and_a_masthead_of_two_words_is_not() -> None:
    head = [(760, 40, "Harbour Post"), (700, 24, "Ferry to run"), (672, 24, "again in May"), (640, 11, "By Ann Li")]
    article = read_pdf(pdf_of_lines([*head, *((610 - 14 * at, 11, line) for at, line in enumerate(BODY))]))
    assert article.title == "Ferry to run again in May"
    assert article.text.split("\n\n") == ["Harbour Post", "Ferry to run again in May", "By Ann Li", " ".join(BODY)]


def test_a_caption_in_other_letters_does_not_run_into_the_sentence_that_it_interrupts() -> None:
    caption = [(560, 8, "Tomás Brandt on the quay. Photograph: Ellis Shore")]
    drawn = [(610, 11, BODY[0]), (596, 11, BODY[1]), *caption, (500, 11, BODY[2])]
    assert read_pdf(pdf_of_lines(drawn)).text.split("\n\n") == [" ".join(BODY), caption[0][2]]


def test_a_gap_between_lines_begins_a_paragraph_where_the_line_before_is_full() -> None:
    full = "The union said that it would go on, and the company said that it would."
    said = "“We will,” said Tomás Brandt, who leads the union, when he was"
    drawn = [(610, 11, BODY[0]), (596, 11, full), (572, 11, said), (558, 11, "asked.")]
    assert read_pdf(pdf_of_lines(drawn)).text.split("\n\n") == [f"{BODY[0]} {full}", f"{said} asked."]


def test_a_sentence_goes_on_over_the_page_below_its_running_head() -> None:
    first = [*BODY[:2], "line’s leader, who had said before that it would wait for an answer of Mayor"]
    second = ["Park, said on Monday that it would wait no longer than a week for it."]
    pages = [[(780, 8, f"The Harbour Post, page {number}")] for number in (1, 2, 3)]
    drawn = [
        pages[0] + [(700 - 14 * at, 11, line) for at, line in enumerate(first)],
        pages[1] + [(700 - 14 * at, 11, line) for at, line in enumerate(second)],
        pages[2] + [(700, 11, "The mayor was not there.")],
    ]
    assert " ".join([*first, *second]) in read_pdf(pdf_of_lines(*drawn)).text


def test_a_single_pages_number_is_no_sentence() -> None:
    drawn = [(780, 9, "Page 1 of 1"), *((700 - 14 * at, 11, line) for at, line in enumerate(BODY))]
    assert read_pdf(pdf_of_lines(drawn)).text == " ".join(BODY)


def test_two_columns_drawn_across_do_not_run_into_each_others_quotations() -> None:
    first = (
        "The mayor of the town, Lou Park,",
        "said: “We have waited for the ferry",
        "for years.” He would not say more.",
        "His office answers no questions.",
    )
    second = (
        "A driver, Ruth Kane, was pleased.",
        "“It saves me an hour a day,” she",
        "said on the quay. Her children were",
        "glad too, she told the newspaper.",
    )
    across = [(x, line) for pair in zip(first, second, strict=True) for x, line in zip((50, 320), pair, strict=True)]
    text = read_pdf(pdf_of_pieces([(x, 700 - 14 * (at // 2), line) for at, (x, line) in enumerate(across)])).text
    assert "“We have waited for the ferry for years.” He would not say more." in " ".join(text.split())
    assert "“It saves me an hour a day,” she said on the quay." in " ".join(text.split())
