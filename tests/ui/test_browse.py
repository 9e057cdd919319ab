"""The speakers and articles of an archive as lists: most quoted first, found by name, everything escaped."""

from __future__ import annotations

from index import Mention, Speaker, SpeakerRecord, StoredArticle
from ui import strings
from ui.browse_view import browse


def record(name: str, claims: int, *, named: bool = True, role: str | None = None) -> SpeakerRecord:
    speaker = Speaker(name, role=role, named=named)
    return SpeakerRecord(name, (Mention("a", speaker, claims - 1), Mention("b", speaker, 1)))


def article(title: str | None, outlet: str, day: str) -> StoredArticle:
    return StoredArticle("0" * 16, title, outlet, None, day, None, "en", 100, 4, 3)


SPEAKERS = [
    record("Ann <b>Lee</b>", 9, role="the mayor"),
    record("Boris Vane", 4),
    record("a clerk", 3, named=False),
]
ARTICLES = [article("Old & new", "Post", "2026-01-01"), article(None, "Ledger", "2026-02-01")]


def test_speakers_come_with_their_counts_and_those_without_a_name_together() -> None:
    html = browse(SPEAKERS, ARTICLES)
    assert html.index("Ann") < html.index("Boris")
    assert "Ann &lt;b&gt;Lee&lt;/b&gt;</button>" in html
    assert "9 claims in 2 articles" in html
    assert "a clerk" not in html
    assert strings.UNNAMED_SPEAKERS.format(claims="3 claims") in html


def test_articles_come_newest_first() -> None:
    html = browse(SPEAKERS, ARTICLES)
    assert html.index("Ledger") < html.index("Post")
    assert "Old &amp; new" in html


def test_words_find_names_outlets_and_headlines() -> None:
    assert "Boris" in browse(SPEAKERS, ARTICLES, "VANE")
    assert "Ann" not in browse(SPEAKERS, ARTICLES, "VANE")
    assert "Old &amp; new" in browse(SPEAKERS, ARTICLES, "new post")
    assert browse(SPEAKERS, ARTICLES, "<nobody>") == f'<p class="aside" role="status">{strings.NONE_FOUND}</p>'


def test_long_lists_say_how_much_they_leave_out() -> None:
    many = [record(f"Speaker {number}", 2) for number in range(60)]
    html = browse(many, ARTICLES)
    assert strings.MORE_SPEAKERS.format(number=20) in html
    assert html.index("Speaker 11<") < html.index("Show 28 more") < html.index("Speaker 12<")
    assert html.index("Speaker 39<") < html.index("</details>") < html.index("Old &amp; new")
    few_left = browse(many[:47], ARTICLES)
    assert "Speaker 46<" in few_left
    assert "not listed" not in few_left
