"""The pages' own words, in the reader's language: the section `web` of the reports' words."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from relata.present.options import Options
from relata.present.words import Words, languages

#: The language of the pages where a browser accepts none of ours.
DEFAULT = Options().report_lang
#: The cookie in which a choice of language is kept.
COOKIE = "relata_language"
#: Parts of an Accept-Language header that are looked at.
_MAX_ACCEPTED = 20


class PagePhrases:
    """PagePhrases of one language by their keys; a counted phrase picks its form by `n`."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._table = words.table["web"]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its `{names}` filled in."""
        phrase = self._table[key]
        if isinstance(phrase, list):
            phrase = phrase[0 if values.get("n") == 1 else 1]
        return str(phrase).format(**values)

    def of(self, section: str, key: str) -> str:
        """A phrase for a code of ours: `of("stage", "fetch")` is `stage_fetch`."""
        return str(self._table.get(f"{section}_{key}".replace("-", "_"), key))


def language(connection: HTTPConnection) -> str:
    """The pages' language for one reader: chosen, or accepted by the browser, or the default."""
    known = languages("web")
    chosen = connection.cookies.get(COOKIE)
    if chosen in known:
        return chosen
    ranked: list[tuple[float, str]] = []
    for part in connection.headers.get("accept-language", "").split(",")[:_MAX_ACCEPTED]:
        tag, _, quality = part.partition(";q=")
        try:
            ranked.append((-float(quality or 1), tag.strip().lower().split("-")[0]))
        except ValueError:
            continue
    ranked.sort(key=lambda entry: entry[0])
    return next((code for _, code in ranked if code in known), DEFAULT)
