"""According-to phrases: "laut X", "nach Angaben von X", "X zufolge", ", so X", "according to X"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finite_verbs
from relata.attribute.rules.clauses.sentence import clause_at, parse_sentence
from relata.attribute.rules.patterns.according.filters import (
    antecedent_reports,
    belongs_to_noun,
    follows_measure,
    is_adverb,
    is_oblique,
    relative_start,
)
from relata.attribute.rules.patterns.according.scope import according_candidate, set_own_claim
from relata.attribute.rules.roles.phrases import relative_antecedent
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.flags import DOCUMENT, OUTLETS, PREPOSITION, TIME
from relata.attribute.rules.text.occurrences import within
from relata.attribute.rules.text.types import Candidate
from relata.lang.language import Cue
from relata.model.analysis import CLOSE, OPEN, PUNCT

#: How many sentences before "demnach" its source may be named.
NEAR = 4
#: A sentence with more source phrases than this is no sentence.
MOST = 20
#: Nouns that give a source by themselves after "nach" (einem Bericht, einer Zeitung).
TEXTS = DOCUMENT | OUTLETS
STOPS = frozenset((".", "!", "?", "…"))


def find_according(context: Context, sentence: int) -> list[Candidate]:
    """The statements that a source phrase in this sentence marks, in order."""
    start, end = context.text.sentences[sentence]
    lower = context.text.lower
    found: list[Candidate] = []
    free = start
    for i in within(context.occurrences.sources, start, end):
        if i < free or len(found) >= MOST:
            continue
        one = None
        if lower[i] in context.lexicon.source_openings and i not in context.candidates.cue_tokens:
            one = _from_opening(context, sentence, i)
        elif lower[i] in context.lexicon.source_anaphors and i == start:
            one = _reference(context, sentence, i)
        if (
            one is None
            and lower[i] in context.lexicon.source_closings
            and i not in context.candidates.cue_tokens
        ):
            one = _from_closing_word(context, sentence, i)
        if one is not None:
            found.append(context.candidates.add(one))
            free = one.frame[-1][1]
    return found


def _from_opening(context: Context, sentence: int, i: int) -> Candidate | None:
    """A source phrase that begins at token i."""
    lower = context.text.lower
    for words, medium, kind in context.lexicon.source_openings[lower[i]]:
        size = len(words)
        if size > 1 and tuple(lower[i : i + size]) != words:
            continue
        if kind == "before":
            found = _before_source(context, sentence, i, i + size, medium)
        elif kind == "noun":
            found = _before_claim_noun(context, sentence, i, i + size, medium)
        else:
            found = _particle(context, sentence, i, medium)
        if found is not None:
            return found
    return None


def _before_source(
    context: Context, sentence: int, i: int, j: int, medium: str
) -> Candidate | None:
    """laut X, according to X"""
    phrase = context.phrase_at(j)
    close = context.phrases[phrase].end if phrase is not None else _until_mark(context, sentence, j)
    inner = relative_start(context, sentence, phrase)
    if is_adverb(context, j) or (
        inner is not None and antecedent_reports(context, sentence, inner)
    ):
        return None
    if close <= j or (context.grammar.free_order and not _may_be_source(context, phrase, j - i)):
        return None
    named = close
    if context.lexicon.fixed_order:
        named, close = _whole_source(context, sentence, close)
    found = according_candidate(context, sentence, i, close, "according", medium, inner)
    if found is None:
        return None
    found.cue = [(i, j)]
    found.speaker = _source_phrase(context, phrase, inner)
    if phrase is None or named > context.phrases[phrase].end:
        found.speaker_range = (j, named)
    found.speaker_why = f"named after “{' '.join(context.text.words[i:j])}”"
    found.speaker_score = 0.9
    return found


def _source_phrase(context: Context, phrase: int | None, inner: int | None) -> int | None:
    """The source itself, or what the relative pronoun that opens the clause at `inner` means."""
    if phrase is None or inner is None:
        return phrase
    antecedent = relative_antecedent(context, context.phrases[phrase].head)
    return phrase if antecedent is None else antecedent


def _may_be_source(context: Context, index: int | None, size: int) -> bool:
    """Is it somebody or a text, and no rule ("podle normy") behind a preposition alone?"""
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
    stop, finite = min(clauses[k].end, j + 8), clauses[k].finite
    return finite if finite is not None and j < finite < stop else stop


def _claim_noun(context: Context, j: int, end: int) -> int | None:
    """The reporting noun of a phrase that begins at j, determiners and adjectives skipped."""
    nouns, lower, words = context.language.nouns, context.text.lower, context.text.words
    capitals = context.grammar.nouns_capitalised
    for n in range(j, min(j + 5, end)):
        readings = nouns.get(lower[n])
        if readings and (not capitals or words[n][:1].isupper()):
            return n if "according" in readings[0].cue.takes else None
        if capitals and words[n][:1].isupper() and lower[n].endswith(context.lexicon.claim_nouns):
            return n
        if context.text.kinds[n] in (PUNCT, OPEN, CLOSE) or context.text.flags[n] & PREPOSITION:
            return None
        if capitals and words[n][:1].isupper() and lower[n - 1] not in ("der", "des"):
            # A name before the noun only as a possessor.
            if not lower[n].endswith("s"):
                return None
    return None


def _before_claim_noun(
    context: Context, sentence: int, i: int, j: int, medium: str
) -> Candidate | None:
    """nach Angaben von X, in the words of X, nach eigenen Angaben"""
    start, end = context.text.sentences[sentence]
    if follows_measure(context, start, i) or belongs_to_noun(context, start, i):
        return None
    noun = _claim_noun(context, j, end)
    if noun is None:
        phrase = context.phrase_at(j)
        inner = relative_start(context, sentence, phrase)
        meant = _source_phrase(context, phrase, inner)
        if meant is None or context.grammar.free_order:
            return None
        text = context.text.flags[context.phrases[meant].head] & TEXTS
        return _before_source(context, sentence, i, j, "writing") if text else None
    speaker, close = _claim_owner(context, j, noun)
    if speaker is None:
        speaker = _source_itself(context, j, noun)
    addressee, close = _addressee_after_source(context, close)
    found = according_candidate(context, sentence, i, close, "according-noun", medium)
    if found is None:
        return None
    found.addressee = addressee
    cue = _claim_cue(context, noun)
    found.cue = (
        [(i, noun + 1)]
        if speaker is None or context.phrases[speaker].end > noun
        else [(i, j), (noun, noun + 1)]
    )
    found.speaker = speaker
    found.speaker_why = f"whose {cue.lemma} it is"
    found.speaker_score = 0.9
    if speaker is None:
        set_own_claim(context, found, sentence, (j, noun))
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium = cue.medium
    return found


def _claim_owner(context: Context, j: int, noun: int) -> tuple[int | None, int]:
    """Whose claim it is, as a phrase index or None, and where the whole source phrase ends."""
    close = noun + 1
    owner: int | None = None
    for p in context.phrases_in(j, noun + 3):
        phrase = context.phrases[p]
        if phrase.start <= noun < phrase.end:
            close = max(close, phrase.end)
        if phrase.start > noun:
            gap = range(noun + 1, phrase.start)
            if not gap and context.grammar.verb_second and not _is_part_of_claim(context, p, noun):
                break  # "nach Behördenangaben 62 Menschen": no genitive
            if all(_introduces_owner(context, g) for g in gap):
                owner, close = p, max(close, phrase.end)
                break
        elif phrase.end <= noun and phrase.start >= j:
            owner = p
    return owner, close


def _source_itself(context: Context, start: int, noun: int) -> int | None:
    """The noun's own phrase where it is a text, or has its owner in it ("Polizeiangaben")."""
    for p in context.phrases_in(start, noun + 1):
        phrase = context.phrases[p]
        if phrase.start <= noun < phrase.end and phrase.head == noun:
            compound = context.text.lower[noun] not in context.language.nouns
            return p if compound or phrase.entity == "document" else None
    return None


