"""Where a time can stand at all: the sentences that hold a word or a number that makes one.

More than half of a news text's sentences hold none; their words are looked up once and never
matched.
"""

from __future__ import annotations

from collections.abc import Iterator

from relata.model.analysis import Segmented

#: Letters of the longest word that is taken for an abbreviation before a full stop: "Sept.".
_ABBREVIATION = 4


def windows(text: Segmented, first: int, last: int, timed: list[int]) -> Iterator[tuple[int, int]]:
    """Ranges of characters in the sentences [first, last) in which times can stand, in order.

    `timed` are those of these sentences that have a token that makes a time (`lexicon.makers`).
    A sentence that ends in a number or an abbreviation goes on in the next one: "am 3. | Mai".
    """
    begin = end = -1
    for number in timed:
        low = text.sentences[number][0]
        if number > first and number - 1 > end and _is_open(text, number - 1):
            low = text.sentences[number - 1][0]
        until = number + 1 if number + 1 < last and _is_open(text, number) else number
        if begin >= 0 and number - 1 <= end:
            end = max(end, until)
            continue
        if begin >= 0:
            yield begin, text.ends[text.sentences[end][1] - 1]
        begin, end = text.starts[low], until
    if begin >= 0:
        yield begin, text.ends[text.sentences[end][1] - 1]


def _is_open(text: Segmented, sentence: int) -> bool:
    first, last = text.sentences[sentence]
    if last - first < 2 or text.words[last - 1] != ".":
        return last > first and text.words[last - 1][-1] == "."
    word = text.words[last - 2]
    return word.isdecimal() or len(word) <= _ABBREVIATION
