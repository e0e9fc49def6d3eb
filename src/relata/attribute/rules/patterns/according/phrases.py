"""According-to phrases: "laut X", "nach Angaben von X", "X zufolge", ", so X", "according to X"."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.clauses.sentence import parsed, segment_of
from relata.attribute.rules.patterns.according.filters import (
    is_adverb,
    is_measured,
    is_object,
    is_sought,
    relative_start,
    tells_itself,
)
from relata.attribute.rules.patterns.according.scope import set_own, source_statement
from relata.attribute.rules.roles.speaker import relative_antecedent
from relata.attribute.rules.text.context import (
    DOCUMENT,
    OUTLETS,
    PREPOSITION,
    TIME,
    Found,
    Scene,
)
from relata.attribute.rules.text.occurrences import within
from relata.model.analysis import CLOSE, OPEN, PUNCT

#: How many sentences before "demnach" its source may be named.
NEAR = 4
#: A sentence with more source phrases than this is no sentence.
MOST = 20
#: Nouns that give a source by themselves after "nach" (einem Bericht, einer Zeitung).
TEXTS = DOCUMENT | OUTLETS
STOPS = frozenset((".", "!", "?", "…"))


def find_according(scene: Scene, sentence: int) -> list[Found]:
    """The statements that a source phrase in this sentence marks, in order."""
    start, end = scene.text.sentences[sentence]
    lower = scene.text.lower
    found: list[Found] = []
    free = start
    for i in within(scene.places.sources, start, end):
        if i < free or len(found) >= MOST:
            continue
        one = None
        if lower[i] in scene.openings and i not in scene.used:
            one = _opened(scene, sentence, i)
        elif lower[i] in scene.references and i == start:
            one = _reference(scene, sentence, i)
        if one is None and lower[i] in scene.closing_words and i not in scene.used:
            one = _closed(scene, sentence, i)
        if one is not None:
            found.append(scene.add(one))
            free = one.frame[-1][1]
    return found


def _opened(scene: Scene, sentence: int, i: int) -> Found | None:
    """A source phrase that begins at token i."""
    lower = scene.text.lower
    for words, medium, kind in scene.openings[lower[i]]:
        size = len(words)
        if size > 1 and tuple(lower[i : i + size]) != words:
            continue
        if kind == "before":
            found = _before(scene, sentence, i, i + size, medium)
        elif kind == "noun":
            found = _before_noun(scene, sentence, i, i + size, medium)
        else:
            found = _particle(scene, sentence, i, medium)
        if found is not None:
            return found
    return None


def _before(scene: Scene, sentence: int, i: int, j: int, medium: str) -> Found | None:
    """laut X, according to X"""
    phrase = scene.phrase_at(j)
    close = scene.phrases[phrase].end if phrase >= 0 else _until_mark(scene, sentence, j)
    inner = relative_start(scene, sentence, phrase)
    if is_adverb(scene, j) or (inner >= 0 and tells_itself(scene, sentence, inner)):
        return None
    if close <= j or (scene.grammar.free_order and not _may_be_source(scene, phrase, j - i)):
        return None
    named = close
    if scene.tight:
        named, close = _whole_source(scene, sentence, close)
    found = source_statement(scene, sentence, i, close, "according", medium, inner)
    if found is None:
        return None
    found.cue = [(i, j)]
    found.speaker = _meant(scene, phrase, inner)
    if phrase < 0 or named > scene.phrases[phrase].end:
        found.speaker_range = (j, named)
    found.speaker_why = f"named after “{' '.join(scene.text.words[i:j])}”"
    found.speaker_score = 0.9
    return found


def _meant(scene: Scene, phrase: int, inner: int) -> int:
    """The source itself, or what the relative pronoun that opens the clause at `inner` means."""
    antecedent = relative_antecedent(scene, scene.phrases[phrase].head) if inner >= 0 else -1
    return antecedent if antecedent >= 0 else phrase


def _may_be_source(scene: Scene, index: int, size: int) -> bool:
    """Is it somebody or a text, and no rule ("podle normy") behind a preposition alone?"""
    if size > 1:
        return True
    if index < 0:
        return False
    phrase = scene.phrases[index]
    return phrase.kind != "description" or phrase.entity not in ("other", "place", "event")


def _whole_source(scene: Scene, sentence: int, close: int) -> tuple[int, int]:
    """Where a source that runs on ("data released by the state") and its whole phrase end."""
    segs, _ = parsed(scene, sentence)
    m = segment_of(segs, close - 1)
    if m < 0 or finites(scene, close, segs[m].end):
        return close, close
    end = named = segs[m].end
    while named > close and scene.text.flags[named - 1] & TIME:
        named -= 1
    if m + 1 < len(segs) and segs[m + 1].kind == "rel" and m + 2 >= len(segs):
        end = named = segs[m + 1].end
    return named, end


def _until_mark(scene: Scene, sentence: int, j: int) -> int:
    """Where an unanalysed source ends: its quotation, a mark, a finite verb, or eight tokens on."""
    if j < len(scene.text.kinds) and scene.text.kinds[j] == OPEN:
        quote = scene.text.quote_at(j)
        if quote is not None:
            return quote.end
    segs, _ = parsed(scene, sentence)
    k = segment_of(segs, j)
    if k < 0:
        return j
    stop = min(segs[k].end, j + 8)
    if j < segs[k].finite < stop:
        return segs[k].finite
    return stop


def _claim_noun(scene: Scene, j: int, end: int) -> int:
    """The reporting noun of a phrase that begins at j, determiners and adjectives skipped."""
    nouns, lower, words = scene.language.nouns, scene.text.lower, scene.text.words
    capitals = scene.grammar.nouns_capitalised
    for n in range(j, min(j + 5, end)):
        readings = nouns.get(lower[n])
        if readings and (not capitals or words[n][:1].isupper()):
            return n if "according" in readings[0].cue.takes else -1
        if capitals and words[n][:1].isupper() and lower[n].endswith(scene.claims):
            return n
        if scene.text.kinds[n] in (PUNCT, OPEN, CLOSE) or scene.text.flags[n] & PREPOSITION:
            return -1
        if capitals and words[n][:1].isupper() and lower[n - 1] not in scene.genitive_articles:
            # A name before the noun only as a possessor.
            if not lower[n].endswith(scene.genitive_endings):
                return -1
    return -1


def _before_noun(scene: Scene, sentence: int, i: int, j: int, medium: str) -> Found | None:
    """nach Angaben von X, in the words of X, nach eigenen Angaben"""
    start, end = scene.text.sentences[sentence]
    if is_measured(scene, start, i) or is_sought(scene, start, i):
        return None
    noun = _claim_noun(scene, j, end)
    if noun < 0:
        phrase = scene.phrase_at(j)
        inner = relative_start(scene, sentence, phrase)
        meant = _meant(scene, phrase, inner)
        text = meant >= 0 and scene.text.flags[scene.phrases[meant].head] & TEXTS
        text = text and not scene.grammar.free_order
        return _before(scene, sentence, i, j, "writing") if text else None
    speaker, close = _owner(scene, j, noun)
    if speaker < 0:
        speaker = _source_itself(scene, j, noun)
    told, close = _told(scene, close)
    found = source_statement(scene, sentence, i, close, "according-noun", medium)
    if found is None:
        return None
    found.addressee = told
    cue = scene.claim(noun)
    found.cue = (
        [(i, noun + 1)]
        if speaker < 0 or scene.phrases[speaker].end > noun
        else [(i, j), (noun, noun + 1)]
    )
    found.speaker = speaker
    found.speaker_why = f"whose {cue.lemma} it is"
    found.speaker_score = 0.9
    if speaker < 0:
        set_own(scene, found, sentence, (j, noun))
    found.lemma, found.act, found.certainty = cue.lemma, cue.act, cue.certainty
    found.medium = cue.medium
    return found


def _owner(scene: Scene, j: int, noun: int) -> tuple[int, int]:
    """Whose claim it is, as a phrase index or -1, and where the whole source phrase ends."""
    close = noun + 1
    owner = -1
    for p in scene.phrases_in(j, noun + 3):
        phrase = scene.phrases[p]
        if phrase.start <= noun < phrase.end:
            close = max(close, phrase.end)
        if phrase.start > noun:
            gap = range(noun + 1, phrase.start)
            if not gap and scene.grammar.verb_second and not _is_inner(scene, p, noun):
                break  # "nach Behördenangaben 62 Menschen": no genitive
            if all(_owns(scene, g) for g in gap):
                owner, close = p, max(close, phrase.end)
                break
        elif phrase.end <= noun and phrase.start >= j:
            owner = p
    return owner, close


def _source_itself(scene: Scene, start: int, noun: int) -> int:
    """The noun's own phrase where it is a text, or has its owner in it ("Polizeiangaben")."""
    for p in scene.phrases_in(start, noun + 1):
        phrase = scene.phrases[p]
        if phrase.start <= noun < phrase.end and phrase.head == noun:
            compound = scene.text.lower[noun] not in scene.language.nouns
            return p if compound or phrase.entity == "document" else -1
    return -1


