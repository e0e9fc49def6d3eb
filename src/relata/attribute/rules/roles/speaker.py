"""Speaker attribution: who speaks by a cue, and to whom.

The subject of the cue's verb speaks; in the passive the agent does, of a reporting noun its
owner. Where nobody does, the text or body in which it is said stands for the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import clause_at, clause_of
from relata.attribute.rules.roles.addressee import find_addressee
from relata.attribute.rules.roles.phrases import (
    document_or_body,
    is_impersonal,
    noun_owner,
    passive_agent,
    phrase_after_preposition,
    phrases_within_documents,
)
from relata.attribute.rules.roles.subject_adjacent import find_subject
from relata.attribute.rules.roles.subject_ranking import (
    SOURCE_KINDS,
    SPEAKER_KINDS,
    blocked_at,
    cue_subject,
    may_speak,
)
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION
from relata.attribute.rules.text.occurrences import CLOSING, OPENING
from relata.attribute.rules.text.types import (
    Candidate,
    Clause,
    CueMatch,
    NamedRule,
    Range,
    as_ranges,
)
from relata.lang.language import PL, SG
from relata.model.analysis import NOM, PUNCT, Segmented

#: Patterns in which the subject may follow its verb.
INVERTED: frozenset[NamedRule] = frozenset(
    ("after", "as", "quote-after", "dialogue", "quote-around")
)
#: Clauses whose phrases are not the subject of a verb outside them.
OTHER_CLAUSES = frozenset(("rel", "sub", "that", "wh", "inf"))
#: Clauses that stand between a subject and its verb.
MODIFIERS = frozenset(("rel", "phrase"))


class _Frame(Struct, frozen=True):
    """Where a cue's speaker is looked for."""

    context: Context
    candidate: Candidate
    match: CueMatch
    #: Token ranges in which speaker and addressee may stand.
    areas: list[Range]
    #: The clauses of the sentence; empty where they are not to be looked at.
    clauses: Sequence[Clause]
    #: Ranges whose phrases belong to other verbs.
    blocked: list[Range]

    def set(self, speaker: int | None, why: str) -> None:
        """Note the speaker, a phrase index, and the reason."""
        self.candidate.speaker, self.candidate.speaker_why = speaker, why


def set_speaker(
    context: Context,
    candidate: Candidate,
    match: CueMatch,
    areas: list[Range],
    lookback: int | None = None,
    clauses: Sequence[Clause] = (),
) -> None:
    """Find speaker and addressee of a cue in the areas of its frame and note them.

    `lookback` is the phrase of the speaker before, who speaks where no other subject is found.
    """
    blocked = _blocked(context, candidate, match, areas, clauses)
    frame = _Frame(context, candidate, match, areas, clauses, blocked)
    cue, fixed_order = match.cue, context.lexicon.fixed_order
    shared = None
    if clauses and not fixed_order:
        shared = _coordinated_subject(context, match, clauses[0].start)
    if shared is not None:
        _share_subject(frame, shared)
    elif clauses and fixed_order and cue.kind == "verb":
        _set_adjacent_subject(frame)
    _set_subject(frame)
    _set_document_of_passive(frame)
    if cue.act == "quote" and not fixed_order:
        _set_quoted_speaker(frame)
    if candidate.speaker is None and context.grammar.free_order and cue.kind == "verb":
        _set_document(frame)
    if candidate.speaker is None and cue.prep and "object" not in cue.complements:
        source = phrase_after_preposition(context, match, areas)
        frame.set(source, f"where “{cue.lemma}” takes it from")
    impersonal = match.passive or not fixed_order
    impersonal = impersonal and is_impersonal(context, candidate.speaker)
    if impersonal:
        _set_impersonal_source(frame)
    if candidate.speaker is None and lookback is not None and not (match.passive or impersonal):
        frame.set(lookback, f"subject of the verb before “{cue.lemma}”")
        candidate.speaker_score = context.weights.speaker.verb_before
    candidate.addressee = find_addressee(context, match, areas, candidate.speaker, blocked)


