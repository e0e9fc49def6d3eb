"""Source phrases that a preposition or particle opens: "laut X", "nach Angaben von X", ", so X".

according       laut X, according to X          a preposition and its phrase
according-noun  nach Angaben von X              a preposition and a reporting noun
particle        C, so X.                        a particle after a mark
"""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.limits import UNANALYSED_SOURCE
from relata.attribute.rules.patterns.according.claims import (
    claim_cue,
    claim_noun,
    claim_owner,
    source_itself,
)
from relata.attribute.rules.patterns.according.filters import (
    antecedent_reports,
    belongs_to_noun,
    follows_measure,
    is_adverb,
    is_oblique,
    relative_start,
)
from relata.attribute.rules.patterns.according.scope import according_candidate, set_own_claim
from relata.attribute.rules.patterns.base import Pattern, SourceSite
from relata.attribute.rules.roles.phrases import relative_antecedent
from relata.attribute.rules.spans.frames import close_of_modifiers
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import DOCUMENT, OUTLETS, TIME
from relata.attribute.rules.text.marks import STOPS
from relata.attribute.rules.text.types import Candidate, Clause
from relata.model.analysis import CLOSE, OPEN, PUNCT

#: Nouns that give a source by themselves after "nach" (einem Bericht, einer Zeitung).
TEXTS = DOCUMENT | OUTLETS


def source_opening(context: Context, site: SourceSite) -> Candidate | None:
    """A source phrase that begins at a word: "laut X", "nach Angaben von X", ", so X"."""
    lower, i = context.text.lower, site.token
    if i in context.candidates.cue_tokens:
        return None
    for words, medium, kind in context.lexicon.source_openings.get(lower[i], ()):
        size = len(words)
        if size > 1 and tuple(lower[i : i + size]) != words:
            continue
        if kind == "before":
            found = _preposition(context, site, i + size, medium)
        elif kind == "noun":
            found = _preposition_and_noun(context, site, i + size, medium)
        else:
            found = _particle(context, site, medium)
        if found is not None:
            return found
    return None


def _preposition(context: Context, site: SourceSite, j: int, medium: str) -> Candidate | None:
    """A preposition that ends at j: "laut X", "according to X"."""
    sentence, i = site.sentence, site.token
    index = context.phrase_at(j)
    close = _until_mark(context, sentence, j) if index is None else context.phrases[index].end
    if is_adverb(context, j) or close <= j:
        return None
    inner = relative_start(context, sentence, index)
    if inner is not None and antecedent_reports(context, sentence, inner):
        return None
    if context.grammar.free_order and not _may_be_source(context, index, j - i):
        return None
    named = close
    if context.lexicon.fixed_order:
        named, close = _whole_source(context, sentence, close)
    candidate = according_candidate(context, site, (i, close), "according", medium, inner)
    if candidate is None:
        return None
    candidate.cue = [(i, j)]
    candidate.speaker = source_phrase(context, index, inner)
    if index is None or named > context.phrases[index].end:
        candidate.speaker_range = (j, named)
    candidate.speaker_why = f"named after “{' '.join(context.text.words[i:j])}”"
    return candidate


def _preposition_and_noun(
    context: Context, site: SourceSite, j: int, medium: str
) -> Candidate | None:
    """A preposition that ends at j and a reporting noun: "nach Angaben von X"."""
    i = site.token
    start, end = context.text.sentences[site.sentence]
    if follows_measure(context, start, i) or belongs_to_noun(context, start, i):
        return None
    noun = claim_noun(context, j, end)
    if noun is None:
        return _preposition(context, site, j, "writing") if _is_text(context, site, j) else None
    speaker, close = claim_owner(context, j, noun)
    if speaker is None:
        speaker = source_itself(context, j, noun)
    addressee, close = addressee_after_source(context, close)
    candidate = according_candidate(context, site, (i, close), "according-noun", medium)
    if candidate is None:
        return None
    cue = claim_cue(context, noun)
    whole = speaker is None or context.phrases[speaker].end > noun
    candidate.cue = [(i, noun + 1)] if whole else [(i, j), (noun, noun + 1)]
    candidate.speaker, candidate.addressee = speaker, addressee
    candidate.speaker_why = f"whose {cue.lemma} it is"
    if speaker is None:
        set_own_claim(context, candidate, site.sentence, (j, noun))
    candidate.lemma, candidate.act, candidate.certainty = cue.lemma, cue.act, cue.certainty
    candidate.medium = cue.medium
    return candidate


