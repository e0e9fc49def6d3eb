"""Negated cues: "did not confirm that …" leaves open what "confirmed that …" calls a fact.

The negation becomes part of the cue, so that whoever shows the cue shows it too. Words that
deny nothing ("not only") are not negations: a list of each language has them. "Berg rejected claims
that …" is what Berg denies.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from relata.lang.compile import section
from relata.lang.language import words_of
from relata.lang.schema import Flag, Sense
from relata.model.analysis import PUNCT
from relata.model.spans import clean_spans

if TYPE_CHECKING:
    from relata.lang.language import Language
    from relata.model.analysis import Draft, Segmented

_NEGATION = int(Flag.NEGATION)
#: Small words between a negation and its verb: "no *lo* confirmó", "n'*a* pas confirmé".
_BETWEEN = int(Flag.AUXILIARY | Flag.PRONOUN | Flag.REFLEXIVE)
#: What begins a content, after a negation that follows its verb: "bevestigde niet *dat*".
_OPENS = int(Flag.COMPLEMENTISER | Flag.SUBORDINATION | Flag.QUESTION)
#: Words of the cue in which a negation may stand: "hat die Schließung nicht bestätigt".
_LONGEST = 12
#: Acts that say less when they are negated than "to say" does.
_DENIALS = frozenset(("deny", "refuse"))
_STRONGER = frozenset(("admit", "announce", "assert", "assure"))
#: Acts of who turns down what others say, and the words between such a verb and the noun.
_REJECTING = frozenset(("deny", "refuse", "criticise"))
_TO_NOUN = 4


def mark_negated(drafts: list[Draft], text: Segmented, language: Language) -> None:
    """Give each draft whose cue is negated the certainty of that, and the negation to its cue.

    Direct speech is left as it is: its words were said. Linear in the drafts.
    """
    for draft in drafts:
        if not draft.cue or draft.mode in ("direct", "hearsay"):
            continue
        first = bisect_right(text.starts, draft.cue[0][0]) - 1
        last = bisect_left(text.starts, draft.cue[-1][1]) - 1
        if last - first > _LONGEST:
            continue
        if any(_negative_form(text.lower[k], language) for k in range(first, last + 1)):
            _weaken(draft)  # "nepotvrdila"
            continue
        if not any(text.lower[k] in language.verbs for k in range(first, last + 1)):
            continue
        found = _negations(text, draft, first, last, language)
        if found:
            spans = [*draft.cue, *((text.starts[k], text.ends[k]) for k in found)]
            draft.cue = _joined(clean_spans(tuple(spans), len(text.text)), text)
            _weaken(draft)


def mark_rejected(drafts: list[Draft], text: Segmented, language: Language) -> None:
    """Let who rejects a claim deny it: "Berg rejected *claims* that …"; the verb joins the cue.

    Where the claim's owner speaks, or nobody, nothing changes. Linear in the drafts.
    """
    for draft in drafts:
        if not draft.cue or draft.mode in ("direct", "hearsay") or draft.speaker is None:
            continue
        noun = bisect_left(text.starts, draft.cue[-1][1]) - 1
        if text.lower[noun] not in language.nouns:
            continue
        low = bisect_right(text.starts, draft.speaker.spans[-1][1] - 1)
        for at in range(noun - 1, max(low, noun - _TO_NOUN) - 1, -1):
            readings = language.verbs.get(text.lower[at], ())
            cues = (reading.cue for reading in readings if not reading.cue.particle)
            act = next((cue.act for cue in cues if cue.act in _REJECTING), None)
            if act is not None:
                spans = (*draft.cue, (text.starts[at], text.ends[noun]))
                draft.cue = clean_spans(spans, len(text.text))
                denies = act in _DENIALS
                draft.act = "deny" if denies else act
                draft.certainty = "denied" if denies else "doubted"
                break
            if text.kinds[at] == PUNCT or readings:
                break


def _negative_form(lower: str, language: Language) -> bool:
    """Is a word a verb with the language's prefix of negation: "nepotvrdila"?"""
    if lower in language.verbs:
        return False
    prefixes = words_of(language.file.grammar.negation_prefixes)
    return any(lower.removeprefix(p) in language.verbs for p in prefixes)


def _negations(
    text: Segmented, draft: Draft, first: int, last: int, language: Language
) -> list[int]:
    """The tokens that negate the verb in [first, last]."""
    flags = text.flags
    said = [(a, b) for a, b in draft.content]

    def free(k: int) -> bool:
        return not any(a <= text.starts[k] < b for a, b in said)

    found = [k for k in range(first, last + 1) if flags[k] & _NEGATION and free(k)]
    before = first - 1
    while before > max(0, first - 3) and flags[before] & _BETWEEN and not flags[before] & _NEGATION:
        before -= 1
    if before >= 0 and flags[before] & _NEGATION and free(before):
        if text.sentence_of[before] == text.sentence_of[first]:
            found += [k for k in range(before, first) if k not in found]
    after = last + 1
    if after + 1 < len(flags) and flags[after] & _NEGATION and free(after):
        ends = text.kinds[after + 1] == PUNCT or flags[after + 1] & _OPENS
        if ends and text.sentence_of[after] == text.sentence_of[last]:
            found.append(after)
    affirming = language.view(_affirming)
    if any(_affirms(text, k, affirming) for k in found):
        return []
    return sorted(found)


def _affirming(language: Language) -> tuple[tuple[str, ...], ...]:
    """Phrases with a negation that deny nothing: "not only"."""
    sense: Sense = section(language.code, "sense") or Sense()
    return tuple(tuple(phrase.split()) for phrase in sense.affirming)


def _affirms(text: Segmented, at: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(text.lower[at : at + len(words)] == list(words) for words in phrases)


def _joined(spans: tuple[tuple[int, int], ...], text: Segmented) -> tuple[tuple[int, int], ...]:
    """The spans, those with nothing but spaces between them joined."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and not text.text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _weaken(draft: Draft) -> None:
    if draft.medium == ("thought",) or draft.act == "believe":
        draft.certainty = "doubted"
        return
    draft.certainty = "open"
    if draft.act in _DENIALS or draft.act in _STRONGER:
        draft.act = "state"
