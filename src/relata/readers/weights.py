"""The tuned numbers of `readers/weights.toml`, which explains each of them; read at first use."""

from __future__ import annotations

from msgspec import Struct

from relata.model.threads import once
from relata.resources import read_toml


class Decoding(Struct, frozen=True, forbid_unknown_fields=True):
    """When bytes are text, and in which encoding."""

    most_control: float
    utf16_zeros: float
    utf16_other_zeros: float
    sound_per_broken: int


class Layout(Struct, frozen=True, forbid_unknown_fields=True):
    """When lines of plain text are hard-wrapped."""

    narrowest: int
    widest: int
    broken_lines: int
    filled_at_stop: float
    filled: float


class Parts(Struct, frozen=True, forbid_unknown_fields=True):
    """How long titles, headings and teasers are."""

    longest_title: int
    longest_heading: int
    paragraph_per_heading: float
    longest_teaser: int
    longest_notice: int
    longest_closing_line: int


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """When an extraction of a page is trusted."""

    shortest_article: int
    good_agreement: float
    no_agreement: float
    short_extraction: int
    jsonld_times: float
    jsonld_more: int
    shortest_paragraph: int
    container_share: float
    most_links: float
    shortest_key: int
    longest_subheading: int
    longest_attribution: int
    longest_name: int
    attribution_near: int
    shortest_repetition: int
    longest_verse: int
    most_hidden: float
    most_comments: float
    consent_more: int
    shortest_sentence: int
    shortest_standfirst: int
    covered: float
    whole_link: float


class Headline(Struct, frozen=True, forbid_unknown_fields=True):
    """How much a candidate for the title agrees with the others."""

    equal: float
    with_site_name: float
    beginning_or_end: float
    least_shared_words: float
    per_level: float
    in_side_content: float
    marked: float
    sure: float
    single_heading: float


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """One field a table of the file."""

    decoding: Decoding
    layout: Layout
    parts: Parts
    page: Page
    headline: Headline


@once(1)
def weights() -> Weights:
    """The tuned numbers. Raises DataError where the file is not sound."""
    return read_toml("relata.readers", "weights.toml", Weights)
