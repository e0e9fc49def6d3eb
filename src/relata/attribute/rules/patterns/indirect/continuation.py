"""Statements without a frame: speech that goes on in the subjunctive, and hearsay."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.clauses.sentence import parsed
from relata.attribute.rules.roles.carry_over import brought_in, subject_before
from relata.attribute.rules.roles.speaker import VOICES
from relata.attribute.rules.text.context import (
    AUXILIARY,
    SUBJUNCTIVE1,
    SUBJUNCTIVE2,
    Found,
    Scene,
    Segment,
)
from relata.attribute.rules.text.occurrences import within
from relata.lang.language import SUBJUNCTIVE
from relata.model.analysis import CLOSE, OPEN, PUNCT

#: Kinds of entities whose speech may go on in the next sentence.
CARRIERS = VOICES | {"document", "place"}
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


def find_unframed(scene: Scene) -> None:
    """Add continuations (free-indirect) and hearsay for sentences that no finding covers."""
    if scene.grammar.subjunctive_reports:
        _retell(scene)
    covered = _covered(scene)
    run: Found | None = None
    for sentence, (start, end) in enumerate(scene.text.sentences):
        if sentence in covered or not scene.readable(sentence):
            run = None
            continue
        if scene.grammar.subjunctive_reports and _speaks_on(scene, sentence):
            _drop_weak(scene, sentence)
            if run is not None and run.mode != "hearsay" and run.content[-1][1] == start:
                run.content[-1] = (run.content[-1][0], end)
                continue
            run = _continuation(scene, sentence)
            scene.add(run)
            continue
        hearsay = _hearsay(scene, sentence, told=_is_told(run, start))
        if (
            hearsay is not None
            and run is not None
            and run.mode == "hearsay"
            and run.content[-1][1] == start
            and _same_paragraph(scene, run, start)
        ):
            run.content[-1] = (run.content[-1][0], end)
            continue
        run = hearsay
        if hearsay is not None:
            scene.add(hearsay)


def _retell(scene: Scene) -> None:
    """Acts in a sentence that goes on in the subjunctive ("Sie hätten dafür Geld verlangt.")
    are told by the voice before, as are those with a finite verb in it."""
    for found in scene.found:
        if found.mode == "reported" and not found.retold and found.content:
            found.retold = _speaks_on(scene, scene.text.sentence_of[found.anchor])


def _covered(scene: Scene) -> set[int]:
    """Sentences that already carry a finding with a frame of its own, not a retold one."""
    sentence_of = scene.text.sentence_of
    found: set[int] = set()
    for one in scene.found:
        if one.retold:
            continue
        for start, end in (*one.content, *one.frame):
            found.update(range(sentence_of[start], sentence_of[end - 1] + 1))
    return found


def _same_paragraph(scene: Scene, run: Found, token: int) -> bool:
    return scene.paragraph_index(run.content[0][0]) == scene.paragraph_index(token)


def _speaks_on(scene: Scene, sentence: int) -> bool:
    """Is the main verb of the sentence in the subjunctive, outside quotation marks?"""
    if not within(scene.places.subjunctive, *scene.text.sentences[sentence]):
        return False
    segs, _ = parsed(scene, sentence)
    flags, verbs, lower = scene.text.flags, scene.language.verbs, scene.text.lower
    for seg in segs:
        if seg.kind not in ("main", "phrase"):
            continue
        verb = _main_verb(scene, seg)
        if verb < 0:
            continue
        if flags[verb] & SUBJUNCTIVE1:
            return not _first_person(scene, seg)
        if flags[verb] & SUBJUNCTIVE2:
            return _reported_unreal(scene, segs, verb)
        readings = verbs.get(lower[verb], ())
        return bool(readings) and all(r.form & SUBJUNCTIVE for r in readings)
    return False


def _main_verb(scene: Scene, seg: Segment) -> int:
    outer = scene.text.quote_of[seg.start]
    for verb in finites(scene, seg.start, seg.end):
        if verb == seg.start and scene.text.words[verb][:1].isupper():
            continue
        if scene.text.quote_of[verb] in (None, outer):
            return verb
    return -1


def _first_person(scene: Scene, seg: Segment) -> bool:
    pronouns = scene.language.file.pronouns
    for i in range(seg.start, seg.end):
        pronoun = pronouns.get(scene.text.lower[i])
        if pronoun is not None and pronoun.person == 1:
            return True
    return False


def _reported_unreal(scene: Scene, segs: list[Segment], verb: int) -> bool:
    """Subjunctive II reports only right behind reported words, where no condition explains it.

    In the plural, where it replaces subjunctive I, it reports with a condition too, and behind
    an act reported without its words.
    """
    first = segs[0].start
    plain = scene.text.lower[verb].endswith(scene.shared)
    if (any(seg.kind == "sub" for seg in segs) and not plain) or _is_question(scene, first):
        return False
    previous = previous_voice(scene, first)
    if previous is None or (previous.mode == "reported" and not plain):
        return False
    last = max(end for _, end in (*previous.content, *previous.frame))
    return scene.text.sentence_of[first] - scene.text.sentence_of[last - 1] <= 1


def _is_question(scene: Scene, token: int) -> bool:
    _, end = scene.text.sentences[scene.text.sentence_of[token]]
    return scene.text.words[end - 1] == "?"


def previous_voice(scene: Scene, token: int) -> Found | None:
    """The last finding before `token` whose speaker may go on speaking."""
    here = scene.paragraph_index(token)
    sentence = scene.text.sentence_of[token]
    for earlier in range(sentence - 1, max(-1, sentence - SENTENCES), -1):
        best: Found | None = None
        for found in scene.by_sentence.get(earlier, ()):
            if found.mode == "hearsay" or not _has_voice(scene, found):
                continue
            if here - scene.paragraph_index(found.content[-1][1] - 1) > PARAGRAPHS:
                continue
            if best is None or _order(found) > _order(best):
                best = found
        if best is not None:
            return best
    return None


def _has_voice(scene: Scene, found: Found) -> bool:
    """Is the speaker somebody, or something, that can go on speaking?

    A source phrase always is, also where it names nobody ("ersten Angaben zufolge").
    """
    if found.speaker < 0:
        return found.speaker_range is not None or found.rule.startswith(SOURCE)
    phrase = scene.phrases[found.speaker]
    if phrase.kind == "pronoun":
        return scene.text.lower[phrase.head] not in scene.anaphor
    if found.rule.startswith(SOURCE):
        return True
    return phrase.kind != "description" or phrase.entity in CARRIERS


def _order(found: Found) -> tuple[int, int]:
    """Later sentences first; in one sentence the enclosing voice, which began earlier."""
    last = max(end for _, end in (*found.content, *found.frame))
    return last, -found.content[0][0]


def _drop_weak(scene: Scene, sentence: int) -> None:
    """In retold speech only a sure cue opens another's words."""
    weak = [f for f in scene.by_sentence.get(sentence, ()) if f.retold and f.strength < SURE]
    for found in weak:
        scene.drop(found)