def _blocked(
    context: Context,
    candidate: Candidate,
    match: CueMatch,
    areas: list[Range],
    clauses: Sequence[Clause],
) -> list[Range]:
    """Ranges whose phrases are not the subject of the cue's verb."""
    pivot = match.pivot
    blocked = [
        (clause.start, clause.end)
        for clause in clauses
        if clause.kind in OTHER_CLAUSES and not clause.start <= pivot < clause.end
    ]
    if candidate.mode != "reported":
        blocked += candidate.content
    if context.grammar.free_order:
        blocked += _brackets(context.text, areas)
    return blocked


def _brackets(text: Segmented, areas: list[Range]) -> list[Range]:
    """What stands in brackets within the areas: it is not the subject of a verb outside them."""
    found: list[Range] = []
    words = text.words
    for start, end in areas:
        opened: int | None = None
        for i in range(start, end):
            if words[i] in OPENING:
                opened = i
            elif words[i] in CLOSING and opened is not None:
                found.append((opened, i + 1))
                opened = None
    return found


def _coordinated_subject(context: Context, match: CueMatch, start: int) -> int | None:
    """Subject of the first verb of a coordination ("X nannte … und rief … auf"), or None."""
    pivot = match.pivot
    if pivot <= start or not context.text.flags[pivot - 1] & COORDINATION:
        return None
    verbs = finite_verbs(context, start, pivot - 1)
    if not verbs:
        return None
    first = CueMatch(match.cue, verbs[0], verbs[0], (verbs[0],), 0)
    return cue_subject(context, first, start, pivot - 1)


def _share_subject(frame: _Frame, subject: int) -> None:
    pivot, candidate = frame.match.pivot, frame.candidate
    frame.set(subject, f"subject of the verbs before “{frame.match.cue.lemma}” too")
    candidate.frame = [
        (max(a, pivot - 1), b) if a < pivot < b else (a, b) for a, b in candidate.frame
    ]


def _set_subject(frame: _Frame) -> None:
    """The subject, agent or owner in the first area that has one."""
    context, match, lemma = frame.context, frame.match, frame.match.cue.lemma
    for start, end in _with_fronted_subject(frame):
        if frame.candidate.speaker is not None:
            return
        if match.cue.kind == "noun":
            frame.set(noun_owner(context, match.at), f"whose {lemma} it is")
        elif match.passive:
            frame.set(passive_agent(context, start, end), f"named as the agent of “{lemma}”")
        elif not match.cue.impersonal:
            frame.set(_subject_in(frame, start, end), f"subject of “{lemma}”")


def _with_fronted_subject(frame: _Frame) -> list[Range]:
    """The areas, with the subject that a comma separates from its verb.

    "Der Leiter des Amtes, Jan Roth, nannte …": its apposition or relative clause closes with
    the comma right before the verb in second place.
    """
    clauses, pivot, words = frame.clauses, frame.match.pivot, frame.context.text.words
    k = clause_at(clauses, pivot)
    if not frame.context.grammar.verb_second or not k or clauses[k].start != pivot:
        return frame.areas
    if clauses[k].coordinated or words[pivot - 1] != ",":
        return frame.areas
    j = k - 1
    while j > 0 and clauses[j].kind in MODIFIERS and words[clauses[j].start - 1] == ",":
        j -= 1
    if clauses[j].kind not in MODIFIERS or clauses[j].coordinated:
        return frame.areas
    return [(clauses[j].start, b) if a == pivot else (a, b) for a, b in frame.areas]


def _subject_in(frame: _Frame, start: int, end: int) -> int | None:
    """The subject of the cue: before a relative clause, else the best-ranked phrase."""
    front = _subject_before_relative(frame, start, end)
    if front is not None:
        return front
    return cue_subject(frame.context, frame.match, start, end, frame.blocked)


def _subject_before_relative(frame: _Frame, start: int, end: int) -> int | None:
    """The subject that a relative clause separates from its verb, or None.

    "Die Zeitung, die gestern erschien, nannte keine Quelle": it is the subject where it may be,
    and where no phrase after the verb must be.
    """
    context, clauses, pivot = frame.context, frame.clauses, frame.match.pivot
    k = clause_at(clauses, pivot)
    if not k or clauses[k].start != pivot or not start < pivot:
        return None
    if clauses[k - 1].kind != "rel" or clauses[k].coordinated or not context.grammar.verb_second:
        return None
    phrases = context.phrases
    later = (phrases[i] for i in context.top_phrases(pivot + 1, end))
    if any(phrase.case == NOM and phrase.preposition is None for phrase in later):
        return None
    front = next(iter(context.top_phrases(start, clauses[k - 1].start)), None)
    if front is None:
        return None
    phrase = phrases[front]
    if phrase.preposition is not None or phrase.entity not in SPEAKER_KINDS:
        return None
    may_be = not phrase.case or phrase.case & NOM
    return front if may_be and may_speak(context.text, phrase) else None


