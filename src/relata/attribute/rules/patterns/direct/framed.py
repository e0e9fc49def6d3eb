"""Direct speech: quotations with their frame after, before, around or without one."""

from __future__ import annotations

from relata.attribute.rules.clauses.chunk import finites
from relata.attribute.rules.clauses.sentence import is_retold, parsed, segment_of
from relata.attribute.rules.patterns.direct.by_noun import worded
from relata.attribute.rules.patterns.direct.dialogue import find_dialogue, framed_within
from relata.attribute.rules.patterns.direct.embedded import (
    before_fragment,
    held,
    is_name,
    least_strength,
)
from relata.attribute.rules.patterns.indirect.free_order import opens_freely
from relata.attribute.rules.roles.speaker import may_speak, set_speaker
from relata.attribute.rules.text.context import (
    COMPLEMENTISER,
    COORDINATION,
    INFINITIVE_MARK,
    PREPOSITION,
    RELATIVE,
    SUBORDINATION,
    Found,
    Range,
    Scene,
    Segment,
    Trigger,
    ranges,
)
from relata.attribute.rules.text.quotations import is_full, is_verbatim, words_in
from relata.lang.language import GERUND
from relata.model.analysis import CLOSE, NUMBER, WORD, Quote

DEPENDENT = frozenset(("rel", "sub", "wh"))
DASHES = frozenset(("-", "–", "—", "―"))
#: How far from its quotation a reporting verb may stand, in tokens.
REACH = 40


def find_direct(scene: Scene) -> None:
    """Add a finding for every line of speech and every quotation that is no title."""
    find_dialogue(scene)
    for q, quote in enumerate(scene.text.quotes):
        if quote.level and quote.parent in scene.direct:
            continue
        if q in scene.direct or words_in(scene, quote) == 0 or scene.is_title(quote):
            continue
        found = framed_within(scene, quote) or _after(scene, quote)
        found = found or _before(scene, quote) or held(scene, quote)
        found = found or _signed(scene, quote) or _alone(scene, quote)
        if found is None:
            continue
        found.quote = q
        shared = found.cue if _complement_between(scene, quote, found) else []
        scene.direct[q] = found
        scene.add(found)
        for start, end in shared:
            scene.used.difference_update(range(start, end))
        _go_on(scene, q, quote, found)


def _complement_between(scene: Scene, quote: Quote, found: Found) -> bool:
    """ "X sagte, dass C: „…“": is the quotation's cue that of a clause before the colon too?"""
    if found.rule != "quote-before" or scene.text.words[quote.start - 1] != ":":
        return False
    segs, _ = parsed(scene, scene.text.sentence_of[found.anchor])
    k, m = segment_of(segs, found.anchor), segment_of(segs, quote.start - 1)
    return 0 <= k < m and any(seg.finite >= 0 and seg.kind != "rel" for seg in segs[k + 1 : m + 1])


def _outside(scene: Scene, quote: Quote, token: int) -> bool:
    return scene.text.quote_of[token] == quote.parent


def _paragraph_end(scene: Scene, token: int) -> int:
    """The first token behind the paragraph of `token`."""
    sentence = scene.text.sentence_of[token]
    return scene.text.sentences[scene.paragraph_of(sentence)[1] - 1][1]


def _after(scene: Scene, quote: Quote) -> Found | None:
    """„C“, sagte X. – “C,” X said. – „C“, so X."""
    text = scene.text
    j = quote.end
    if j >= len(text.words) or j >= _paragraph_end(scene, quote.start):
        return None
    start = j
    while j < len(text.words) and text.words[j] in (",", *DASHES) and j < start + 2:
        j += 1
    if j >= len(text.words) or not _outside(scene, quote, j):
        return None
    if text.sentence_of[j] != text.sentence_of[quote.end - 1]:
        return None
    if not is_full(scene, quote) and (j == start or not _opens_sentence(scene, quote)):
        return None
    particle = _particle(scene, quote, start, j)
    if particle is not None:
        return particle
    segs, triggers = parsed(scene, text.sentence_of[j])
    for trigger in triggers:
        if trigger.at < j or trigger.cue.kind != "verb":
            continue
        if trigger.at - j > REACH or not _outside(scene, quote, trigger.at):
            break
        if not trigger.cue.takes & {"direct", "so"} and not trigger.passive:
            continue
        if not _opens(scene, trigger, segs, j):
            break
        return _framed_after(scene, quote, trigger, segs, start)
    return None