def _owns(scene: Scene, token: int) -> bool:
    """Is it the preposition before whose claim it is ("Angaben von X", no "Angaben im Mai")?"""
    if not scene.grammar.verb_second:
        return bool(scene.text.flags[token] & PREPOSITION)
    return scene.text.lower[token] in scene.agent


def _is_inner(scene: Scene, index: int, noun: int) -> bool:
    """Does the phrase stand inside the one whose noun it follows?"""
    parent = scene.phrases[index].parent
    return parent is not None and scene.phrases[parent].start <= noun


def _told(scene: Scene, close: int) -> tuple[int, int]:
    """To whom it was said right behind the source ("gegenüber dem Blatt"), and the new end."""
    if close < len(scene.text.lower) and scene.text.lower[close] in scene.towards:
        phrase = scene.phrase_at(close + 1)
        if phrase >= 0:
            return phrase, scene.phrases[phrase].end
    return -1, close


def _particle(scene: Scene, sentence: int, i: int, medium: str) -> Found | None:
    """, so X"""
    text = scene.text
    if i == 0 or text.kinds[i - 1] not in (PUNCT, CLOSE) or text.words[i - 1] in STOPS:
        return None
    if i == text.sentences[sentence][0]:
        return None
    phrase = scene.phrase_at(i + 1)
    if phrase < 0 or scene.phrases[phrase].preposition is not None:
        return None
    source = scene.phrases[phrase]
    if source.entity == "other" and source.kind == "description":
        return None
    if is_object(scene, source):
        return None
    segs, _ = parsed(scene, sentence)
    k = segment_of(segs, i)
    if k >= 0 and segs[k].finite >= 0:
        return None
    told, close = _told(scene, source.end)
    m = segment_of(segs, close - 1)
    if m >= 0 and segs[m].finite < 0:
        close = segs[m].end
        while m + 1 < len(segs) and segs[m + 1].kind in ("phrase", "rel") and m + 1 < len(segs):
            m += 1
            close = segs[m].end
    found = source_statement(scene, sentence, i, close, "particle", medium)
    if found is None:
        return None
    found.addressee = told
    found.cue = [(i, i + 1)]
    found.speaker, found.speaker_why = phrase, f"named after “{text.words[i]}”"
    found.speaker_score = 0.9
    return found


