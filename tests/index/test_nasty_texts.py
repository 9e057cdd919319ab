"""Texts that trip software: each comes back from every way in and from the archive letter for letter, offsets too."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from archive_parts import extract_plainly, open_archive
from document_parts import word

from index import Article, extract, read_articles
from ui.export import article_json, json_text

NASTY = {
    "composed and decomposed": "Zoë said it. Zoe\u0308 said it too. \u212b and \u00c5 are not one character here.",
    "right to left": "قال الوزير إن المحادثات ستستمر. She said \u202eeerht\u202c. הוא אמר: „לא“.",
    "joined emoji": "“👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿 were there,” said Mia Olsen 👍🏽. Nobody else came 🇺🇦🇺🇦.",
    "beyond the first plane": "𝔗𝔥𝔢 𝖋𝖊𝖗𝖗𝖞 runs, said 𠜎𠜱 on Monday. 𐍈 was seen.",
    "invisible": "Zero\u200bwidth\u200cjoin\u200ders, soft\u00adhyphens and \u2060word joiners\ufeff stay. So do they.",
    "blanks": "No\u00a0break, thin\u2009space, wide\u3000space\u2003em.\u2028Line.\u2029Paragraph\x0bvertical\x0cfeed.",
    "line ends": "One.\r\nTwo.\rThree.\nFour.\x85Five.",
    "quotes of all kinds": "„Nein“, ‚nein‘, «non», »nej«, 「はい」, “yes”, ‘yes’, \"yes\", 'yes', ``yes'' said he.",
    "quotes that never end": "“He said ‘she said “they said and so it went on. Nobody knew where it would end.",
    "markup": "<b>Bold</b> & <script>alert('x')</script> {{template}} ${shell} %s %(x)s {0} \\n \\u0041 said A. Man.",
    "terminal": "She said\x1b[31m red\x1b[0m\x07 and \x08\x7f left. It was late.",
    "combining": "Z̸̢͚̈́͝a̷̛̲͌l̴̯̈́g̶̙͝o̵̙͒ said that it comes. " + "a" + "\u0301" * 60 + " was all.",
    "case": "İstanbul, ıstanbul, STRASSE, straße, ﬁre and Ǆ said ß. The ﬃ stayed.",
    "long word": "x" * 5_000 + " said Anna Smith.",
    "many marks": "?!" * 800 + " … " + "." * 800 + " said Anna Smith. “" + "’" * 200,
    "numbers": "１２３ and ٣٤٥ and Ⅻ per cent of 1.234.567,89 € fell by −3 °, said R. Ek at 5.30 p.m. in St. Ives.",
    "private and unassigned": "\ue000 and \U000e0001 and \uffff\ufffe and \U0010ffff were said by Anna Smith.",
    "only marks": "… — “”",
    "one letter": "a",
}


@pytest.fixture(params=NASTY)
def text(request: pytest.FixtureRequest) -> str:
    return NASTY[request.param]


def test_sentences_and_claims_point_at_their_words_and_no_word_is_left_out(text: str) -> None:
    found = extract(Article.from_text(text, language="en"))
    spans = [sentence.span for sentence in found.sentences]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = set().union(*(range(span.start, span.end) for span in spans)) if spans else set()
    # What belongs to no sentence is blank, or has no shape of its own.
    assert all(
        at in covered or character.isspace() or unicodedata.category(character) in ("Cf", "Cc")
        for at, character in enumerate(text)
    )
    for claim in found.claims:
        for span in (*claim.source, *claim.cue, *claim.content):
            assert span.of(text).strip()


def test_the_text_is_kept_letter_for_letter_by_files_and_tables(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.md").write_bytes(b"---\noutlet: Post\n---\n" + text.encode())
    (tmp_path / "c.jsonl").write_bytes(json.dumps({"text": text, "title": "c"}).encode() + b"\n")
    table = io.StringIO(newline="")
    csv.writer(table, quoting=csv.QUOTE_ALL).writerows([("title", "text"), ("d", text)])
    (tmp_path / "d.csv").write_bytes(table.getvalue().encode())
    found = [article for article in read_articles([tmp_path]) if isinstance(article, Article)]
    assert [article.text for article in found] == [text] * 4


def test_the_archive_gives_every_nasty_text_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.build.extract", extract_plainly)
    articles = [Article.from_text(text, title=name, language="xx") for name, text in NASTY.items()]
    with open_archive(tmp_path) as archive:
        report = archive.add(articles)
        assert (len(report.added), report.refused) == (len(NASTY), ())
        for article in articles:
            assert archive.article(article.id) == article
            for sentence in archive.sentences(article.id):
                assert sentence.text == article.text[sentence.span.start : sentence.span.end]
        assert archive.verify() == []


def test_every_nasty_text_exported_and_added_again_is_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.build.extract", extract_plainly)
    articles = [Article.from_text(text, title=name, language="xx") for name, text in NASTY.items()]
    with open_archive(tmp_path / "one") as one, open_archive(tmp_path / "other") as other:
        ids = one.add(articles).added
        lines = [json_text(article_json(one.article(id_)), indent=None) for id_ in ids]
        (tmp_path / "all.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        assert other.add(read_articles([tmp_path / "all.jsonl"])).added == ids
        assert [other.article(id_) for id_ in ids] == articles


@pytest.mark.parametrize("name", ["composed and decomposed", "right to left", "joined emoji", "invisible", "markup"])
def test_a_word_document_keeps_every_letter_of_a_paragraph(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word([NASTY[name]]))
    (article,) = read_articles([tmp_path / "a.docx"])
    assert isinstance(article, Article)
    assert article.text == NASTY[name]
