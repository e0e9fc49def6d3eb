"""Acts reported without their words ("X verurteilte den Angriff"), and the bounds of clauses."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import STOPS
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS, may_speak
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import COORDINATION, MODAL, PREPOSITION, TIME
from relata.attribute.rules.text.types import Candidate, Clause, CueMatch, Range
from relata.lang.language import GERUND, Cue
from relata.model.analysis import ACC, GEN, NOM

#: Below this strength a cue needs a complement that leaves no doubt.
WEAK = 0.6
#: Below this a reported act is left out.
KEPT = 0.25
#: What makes a reported act less of a statement, each by this factor.
NO_SPEAKER, PAST_PERFECT, POSSIBLE, BARE, SHORT = 0.6, 0.7, 0.7, 0.7, 0.6
#: So do a thing as its subject and an auxiliary of a state ("sind gefordert").
THING, STATE = 0.8, 0.6
#: A matter of many words tells more than that somebody spoke, one of few words less.
LONG_OBJECT, LONG_FACTOR, SHORT_FACTOR = 12, 1.15, 0.9
#: How surely the act of a noun is a statement ("drückte sein Beileid aus").
NOMINAL = 0.4
#: A cue behind "das" at the end of its sentence is at least this strong.
REPORTING = 0.85
FOLLOWING = frozenset(("rel", "phrase"))


def is_reported_act(context: Context, found: Candidate, match: CueMatch) -> bool:
    """Narrow a reported act to its matter, and weigh it: is it surely enough a statement?

    The weight begins with how often the verb is one with an object alone (`Verb.matter`).
    A passive without agent, what lies further back ("hatte gefordert"), a modal, a missing
    or a very short matter speak against it, words in quotation marks for it.
    """
    flags, lower = context.text.flags, context.text.lower
    start, end = found.content[0]
    noun = _narrow_to_object(context, found, match)
    if context.grammar.subjunctive_reports and not _can_hear(context, found.addressee):
        found.addressee = None
    cue = match.cue
    if context.grammar.free_order and found.content == [(start, end)]:
        return False
    weight = cue.matter if noun is None else max(cue.matter, NOMINAL)
    if any(lower[i] in cue.unless for i in range(start, end)):
        return False
    if found.speaker is None:
        weight *= NO_SPEAKER
    elif context.grammar.subjunctive_reports and context.phrases[found.speaker].entity == "other":
        weight *= THING
    if match.finite is not None and match.finite != match.at:
        if flags[match.finite] & MODAL:
            weight *= POSSIBLE
        elif not match.passive and lower[match.finite] in context.lexicon.past_perfect_auxiliaries:
            weight *= PAST_PERFECT
        elif lower[match.finite] in context.lexicon.stative_auxiliaries:
            weight *= STATE
    if found.content == [(start, end)]:
        weight *= BARE
    size = sum(b - a for a, b in found.content)
    if size < 2 and _is_small(context, found.content[0][0]):
        weight *= SHORT
    elif context.grammar.subjunctive_reports and weight >= KEPT:
        weight = min(
            1.0,
            weight * (LONG_FACTOR if size >= LONG_OBJECT else SHORT_FACTOR if size < 4 else 1.0),
        )
    found.score = round(weight, 3)
    return weight >= KEPT


def _can_hear(context: Context, index: int | None) -> bool:
    """Is it somebody, and no thing ("berichtete von lautem Krach")?"""
    phrase = context.phrases[index] if index is not None else None
    return phrase is None or phrase.kind != "description" or phrase.entity in SPEAKER_KINDS


def _is_small(context: Context, token: int) -> bool:
    """A pronoun or an adverb, no noun."""
    return not (context.grammar.nouns_capitalised and context.text.words[token][:1].isupper())


def close_of(clauses: list[Clause], k: int) -> int:
    """Last segment that still belongs to the clause of segment k: appositions, relatives."""
    while (
        k + 1 < len(clauses) and clauses[k + 1].kind in FOLLOWING and not clauses[k + 1].coordinated
    ):
        k += 1
    return k


def frame_start(context: Context, clauses: list[Clause], k: int) -> int:
    """Where the clause of the cue in segment k begins: fronted clauses belong to it."""
    clause = clauses[k]
    if clause.kind in ("sub", "rel", "wh", "that") or clause.coordinated:
        return clause.start
    if clause.verb_first and any(s.kind == "main" for s in clauses[:k]):
        return clause.start
    j = k
    while j > 0:
        mark = clauses[j - 1].mark
        previous = clauses[j - 1]
        if mark is not None and context.text.words[mark] in (";", ":"):
            break
        if previous.kind == "main" and clause.finite is not None and _complete(clauses[j]):
            break
        j -= 1
        if clauses[j].coordinated and clauses[j].kind == "main":
            break
    return clauses[j].start


def _complete(clause: Clause) -> bool:
    """Is it a main clause with its subject first, so that the one before it is complete?"""
    return clause.kind == "main" and clause.verb_later


def anaphoric_act(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    """ "Das teilte X mit.": the content is the sentence before, or the clause ("…, das …")."""
    text = context.text
    first = clauses[k].start
    if (
        context.grammar.free_order
        and text.flags[first] & PREPOSITION
        and first + 1 < clauses[k].end
    ):
        first += 1  # "Об этом сообщил X"
    if context.grammar.free_order and match.tokens[0] == first:
        first = match.tokens[-1] + 1  # "Řekla to mluvčí"
        adjacent = first < clauses[k].end
    else:
        adjacent = match.finite == first + 1
    if not adjacent or text.lower[first] not in context.lexicon.anaphors:
        return None
    # "Das teilte die Sprecherin, Jana Kern, mit.": only appositions stand between.
    if any(clause.kind not in FOLLOWING for clause in clauses[k + 1 : last + 1]):
        return None
    if match.cue.strength < WEAK or not match.cue.takes & {"that", "object", "so"}:
        return None
    if (
        any(clause.kind in ("that", "inf") for clause in clauses[k + 1 :])
        or text.quote_of[first] is not None
    ):
        return None
    if k:
        content = (clauses[0].start, clauses[k - 1].end)
        whole = match.cue.strength >= REPORTING and any(
            _is_assertion(context, s) for s in clauses[:k]
        )
        frame = (clauses[k - 1].close, clauses[close_of(clauses, k)].end)
        return Candidate("indirect", [content], "anaphor", 0.75, frame=[frame]) if whole else None
    sentence = text.sentence_of[first] - 1
    if sentence < 0 or not context.readable(sentence):
        return None
    start, stop = text.sentences[sentence]
    return Candidate("indirect", [(start, stop)], "anaphor", 0.75, frame=[(first, end)])


def _is_assertion(context: Context, clause: Clause) -> bool:
    """A main clause; "seit" before it may be taken for a conjunction."""
    fronted = clause.kind == "sub" and context.text.flags[clause.start] & PREPOSITION
    return clause.kind == "main" or bool(fronted)


def speech_act(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    """What a reported act is about: the objects of the trigger, a verb without a clause."""
    next_sentence = _content_in_next_sentence(context, match, clauses, k, last, end)
    if next_sentence is not None:
        return next_sentence
    if "object" not in match.cue.takes or match.cue.strength < WEAK:
        return None
    start = frame_start(context, clauses, k)
    if context.grammar.subjunctive_reports and _is_in_brackets(context, start, match.at):
        return None
    if context.grammar.free_order and match.form & GERUND:
        start = clauses[k].start
    stop = clauses[close_of(clauses, last)].end
    close = close_of(clauses, last)
    if close + 1 < len(clauses) and clauses[close + 1].kind in ("sub", "that", "inf", "wh"):
        stop = (
            end if not any(s.coordinated for s in clauses[close + 1 :]) else clauses[close + 1].end
        )
    if close + 1 >= len(clauses):
        stop = end
    stop = _end_before_next_verb(context, match, stop)
    return Candidate(
        "reported", [(start, stop)], "matter", 0.6 * match.cue.strength, frame=[(start, stop)]
    )


def _is_in_brackets(context: Context, start: int, at: int) -> bool:
    """Does the verb stand in brackets, within a clause that is not its own ("(X berichtete)")?"""
    words = context.text.words[start:at]
    return words.count("(") > words.count(")")


def _end_before_next_verb(context: Context, match: CueMatch, stop: int) -> int:
    """The end of a clause whose subject goes on with another verb ("lobte X und forderte …")."""
    flags = context.text.flags
    for i in range(match.tokens[-1] + 1, stop - 1):
        if flags[i] & COORDINATION and finite_verbs(context, i + 1, i + 2):
            return i
    return stop


def _content_in_next_sentence(
    context: Context, match: CueMatch, clauses: list[Clause], k: int, last: int, end: int
) -> Candidate | None:
    """A cue that ends its sentence without a full stop: what follows is its content."""
    text = context.text
    if last != len(clauses) - 1 or match.tokens[-1] < end - 2 or text.words[end - 1] in STOPS:
        return None
    if not match.cue.takes & {"bare", "direct"} or match.cue.strength < WEAK:
        return None
    following = text.sentence_of[end - 1] + 1
    if following >= len(text.sentences) or not context.readable(following):
        return None
    start, stop = text.sentences[following]
    if text.quote_of[start] in context.candidates.by_quote and text.quote_of[start] is not None:
        return None
    frame = [(frame_start(context, clauses, k), end)]
    return Candidate("indirect", [(start, stop)], "torn", 0.7, frame=frame)


def _narrow_to_object(context: Context, found: Candidate, match: CueMatch) -> Cue | None:
    """Narrow the content of a reported act from its clause to what the act is about.

    That is the phrase with the cue's own preposition, else the object; both run to the end
    of the clause, without the cue's own words. Where the object is a reporting noun
    ("drückte sein Beileid aus"), the act is the noun's, and its cue is returned.
    """
    start, end = found.content[0]
    while end > start and (
        end - 1 in match.tokens or context.text.lower[end - 1] == context.grammar.infinitive_infix
    ):
        end -= 1
    pivot = match.pivot
    # Behind a verb in second place, else before it.
    begin, noun = _object_start(context, found, match, pivot if pivot < end else start, end)
    if begin is None and pivot < end:
        begin, noun = _object_start(context, found, match, start, pivot)
    if noun is not None:
        found.act, found.certainty = noun.act, noun.certainty
    if begin is not None:
        found.content = _without(context, found, match, begin, end)
    return noun


def _object_start(
    context: Context, found: Candidate, match: CueMatch, start: int, end: int
) -> tuple[int | None, Cue | None]:
    """Where the matter begins in [start, end), or None, and the reporting noun that heads it."""
    begin: int | None = None
    for i in context.top_phrases(start, end):
        phrase = context.phrases[i]
        if i == found.speaker or i == found.addressee or context.text.flags[phrase.head] & TIME:
            continue
        if phrase.preposition is None and phrase.case and not phrase.case & (NOM | ACC | GEN):
            # A dative is to whom, not what.
            if found.addressee is None and "object" in match.cue.to and may_speak(context, phrase):
                found.addressee = i
            continue
        if (
            phrase.preposition is not None
            and context.text.lower[phrase.preposition] in match.cue.prep
        ):
            return phrase.preposition, None
        if begin is None and phrase.preposition is None:
            begin = phrase.start
            readings = context.language.nouns.get(context.text.lower[phrase.head])
            if readings and phrase.kind == "description":
                return begin, readings[0].cue
    return begin, None


def _without(
    context: Context, found: Candidate, match: CueMatch, start: int, end: int
) -> list[Range]:
    """[start, end) without the tokens of the cue and of the speaker."""
    spoken = context.phrases[found.speaker] if found.speaker is not None else None
    kept: list[Range] = []
    for i in range(start, end):
        if i in match.tokens or (spoken is not None and spoken.start <= i < spoken.end):
            continue
        if kept and kept[-1][1] == i:
            kept[-1] = (kept[-1][0], i + 1)
        else:
            kept.append((i, i + 1))
    return kept or [(start, end)]
