"""What a reader may choose about a report's looks."""

from __future__ import annotations

from msgspec import Struct


class Options(Struct, frozen=True):
    """Looks of a report. Which statements are in it is decided before, on the record."""

    #: Columns of the terminal; the text report uses at most 100 of them.
    width: int = 80
    #: Colours in the text report (ANSI sequences).
    colour: bool = False
    #: Whether views show doubtful statements too, which they only count otherwise.
    doubtful: bool = False
    #: Whether statements were left out by a choice of the user: an empty view says so.
    chosen: bool = False
    #: Language of the report's own words: see `relata.present.words.languages()`.
    report_lang: str = "en"
