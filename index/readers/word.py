"""Word documents (.docx) → Article: python-docx opens the document, its words are taken in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.article import Article
from index.errors import ArticleRefused
from index.readers.office import article_of_paragraphs
from index.readers.zipped import opened_zip, xml

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved-away words are still in the file; a text box stands inside a paragraph and has paragraphs itself.
_NOT_SHOWN = {f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}txbxContent", _FALLBACK}
_BLANKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_NOTES = {"footnotes": f"{_WORD}footnote", "endnotes": f"{_WORD}endnote"}
_TITLE_STYLES = ("title", "heading 1")


@dataclass(frozen=True, slots=True)
class _Document:
    """What python-docx finds in a document; ``notes`` as :func:`_notes` gives them, ``styles`` names by their ids."""

    body: Any
    notes: Mapping[tuple[str, str | None], Sequence[Any]]
    styles: Mapping[str, str]
    title: str
    author: str


def read_word(raw: bytes) -> Article:
    """Return the article in a Word document: every paragraph that a reader sees, a line each, tables included.

    A footnote or endnote stands after the paragraph that it belongs to. Insertions that wait to be accepted are kept,
    deletions and hidden words left out.
    Raises ArticleRefused for what is no Word document, is too large or has no text.
    """
    with opened_zip(raw, "Word document"):
        document = _opened(raw)
        paragraphs = [(_text(one), _style(one, document.styles)) for one in _shown(document.body, document.notes)]
        return article_of_paragraphs(
            [text for text, _ in paragraphs],
            heading=next((text for text, style in paragraphs if style in _TITLE_STYLES and text.strip()), None),
            title=document.title,
            author=document.author,
        )


def _opened(raw: bytes) -> _Document:
    import docx

    try:
        found = docx.Document(io.BytesIO(raw))
        known = found.core_properties
        styles = {style.style_id: (style.name or "").lower() for style in found.styles}
        return _Document(found.element.body, _notes(found.part), styles, known.title, known.author)
    except ArticleRefused:
        raise
    # A package whose parts are missing, or of another kind than they say, fails in python-docx wherever one is used.
    except Exception as error:
        raise ArticleRefused("It is no Word document, or a damaged one; open it in Word and save it again.") from error


def _notes(part: Any) -> dict[tuple[str, str | None], list[Any]]:
    """Return the paragraphs of each footnote and endnote, by the name of its reference and its number."""
    found = {}
    for relation in part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _NOTES and not relation.is_external:
            for note in xml(relation.target_part.blob, "Word document").iter(_NOTES[kind]):
                found[f"{_NOTES[kind]}Reference", note.get(f"{_WORD}id")] = list(note.iter(f"{_WORD}p"))
    return found


def _shown(body: Any, notes: Mapping[tuple[str, str | None], Sequence[Any]]) -> Iterator[Any]:
    for paragraph in body.iter(f"{_WORD}p"):
        if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue
        yield paragraph
        for reference in paragraph.iter(*(f"{name}Reference" for name in _NOTES.values())):
            yield from notes.get((reference.tag, reference.get(f"{_WORD}id")), ())


def _text(node: Any) -> str:
    parts: list[str] = []
    for child in node:
        if child.tag == f"{_WORD}t":
            parts.append(child.text or "")
        elif child.tag in _BLANKS:
            parts.append(_BLANKS[child.tag])
        elif child.tag not in _NOT_SHOWN and isinstance(child.tag, str) and not _is_hidden(child):
            parts.append(_text(child))
    return "".join(parts)


def _is_hidden(run: Any) -> bool:
    found = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return found is not None and found.get(f"{_WORD}val") not in ("0", "false", "off")


def _style(paragraph: Any, names: Mapping[str, str]) -> str:
    found = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    return "" if found is None else names.get(found.get(f"{_WORD}val"), "")
