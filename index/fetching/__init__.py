"""Fetching: web addresses, feeds and sitemaps → Articles, from public hosts only."""

from index.fetching.fetcher import Fetcher
from index.fetching.news import Fetched, news_of, read_url

__all__ = ["Fetched", "Fetcher", "news_of", "read_url"]