def _opens_sentence(scene: Scene, quote: Quote) -> bool:
    """Does the quotation stand first in its sentence, or behind a colon?"""
    first = scene.text.sentences[scene.text.sentence_of[quote.start]][0]
    return quote.start == first or scene.text.words[quote.start - 1] == ":"


def _opens(scene: Scene, trigger: Trigger, segs: list[Segment], j: int) -> bool:
    """Does a clause of reporting begin at token j with this cue?"""
    pivot = trigger.finite if trigger.finite >= 0 else trigger.at
    if pivot == j or trigger.tokens[0] == j:
        return True
    lower, flags = scene.text.lower, scene.text.flags
    if lower[j] in scene.comparison:
        return True
    if scene.grammar.verb_second:
        return False
    if opens_freely(scene, trigger, j):
        return True
    phrase = scene.phrase_at(j)
    if phrase < 0 or scene.phrases[phrase].end > pivot or flags[j] & COORDINATION:
        return False
    between = [k for k in range(segment_of(segs, j), segment_of(segs, pivot)) if k >= 0]
    return all(segs[k].kind in ("phrase", "rel", "sub") or segs[k].finite == pivot for k in between)


def _framed_after(
    scene: Scene, quote: Quote, trigger: Trigger, segs: list[Segment], start: int
) -> Found:
    end = _frame_end(scene, trigger, segs)
    found = _direct(quote, trigger, [(start, end)], "quote-after", 0.95)
    set_speaker(scene, found, trigger, [(start, end)], segs=segs)
    return found


def _frame_end(scene: Scene, trigger: Trigger, segs: list[Segment]) -> int:
    """The end of the clause of a cue that stands behind its quotation."""
    words, quote_of = scene.text.words, scene.text.quote_of
    k = segment_of(segs, trigger.tokens[-1])
    if k < 0:
        return trigger.tokens[-1] + 1
    close = k
    while close + 1 < len(segs) and segs[close + 1].kind in ("phrase", "rel", "sub"):
        if segs[close + 1].coordinated:
            break
        close += 1
    end = segs[close].end
    outer = quote_of[trigger.at]
    for i in range(trigger.at, end):
        quote = scene.text.quote_at(i)
        if (
            quote is not None
            and quote_of[i] != outer
            and quote.start == i
            and is_full(scene, quote)
        ):
            return i
    while end > trigger.at + 1 and words[end - 1] in (".", "!", "?", ":", ","):
        end -= 1
    return end


def _direct(quote: Quote, trigger: Trigger, frame: list[Range], rule: str, score: float) -> Found:
    cue = trigger.cue
    return Found(
        "direct", [(quote.start, quote.end)], rule, score, cue=ranges(trigger.tokens),
        frame=frame, lemma=cue.lemma, act=cue.act, certainty=cue.certainty, medium=cue.medium,
        strength=cue.strength, anchor=trigger.at,
    )  # fmt: skip


def _particle(scene: Scene, quote: Quote, start: int, j: int) -> Found | None:
    """„C“, so X."""
    if scene.text.lower[j] not in scene.according.particle:
        return None
    phrase = scene.phrase_at(j + 1)
    if phrase < 0:
        return None
    end = scene.phrases[phrase].end
    return Found(
        "direct", [(quote.start, quote.end)], "quote-particle", 0.95, cue=[(j, j + 1)],
        frame=[(start, _particle_end(scene, j, end))], speaker=phrase,
        speaker_why=f"named after “{scene.text.words[j]}”", lemma=scene.text.lower[j], anchor=j,
    )  # fmt: skip


def _particle_end(scene: Scene, j: int, end: int) -> int:
    """A short parenthesis runs to the end of its segment when nothing finite follows."""
    segs, _ = parsed(scene, scene.text.sentence_of[j])
    k = segment_of(segs, end - 1)
    return segs[k].end if k >= 0 and segs[k].finite < 0 and segs[k].mark >= 0 else end


def _before(scene: Scene, quote: Quote) -> Found | None:
    """X sagte: „C“ – X said, “C” – X nannte es „C“."""
    text = scene.text
    i = quote.start - 1
    if i < 0 or not _outside(scene, quote, i):
        return None
    colon = text.words[i] == ":"
    if not colon and text.sentence_of[i] != text.sentence_of[quote.start]:
        return None
    segs, triggers = parsed(scene, text.sentence_of[i])
    full = is_full(scene, quote)
    for trigger in _introducing(scene, quote, segs, triggers):
        if not colon and not _may_quote(scene, quote, trigger):
            continue
        if trigger.cue.strength < least_strength(scene, quote, trigger, full=full):
            continue
        if colon or _reaches(scene, quote, trigger, segs):
            return _framed_before(scene, quote, trigger, segs)
        break
    noun = worded(scene, quote)
    if noun is not None or not (colon and is_full(scene, quote)):
        return noun
    return _after_colon(scene, quote, segs, i)


