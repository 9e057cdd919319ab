"""The claim finder against the clock."""

from __future__ import annotations

import time

from index import Article, Claim, extract_claims

ARTICLE_WORDS = 700


class TimedFinder:
    """Finds claims, and adds up texts, their words and the seconds spent."""

    def __init__(self) -> None:
        self.texts = 0
        self.words = 0
        self.seconds = 0.0

    def claims(self, text: str) -> list[Claim]:
        article = Article.from_text(text)
        started = time.perf_counter()
        claims = extract_claims(article)
        self.seconds += time.perf_counter() - started
        self.texts += 1
        self.words += len(text.split())
        return claims

    def __str__(self) -> str:
        rate = self.words / max(self.seconds, 1e-9)
        return (
            f"{self.texts:,} texts, {self.words:,} words in {self.seconds:.1f} s: {rate:,.0f} words a second, "
            f"{rate / ARTICLE_WORDS:.1f} articles of {ARTICLE_WORDS} words a second"
        )
