"""Bounds that keep segmentation linear in the length of the text; no real text reaches them."""

from __future__ import annotations

#: Deepest nesting of quotations; beyond it pairing starts afresh.
MAX_QUOTATION_DEPTH = 8
#: Paragraphs of one kind that a quotation may run through without a mark.
MAX_PARAGRAPHS_WITHOUT_MARK = 6
#: Marks of such a paragraph that are looked at.
MAX_MARKS_LOOKED_AT = 8
#: A text with more marks is an ornament: none of them is paired.
MAX_MARKS = 1_000_000
#: A longer run of quotation marks is an ornament, not a mark.
MAX_MARK_RUN = 6
#: Tokens in which a reporting clause after a quotation is looked for.
MAX_CLAUSE = 7
#: Marks and dashes that are skipped to find the first word after a full stop.
MAX_SKIPPED = 6
#: Forms of a language's words that are kept.
CACHED_WORDS = 60_000
#: Characters of each of the three samples (beginning, middle, end) that identify the language.
SAMPLE = 700
#: Tokens of a circumstance that opens a sentence and ends in an abbreviation.
MAX_CIRCUMSTANCE = 5
#: After a full stop a verb frames the quotation before it from this strength on: not "nodded".
SAYS = 0.6
