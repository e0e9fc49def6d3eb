"""A quotation of whole sentences whose speaker stands in the sentence after or before it.

thus   „C“ So schrieb X. – “C” That is what X wrote. – „C“ Mit diesen Worten ging X.
scene  X schüttelte den Kopf. „C“
"""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.limits import PARTING, QUOTATION_VERB
from relata.attribute.rules.patterns.base import Pattern, apply_cue
from relata.attribute.rules.patterns.direct.frame_after import paragraph_end
from relata.attribute.rules.roles.carry_over import is_particular, main_subject
from relata.attribute.rules.roles.speaker import set_speaker
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import (
    COMPLEMENTISER,
    DEMONSTRATIVE,
    DETERMINER,
    PREPOSITION,
)
from relata.attribute.rules.text.marks import SENTENCE_ENDS
from relata.attribute.rules.text.quotations import is_full
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch
from relata.model.analysis import NOM, Quote

#: Kinds of entities that say what follows their act.
ACTING = frozenset(("person", "unnamed"))


def thus_after(context: Context, quote: Quote) -> Candidate | None:
    """A sentence after the quotation that says whose it is: „C“ So schrieb X an Y."""
    text = context.text
    j = _sentence_end(context, quote)
    if quote.level or j is None or j >= paragraph_end(context, quote.start):
        return None
    sentence = text.sentence_of[j]
    start, end = text.sentences[sentence]
    if start != j or any(quote.start < q.start for q in _quotes(context, j, end)):
        return None
    clauses, matches = parse_sentence(context, sentence)
    if text.lower[j] in context.lexicon.thus:
        for match in matches:
            if match.at - j > QUOTATION_VERB or match.cue.kind != "verb":
                continue
            return _by_cue(context, quote, match, clauses, end)
    return _by_parting(context, quote, j, clauses, end)


def _sentence_end(context: Context, quote: Quote) -> int | None:
    """The token after the sentence that the quotation ends; None where it does not end one.

    What stands alone with a full stop after its marks is a sentence, too: «C».
    """
    text = context.text
    first, end = text.sentences[text.sentence_of[quote.end - 1]]
    if end == quote.end:
        return end if is_full(text, quote) else None
    if end != quote.end + 1 or text.words[quote.end] not in SENTENCE_ENDS:
        return None
    return end if is_full(text, quote) or first == quote.start else None


def _quotes(context: Context, start: int, end: int) -> list[Quote]:
    return [context.text.quotes[q] for q in context.quotes_in(start, end)]


def _by_cue(
    context: Context, quote: Quote, match: CueMatch, clauses: list[Clause], end: int
) -> Candidate | None:
    """Das sagte X. – That is what X wrote to Y."""
    text = context.text
    if not match.cue.complements & {"direct", "so", "that"}:
        return None
    if match.cue.reporting_strength < context.weights.strength.unclear:
        return None
    after = range(match.tokens[-1] + 1, end)
    if any(text.flags[i] & COMPLEMENTISER or text.words[i] == ":" for i in after):
        return None
    candidate = Candidate(
        "direct", [(quote.start, quote.end)], "quote-thus", context.weights.score["quote-thus"],
        frame=[(quote.end, end)],
    )  # fmt: skip
    apply_cue(candidate, match)
    set_speaker(context, candidate, match, [(quote.end, end)], clauses=clauses)
    if candidate.speaker is None:
        follows = context.phrase_at(match.tokens[-1] + 1)
        if follows is not None and context.phrases[follows].preposition is None:
            candidate.speaker = follows
            candidate.speaker_why = f"named after “{text.words[match.at]}”"
    return candidate if candidate.speaker is not None else None


def _by_parting(
    context: Context, quote: Quote, j: int, clauses: list[Clause], end: int
) -> Candidate | None:
    """ "Mit diesen Worten verabschiedete sich X": a noun for the words, and any verb."""
    text = context.text
    stop = min(end, j + PARTING)
    noun = next((i for i in range(j, stop) if text.lower[i] in context.lexicon.word_nouns), None)
    if noun is None or not text.flags[j] & (PREPOSITION | DEMONSTRATIVE | DETERMINER):
        return None
    if not any(text.flags[i] & (DEMONSTRATIVE | DETERMINER) for i in range(j, noun)):
        return None
    speaker = main_subject(context, text.sentence_of[j])
    if speaker is None or not _acts(context, speaker):
        speaker = _first_actor(context, noun + 1, end)
    if speaker is None and context.grammar.free_order and context.candidates.latest is not None:
        speaker = context.candidates.latest.speaker  # a subject that is left out
    if speaker is None:
        return None
    lemma = text.lower[noun]
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-thus", context.weights.score["quote-thus"],
        cue=[(j, noun + 1)], frame=[(j, clauses[-1].end)], speaker=speaker,
        speaker_score=context.weights.speaker.by_noun,
        speaker_why=f"subject of the clause of “{lemma}”", lemma=lemma, anchor=noun,
    )  # fmt: skip


def _first_actor(context: Context, start: int, end: int) -> int | None:
    """The first phrase that may be the subject of a verb no list holds."""
    for i in context.top_phrases(start, end):
        if context.phrases[i].preposition is None and _acts(context, i):
            return i
    return None


def _acts(context: Context, index: int) -> bool:
    phrase = context.phrases[index]
    nominative = not phrase.case or phrase.case & NOM
    return phrase.entity in ACTING and phrase.preposition is None and bool(nominative)


def scene_before(context: Context, quote: Quote) -> Candidate | None:
    """A quotation alone after a sentence about what somebody did: X schüttelte den Kopf. „C“"""
    text = context.text
    if quote.level or not quote.closed or _sentence_end(context, quote) is None:
        return None
    sentence = text.sentence_of[quote.start]
    if text.sentences[sentence][0] != quote.start or not sentence:
        return None
    if context.paragraph_index(quote.start - 1) != context.paragraph_index(quote.start):
        return None
    start, end = text.sentences[sentence - 1]
    if any(text.quote_of[i] is not None for i in (start, end - 1)):
        return None
    speaker = _who_acts(context, sentence - 1)
    if speaker is None:
        return None
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-scene", context.weights.score["quote-scene"],
        speaker=speaker, speaker_carried=True, speaker_score=context.weights.speaker.colon,
        speaker_why="subject of the sentence before the quotation", anchor=quote.start,
    )  # fmt: skip


def _who_acts(context: Context, sentence: int) -> int | None:
    """The one person who is the subject of a sentence; first in it, or of its main verb."""
    start, end = context.text.sentences[sentence]
    first = context.phrase_at(start)
    if first is not None and _acts(context, first):
        phrase = context.phrases[first]
        clauses, _ = parse_sentence(context, sentence)
        k = clause_at(clauses, start)
        if phrase.number != "pl" and phrase.end < end and k is not None:
            return first if phrase.kind != "pronoun" or is_particular(context, phrase) else None
        return None
    found = main_subject(context, sentence)
    if found is None or not _acts(context, found) or context.phrases[found].number == "pl":
        return None
    phrase = context.phrases[found]
    return found if phrase.kind != "pronoun" or is_particular(context, phrase) else None


THUS = Pattern(("quote-thus",), thus_after)
SCENE = Pattern(("quote-scene",), scene_before)
