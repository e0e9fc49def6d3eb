"""The reports' own words, in the reader's language: `words.toml` of its pack."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from relata.lang.compile import having, kept, section
from relata.model.errors import UsageError
from relata.model.threads import once
from relata.present.options import Options


class Words(Struct, frozen=True):
    """One report language. `table` is the file as read; see the English one for its keys."""

    table: dict[str, Any]

    @property
    def code(self) -> str:
        """ISO 639-1 code of the report language."""
        return str(self.table["code"])

    @property
    def findings_code(self) -> str:
        """Code of the language in which the rules speak in such a report: its own, or English."""
        return self.code if self.code in having("messages") else Options().report_lang

    def ui(self, key: str, **values: object) -> str:
        """A phrase with its `{names}` filled in; a counted phrase picks its form by `n`."""
        return self.phrase("ui", key, **values)

    def phrase(self, section: str, key: str, **values: object) -> str:
        """The same of another section: "story"."""
        phrase = self.table[section][key]
        if isinstance(phrase, list):
            phrase = phrase[0 if values.get("n") == 1 else 1]
        return str(phrase).format(**values)

    def of(self, section: str, key: str) -> str:
        """The word for a code of the record ("modes", "direct"); an unknown code as it is."""
        return str(self.table[section].get(key, key))

    def date(self, value: str) -> str:
        """An ISO 8601 year, month or day as people write it; anything else as it is."""
        parts = value[:10].split("-")
        if not all(part.isascii() and part.isdigit() for part in parts):
            return value
        numbers = [int(part) for part in parts]
        months = self.table["months"]
        if len(numbers) not in (2, 3) or len(parts[0]) != 4 or not 1 <= numbers[1] <= 12:
            return value
        month = months[numbers[1] - 1]
        if len(numbers) == 2:
            return str(self.table["month"]).format(month=month, year=numbers[0])
        return str(self.table["date"]).format(day=numbers[2], month=month, year=numbers[0])

    def join(self, names: list[str] | tuple[str, ...], key: str = "and") -> str:
        """Names in a row: "A", "A and B", "A, B and C"."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.ui(key)} {names[-1]}"


@kept
@once(4)
def languages(part: str | None = None) -> tuple[str, ...]:
    """Codes of the languages that reports can be written in, sorted.

    Or of those that have words of their own for one part, "web": then their packs are opened.
    """
    known = having("words")
    return known if part is None else tuple(c for c in known if part in section(c, "words"))


@kept
@once(16)
def load(code: str) -> Words:
    """The words of one report language; the default language's for what it does not have.

    Raises UsageError that lists the languages where `code` is not one of them.
    """
    if code not in languages():
        raise UsageError(f"no report language {code!r}; choose one of {', '.join(languages())}")
    own = section(code, "words")
    whole = section(Options().report_lang, "words")
    return Words({name: _completed(value, own.get(name)) for name, value in whole.items()})


def _completed(whole: Any, own: Any) -> Any:
    """A part of the words of a language, completed."""
    if isinstance(whole, dict):
        return {**whole, **(own or {})}
    return whole if own is None else own
