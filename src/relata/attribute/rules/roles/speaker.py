"""Who speaks, and to whom: the phrases of a frame weighed for a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import clause_at
from relata.attribute.rules.roles.addressee import addressee
from relata.attribute.rules.roles.subject_adjacent import find_subject
from relata.attribute.rules.roles.subject_ranking import (
    SOURCE_KINDS,
    SPEAKER_KINDS,
    blocked_at,
    cue_subject,
    may_speak,
)
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION, RELATIVE
from relata.attribute.rules.text.occurrences import CLOSING, OPENING
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range, as_ranges
from relata.lang.language import PL, SG
from relata.model.analysis import NOM, PUNCT

#: Shapes in which the subject may follow its verb.
INVERTED = frozenset(("after", "as", "quote-after"))
#: Clauses whose phrases are not the subject of a verb outside them.
OTHER_CLAUSES = frozenset(("rel", "sub", "that", "wh", "inf"))
#: Clauses that stand between a subject and its verb.
MODIFIERS = frozenset(("rel", "phrase"))


def passive_agent(context: Context, start: int, end: int) -> int:
    """Index of the phrase after a preposition of agency ("von", "by"), or -1."""
    other = -1
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if (
            phrase.preposition is not None
            and context.text.lower[phrase.preposition] in context.lexicon.agent_prepositions
        ):
            near = phrase.preposition == start + 1 and context.lexicon.fixed_order
            if may_speak(context, phrase) and (near or phrase.entity in SPEAKER_KINDS):
                return i
            if other < 0 and context.grammar.verb_second and phrase.kind == "name":
                other = i  # "vom BXV": a name of nothing that is known
    return other


def shared_subject(context: Context, match: CueMatch, start: int) -> int:
    """Subject of the first verb of a coordination ("X nannte … und rief … auf"), or -1."""
    pivot = match.finite if match.finite >= 0 else match.at
    if pivot <= start or not context.text.flags[pivot - 1] & COORDINATION:
        return -1
    verbs = finite_verbs(context, start, pivot - 1)
    if not verbs:
        return -1
    first = CueMatch(match.cue, verbs[0], verbs[0], (verbs[0],), 0)
    return cue_subject(context, first, start, pivot - 1)


def is_impersonal(context: Context, phrase: int) -> bool:
    """Is the subject a bare "es" or "it"?"""
    if phrase < 0 or context.phrases[phrase].kind != "pronoun":
        return False
    word = context.text.lower[context.phrases[phrase].head]
    pronoun = context.language.file.pronouns.get(word)
    return pronoun is not None and pronoun.gender == "n" and pronoun.person == 3


def document_or_body(context: Context, start: int, end: int, blocked: Sequence[Range] = ()) -> int:
    """The text or institution in which impersonal words stand ("heißt es in der Erklärung")."""
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if phrase.preposition is None or blocked_at(phrase.start, blocked):
            continue
        if phrase.entity in SOURCE_KINDS:
            return i
        by = context.text.lower[phrase.preposition] in context.lexicon.agent_prepositions
        if by and context.grammar.verb_second and phrase.entity in SPEAKER_KINDS:
            return i  # "hieß es vom Sprecher"
    return -1


def _set_document_of_passive(
    context: Context,
    found: Candidate,
    match: CueMatch,
    areas: list[Range],
    blocked: Sequence[Range],
) -> None:
    """The text in which something is asked or found: "in dem Bericht wird gefordert"."""
    if not match.passive or not context.grammar.verb_second:
        return
    if found.speaker >= 0 or found.mode == "reported":
        return
    for i in _phrases_within_documents(context, areas, blocked):
        if context.phrases[i].entity == "document":
            found.speaker, found.speaker_why = i, "where it says so"
            return


def _phrases_within_documents(
    context: Context, areas: list[Range], blocked: Sequence[Range]
) -> Iterator[int]:
    """The phrases in which something may stand: those behind "in", outside other clauses."""
    for start, end in areas:
        for i in context.top_phrases(start, end):
            phrase = context.phrases[i]
            if phrase.preposition is not None and not blocked_at(phrase.start, blocked):
                if context.text.lower[phrase.preposition] in context.lexicon.document_prepositions:
                    yield i


def phrase_after_preposition(context: Context, match: CueMatch, areas: list[Range]) -> int:
    """The text or voice after the cue's own preposition ("geht aus dem Bericht hervor"), or -1."""
    for start, end in areas:
        for i in context.top_phrases(start, end):
            phrase = context.phrases[i]
            if (
                phrase.preposition is not None
                and context.text.lower[phrase.preposition] in match.cue.prep
            ):
                if phrase.entity in SOURCE_KINDS or phrase.entity in SPEAKER_KINDS:
                    return i
    return -1


def noun_owner(context: Context, noun: int) -> int:
    """Whose claim a reporting noun is: its genitive, possessor or "von" phrase; or -1."""
    best = -1
    for i in context.phrases_in(max(0, noun - 12), noun + 8):
        phrase = context.phrases[i]
        if phrase.start == noun + 1 or (
            phrase.start == noun + 2 and phrase.preposition == noun + 1
        ):
            # A possessor before the noun ("his criticism of the plan") is more.
            return best if best >= 0 and context.lexicon.fixed_order else i
        if (
            phrase.parent is not None
            and phrase.end <= noun
            and context.phrases[phrase.parent].head == noun
        ):
            best = i
    return best


