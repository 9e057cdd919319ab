"""Documents that are ZIP files of XML: opened with limits, so that a small file cannot unpack to a huge one."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from index.errors import ArticleRefused

_MOST_PARTS = 10_000
_MOST_BYTES = 200_000_000
_MOST_PART_BYTES = 50_000_000
_ENCRYPTED = 0x1
# What zipfile raises for a file that is cut short, changed, or no ZIP file at all.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError),
)


@contextmanager
def opened_zip(raw: bytes, kind: str) -> Iterator[zipfile.ZipFile]:
    """Give the parts of a document of ``kind``, such as "Word document".

    Raises ArticleRefused when it is none, is locked with a password or unpacks to more than is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            _check_sizes(parts, kind)
            yield parts
    except _DAMAGED as error:
        raise ArticleRefused(
            f"It is no {kind}, or a damaged one; open it in the program that made it and save it again."
        ) from error


def xml(raw: bytes, kind: str) -> Any:
    """Return the root of an XML part; nothing outside it is read, and entities are not expanded."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ArticleRefused(
            f"It is no {kind}, or a damaged one; open it in the program that made it and save it again."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None and any(
        True for _ in root.getroottree().docinfo.internalDTD.iterentities()
    ):
        raise ArticleRefused(f"This {kind} defines entities of its own, as no program writes them; save it again.")
    return root


def _check_sizes(parts: zipfile.ZipFile, kind: str) -> None:
    listed = parts.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in listed):
        raise ArticleRefused(f"This {kind} is locked with a password; save it without one.")
    largest = max((part.file_size for part in listed), default=0)
    if len(listed) > _MOST_PARTS or largest > _MOST_PART_BYTES or sum(part.file_size for part in listed) > _MOST_BYTES:
        raise ArticleRefused(
            f"This {kind} unpacks to more than {_MOST_BYTES // 1_000_000} MB, far more than an article; "
            "save its text as a .txt file and add that."
        )