def _introduces_owner(context: Context, token: int) -> bool:
    """Is it the preposition before whose claim it is ("Angaben von X", no "Angaben im Mai")?"""
    if not context.grammar.verb_second:
        return bool(context.text.flags[token] & PREPOSITION)
    return context.text.lower[token] in context.lexicon.agent_prepositions


def _is_part_of_claim(context: Context, index: int, noun: int) -> bool:
    """Does the phrase stand inside the one whose noun it follows?"""
    parent = context.phrases[index].parent
    return parent is not None and context.phrases[parent].start <= noun


def _addressee_after_source(context: Context, close: int) -> tuple[int | None, int]:
    """To whom it was said right behind the source ("gegenüber dem Blatt"), and the new end."""
    if (
        close < len(context.text.lower)
        and context.text.lower[close] in context.lexicon.addressee_prepositions
    ):
        phrase = context.phrase_at(close + 1)
        if phrase is not None:
            return phrase, context.phrases[phrase].end
    return None, close


def _particle(context: Context, sentence: int, i: int, medium: str) -> Candidate | None:
    """, so X"""
    text = context.text
    if i == 0 or text.kinds[i - 1] not in (PUNCT, CLOSE) or text.words[i - 1] in STOPS:
        return None
    if i == text.sentences[sentence][0]:
        return None
    phrase = context.phrase_at(i + 1)
    if phrase is None or context.phrases[phrase].preposition is not None:
        return None
    source = context.phrases[phrase]
    if source.entity == "other" and source.kind == "description":
        return None
    if is_oblique(context, source):
        return None
    clauses, _ = parse_sentence(context, sentence)
    k = clause_at(clauses, i)
    if k is not None and clauses[k].finite is not None:
        return None
    addressee, close = _addressee_after_source(context, source.end)
    m = clause_at(clauses, close - 1)
    if m is not None and clauses[m].finite is None:
        close = clauses[m].end
        while (
            m + 1 < len(clauses)
            and clauses[m + 1].kind in ("phrase", "rel")
            and m + 1 < len(clauses)
        ):
            m += 1
            close = clauses[m].end
    found = according_candidate(context, sentence, i, close, "particle", medium)
    if found is None:
        return None
    found.addressee = addressee
    found.cue = [(i, i + 1)]
    found.speaker, found.speaker_why = phrase, f"named after “{text.words[i]}”"
    found.speaker_score = 0.9
    return found