def _may_quote(scene: Scene, quote: Quote, trigger: Trigger) -> bool:
    """Does the cue introduce quotations, or hold one as its object ("bezeichnete ihn als „…“")?"""
    if scene.grammar.free_order:
        return is_verbatim(scene, quote)
    if is_name(scene, quote, trigger):
        return False
    if "direct" in trigger.cue.takes:
        # "in einem Interview mit der „Post“": a name after another preposition.
        before = before_fragment(scene, quote)
        named = before > trigger.at and scene.text.flags[before] & PREPOSITION
        other = named and scene.text.lower[before] not in trigger.cue.prep
        return not (other and scene.grammar.nouns_capitalised) or is_verbatim(scene, quote)
    fitting = scene.grammar.nouns_capitalised and "object" in trigger.cue.takes
    return fitting and is_verbatim(scene, quote)


def _introducing(
    scene: Scene, quote: Quote, segs: list[Segment], triggers: list[Trigger]
) -> list[Trigger]:
    """Verbs before the quotation that may introduce it: main clauses first, nearest first."""
    near = [
        t
        for t in reversed(triggers)
        if t.at < quote.start
        and t.cue.kind == "verb"
        and quote.start - t.at <= REACH
        and _outside(scene, quote, t.at)
    ]
    if near and scene.grammar.free_order and scene.text.words[quote.start - 1] == ":":
        if segment_of(segs, near[0].at) == segment_of(segs, quote.start - 1):
            return near
    main = [t for t in near if segs[max(0, segment_of(segs, t.at))].kind not in DEPENDENT]
    return main or near


def _reaches(scene: Scene, quote: Quote, trigger: Trigger, segs: list[Segment]) -> bool:
    """No complementiser or other clause between the cue and its quotation?"""
    text = scene.text
    last = max((t for t in trigger.tokens if t < quote.start), default=trigger.at)
    if any(text.flags[i] & COMPLEMENTISER for i in range(last + 1, quote.start)):
        return False
    k, m = segment_of(segs, trigger.at), segment_of(segs, quote.start)
    if m > k and any(segs[n].kind == "main" and n < m for n in range(k + 1, m)):
        return False
    full = is_full(scene, quote)
    if scene.tight and not _adjacent(scene, last + 1, quote.start, full):
        return False
    if m > k and quote.start - segs[m].start > 1:
        # The quotation is part of a clause that is itself the content.
        return False
    if not full and text.words[quote.start - 1] == "," and m > k:
        return False
    if full and quote.start - last <= 12:
        return True
    # A fragment must close its clause: "nannte den Plan „Unsinn“."
    j = quote.end
    if j >= len(text.words) or j in trigger.tokens:
        return True
    if m >= 0 and segs[m].finite > quote.start and text.quote_of[segs[m].finite] == quote.parent:
        return False
    closing = text.kinds[j] not in (WORD, NUMBER) or text.flags[j] & COORDINATION
    between = quote.start - last - 1
    return (
        bool(closing)
        and between <= 14
        and not (
            scene.phrase_at(quote.start) >= 0
            and scene.phrases[scene.phrase_at(quote.start)].end > j
        )
    )


def _adjacent(scene: Scene, start: int, end: int, full: bool) -> bool:
    """Does nothing but an addressee or adjunct stand between a cue and its quotation?"""
    flags = scene.text.flags
    other = COORDINATION | INFINITIVE_MARK | RELATIVE | SUBORDINATION
    if any(flags[i] & other and not flags[i] & PREPOSITION for i in range(start, end)):
        return False
    return not finites(scene, start, end) and end - start <= (12 if full else 8)


def _framed_before(scene: Scene, quote: Quote, trigger: Trigger, segs: list[Segment]) -> Found:
    k = max(0, segment_of(segs, trigger.at))
    start = segs[k].start
    while k > 0 and segs[k - 1].kind in ("phrase", "sub", "rel") and not segs[k].coordinated:
        k -= 1
        start = segs[k].start
    frame: list[Range] = [(start, quote.start)]
    found = _direct(quote, trigger, frame, "quote-before", 0.9)
    found.retold = scene.text.words[quote.start - 1] != ":" and is_retold(scene, trigger)
    preposition = before_fragment(scene, quote)
    if preposition > trigger.at and scene.text.lower[preposition] in trigger.cue.prep:
        found.cue = ranges(tuple(sorted({preposition, *trigger.tokens})))
    before = scene.earlier_speaker(trigger.at)
    if trigger.form & GERUND and trigger.finite < 0:
        frame_area: list[Range] = [(segs[0].start, trigger.at)]
    else:
        frame_area = [*frame, (segs[0].start, quote.start)]
    set_speaker(scene, found, trigger, frame_area, before, segs)
    return found


