"""What comes of each way in: a real file of every kind, made here, is read, and what was found is printed as a table.

python -m tests.benchmarks.ways_in
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lxml import html

from index import Article, Refusal, Span, extract, read_articles
from index.fetching import read_dataset, read_url
from tests.index import document_parts as parts
from tests.index.web_parts import OPEN, Server, fetcher

HERE = Path(__file__).parents[1] / "index"
BODY = "\n\n".join(parts.PARAGRAPHS)
_HOST = b"http://post.example"
_LISTS = (".rss", ".atom", ".xml")
PLACE = "/2026/03/14/ferry"
_SAID = "".join(f"<p>{paragraph}</p>" for paragraph in parts.PARAGRAPHS[3:])
PAGE = (
    f'<html><head><title>{parts.TITLE}</title><meta property="og:site_name" content="Post"></head><body><article>'
    f"<h1>{parts.TITLE}</h1><p>By Ines Calder</p><p>14 March 2026</p>{_SAID}</article></body></html>"
).encode()
WEB_PAGE = (f"https://post.example{PLACE}", "200 OK", "text/html; charset=utf-8", PAGE)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>A ferry strike</title>'
    f"<link>{PLACE}</link><pubDate>Sat, 14 Mar 2026 08:30:00 GMT</pubDate></item></channel></rss>"
).encode()
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>A ferry strike'
    f'</title><link href="{PLACE}"/><updated>2026-03-14T08:30:00Z</updated></entry></feed>'
).encode()
SITEMAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    f"<url><loc>{_HOST.decode()}{PLACE}</loc><lastmod>2026-03-14</lastmod></url></urlset>"
).encode()
FIELDS = {"title": parts.TITLE, "outlet": "Post", "author": "Ines Calder", "date": "2026-03-14", "text": BODY}


def main() -> None:
    for address in sys.argv[1:]:
        for found in read_dataset(address):
            print(row(address, found))
        return
    print("| way in | title | outlet | author | day | sentences | offsets exact | block quotes, captions kept |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory() as made, Server(OPEN) as server:
        for file in files(Path(made)):
            for found in read_articles([file]):
                print(row(file.name, found, file.read_bytes() if file.suffix == ".html" else b""))
        serve(server)
        for place in ("/page.html", "/feed.rss", "/feed.atom", "/sitemap.xml"):
            for found in read_url(server.url + place, fetcher()):
                print(row(f"fetched: {place}", found, PAGE))
        # The hub's library reads once, when it is imported, where the hub is.
        hub = os.environ | {"HF_ENDPOINT": server.url, "HF_HUB_OFFLINE": "0", "HF_HOME": made}
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.ways_in", "hf://datasets/post/news"], env=hub, check=True
        )


def serve(server: Server) -> None:
    """Put the pages and lists on the web, and a table on the hub."""
    known = contents()
    kinds = {"/page.html": "text/html", "/feed.rss": "application/rss+xml", "/feed.atom": "application/atom+xml"}
    for place, kind in (*kinds.items(), ("/sitemap.xml", "application/xml")):
        listed = known[place[1:]].replace(_HOST, server.url.encode())
        server.answers[place] = (200, {"Content-Type": kind}, listed)
    server.answers[PLACE] = (200, {}, PAGE)
    table = [{"type": "file", "path": "news.parquet", "size": 1, "oid": "0" * 40}]
    tree, file = "/api/datasets/post/news/tree/main?recursive=true&expand=false", "/resolve/main/news.parquet"
    server.answers[tree] = (200, {"Content-Type": "application/json"}, json.dumps(table).encode())
    server.answers[f"/datasets/post/news{file}"] = (
        200,
        {"ETag": '"1"', "X-Repo-Commit": "1" * 40},
        known["table.parquet"],
    )


def files(folder: Path) -> Iterator[Path]:
    """Write the files, and yield them; then the printed page of the tests."""
    for name, raw in contents().items():
        if Path(name).suffix not in _LISTS:
            (folder / name).write_bytes(raw)
            yield folder / name
    yield from sorted(HERE.glob("files/*.pdf"))


def contents() -> dict[str, bytes]:
    """Return a file of each kind by its name: made here, or saved pages of the tests."""
    table, tabs = io.StringIO(newline=""), io.StringIO(newline="")
    csv.writer(table).writerows([FIELDS, FIELDS.values()])
    csv.writer(tabs, delimiter="\t").writerows([FIELDS, FIELDS.values()])
    line = json.dumps(FIELDS).encode() + b"\n"
    chapter = "".join(f"<p>{paragraph}</p>" for paragraph in parts.PARAGRAPHS[3:])
    made = {
        "text.txt": BODY.encode(),
        "windows.txt": BODY.encode("cp1252"),
        "markdown.md": f"---\ntitle: {parts.TITLE}\noutlet: Post\npublished: 14 March 2026\n---\n{BODY}".encode(),
        "word.docx": parts.word(),
        "open.odt": parts.open_document(),
        "rich.rtf": parts.rich_text(),
        "drawn.pdf": parts.pdf([list(parts.PARAGRAPHS)]),
        "columns.pdf": parts.newspaper(),
        "book.epub": parts.epub({"a.xhtml": f"<html><body><h1>{parts.TITLE}</h1>{chapter}</body></html>"}),
        "lines.jsonl": line,
        "array.json": json.dumps({"articles": [FIELDS]}).encode(),
        "packed.jsonl.gz": gzip.compress(line),
        "table.csv": table.getvalue().encode(),
        "table.tsv": tabs.getvalue().encode(),
        "table.parquet": parts.parquet({name: [value] for name, value in FIELDS.items()}),
        "web.warc": parts.warc([WEB_PAGE], packed=False),
        "web.warc.gz": parts.warc([WEB_PAGE], packed=True),
        "page.html": PAGE,
        "feed.rss": RSS,
        "feed.atom": ATOM,
        "sitemap.xml": SITEMAP,
    }
    return made | {file.name: file.read_bytes() for file in sorted(HERE.glob("pages/*.html"))}


def row(name: str, found: Article | Refusal, page: bytes = b"") -> str:
    """Return a line of the table; ``page`` is the page that the article was found on."""
    if isinstance(found, Refusal):
        return f"| {name} | refused: {found.why} | | | | | | |"
    sentences = extract(found).sentences
    exact = covers(found.text, [sentence.span for sentence in sentences])
    day = f"{found.published} ({found.certainty})" if found.published else "–"
    cells = (name, found.title or "–", found.outlet or "–", found.author or "–", day, str(len(sentences)))
    return f"| {' | '.join(cells)} | {'yes' if exact else 'NO'} | {kept(found.text, page)} |"


def kept(text: str, page: bytes) -> str:
    """Return how many of a page's block quotes and captions are in ``text``, word for word."""
    if not page:
        return "–"
    tree, words = html.fromstring(page.decode("utf-8", "replace").encode()), " ".join(text.split())
    quotes, captions = (
        [all(" ".join(part.split()) in words for part in node.itertext()) for node in tree.iter(tag)]
        for tag in ("blockquote", "figcaption")
    )
    return f"{sum(quotes)} of {len(quotes)}, {sum(captions)} of {len(captions)}"


def covers(text: str, spans: list[Span]) -> bool:
    """Say whether ``spans`` are in order and hold every word of ``text``, trimmed: then each is where it says."""
    words = "".join("".join(span.of(text).split()) for span in spans)
    return words == "".join(text.split()) and all(one.end <= other.start for one, other in pairwise(spans))


if __name__ == "__main__":
    main()