def _reference(context: Context, sentence: int, i: int) -> Candidate | None:
    """ "Demnach …": what the last source says."""
    found = according_candidate(context, sentence, i, i + 1, "reference", "speech writing")
    if found is None:
        return None
    found.cue = [(i, i + 1)]
    for earlier in range(sentence - 1, max(-1, sentence - NEAR - 1), -1):
        voices = [f for f in context.candidates.in_sentence(earlier) if f.speaker is not None]
        if voices:
            found.speaker, found.medium = voices[-1].speaker, voices[-1].medium
            found.speaker_carried, found.speaker_score = True, 0.6
            found.speaker_why = f"the last source before “{context.text.words[i]}”"
            break
    return found


def _from_closing_word(context: Context, sentence: int, i: int) -> Candidate | None:
    """X zufolge, Angaben von X zufolge, seiner Ansicht nach: a source phrase that ends at i."""
    lower, start = context.text.lower, context.text.sentences[sentence][0]
    best: int | None = None
    for p in context.phrases_in(max(start, i - 25), i):
        if context.phrases[p].end == i:
            best = p
            break
    if best is None:
        return None
    phrase = context.phrases[best]
    noun = next((n for n in range(phrase.start, i) if _is_claim(context, n)), None)
    medium = context.lexicon.according.after.get(lower[i])
    if lower[i] in context.lexicon.source_openings:
        # "seiner Ansicht nach", and no "Forderung nach mehr Geld" or "nach X"
        if noun != i - 1 or _governs_phrase(context, i) or context.text.quote_of[i] is not None:
            return None
    elif medium is None:
        if noun is None:
            return None
        medium = context.lexicon.according.after_noun[lower[i]]
    inner = relative_start(context, sentence, best)
    if inner is not None and antecedent_reports(context, sentence, inner):
        return None
    found = according_candidate(
        context, sentence, phrase.start, i + 1, "according-after", medium or "", inner
    )
    if found is None:
        return None
    found.cue = [(i, i + 1)]
    found.speaker = _source_phrase(context, best, inner)
    found.speaker_why = f"named before “{context.text.words[i]}”"
    if noun is not None:
        found.cue = [(noun, noun + 1), (i, i + 1)]
        owner, _ = _claim_owner(context, phrase.start, noun)
        found.speaker = owner if owner is not None else _source_itself(context, phrase.start, noun)
        found.speaker_why = f"whose {context.text.words[noun]} it is"
    found.speaker_score = 0.9
    if found.speaker is None:
        set_own_claim(context, found, sentence, (phrase.start, i))
    return found


def _governs_phrase(context: Context, i: int) -> bool:
    """Has the preposition at i a phrase behind it, or its own phrase before it a preposition?"""
    return any(
        context.phrases[p].preposition == i
        or (context.phrases[p].end == i and context.phrases[p].preposition is not None)
        for p in context.phrases_in(max(0, i - 8), i + 6)
    )


def _is_claim(context: Context, n: int) -> bool:
    readings = context.language.nouns.get(context.text.lower[n])
    if not readings and context.grammar.nouns_capitalised:
        return context.text.words[n][:1].isupper() and context.text.lower[n].endswith(
            context.lexicon.claim_nouns
        )
    if not readings or "according" not in readings[0].cue.takes:
        return False
    return not context.grammar.nouns_capitalised or context.text.words[n][:1].isupper()


def _claim_cue(context: Context, noun: int) -> Cue:
    """The cue of a reporting noun, also where it is the last part of a compound."""
    word, nouns = context.text.lower[noun], context.language.nouns
    readings = nouns.get(word)
    if readings:
        return readings[0].cue
    return nouns[next(form for form in context.lexicon.claim_nouns if word.endswith(form))][0].cue