def _reference(scene: Scene, sentence: int, i: int) -> Found | None:
    """ "Demnach …": what the last source says."""
    found = source_statement(scene, sentence, i, i + 1, "reference", "speech writing")
    if found is None:
        return None
    found.cue = [(i, i + 1)]
    for earlier in range(sentence - 1, max(-1, sentence - NEAR - 1), -1):
        voices = [f for f in scene.by_sentence.get(earlier, ()) if f.speaker >= 0]
        if voices:
            found.speaker, found.medium = voices[-1].speaker, voices[-1].medium
            found.speaker_carried, found.speaker_score = True, 0.6
            found.speaker_why = f"the last source before “{scene.text.words[i]}”"
            break
    return found


def _closed(scene: Scene, sentence: int, i: int) -> Found | None:
    """X zufolge, Angaben von X zufolge, seiner Ansicht nach: a source phrase that ends at i."""
    lower, start = scene.text.lower, scene.text.sentences[sentence][0]
    best = -1
    for p in scene.phrases_in(max(start, i - 25), i):
        if scene.phrases[p].end == i:
            best = p
            break
    if best < 0:
        return None
    phrase = scene.phrases[best]
    noun = next((n for n in range(phrase.start, i) if _is_claim(scene, n)), -1)
    medium = scene.according.after.get(lower[i])
    if lower[i] in scene.openings:
        # "seiner Ansicht nach", and no "Forderung nach mehr Geld" or "nach X"
        if noun != i - 1 or _governs(scene, i) or scene.text.quote_of[i] is not None:
            return None
    elif medium is None:
        if noun < 0:
            return None
        medium = scene.according.after_noun[lower[i]]
    inner = relative_start(scene, sentence, best)
    if inner >= 0 and tells_itself(scene, sentence, inner):
        return None
    found = source_statement(
        scene, sentence, phrase.start, i + 1, "according-after", medium or "", inner
    )
    if found is None:
        return None
    found.cue = [(i, i + 1)]
    found.speaker = _meant(scene, best, inner)
    found.speaker_why = f"named before “{scene.text.words[i]}”"
    if noun >= 0:
        found.cue = [(noun, noun + 1), (i, i + 1)]
        owner, _ = _owner(scene, phrase.start, noun)
        found.speaker = owner if owner >= 0 else _source_itself(scene, phrase.start, noun)
        found.speaker_why = f"whose {scene.text.words[noun]} it is"
    found.speaker_score = 0.9
    if found.speaker < 0:
        set_own(scene, found, sentence, (phrase.start, i))
    return found


def _governs(scene: Scene, i: int) -> bool:
    """Has the preposition at i a phrase behind it, or its own phrase before it a preposition?"""
    return any(
        scene.phrases[p].preposition == i
        or (scene.phrases[p].end == i and scene.phrases[p].preposition is not None)
        for p in scene.phrases_in(max(0, i - 8), i + 6)
    )


def _is_claim(scene: Scene, n: int) -> bool:
    readings = scene.language.nouns.get(scene.text.lower[n])
    if not readings and scene.grammar.nouns_capitalised:
        return scene.text.words[n][:1].isupper() and scene.text.lower[n].endswith(scene.claims)
    if not readings or "according" not in readings[0].cue.takes:
        return False
    return not scene.grammar.nouns_capitalised or scene.text.words[n][:1].isupper()