def _set_adjacent_subject(frame: _Frame) -> None:
    """The subject where it stands right before its verb, or after it in inverted frames."""
    context, match, candidate = frame.context, frame.match, frame.candidate
    lemma, clauses = match.cue.lemma, frame.clauses
    if match.passive:
        agent = passive_agent(context, match.at, clause_of(clauses, match.at).end)
        frame.set(agent, f"named as the agent of “{lemma}”")
        return
    first = candidate.frame[0][0] if candidate.frame else match.tokens[0]
    opens = all(context.text.kinds[i] == PUNCT for i in range(first, match.tokens[0]))
    subject = find_subject(context, match, clauses, candidate.rule in INVERTED and opens)
    if subject is None:
        return
    phrase = context.phrases[subject.phrase]
    frame.set(subject.phrase, f"{subject.why} of “{lemma}”")
    if (subject.start, subject.end) != (phrase.start, phrase.end):
        candidate.speaker_range = (subject.start, subject.end)


def _set_document_of_passive(frame: _Frame) -> None:
    """The text in which something is asked or found: "in dem Bericht wird gefordert"."""
    context, candidate = frame.context, frame.candidate
    if not frame.match.passive or not context.grammar.verb_second:
        return
    if candidate.speaker is not None or candidate.mode == "reported":
        return
    for i in phrases_within_documents(context, frame.areas, frame.blocked):
        if context.phrases[i].entity == "document":
            frame.set(i, "where it says so")
            return


def _set_document(frame: _Frame) -> None:
    """The text or body in which it is said where nobody says it: "говорится в отчёте"."""
    context, match = frame.context, frame.match
    if match.form & SG and not (match.form & PL or match.passive or match.cue.impersonal):
        return
    for i in phrases_within_documents(context, frame.areas, frame.blocked):
        phrase = context.phrases[i]
        claims = context.text.lower[phrase.head] in context.language.nouns
        if claims or phrase.entity in SOURCE_KINDS:
            frame.set(i, "where it says so")
            return


def _set_quoted_speaker(frame: _Frame) -> None:
    """ "zitiert die Zeitung X", "wird X von der Zeitung zitiert": X speaks, the other relays."""
    context, match, candidate = frame.context, frame.match, frame.candidate
    by = candidate.speaker
    for start, end in frame.areas:
        if match.passive:
            quoted = cue_subject(context, match, start, end, frame.blocked)
            by = document_or_body(context, start, end) if by is None else by
        else:
            quoted = _quoted_person(frame, start, end)
        if quoted is not None and quoted != by:
            frame.set(quoted, f"whom “{match.cue.lemma}” quotes")
            if by is not None:
                candidate.relays.append(by)
            return


def _quoted_person(frame: _Frame, start: int, end: int) -> int | None:
    """The first person in [start, end) who is not the subject and has no preposition."""
    for i in frame.context.top_phrases(start, end):
        phrase = frame.context.phrases[i]
        if i == frame.candidate.speaker or phrase.preposition is not None:
            continue
        if phrase.entity in ("person", "unnamed") and not blocked_at(phrase.start, frame.blocked):
            return i
    return None


def _set_impersonal_source(frame: _Frame) -> None:
    """ "heißt es in der Erklärung": the pronoun belongs to the cue, the text is the source."""
    context, match, candidate = frame.context, frame.match, frame.candidate
    if candidate.speaker is None:
        return
    head = context.phrases[candidate.speaker].head
    places = (document_or_body(context, start, end, frame.blocked) for start, end in frame.areas)
    source = next((place for place in places if place is not None), None)
    if source is not None or "wh" not in match.cue.complements:
        candidate.cue = as_ranges(tuple(sorted({head, *match.tokens})))
        frame.set(source, "where it says so")