def _is_text(context: Context, site: SourceSite, j: int) -> bool:
    """Is the phrase at j, or what its relative pronoun means, a text ("nach einem Bericht")?"""
    index = context.phrase_at(j)
    meant = source_phrase(context, index, relative_start(context, site.sentence, index))
    if meant is None or context.grammar.free_order:
        return False
    return bool(context.text.flags[context.phrases[meant].head] & TEXTS)


def _particle(context: Context, site: SourceSite, medium: str) -> Candidate | None:
    """A particle after a mark, with a name after it: "C, so X."."""
    text, i = context.text, site.token
    if i == text.sentences[site.sentence][0] or text.kinds[i - 1] not in (PUNCT, CLOSE):
        return None
    index = context.phrase_at(i + 1)
    if index is None or text.words[i - 1] in STOPS:
        return None
    source = context.phrases[index]
    if source.preposition is not None or is_oblique(context, source):
        return None
    if source.entity == "other" and source.kind == "description":
        return None
    clauses, _ = parse_sentence(context, site.sentence)
    k = clause_at(clauses, i)
    if k is not None and clauses[k].finite is not None:
        return None
    addressee, close = addressee_after_source(context, source.end)
    m = clause_at(clauses, close - 1)
    if m is not None and clauses[m].finite is None:
        close = clauses[_close_of_source(context, clauses, m)].end
    candidate = according_candidate(context, site, (i, close), "particle", medium)
    if candidate is None:
        return None
    candidate.cue, candidate.addressee = [(i, i + 1)], addressee
    candidate.speaker, candidate.speaker_why = index, f"named after “{text.words[i]}”"
    return candidate


def _close_of_source(context: Context, clauses: list[Clause], m: int) -> int:
    """The last clause of a source; one that opens with a verb no list holds is not its apposition.

    "Wer klage, so Holm, schade der Stadt."
    """
    close = close_of_modifiers(clauses, m)
    for j in range(m + 1, close + 1):
        first = clauses[j].start
        if clauses[j].kind == "phrase" and clauses[j].end - first > 1:
            known = context.nominal[first] or context.text.flags[first]
            if not known and context.text.words[first].islower():
                return j - 1
    return close


def source_phrase(context: Context, phrase: int | None, inner: int | None) -> int | None:
    """The source itself, or what the relative pronoun that opens the clause at `inner` means."""
    if phrase is None or inner is None:
        return phrase
    antecedent = relative_antecedent(context, context.phrases[phrase].head)
    return phrase if antecedent is None else antecedent


def _may_be_source(context: Context, index: int | None, size: int) -> bool:
    """Is it somebody or a text, rather than a rule ("podle normy") after a preposition alone?"""
    if size > 1:
        return True
    if index is None:
        return False
    phrase = context.phrases[index]
    return phrase.kind != "description" or phrase.entity not in ("other", "place", "event")


def _whole_source(context: Context, sentence: int, close: int) -> tuple[int, int]:
    """Where a source that runs on ("data released by the state") and its whole phrase end."""
    clauses, _ = parse_sentence(context, sentence)
    m = clause_at(clauses, close - 1)
    if m is None or finite_verbs(context, close, clauses[m].end):
        return close, close
    end = named = clauses[m].end
    while named > close and context.text.flags[named - 1] & TIME:
        named -= 1
    if m + 1 < len(clauses) and clauses[m + 1].kind == "rel" and m + 2 >= len(clauses):
        end = named = clauses[m + 1].end
    return named, end


def _until_mark(context: Context, sentence: int, j: int) -> int:
    """Where an unanalysed source ends: its quotation, a mark, a finite verb, or eight tokens on."""
    if j < len(context.text.kinds) and context.text.kinds[j] == OPEN:
        quote = context.text.quote_at(j)
        if quote is not None:
            return quote.end
    clauses, _ = parse_sentence(context, sentence)
    k = clause_at(clauses, j)
    if k is None:
        return j
    stop, finite = min(clauses[k].end, j + UNANALYSED_SOURCE), clauses[k].finite
    return finite if finite is not None and j < finite < stop else stop


def addressee_after_source(context: Context, close: int) -> tuple[int | None, int]:
    """To whom it was said right after the source ("gegenüber dem Blatt"), and the new end."""
    if (
        close < len(context.text.lower)
        and context.text.lower[close] in context.lexicon.addressee_prepositions
    ):
        phrase = context.phrase_at(close + 1)
        if phrase is not None:
            return phrase, context.phrases[phrase].end
    return None, close


SOURCE_OPENING = Pattern(("according", "according-noun", "particle"), source_opening)
