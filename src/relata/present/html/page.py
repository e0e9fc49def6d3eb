"""HTML: one self-contained page that loads nothing and reads without JavaScript.

Templates, style sheet and script are files in `templates/`; the page carries them inline,
allowed by hash in its Content Security Policy (CSP level 3), and nothing else. Jinja2
escapes every value; the record stands in a data block in which `<`, `>` and `&` are escaped.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from relata import resources
from relata._version import __version__
from relata.model.codes import MODES
from relata.model.record import FailedRecord, Record
from relata.model.serial import to_json
from relata.model.threads import once
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.view import Item, View, joined, known, view
from relata.present.words import Words, load

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "relata.present.html.templates"
_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_UNSAFE = re.compile("[<>&\ufdd0-\ufdef\ufffe\uffff]")


def _file(name: str) -> str:
    return resources.read_bytes(_PACKAGE, name).decode("utf-8")


def _finalize(value: Any) -> Any:
    # Markup is ours and clean already; every other string may come from an article.
    return clean.page(value) if type(value) is str else value


@once(1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=FunctionLoader(_file),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def embedded(results: Sequence[Record | FailedRecord]) -> str:
    """The JSON of one result, or the list of several, harmless inside a script element."""
    parts = [to_json(result).decode("utf-8") for result in results]
    text = parts[0] if len(parts) == 1 else f"[{','.join(parts)}]"
    text = clean.json_text(text)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _filters(shown: View, words: Words) -> dict[str, list[dict[str, Any]]]:
    """The buttons: who speaks, and in which mode."""
    counts: dict[str, int] = dict.fromkeys(MODES, 0)
    for item in shown.items:
        counts[item.statement.mode] += 1
    return {
        "speakers": [
            {
                "key": f"k{number}",
                "name": speaker.name,
                "roles": ", ".join(role for role in speaker.roles[:2] if role != speaker.name),
                "count": speaker.count,
                "known": known(words, speaker),
                "nobody": speaker.key == "none",
            }
            for number, speaker in enumerate(shown.speakers)
        ],
        "modes": [
            {
                "key": mode,
                "name": words.of("modes", mode),
                "help": words.of("mode_help", mode),
                "count": count,
            }
            for mode, count in counts.items()
            if count
        ],
    }


def _detail(item: Item, text: str, words: Words, at: dict[str, str]) -> dict[str, Any]:
    """One entry of the list of statements."""
    statement, speaker, addressee = item.statement, item.speaker, item.addressee
    act = words.of("acts", statement.act)
    return {
        "item": item,
        "statement": statement,
        "handle": at[statement.id],
        "who": speaker.name if speaker else words.ui("no_speaker"),
        "mention": clean.line(speaker.mention) if speaker and speaker.differs else "",
        "why": speaker.voice.why if speaker else "",
        "voice_score": speaker.voice.score if speaker else None,
        "candidates": speaker.candidates if speaker else (),
        "to": addressee.name if addressee else "",
        "to_mention": clean.line(addressee.mention) if addressee and addressee.differs else "",
        "mode": words.of("modes", statement.mode),
        "mode_help": words.of("mode_help", statement.mode),
        "act": f"{act} {words.of('certainties', item.hedge)}" if item.hedge else act,
        "certainty": words.of("certainties", statement.certainty),
        "medium": words.join([words.of("media", name) for name in statement.medium], "or"),
        "quoted": clean.line(joined(text, statement.quoted)),
        "cue": clean.line(joined(text, statement.cue)),
        "time": words.date(statement.time) if statement.time else "",
        "place": words.ui("place_paragraph", paragraph=item.paragraph)
        if item.line is None
        else words.ui("place_line", paragraph=item.paragraph, line=item.line),
        "inside": at.get(statement.inside, "") if statement.inside else "",
        "links": [(link, words.of("chain", link.kind)) for link in item.chain],
    }


def _article(record: Record, words: Words, prefix: str) -> dict[str, Any]:
    from relata.present.html.marking import blocks, handles

    shown = view(record, words)
    info = record.document
    at = handles(shown, prefix)
    keys = {speaker.key: f"k{number}" for number, speaker in enumerate(shown.speakers)}
    paragraphs = blocks(shown, at, words)
    titles = [block for block in paragraphs if block.kind == "title"]
    source = info.source or ""
    return {
        "failed": None,
        "prefix": prefix,
        "shown": shown,
        "info": info,
        "sourcing": record.sourcing,
        "producer": record.producer,
        "title": shown.title or words.ui("untitled"),
        "title_html": titles[0].html if titles else None,
        # What stands before the title (a kicker, a byline) keeps its place after it.
        "blocks": [block for block in paragraphs if not titles or block is not titles[0]],
        "date": words.date(info.date) if info.date else "",
        "authors": words.join(info.authors),
        "language": words.of("languages", info.language),
        "dir": "rtl" if info.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        "link": source if source.startswith(("https://", "http://")) else "",
        "filters": _filters(shown, words),
        "details": [_detail(item, info.text, words, at) for item in shown.items],
        "voices": {
            at[item.statement.id]: " ".join(keys[key] for key in item.keys) for item in shown.items
        },
    }


def _failed(failed: FailedRecord, words: Words, prefix: str) -> dict[str, Any]:
    return {
        "failed": failed.error.message,
        "prefix": prefix,
        "title": failed.source or words.ui("untitled"),
    }


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """The whole page; several results are sections of one page after an index.

    Raises UsageError where `options.report_lang` is not a report language.
    """
    from markupsafe import Markup, escape

    words = load(options.report_lang)
    single = len(results) == 1
    articles = [
        _failed(result, words, "" if single else f"a{number}-")
        if isinstance(result, FailedRecord)
        else _article(result, words, "" if single else f"a{number}-")
        for number, result in enumerate(results, 1)
    ]
    # Escaped once, not again for every statement.
    labels = {key: escape(name) for key, name in words.table["ui"].items()}
    style, script = _file("style.css"), _file("script.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            words=words,
            ui=words.ui,
            t=labels,
            of=words.of,
            line=clean.line,
            version=__version__,
            articles=articles,
            single=single,
            style=Markup(style),  # noqa: S704 - a file of ours
            script=Markup(script),  # noqa: S704 - a file of ours
            style_hash=_hash(style),
            script_hash=_hash(script),
            data=Markup(embedded(results)),  # noqa: S704 - escaped there
        )
        + "\n"
    )


FORMAT = OutputFormat(
    name="html",
    summary="one self-contained page",
    suffix=".html",
    media_type="text/html",
    one_file_each=True,
    render=render,
)
