"""What is mutated: a small article in every format, in every language whose pack has examples."""

from __future__ import annotations

import io
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple

import relata.lang
from relata.lang.language import supported
from relata.model.threads import once
from relata.readers.registry import READERS

#: Sentences of a language that make one article.
_SENTENCES = 8


class Seed(NamedTuple):
    """One sound input: the name decides its format where the bytes do not."""

    name: str
    data: bytes
    #: Language of its text (ISO 639-1).
    language: str


@once(1)
def seeds() -> tuple[Seed, ...]:
    """All seeds, in a fixed order."""
    found = [
        Seed(example.name, example.data(), "en")
        for reader in READERS
        for example in reader.examples
    ]
    for code in supported():
        for text in _articles(code):
            found += _in_formats(text, code)
    return tuple(found)


def _articles(code: str) -> list[str]:
    """Texts of a few sentences each, of the examples in a language's pack."""
    file = Path(relata.lang.__path__[0]) / "packs" / code / "examples.toml"
    if not file.exists():
        return []
    examples = tomllib.loads(file.read_text(encoding="utf-8")).get("example", [])
    sentences = [example["text"] for example in examples]
    groups = [sentences[at : at + _SENTENCES] for at in range(0, len(sentences), _SENTENCES)]
    return ["\n\n".join(group) for group in groups[:5]]


def _in_formats(text: str, code: str) -> list[Seed]:
    paragraphs = text.split("\n\n")
    made = [Seed("story.txt", text.encode(), code), Seed("story.md", _markdown(paragraphs), code)]
    made += [
        Seed("story.html", _page(paragraphs, code), code),
        Seed("story.eml", _mail(text), code),
        Seed("story.docx", _word(paragraphs), code),
    ]
    return made


def _markdown(paragraphs: list[str]) -> bytes:
    head = "---\ntitle: A title\nauthor: Ann Lee\ndate: 2024-03-05\n---\n\n# A title\n\n> "
    return (head + "\n\n".join(paragraphs) + "\n\n- a\n- b\n").encode()


def _page(paragraphs: list[str], code: str) -> bytes:
    data = (
        '{"@type":"NewsArticle","headline":"A title","author":[{"@type":"Person","name":"Ann Lee"}]'
        ',"datePublished":"2024-03-05T22:30:00+01:00","publisher":{"name":"Evening Tide"}}'
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    post = (
        '<blockquote class="twitter-tweet"><p>We stay open.</p>— Ann Lee (@annlee) '
        '<a href="/x">March 3, 2021</a></blockquote>'
    )
    return (
        f'<!doctype html><html lang="{code}"><head><title>A title | Evening Tide</title>'
        f'<meta property="og:site_name" content="Evening Tide">'
        f'<meta name="author" content="Ann Lee">'
        f'<script type="application/ld+json">{data}</script></head><body><nav><a href="/">Home</a>'
        f'</nav><article><h1>A title</h1><p class="byline">By Ann Lee</p>{body}{post}'
        f"<blockquote><p>It is over.</p><cite>Bob Low, mayor</cite></blockquote></article>"
        f"<footer>© 2024</footer></body></html>"
    ).encode()


def _mail(text: str) -> bytes:
    head = (
        "From: Press office <press@example.org>\r\nSubject: A title\r\n"
        "Date: Tue, 05 Mar 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    return (head + text + "\r\n--b--\r\n").encode()


def _word(paragraphs: list[str]) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(
        f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>"
        for paragraph in (line.replace("&", "&amp;").replace("<", "&lt;") for line in paragraphs)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo("word/document.xml")  # no time of day: the same bytes every time
        archive.writestr(info, f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return made.getvalue()


__all__ = ["Seed", "seeds"]
