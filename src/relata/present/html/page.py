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
from relata.model.record import FailedRecord, Record
from relata.model.serial import to_json
from relata.model.threads import once
from relata.present import clean
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.words import load

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "relata.present.html.templates"
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


def render(results: Sequence[Record | FailedRecord], options: Options) -> str:
    """The whole page; several results are sections of one page after an index.

    Raises UsageError where `options.report_lang` is not a report language.
    """
    from markupsafe import Markup, escape

    from relata.present.html.article import article, failed

    words = load(options.report_lang)
    single = len(results) == 1
    articles = [
        failed(result, words, "" if single else f"a{number}-")
        if isinstance(result, FailedRecord)
        else article(result, words, "" if single else f"a{number}-", options)
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
