"""Statements without a frame: speech that goes on in the subjunctive, and hearsay."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import parse_sentence
from relata.attribute.rules.roles.carry_over import intervening_source, source_in_previous_sentence
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import AUXILIARY, SUBJUNCTIVE1, SUBJUNCTIVE2
from relata.attribute.rules.text.occurrences import within
from relata.attribute.rules.text.types import Candidate, Clause
from relata.lang.language import SUBJUNCTIVE
from relata.model.analysis import CLOSE, OPEN, PUNCT

#: Kinds of entities whose speech may go on in the next sentence.
CONTINUING_KINDS = SPEAKER_KINDS | {"document", "place"}
#: How the names of the rules for source phrases begin.
SOURCE = "according"
#: How many paragraphs back a voice may have been heard that goes on speaking.
PARAGRAPHS = 2
#: How many sentences back.
SENTENCES = 25
#: A cue in retold speech is at least this strong.
SURE = 0.75
#: How many sentences before hearsay its source may be named.
NEAR = 3


def find_continuations(context: Context) -> None:
    """Add continuations (free-indirect) and hearsay for sentences that no finding covers."""
    if context.grammar.subjunctive_reports:
        _mark_reported_frames(context)
    covered = _covered(context)
    run: Candidate | None = None
    for sentence, (start, end) in enumerate(context.text.sentences):
        if sentence in covered or not context.readable(sentence):
            run = None
            continue
        if context.grammar.subjunctive_reports and _continues_in_subjunctive(context, sentence):
            _drop_weak_candidates(context, sentence)
            if run is not None and run.mode != "hearsay" and run.content[-1][1] == start:
                run.content[-1] = (run.content[-1][0], end)
                continue
            run = _continuation(context, sentence)
            context.candidates.add(run)
            continue
        hearsay = _modal_evidential(context, sentence, follows_source=_follows_source(run, start))
        if (
            hearsay is not None
            and run is not None
            and run.mode == "hearsay"
            and run.content[-1][1] == start
            and _same_paragraph(context, run, start)
        ):
            run.content[-1] = (run.content[-1][0], end)
            continue
        run = hearsay
        if hearsay is not None:
            context.candidates.add(hearsay)


def _mark_reported_frames(context: Context) -> None:
    """Acts in a sentence that goes on in the subjunctive ("Sie hätten dafür Geld verlangt.")
    are told by the voice before, as are those with a finite verb in it."""
    for found in context.candidates.all:
        if found.mode == "reported" and not found.reported_frame:
            found.reported_frame = _continues_in_subjunctive(
                context, context.text.sentence_of[found.anchor]
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
            return not _first_person(context, clause)
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


def _first_person(context: Context, clause: Clause) -> bool:
    pronouns = context.language.file.pronouns
    for i in range(clause.start, clause.end):
        pronoun = pronouns.get(context.text.lower[i])
        if pronoun is not None and pronoun.person == 1:
            return True
    return False


def _second_subjunctive_reports(context: Context, clauses: list[Clause], verb: int) -> bool:
    """Subjunctive II reports only right behind reported words, where no condition explains it.

    In the plural, where it replaces subjunctive I, it reports with a condition too, and behind
    an act reported without its words.
    """
    first = clauses[0].start
    plain = context.text.lower[verb].endswith(context.lexicon.plural_subjunctive_endings)
    if (any(clause.kind == "sub" for clause in clauses) and not plain) or _is_question(
        context, first
    ):
        return False
    previous = previous_speaker(context, first)
    if previous is None or (previous.mode == "reported" and not plain):
        return False
    last = max(end for _, end in (*previous.content, *previous.frame))
    return context.text.sentence_of[first] - context.text.sentence_of[last - 1] <= 1


def _is_question(context: Context, token: int) -> bool:
    _, end = context.text.sentences[context.text.sentence_of[token]]
    return context.text.words[end - 1] == "?"


def previous_speaker(context: Context, token: int) -> Candidate | None:
    """The last finding before `token` whose speaker may go on speaking."""
    here = context.paragraph_index(token)
    sentence = context.text.sentence_of[token]
    for earlier in range(sentence - 1, max(-1, sentence - SENTENCES), -1):
        best: Candidate | None = None
        for found in context.candidates.in_sentence(earlier):
            if found.mode == "hearsay" or not _can_go_on(context, found):
                continue
            if here - context.paragraph_index(found.content[-1][1] - 1) > PARAGRAPHS:
                continue
            if best is None or _recency(found) > _recency(best):
                best = found
        if best is not None:
            return best
    return None


def _can_go_on(context: Context, found: Candidate) -> bool:
    """Is the speaker somebody, or something, that can go on speaking?

    A source phrase always is, also where it names nobody ("ersten Angaben zufolge").
    """
    if found.speaker is None:
        return found.speaker_range is not None or found.rule.startswith(SOURCE)
    phrase = context.phrases[found.speaker]
    if phrase.kind == "pronoun":
        return context.text.lower[phrase.head] not in context.lexicon.anaphors
    if found.rule.startswith(SOURCE):
        return True
    return phrase.kind != "description" or phrase.entity in CONTINUING_KINDS


def _recency(found: Candidate) -> tuple[int, int]:
    """Later sentences first; in one sentence the enclosing voice, which began earlier."""
    last = max(end for _, end in (*found.content, *found.frame))
    return last, -found.content[0][0]


def _drop_weak_candidates(context: Context, sentence: int) -> None:
    """In retold speech only a sure cue opens another's words."""
    weak = [
        f
        for f in context.candidates.in_sentence(sentence)
        if f.reported_frame and f.strength < SURE
    ]
    for found in weak:
        context.candidates.withdraw(found)


