"""HTML: one self-contained page that loads nothing and reads without JavaScript.

Templates, style sheet and script are files in `templates/`; the page carries them inline,
allowed by hash in its Content Security Policy (CSP level 3), and nothing else. Jinja2
escapes every value; the record stands in a data block in which `<`, `>` and `&` are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from relata._version import __version__
from relata.model.record import FailedRecord, Record
from relata.model.serial import to_json
from relata.present import clean
from relata.present.html.environment import content_hash, template_environment, template_file
from relata.present.options import Options
from relata.present.output_format import OutputFormat
from relata.present.words import load

_UNSAFE = re.compile("[<>&\ufdd0-\ufdef\ufffe\uffff]")


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
    style, script = template_file("style.css"), template_file("script.js")
    return (
        template_environment()
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
            style_hash=content_hash(style),
            script_hash=content_hash(script),
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