def set_speaker(
    context: Context,
    found: Candidate,
    match: CueMatch,
    areas: list[Range],
    lookback: int = -1,
    clauses: Sequence[Clause] = (),
) -> None:
    """Find speaker and addressee of a cue in the areas of its frame and note them."""
    lemma = match.cue.lemma
    pivot = match.finite if match.finite >= 0 else match.at
    blocked = [
        (clause.start, clause.end)
        for clause in clauses
        if clause.kind in OTHER_CLAUSES and not clause.start <= pivot < clause.end
    ]
    if found.mode != "reported":
        blocked += found.content
    if context.grammar.free_order:
        blocked += _brackets(context, areas)
    shared = (
        shared_subject(context, match, clauses[0].start)
        if clauses and not context.lexicon.fixed_order
        else -1
    )
    if shared >= 0:
        found.speaker, found.speaker_why = shared, f"subject of the verbs before “{lemma}” too"
        found.frame = [(max(a, pivot - 1), b) if a < pivot < b else (a, b) for a, b in found.frame]
    elif clauses and context.lexicon.fixed_order and match.cue.kind == "verb":
        _set_adjacent_subject(context, found, match, list(clauses))
    for start, end in _with_fronted_subject(context, areas, pivot, clauses):
        if found.speaker >= 0:
            break
        if match.cue.kind == "noun":
            found.speaker, found.speaker_why = noun_owner(context, match.at), f"whose {lemma} it is"
        elif match.passive:
            found.speaker = passive_agent(context, start, end)
            found.speaker_why = f"named as the agent of “{lemma}”"
        elif not match.cue.impersonal:
            found.speaker = _speaking_subject(context, match, (start, end), clauses, blocked)
            found.speaker_why = f"subject of “{lemma}”"
    _set_document_of_passive(context, found, match, areas, blocked)
    if match.cue.act == "quote" and not context.lexicon.fixed_order:
        _set_quoted_speaker(context, found, match, areas, blocked)
    if found.speaker < 0 and context.grammar.free_order and match.cue.kind == "verb":
        _set_document_speaker(context, found, match, areas, blocked)
    if found.speaker < 0 and match.cue.prep and "object" not in match.cue.takes:
        found.speaker = phrase_after_preposition(context, match, areas)
        found.speaker_why = f"where “{lemma}” takes it from"
    nobody = (match.passive or not context.lexicon.fixed_order) and is_impersonal(
        context, found.speaker
    )
    if nobody:
        _set_impersonal_source(context, found, match, areas, blocked)
    if found.speaker < 0 and not (match.passive or nobody) and lookback >= 0:
        found.speaker = lookback
        found.speaker_why = f"subject of the verb before “{lemma}”"
        found.speaker_score = 0.7
    found.addressee = addressee(context, match, areas, found.speaker, blocked)


def _with_fronted_subject(
    context: Context, areas: list[Range], pivot: int, clauses: Sequence[Clause]
) -> list[Range]:
    """The areas, with the subject that a comma parts from its verb.

    "Der Leiter des Amtes, Jan Roth, nannte …": its apposition or relative clause closes with
    the comma right before the verb in second place.
    """
    k = clause_at(list(clauses), pivot)
    if not context.grammar.verb_second or k <= 0 or clauses[k].start != pivot:
        return areas
    if clauses[k].coordinated or context.text.words[pivot - 1] != ",":
        return areas
    j = k - 1
    while (
        j > 0 and clauses[j].kind in MODIFIERS and context.text.words[clauses[j].start - 1] == ","
    ):
        j -= 1
    if clauses[j].kind not in MODIFIERS or clauses[j].coordinated:
        return areas
    return [(clauses[j].start, b) if a == pivot else (a, b) for a, b in areas]


def _speaking_subject(
    context: Context,
    match: CueMatch,
    area: Range,
    clauses: Sequence[Clause],
    blocked: Sequence[Range],
) -> int:
    """Whose verb the cue is, in the area: a voice that only a relative clause parts from it, or
    the likeliest phrase."""
    pivot = match.finite if match.finite >= 0 else match.at
    front = _subject_before_relative(context, area[0], pivot, area[1], clauses)
    return front if front >= 0 else cue_subject(context, match, *area, blocked)