def _continuation(scene: Scene, sentence: int) -> Found:
    start, end = scene.text.sentences[sentence]
    previous = previous_voice(scene, start)
    found = Found("free-indirect", [(start, end)], "continuation", 0.7, anchor=start)
    if previous is not None:
        found.speaker, found.speaker_range = previous.speaker, previous.speaker_range
        found.speaker_carried, found.speaker_score = True, 0.65
        found.speaker_why = "the last speaker; the subjunctive goes on reporting"
        found.medium = previous.medium
        taken = brought_in(scene, sentence, previous)
        if taken >= 0:
            found.speaker, found.speaker_range = taken, None
            found.speaker_why = "of whom the sentence before speaks; the subjunctive reports"
    else:
        found.score = 0.5 if previous is None else 0.7
        found.speaker = subject_before(scene, sentence)
        found.speaker_carried, found.speaker_score = True, 0.4
        found.speaker_why = "of whom the sentence before speaks; the subjunctive reports"
    return found


def _hearsay(scene: Scene, sentence: int, *, told: bool) -> Found | None:
    """ "X soll geflohen sein": the modal of hearsay with an infinitive of the perfect.

    Right behind somebody's words, or hearsay from them (`told`), any clause with the modal
    tells what they say is to be.
    """
    start, end = scene.text.sentences[sentence]
    modals = within(scene.places.modals, start, end)
    if not modals:
        return None
    segs, _ = parsed(scene, sentence)
    lower = scene.text.lower
    for seg in segs:
        if seg.kind not in ("main", "phrase"):
            continue
        for i in within(modals, seg.start, seg.end):
            if scene.text.quote_of[i] is not None:
                continue
            voice = previous_voice(scene, start)
            near = _distance(scene, voice, start) if voice is not None else SENTENCES
            if near > 1 and not told and not _perfect_follows(scene, segs, i):
                continue
            found = Found("hearsay", [(start, end)], "hearsay", 0.6, anchor=i)
            found.certainty, found.lemma = "doubted", lower[i]
            if voice is not None and near <= NEAR:
                found.speaker, found.speaker_range = voice.speaker, voice.speaker_range
                found.speaker_carried, found.speaker_score = True, 0.7 - 0.15 * near
                found.speaker_why = "the last source named before"
            return found
    return None


def _is_told(run: Found | None, start: int) -> bool:
    """Do the words of a source that is named run up to the token `start`?"""
    if run is None or (run.speaker < 0 and run.speaker_range is None):
        return False
    return run.content[-1][1] == start


def _distance(scene: Scene, voice: Found, token: int) -> int:
    """How many sentences lie between the end of a finding and the token, 1 for the next."""
    sentence_of = scene.text.sentence_of
    last = max(end for _, end in (*voice.content, *voice.frame))
    return sentence_of[token] - sentence_of[last - 1]


def _perfect_follows(scene: Scene, segs: list[Segment], i: int) -> bool:
    """Does the clause of the modal at i end in a participle and an auxiliary of the perfect?"""
    flags, kinds, lower = scene.text.flags, scene.text.kinds, scene.text.lower
    for later in segs:
        if later.end <= i or later.kind in ("rel", "sub", "that"):
            continue
        last = later.end - 1
        while last > i and kinds[last] in (PUNCT, OPEN, CLOSE):
            last -= 1
        if last > i + 1 and flags[last] & AUXILIARY and scene.text.words[last][:1].islower():
            return lower[last] not in scene.passive
    return False
