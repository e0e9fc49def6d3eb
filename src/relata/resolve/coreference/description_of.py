"""A described phrase as it is compared: its head, what narrows it, whether it is definite."""

from __future__ import annotations

from relata.model.analysis import NOM, Phrase
from relata.resolve.context import ARTICLE, CLOSED, DEMONSTRATIVE, RELATIVE, ResolutionContext
from relata.resolve.coreference.described_entities import Description
from relata.resolve.limits import MAX_NARROWING
from relata.resolve.word_forms import country_in, country_of, stem

#: Kinds that are the same without an article, too: "police said".
_BARE = frozenset(("organisation", "institution"))


def description_of(context: ResolutionContext, phrase: Phrase) -> Description:
    """A description as it is compared."""
    text = context.text
    start, end = phrase.role or (phrase.start, phrase.core_end or phrase.end)
    at = phrase.head
    head = text.lower[at]
    full = head
    if at + 2 < end and text.lower[at + 1] in context.owners:
        full = " ".join(text.lower[at : at + 3])
    elif at > start and text.lower[at - 1].isalpha():
        full = f"{text.lower[at - 1]} {head}"
    country = country_of(text.words[start:end])
    return Description(
        context.words(start, end), head, phrase.entity,
        phrase.gender if phrase.gender in ("m", "f", "n") else "",
        phrase.number == "pl", _definite(context, phrase), country, full,
        _narrowing(context, start, at), _narrowing(context, at + 1, end),
    )  # fmt: skip


def _definite(context: ResolutionContext, phrase: Phrase) -> bool:
    """Whether a description speaks of somebody known: "the", "this", "im", no "his"."""
    text, first = context.text, phrase.start
    if phrase.entity == "unnamed" or text.lower[first] in context.indefinite:
        return False
    if phrase.end < len(text.flags) and text.flags[phrase.end] & RELATIVE:
        if text.sentence_of[phrase.end] == text.sentence_of[first]:
            # "the member who left": the clause says which one.
            return text.lower[phrase.end] in context.indefinite
    flags = text.flags[first]
    if flags & (ARTICLE | DEMONSTRATIVE):
        return True
    before = phrase.preposition
    return before is not None and text.lower[before] in context.language.file.phrases.contracted


def _narrowing(context: ResolutionContext, start: int, end: int) -> tuple[str, ...]:
    """The words in [start, end) that say which one, without endings and countries."""
    text = context.text
    if start >= end:
        return ()
    words, flags = text.words, text.flags
    return tuple(
        [
            stem(text.lower[j])
            for j in range(start, min(end, start + MAX_NARROWING))
            if words[j][0].isalpha() and not flags[j] & CLOSED and not country_in(words[j])
        ]
    )


def may_be_nominative(phrase: Phrase) -> bool:
    """Whether a phrase may stand in the nominative: the form to call somebody by."""
    return not phrase.case or bool(phrase.case & NOM)


def is_bare_group(phrase: Phrase, d: Description) -> bool:
    """A group that is the same without an article, too: "police said"."""
    return phrase.start == phrase.head and d.kind in _BARE and not (d.after or d.plural)