def _subject_before_relative(
    context: Context, start: int, pivot: int, end: int, clauses: Sequence[Clause]
) -> int:
    """The voice before a relative clause that parts it from its verb, or -1.

    "Die Zeitung, die gestern erschien, nannte keine Quelle": it is the subject where it may be,
    and where no phrase behind the verb must be.
    """
    k = clause_at(list(clauses), pivot)
    if k <= 0 or clauses[k].start != pivot or not start < pivot:
        return -1
    if clauses[k - 1].kind != "rel" or clauses[k].coordinated or not context.grammar.verb_second:
        return -1
    phrases = context.phrases
    later = (phrases[i] for i in context.top_phrases(pivot + 1, end))
    if any(phrase.case == NOM and phrase.preposition is None for phrase in later):
        return -1
    front = next(iter(context.top_phrases(start, clauses[k - 1].start)), -1)
    if (
        front < 0
        or phrases[front].preposition is not None
        or phrases[front].entity not in SPEAKER_KINDS
    ):
        return -1
    may_be = not phrases[front].case or phrases[front].case & NOM
    return front if may_be and may_speak(context, phrases[front]) else -1


def _brackets(context: Context, areas: list[Range]) -> list[Range]:
    """What stands in brackets within the areas: it is no subject of a verb outside them."""
    found: list[Range] = []
    words = context.text.words
    for start, end in areas:
        opened = -1
        for i in range(start, end):
            if words[i] in OPENING:
                opened = i
            elif words[i] in CLOSING and opened >= 0:
                found.append((opened, i + 1))
                opened = -1
    return found


def _set_document_speaker(
    context: Context,
    found: Candidate,
    match: CueMatch,
    areas: list[Range],
    blocked: Sequence[Range],
) -> None:
    """The text or body in which it is said where nobody says it: "говорится в отчёте"."""
    if match.form & SG and not (match.form & PL or match.passive or match.cue.impersonal):
        return
    for i in _phrases_within_documents(context, areas, blocked):
        phrase = context.phrases[i]
        claims = context.text.lower[phrase.head] in context.language.nouns
        if claims or phrase.entity in SOURCE_KINDS:
            found.speaker, found.speaker_why = i, "where it says so"
            return


def _set_adjacent_subject(
    context: Context, found: Candidate, match: CueMatch, clauses: list[Clause]
) -> None:
    """The subject where it stands right before its verb, or behind it in inverted frames."""
    if match.passive:
        stop = clauses[max(0, clause_at(clauses, match.at))].end
        found.speaker = passive_agent(context, match.at, stop)
        found.speaker_why = f"named as the agent of “{match.cue.lemma}”"
        return
    first = found.frame[0][0] if found.frame else match.tokens[0]
    opens = all(context.text.kinds[i] == PUNCT for i in range(first, match.tokens[0]))
    subject_ = find_subject(context, match, clauses, found.rule in INVERTED and opens)
    if subject_ is None:
        return
    phrase = context.phrases[subject_.phrase]
    found.speaker = subject_.phrase
    found.speaker_why = f"{subject_.why} of “{match.cue.lemma}”"
    if (subject_.start, subject_.end) != (phrase.start, phrase.end):
        found.speaker_range = (subject_.start, subject_.end)


def _set_quoted_speaker(
    context: Context,
    found: Candidate,
    match: CueMatch,
    areas: list[Range],
    blocked: Sequence[Range],
) -> None:
    """ "zitiert die Zeitung X", "wird X von der Zeitung zitiert": X speaks, the other relays."""
    by = found.speaker
    for start, end in areas:
        if match.passive:
            find_subject = cue_subject(context, match, start, end, blocked)
            by = by if by >= 0 else document_or_body(context, start, end)
        else:
            find_subject = next(
                (
                    i
                    for i in context.top_phrases(start, end)
                    if i != by and context.phrases[i].preposition is None
                    and context.phrases[i].entity in ("person", "unnamed")
                    and not blocked_at(context.phrases[i].start, blocked)
                ),
                -1,
            )  # fmt: skip
        if find_subject >= 0 and find_subject != by:
            found.speaker, found.speaker_why = find_subject, f"whom “{match.cue.lemma}” quotes"
            if by >= 0:
                found.relays.append(by)
            return


def _set_impersonal_source(
    context: Context,
    found: Candidate,
    match: CueMatch,
    areas: list[Range],
    blocked: Sequence[Range],
) -> None:
    """ "heißt es in der Erklärung": the pronoun belongs to the cue, the text is the source."""
    head = context.phrases[found.speaker].head
    source = -1
    for start, end in areas:
        source = document_or_body(context, start, end, blocked)
        if source >= 0:
            break
    if source >= 0 or "wh" not in match.cue.takes:
        found.cue = as_ranges(tuple(sorted({head, *match.tokens})))
        found.speaker = source
        found.speaker_why = "where it says so"


def is_relative(context: Context, index: int) -> bool:
    """Is the phrase a relative pronoun?"""
    phrase = context.phrases[index]
    return phrase.kind == "pronoun" and bool(context.text.flags[phrase.head] & RELATIVE)


def relative_antecedent(context: Context, token: int) -> int:
    """The phrase before a relative pronoun at `token`, or -1."""
    if not context.text.flags[token] & RELATIVE:
        return -1
    for i in reversed(context.phrases_in(max(0, token - 30), token)):
        phrase = context.phrases[i]
        if token - 2 <= phrase.end <= token:
            while phrase.parent is not None and context.phrases[phrase.parent].end == phrase.end:
                i, phrase = phrase.parent, context.phrases[phrase.parent]
            return i
    return -1
