"""Free indirect speech: sentences that go on in the subjunctive, and hearsay by a modal.

"Der Minister sagte, er warte noch. Es werde Kontakte geben.": the second sentence has no frame;
its mood reports, and the last speaker goes on.
"""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.patterns.base import TextPattern
from relata.attribute.rules.patterns.unframed.modal import (
    ending_evidential,
    follows_source,
    modal_evidential,
)
from relata.attribute.rules.roles.carry_over import (
    intervening_source,
    previous_speaker,
    source_in_previous_sentence,
)
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import SUBJUNCTIVE1, SUBJUNCTIVE2
from relata.attribute.rules.text.occurrences import within
from relata.attribute.rules.text.types import Candidate, Clause
from relata.lang.language import SUBJUNCTIVE
from relata.model.analysis import Segmented


def add_continuations(context: Context) -> None:
    """A sentence in the subjunctive after reported words: "Es werde Kontakte geben."

    It is looked for where no candidate with a frame of its own covers the sentence; next to it,
    a modal of hearsay: "X soll geflohen sein". A run of such sentences is one statement.
    """
    if context.grammar.subjunctive_reports:
        _mark_reported_frames(context)
    covered = _covered(context)
    run: Candidate | None = None
    for sentence, (start, _) in enumerate(context.text.sentences):
        if sentence in covered or not context.readable(sentence):
            run = None
            continue
        if context.grammar.subjunctive_reports and _continues_in_subjunctive(context, sentence):
            _withdraw_weak(context, sentence)
            if run is not None and run.mode != "hearsay" and _extend(context.text, run, sentence):
                continue
            run = context.candidates.add(_continuation(context, sentence))
            continue
        hearsay = modal_evidential(
            context, sentence, after_source=follows_source(run, start)
        ) or ending_evidential(context, sentence)
        if hearsay is not None and run is not None and run.mode == "hearsay":
            if _same_paragraph(context, run, start) and _extend(context.text, run, sentence):
                continue
        run = None if hearsay is None else context.candidates.add(hearsay)


def _extend(text: Segmented, run: Candidate, sentence: int) -> bool:
    """Add a sentence to the run right before it; False where the run ends earlier."""
    start, end = text.sentences[sentence]
    if run.content[-1][1] != start:
        return False
    run.content[-1] = (run.content[-1][0], end)
    return True


def _mark_reported_frames(context: Context) -> None:
    """Mark acts in a sentence in the subjunctive: somebody reports them.

    "Sie hätten dafür Geld verlangt." is said by the speaker before.
    """
    for candidate in context.candidates.all:
        if candidate.mode == "reported" and not candidate.reported_frame:
            candidate.reported_frame = _continues_in_subjunctive(
                context, context.text.sentence_of[candidate.anchor]
            )


def _covered(context: Context) -> set[int]:
    """Sentences that already have a candidate with a frame of its own, not a reported one."""
    sentence_of, candidates = context.text.sentence_of, context.candidates
    found: set[int] = set()
    ranges = [r for one in candidates.all if not one.reported_frame for r in one.content]
    for one in (*candidates.all, *candidates.superseded):
        if not one.reported_frame:
            ranges += one.frame
    for start, end in ranges:
        found.update(range(sentence_of[start], sentence_of[end - 1] + 1))
    return found


def _same_paragraph(context: Context, run: Candidate, token: int) -> bool:
    return context.paragraph_index(run.content[0][0]) == context.paragraph_index(token)


def _continues_in_subjunctive(context: Context, sentence: int) -> bool:
    """Is the main verb of the sentence in the subjunctive, outside quotation marks?"""
    if not within(context.occurrences.subjunctive, *context.text.sentences[sentence]):
        return False
    clauses, _ = parse_sentence(context, sentence)
    flags, verbs, lower = context.text.flags, context.language.verbs, context.text.lower
    for clause in clauses:
        if clause.kind not in ("main", "phrase"):
            continue
        verb = _main_verb(context, clause)
        if verb is None:
            continue
        if flags[verb] & SUBJUNCTIVE1:
            return not context.has_first_person(clause.start, clause.end)
        if flags[verb] & SUBJUNCTIVE2:
            return _second_subjunctive_reports(context, clauses, verb)
        readings = verbs.get(lower[verb], ())
        return bool(readings) and all(r.form & SUBJUNCTIVE for r in readings)
    return False


def _main_verb(context: Context, clause: Clause) -> int | None:
    outer = context.text.quote_of[clause.start]
    for verb in finite_verbs(context, clause.start, clause.end):
        if verb == clause.start and context.text.words[verb][:1].isupper():
            continue
        if context.text.quote_of[verb] in (None, outer):
            return verb
    return None


def _second_subjunctive_reports(context: Context, clauses: list[Clause], verb: int) -> bool:
    """Subjunctive II reports only right after reported words, where no condition explains it.

    In the plural, where it replaces subjunctive I, it reports with a condition too, and after
    an act reported without its words.
    """
    first = clauses[0].start
    plain = context.text.lower[verb].endswith(context.lexicon.plural_subjunctive_endings)
    if (any(clause.kind == "sub" for clause in clauses) and not plain) or _is_question(
        context.text, first
    ):
        return False
    previous = previous_speaker(context, first)
    if previous is None or (previous.mode == "reported" and not plain):
        return False
    last = max(end for _, end in (*previous.content, *previous.frame))
    return context.text.sentence_of[first] - context.text.sentence_of[last - 1] <= 1


def _is_question(text: Segmented, token: int) -> bool:
    _, end = text.sentences[text.sentence_of[token]]
    return text.words[end - 1] == "?"


def _withdraw_weak(context: Context, sentence: int) -> None:
    """Withdraw weak cues in a reported frame: only a sure one opens another's words there."""
    least = context.weights.strength.reported_frame
    for candidate in list(context.candidates.in_sentence(sentence)):
        if candidate.reported_frame and candidate.strength < least:
            context.candidates.withdraw(candidate)


def _continuation(context: Context, sentence: int) -> Candidate:
    start, end = context.text.sentences[sentence]
    previous = previous_speaker(context, start)
    scores, speakers = context.weights.score, context.weights.speaker
    candidate = Candidate("free-indirect", [(start, end)], "continuation", scores["continuation"])
    candidate.anchor, candidate.speaker_carried = start, True
    candidate.speaker_why = "of whom the sentence before speaks; the subjunctive reports"
    if previous is None:
        candidate.score = scores["continuation-without-source"]
        candidate.speaker = source_in_previous_sentence(context, sentence)
        candidate.speaker_score = speakers.sentence_before
        return candidate
    candidate.speaker_score, candidate.medium = speakers.continuation, previous.medium
    taken = intervening_source(context, sentence, previous)
    if taken is not None:
        candidate.speaker = taken
    else:
        candidate.speaker, candidate.speaker_range = previous.speaker, previous.speaker_range
        candidate.speaker_why = "the last speaker; the subjunctive goes on reporting"
    return candidate


CONTINUATION = TextPattern(
    ("continuation", "evidential-modal", "evidential-ending"), add_continuations
)
