"""A described phrase as it is compared: its head, what narrows it, whether it is definite."""

from __future__ import annotations

from relata.knowledge import offices
from relata.lang.schema import Flag, set_of
from relata.model.analysis import NOM, Phrase
from relata.model.codes import EntityKind
from relata.resolve.context import ARTICLE, CLOSED, DEMONSTRATIVE, RELATIVE, ResolutionContext
from relata.resolve.coreference.described_entities import Description
from relata.resolve.limits import MAX_NARROWING
from relata.resolve.word_forms import country_in, country_of, office_at

_INDEFINITE = int(Flag.INDEFINITE)
#: Kinds that are the same without an article, too: "police said".
_BARE = frozenset(("organisation", "institution"))
#: What words mean that name an outlet by its kind.
_OUTLETS = frozenset(("newspaper", "broadcaster", "magazine", "agency", "site", "outlet"))
#: What a word must mean to speak of one known bearer in a language without articles.
_ONE = frozenset(
    ("office", "trade", "spokesperson", "newspaper", "broadcaster", "magazine", "agency", "site")
)


def description_of(context: ResolutionContext, phrase: Phrase) -> Description:
    """A description as it is compared."""
    text = context.text
    start, end = phrase.role or (phrase.start, phrase.core_end or phrase.end)
    at = phrase.head
    head = text.lower[at]
    full = head
    rest = at + 1
    if at + 2 < end and text.lower[at + 1] in context.owners:
        full = " ".join(text.lower[at : at + 3])
        if offices.plain(full, context.language.code):
            rest = at + 3  # "secretaria de Estado": one office, not one of many of a state
    elif office := office_at(text.lower, at, end, context.language.code):
        head = full = office
        rest = at + 1 + office.count(" ")
    elif at > start and text.lower[at - 1].isalpha():
        full = f"{text.lower[at - 1]} {head}"
    unique = _is_unique(context, phrase, full)
    kind = _kind(context, phrase, full)
    country = country_of(text.words[start:end], context.language.code)
    return Description(
        context.words(_with_quantifier(context, phrase, start), end), head,
        "person" if unique and phrase.entity == "unnamed" else kind,
        phrase.gender if phrase.gender in ("m", "f", "n") else "", phrase.number == "pl",
        unique or _definite(context, phrase), country, full,
        _narrowing(context, start, at), _narrowing(context, rest, end),
        kind == "outlet" and phrase.preposition is not None
        and text.lower[phrase.preposition] in set_of(context.language.file.hands.places),
    )  # fmt: skip


def _kind(context: ResolutionContext, phrase: Phrase, full: str) -> EntityKind:
    """The kind of a description: that of its head, unless the word before makes it an outlet.

    "The news agency" is an outlet, "the agency" may be a body of a state.
    """
    if (
        " " in full
        and phrase.entity in _BARE
        and offices.means(full, context.language.code) in _OUTLETS
    ):
        return "outlet"
    return phrase.entity


def _with_quantifier(context: ResolutionContext, phrase: Phrase, start: int) -> int:
    """Where a description begins with the word that says how many: "Most courts"."""
    before = start - 1
    if before < phrase.start:
        return start
    flags = context.text.flags[before]
    return before if flags & _INDEFINITE and not flags & (ARTICLE | DEMONSTRATIVE) else start


def _is_unique(context: ResolutionContext, phrase: Phrase, full: str) -> bool:
    """Whether a noun without an article speaks of somebody known, in a language that has none.

    Of an office there is one bearer at a time ("Podle ministra"), of a newspaper the one that
    the text speaks of; a resident or a doctor may be anybody.
    """
    lower, code = context.text.lower, context.language.code
    if context.conventions.articles or phrase.number == "pl":
        return False
    if lower[phrase.start] in context.indefinite:
        return False
    return (offices.means(full, code) or offices.means(lower[phrase.head], code)) in _ONE


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
    words, flags, code = text.words, text.flags, context.language.code
    return tuple(
        [
            context.stem(text.lower[j])
            for j in range(start, min(end, start + MAX_NARROWING))
            if words[j][0].isalpha() and not flags[j] & CLOSED and not country_in(words[j], code)
        ]
    )


def may_be_nominative(phrase: Phrase) -> bool:
    """Whether a phrase may stand in the nominative: the form to call somebody by."""
    return not phrase.case or bool(phrase.case & NOM)


def is_bare_group(phrase: Phrase, d: Description) -> bool:
    """A group that is the same without an article, too: "police said"."""
    return phrase.start == phrase.head and d.kind in _BARE and not (d.after or d.plural)
