"""Small real documents for the readers' tests, made with the libraries or by the letter of the format."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Mapping, Sequence

TITLE = "Ferry strike ends after nine days"
PARAGRAPHS = (
    TITLE,
    "By Ines Calder",
    "14 March 2026",
    "The strike that cut off three islands ended on Friday, the union said.",
    "“We got what we asked for,” its leader, Tomás Brandt, told a crowd on the quay. ‘At last.’",
    "Talks about the summer timetable resume on Monday, according to the company.",
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def word(paragraphs: Sequence[str] = PARAGRAPHS, author: str = "Ines Calder", title: str = "") -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.author, document.core_properties.title = author, title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def open_document(body: str | None = None, prologue: str = "") -> bytes:
    shown = body or "".join(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"{shown}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rich_text(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    lines = r"\par ".join("".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in line) for line in paragraphs)
    return rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 Times;}}}}{lines}\par}}".encode("ascii")


def epub(chapters: Mapping[str, str]) -> bytes:
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Weekly Quay</dc:title>'
            f"<dc:creator>Ines Calder</dc:creator><dc:date>2026-03-14</dc:date></metadata><manifest>{items}</manifest>"
            f"<spine>{order}</spine></package>",
            **{f"OPS/{name}": chapter for name, chapter in chapters.items()},
        }
    )


def pdf(pages: Sequence[Sequence[str]], title: str | None = None) -> bytes:
    """Pages of lines in Helvetica, as a program would draw them."""
    return _printed(
        [b"50 760 Td\n" + b"".join(b"(%s) Tj 0 -16 Td\n" % _shown(one) for one in page) for page in pages], title
    )


def pdf_of_pieces(pieces: Sequence[tuple[int, int, str] | tuple[int, int, str, int]]) -> bytes:
    """A page of pieces of text, each an object of its own, so far from the left and from below, and so large."""
    shown = b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET BT\n"
    return _printed([b"".join(shown % ((*size, 11)[0], x, y, _shown(text)) for x, y, text, *size in pieces)])


def pdf_of_lines(*pages: Sequence[tuple[int, int, str]]) -> bytes:
    """Pages of lines, each so far from below and in letters so large."""
    shown = b"/F1 %d Tf 1 0 0 1 50 %d Tm (%s) Tj\n"
    return _printed([b"".join(shown % (size, y, _shown(text)) for y, size, text in page) for page in pages])


def newspaper() -> bytes:
    """A heading, a byline and a day, and below them two columns, drawn line by line across, with a caption in one."""
    first, second = (textwrap.wrap(" ".join(PARAGRAPHS[3:] * 3)[at:], 44) for at in (0, 120))
    rows = [(700, 24, 50, TITLE), (670, 11, 50, "By Ines Calder"), (656, 11, 50, "14 March 2026")]
    for at, (left, right) in enumerate(zip(first, second, strict=False)):
        rows += [(620 - 14 * at, 11, 50, left), (620 - 14 * at, 11, 320, right)]
    rows.append((620 - 14 * len(first), 8, 50, "Tomás Brandt on the quay. Photograph: Ann Li"))
    shown = b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET BT\n"
    return _printed([b"".join(shown % (size, x, y, _shown(text)) for y, size, x, text in rows)], packed=False)


def _shown(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _printed(pages: Sequence[bytes], title: str | None = None, packed: bool = True) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for words in pages:
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        drawn = StreamObject()
        drawn.set_data(b"BT /F1 11 Tf " + words + b"ET")
        page[NameObject("/Contents")] = writer._add_object(drawn.flate_encode() if packed else drawn)
    if title:
        writer.add_metadata({"/Title": title})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def warc(pages: Sequence[tuple[str, str, str, bytes]], packed: bool) -> bytes:
    """An archive of the web: of each page its address, status, kind and body."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = io.BytesIO()
    writer = WARCWriter(made, gzip=packed)
    for url, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers))
    return made.getvalue()


def parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    made = io.BytesIO()
    write_table(pyarrow.table(dict(columns)), made)
    return made.getvalue()