def _after_colon(scene: Scene, quote: Quote, segs: list[Segment], i: int) -> Found | None:
    """A clause with a colon and no verb of saying: "Der Minister wurde deutlich: „…“"."""
    k = segment_of(segs, i)
    if k < 0:
        return None
    for p in scene.top_phrases(segs[0].start, i):
        phrase = scene.phrases[p]
        if (
            phrase.preposition is None
            and phrase.entity in ("person", "unnamed")
            and may_speak(scene, phrase)
        ):
            return Found(
                "direct", [(quote.start, quote.end)], "quote-colon", 0.7,
                frame=[(segs[0].start, quote.start)], speaker=p, speaker_score=0.6,
                speaker_why="subject of the sentence before the colon", anchor=i,
            )  # fmt: skip
    return None


def _signed(scene: Scene, quote: Quote) -> Found | None:
    """“C” – X: a quotation with its speaker behind a dash, alone on the line."""
    text = scene.text
    j = quote.end
    if j + 1 >= len(text.words) or text.words[j] not in DASHES or not is_full(scene, quote):
        return None
    phrase = scene.phrase_at(j + 1)
    if phrase < 0 or scene.phrases[phrase].kind != "name":
        return None
    if scene.phrases[phrase].end < _paragraph_end(scene, j):
        return None
    return Found(
        "direct", [(quote.start, quote.end)], "quote-signed", 0.85, speaker=phrase,
        frame=[(j, scene.phrases[phrase].end)], speaker_why="named behind the dash", anchor=j,
    )  # fmt: skip


def _alone(scene: Scene, quote: Quote) -> Found | None:
    """A full quotation of its own that carries on the direct speech before it."""
    if not is_full(scene, quote) or words_in(scene, quote) < 4 or quote.level:
        return None
    text = scene.text
    first = text.sentences[text.sentence_of[quote.start]][0]
    if first != quote.start and text.kinds[quote.start - 1] in (WORD, NUMBER, CLOSE):
        return None
    if quote.end < len(text.words) and text.words[quote.end].islower():
        # “C” that goes on is a part of a clause.
        if text.sentence_of[quote.end] == text.sentence_of[quote.end - 1]:
            return None
    previous = scene.found[-1] if scene.found else None
    if previous is None or previous.speaker < 0:
        return None
    here = scene.paragraph_index(quote.start)
    there = scene.paragraph_index(previous.content[-1][1] - 1)
    if here - there > 1:
        return None
    return Found(
        "direct", [(quote.start, quote.end)], "quote-alone", 0.6, speaker=previous.speaker,
        speaker_carried=True, speaker_score=0.6, speaker_why="goes on speaking",
        anchor=quote.start,
    )  # fmt: skip


def _go_on(scene: Scene, q: int, quote: Quote, found: Found) -> None:
    """“C,” X said, “C.” – a frame in the middle: the next quotation belongs to it."""
    text = scene.text
    if found.rule not in ("quote-after", "quote-particle") or not found.frame:
        return
    j = found.frame[-1][1]
    size = len(text.words)
    stop = text.words[j] if j < size else ""
    while j < size and text.words[j] in (",", ".", ";", *DASHES) and j <= found.frame[-1][1] + 1:
        j += 1
    if j < size and stop == "," and text.flags[j] & (COORDINATION | PREPOSITION):
        j += 1
    following = q + 1
    while following < len(text.quotes) and text.quotes[following].start < quote.end:
        following += 1
    if following >= len(text.quotes) or text.quotes[following].start != j:
        return
    second = text.quotes[following]
    if second.parent != quote.parent or j >= _paragraph_end(scene, quote.start):
        return
    if stop == "." and scene.grammar.verb_second:
        return
    if not _before_has_frame(scene, second):
        found.content.append((second.start, second.end))
        scene.direct[following] = found


def _before_has_frame(scene: Scene, quote: Quote) -> bool:
    """Has the second quotation a frame of its own behind it?"""
    after = _after(scene, quote)
    return after is not None and after.frame[0][0] >= quote.end


__all__ = ["find_direct"]
