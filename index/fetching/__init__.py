"""Fetching: web addresses, feeds and sitemaps → Articles, from public hosts only; and datasets by name."""

from index.fetching.datasets import DATASET, read_dataset
from index.fetching.fetcher import Fetcher
from index.fetching.news import Fetched, news_of, read_url

__all__ = ["DATASET", "Fetched", "Fetcher", "news_of", "read_dataset", "read_url"]
