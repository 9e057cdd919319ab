"""Readers: files and folders → Article, one small module for each kind of file."""

from index.readers.paths import read_articles, size_of

__all__ = ["read_articles", "size_of"]
