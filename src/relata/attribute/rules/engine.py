"""The grammar engine: an ordered list of passes over one text."""

from __future__ import annotations

from relata.attribute.rules.clauses.sentence import parse_sentence, possible_cues
from relata.attribute.rules.output.drafts import to_drafts
from relata.attribute.rules.output.quote_ownership import (
    drop_quotes_inside_reports,
    reassign_quotes_after_colon,
)
from relata.attribute.rules.patterns.according.phrases import find_according
from relata.attribute.rules.patterns.direct.continued import find_alone, find_coordinated
from relata.attribute.rules.patterns.direct.framed import find_direct
from relata.attribute.rules.patterns.direct.labelled_turns import find_headline, find_turns
from relata.attribute.rules.patterns.indirect import adjacent, comma
from relata.attribute.rules.patterns.indirect.continuation import find_continuations
from relata.attribute.rules.patterns.indirect.evidential import find_evidentials
from relata.attribute.rules.patterns.indirect.reporting_noun import noun_statement
from relata.attribute.rules.roles.relays import add_relays
from relata.attribute.rules.roles.subject_ranking import SPEAKER_KINDS
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate
from relata.lang.language import INFINITIVE, Language
from relata.model.analysis import Draft, Phrase, Segmented

#: In somebody's words only a cue of this strength opens another's.
SURE = 0.8
#: How many tokens before an infinitive the content it heads may begin ("die Mittel zu …").
NEAR = 4


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text: turns, direct speech, then framed, then what has no frame."""
    return read(Context(text, phrases, language))


def read(context: Context) -> list[Draft]:
    """The same on a scene, which keeps what was worked out: clauses, cues, findings."""
    text = context.text
    if not text.words:
        return []
    find_turns(context)
    find_direct(context)
    find_coordinated(context)
    for sentence in range(len(text.sentences)):
        if context.readable(sentence):
            find_headline(context, sentence)
            _sentence(context, sentence)
            find_evidentials(context, sentence)
    drop_quotes_inside_reports(context)
    if context.grammar.verb_second:
        reassign_quotes_after_colon(context)
    context.candidates.sort()
    find_continuations(context)
    find_alone(context)
    add_relays(context)
    return to_drafts(context)


def _sentence(context: Context, sentence: int) -> None:
    """Framed statements of one sentence: source phrases, then verbs and nouns in order."""
    find_according(context, sentence)
    if not possible_cues(context, sentence):
        return
    clauses, matches = parse_sentence(context, sentence)
    end = context.text.sentences[sentence][1]
    strategies = comma if context.grammar.comma_before_clause else adjacent
    for match in matches:
        if not context.candidates.cue_tokens.isdisjoint(match.tokens):
            continue
        inner = (
            context.text.quote_of[match.at] is not None
            or sentence in context.candidates.spoken_sentences
        )
        if inner and match.cue.strength < SURE:
            continue
        if match.form == INFINITIVE and _is_content(context, sentence, match.at):
            continue
        found: Candidate | None
        if match.cue.kind == "noun":
            found = noun_statement(context, match, clauses, end)
        else:
            found = strategies.verb_statement(context, match, clauses, end)
        if found is None or _is_direct(context, found):
            continue
        if not inner or _is_third_person(context, found):
            if context.lexicon.fixed_order or not _is_duplicate(context, sentence, found):
                context.candidates.add(found)


def _is_duplicate(context: Context, sentence: int, found: Candidate) -> bool:
    """Have a noun and a verb the same clause ("gab in einem Bericht bekannt, dass")? One stays."""
    for other in context.candidates.in_sentence(sentence):
        if other.content[0][0] == found.content[0][0]:
            if (found.rule, other.rule) == ("noun", "before"):
                return True
            if other.rule != "noun" or found.rule not in ("noun", "before"):
                continue
            context.candidates.supersede(other)
            return False
    return False


def _is_content(context: Context, sentence: int, at: int) -> bool:
    """Is the infinitive at `at` itself what another cue introduces ("declined to comment")?"""
    for found in context.candidates.in_sentence(sentence):
        if found.mode == "indirect" and not found.content[0][0] < at - NEAR:
            if found.anchor < at < found.content[-1][1] and found.content[0][0] <= at:
                return True
    return False


def _is_third_person(context: Context, found: Candidate) -> bool:
    """Inside a quotation only the words of somebody else are a statement of their own."""
    if found.speaker is None:
        return False
    phrase = context.phrases[found.speaker]
    if phrase.kind != "pronoun":
        return phrase.entity in SPEAKER_KINDS
    pronoun = context.language.file.pronouns.get(context.text.lower[phrase.head])
    return pronoun is not None and pronoun.person == 3 and pronoun.gender != "n"


def _is_direct(context: Context, found: Candidate) -> bool:
    """Is the content, marks aside, exactly one quotation that is direct speech already?"""
    if len(found.content) != 1:
        return False
    start, end = found.content[0]
    q = context.text.quote_of[start]
    if q is None or q not in context.candidates.by_quote:
        return False
    quote = context.text.quotes[q]
    return quote.start == start and end <= quote.end + 1
