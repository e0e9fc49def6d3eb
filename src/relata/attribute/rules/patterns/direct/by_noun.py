"""A quotation that a noun introduces next to another verb: "mit den Worten „C“ ging X"."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.limits import NOUN_PREPOSITION
from relata.attribute.rules.patterns.base import Pattern
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS, VerbComplex, rank_subject
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import PREPOSITION
from relata.attribute.rules.text.quotations import is_full, is_outside
from relata.attribute.rules.text.types import Candidate, Clause
from relata.model.analysis import Quote


def quote_by_noun(context: Context, quote: Quote) -> Candidate | None:
    """A noun right before a quotation, next to another verb: "mit den Worten „C“ ging X"."""
    text = context.text
    noun = quote.start - 1
    if not context.grammar.verb_second or not is_full(context.text, quote):
        return None
    if noun < 0 or not is_outside(context.text, quote, noun):
        return None
    if noun > 0 and text.words[noun] == ":":
        noun -= 1
    if noun <= 0 or text.sentence_of[noun] != text.sentence_of[quote.start]:
        return None
    if text.quote_of[noun] != quote.parent or not text.words[noun][:1].isupper():
        return None
    cue = next((r.cue for r in context.language.nouns.get(text.lower[noun], ())), None)
    if cue is None or "direct" not in cue.complements:
        return None
    first = text.sentences[text.sentence_of[noun]][0]
    before = range(noun - 1, max(first, noun - NOUN_PREPOSITION) - 1, -1)
    start = next((i for i in before if text.flags[i] & PREPOSITION), None)
    if start is None:
        return None
    speaker = _subject_of_main_verb(context, quote, noun)
    if speaker is None:
        return None
    return Candidate(
        "direct", [(quote.start, quote.end)], "quote-by-noun",
        context.weights.score["quote-by-noun"], cue=[(start, noun + 1)],
        frame=[(start, quote.start)], speaker=speaker,
        speaker_score=context.weights.speaker.by_noun,
        speaker_why=f"subject of the clause of “{cue.lemma}”", lemma=cue.lemma, act=cue.act,
        certainty=cue.certainty, medium=cue.medium, strength=cue.reporting_strength, anchor=noun,
    )  # fmt: skip


def _subject_of_main_verb(context: Context, quote: Quote, noun: int) -> int | None:
    """The subject of the sentence's main verb where it can speak, or None."""
    clauses, _ = parse_sentence(context, context.text.sentence_of[noun])
    inside = (quote.start, quote.end)
    for clause in clauses:
        verb = clause.finite
        if clause.kind != "main" or verb is None or inside[0] <= verb < inside[1]:
            continue
        found = rank_subject(
            context, VerbComplex(verb, (verb,)), *_subject_area(clauses, clause), [inside]
        )
        if found is not None and context.phrases[found].entity in SPEAKER_KINDS:
            return found
    return None


def _subject_area(clauses: list[Clause], clause: Clause) -> tuple[int, int]:
    """Where the subject may stand: also before the verb that opens the clause."""
    return (clauses[0].start if clause.finite == clause.start else clause.start), clause.end


BY_NOUN = Pattern(("quote-by-noun",), quote_by_noun)
