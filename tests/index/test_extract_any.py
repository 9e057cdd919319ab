"""Whatever words and marks a text is made of, it is read to the end and every offset holds."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, extract

WORDS = (
    "Clara Moss Mr. Mrs. Dr. Holt he she they who it the a spokesman officials said says told that according to by for "
    "of and , . : ; ! ? — - ( ) “ ” ‘ ’ \" ' '' « » … 's n’t U.S. 14 $3 % \n \n\n asked quoted as saying if not is was "
    "believed dam weak called “it” argue denied promised Stone’s . .. & @ # 😀 é"
).split(" ")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), st.booleans())
def test_any_heap_of_words_and_marks_is_read_to_the_end(words: list[str], spaced: bool) -> None:
    text = ("" if not spaced else " ").join(words)
    if not text.strip():
        return
    found = extract(Article.from_text(text))
    for sentence in found.sentences:
        assert sentence.span.of(text) == sentence.span.of(text).strip()
    for claim in found.claims:
        assert claim.content
        for span in (*claim.source, *claim.cue, *claim.content):
            assert span.of(text).strip() == span.of(text)
        assert claim.speaker is None or claim.speaker.name.strip()
        assert all(0 <= ordinal < len(found.sentences) for ordinal in claim.sentences)