def _continuation(context: Context, sentence: int) -> Candidate:
    start, end = context.text.sentences[sentence]
    previous = previous_speaker(context, start)
    found = Candidate("free-indirect", [(start, end)], "continuation", 0.7, anchor=start)
    if previous is not None:
        found.speaker, found.speaker_range = previous.speaker, previous.speaker_range
        found.speaker_carried, found.speaker_score = True, 0.65
        found.speaker_why = "the last speaker; the subjunctive goes on reporting"
        found.medium = previous.medium
        taken = intervening_source(context, sentence, previous)
        if taken is not None:
            found.speaker, found.speaker_range = taken, None
            found.speaker_why = "of whom the sentence before speaks; the subjunctive reports"
    else:
        found.score = 0.5 if previous is None else 0.7
        found.speaker = source_in_previous_sentence(context, sentence)
        found.speaker_carried, found.speaker_score = True, 0.4
        found.speaker_why = "of whom the sentence before speaks; the subjunctive reports"
    return found


def _modal_evidential(context: Context, sentence: int, *, follows_source: bool) -> Candidate | None:
    """ "X soll geflohen sein": the modal of hearsay with an infinitive of the perfect.

    Right behind somebody's words, or hearsay from them (`told`), any clause with the modal
    tells what they say is to be.
    """
    start, end = context.text.sentences[sentence]
    modals = within(context.occurrences.modals, start, end)
    if not modals:
        return None
    clauses, _ = parse_sentence(context, sentence)
    lower = context.text.lower
    for clause in clauses:
        if clause.kind not in ("main", "phrase"):
            continue
        for i in within(modals, clause.start, clause.end):
            if context.text.quote_of[i] is not None:
                continue
            source = previous_speaker(context, start)
            near = _distance(context, source, start) if source is not None else SENTENCES
            if near > 1 and not follows_source and not _perfect_follows(context, clauses, i):
                continue
            found = Candidate("hearsay", [(start, end)], "hearsay", 0.6, anchor=i)
            found.certainty, found.lemma = "doubted", lower[i]
            if source is not None and near <= NEAR:
                found.speaker, found.speaker_range = source.speaker, source.speaker_range
                found.speaker_carried, found.speaker_score = True, 0.7 - 0.15 * near
                found.speaker_why = "the last source named before"
            return found
    return None


def _follows_source(run: Candidate | None, start: int) -> bool:
    """Do the words of a source that is named run up to the token `start`?"""
    if run is None or (run.speaker is None and run.speaker_range is None):
        return False
    return run.content[-1][1] == start


def _distance(context: Context, source: Candidate, token: int) -> int:
    """How many sentences lie between the end of a finding and the token, 1 for the next."""
    sentence_of = context.text.sentence_of
    last = max(end for _, end in (*source.content, *source.frame))
    return sentence_of[token] - sentence_of[last - 1]


def _perfect_follows(context: Context, clauses: list[Clause], i: int) -> bool:
    """Does the clause of the modal at i end in a participle and an auxiliary of the perfect?"""
    flags, kinds, lower = context.text.flags, context.text.kinds, context.text.lower
    for later in clauses:
        if later.end <= i or later.kind in ("rel", "sub", "that"):
            continue
        last = later.end - 1
        while last > i and kinds[last] in (PUNCT, OPEN, CLOSE):
            last -= 1
        if last > i + 1 and flags[last] & AUXILIARY and context.text.words[last][:1].islower():
            return lower[last] not in context.lexicon.passive_auxiliaries
    return False
