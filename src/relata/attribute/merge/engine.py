"""The engine `encoder`: the encoder's candidates and the rules' drafts, merged.

A candidate of the encoder and a draft of the rules with about the same content become one
statement with the evidence of both; what one source alone found stays, with its evidence. What
is shown in the end is decided by `confidence`, after `resolve`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from relata.attribute.encoder import engine as encoder
from relata.attribute.encoder.candidates import Candidate, chosen
from relata.attribute.encoder.drafts import Drafter, enclosing
from relata.attribute.merge.evidence import of_candidate, of_parties, of_rules, of_shape
from relata.attribute.merge.frames import has_frame_of_other, one_quotation, without_reaction
from relata.attribute.merge.pairing import Pairing, common, pair, shared, size
from relata.attribute.merge.speakers import is_owned, speaker
from relata.model.analysis import Draft
from relata.model.record import Spans

if TYPE_CHECKING:
    from relata.lang.language import Language
    from relata.model.analysis import Phrase, Segmented
    from relata.model.record import Spans

#: Candidates of the encoder below this are not looked at, with and without the rules' agreement.
LEAST = 0.12
#: Characters of marks and spaces around a frame.
_FRAME_EDGES = 6
#: Rules that dashes around the frame prove: the words are direct, whatever stands around them.
_BY_DASHES = frozenset(("dialogue", "quote-around"))
#: Rules whose mark of hearsay is not a verb of saying: an adverb, a phrase, a modal, an ending. A
#: frame that names nobody ("heißt es") has such a verb, and the encoder reads it.
_BY_MARKS = frozenset(
    ("evidential-adverb", "evidential-phrase", "evidential-modal", "evidential-ending")
)
#: Rules that know who speaks in turn, where nothing frames the words.
_IN_TURN = frozenset(("quote-exchange", "quote-scene"))
#: Contents are the same from this share of common characters on.
_EQUAL = 0.9


def weights(code: str) -> str | None:
    """The identity of the encoder's weights; None where none are installed."""
    return encoder.weights(code)


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text, in its order, with `evidence` for the score of each."""
    if not text.words:
        return []
    drafter = Drafter(text, phrases, language)
    read = drafter.pairs(chosen(encoder.found(text), least=LEAST))
    read = [(candidate, without_reaction(draft, text, language)) for candidate, draft in read]
    ruled = _by_rules(text, phrases, language)
    return merged(read, ruled, phrase_first=language.file.grammar.free_order)


def _by_rules(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """What the rules find, where the language's pack has verbs to find it by."""
    if not language.verbs:
        return []
    from relata.attribute.rules import engine as rules

    return rules.find(text, phrases, language)


def merged(
    read: list[tuple[Candidate, Draft]], ruled: list[Draft], *, phrase_first: bool = False
) -> list[Draft]:
    """One draft for each statement that either source found, in the order of the text.

    With `phrase_first` a phrase of the rules goes before what the encoder reads around it: where
    cases show the subject, its borders are the better ones.
    """
    read = [(candidate, one_quotation(draft, ruled)) for candidate, draft in read]
    drafts = [draft for _, draft in read]
    match = pair(drafts, ruled)
    found: list[Draft] = []
    for i, j, share in match.pairs:
        candidate, draft = read[i]
        if has_frame_of_other(draft, j, ruled):
            draft = replace(draft, speaker=ruled[j].speaker, cue=ruled[j].cue)
        made = _both(candidate, draft, ruled[j], share, phrase_first=phrase_first)
        if not _is_shown_by(draft, ruled[j]):
            made = replace(made, content=_content(draft, ruled[j], i, drafts))
        found.append(made)
    for i in match.first_alone:
        candidate, draft = read[i]
        if draft.mode == "direct" and _is_framed(draft, ruled, match):
            continue
        evidence = {
            "only encoder": 1.0,
            **of_candidate(candidate),
            **of_parties(draft.speaker, None),
        }
        found.append(replace(draft, evidence=evidence))
    for j in match.second_alone:
        draft = ruled[j]
        evidence = {"only rules": 1.0, **of_rules(draft), **of_parties(None, draft.speaker)}
        found.append(replace(draft, evidence=evidence, inside=None))
    found = _without_frames(found)
    found.sort(key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))
    for index, draft in enumerate(found):
        draft.inside = enclosing(found, index)
        assert draft.evidence is not None
        draft.evidence |= of_shape(found, index)
    return found


def _both(
    candidate: Candidate, read: Draft, ruled: Draft, share: float, *, phrase_first: bool
) -> Draft:
    """One draft of two: the encoder's spans, the rules' knowledge of the cue."""
    evidence = {
        "both": 1.0,
        "both: share": share,
        "both: same mode": float(read.mode == ruled.mode),
        **of_candidate(candidate),
        **of_rules(ruled),
        **of_parties(read.speaker, ruled.speaker),
    }
    if is_owned(read, ruled):
        return replace(ruled, evidence=evidence, inside=None)
    by_rules = common(read.cue, ruled.cue) > 0
    if _is_shown_by(read, ruled):
        if ruled.rule in _BY_MARKS or _holds_frame(read, ruled):
            return replace(ruled, evidence=evidence, inside=None)
        read = replace(
            read, mode="direct", content=ruled.content, quoted=(), cue=read.cue or ruled.cue,
            frame=read.frame or ruled.frame,
        )  # fmt: skip
    denied = read.certainty == "denied"
    quoted = _within(ruled.quoted, read.content) if candidate.mode == ruled.mode == "mixed" else ()
    return replace(
        read,
        mode="mixed" if quoted else read.mode,
        quoted=read.quoted or quoted,
        cue=_cue(read, ruled),
        act=ruled.act if by_rules else read.act,
        certainty="denied" if denied else ruled.certainty if by_rules else read.certainty,
        lemma=ruled.lemma if by_rules else read.lemma,
        speaker=ruled.speaker
        if ruled.rule in _IN_TURN and not read.cue
        else speaker(read.speaker, read.cue, ruled, phrase_first=phrase_first),
        addressee=read.addressee or ruled.addressee,
        relays=ruled.relays,
        evidence=evidence,
    )


def _is_shown_by(read: Draft, ruled: Draft) -> bool:
    """Do marks or words of the language show what the encoder took for something else?

    Dashes around a frame, and words and forms of hearsay.
    """
    if _holds_frame(read, ruled):
        return True
    if ruled.rule in _BY_MARKS:
        return not read.cue or common(read.cue, ruled.cue) > 0
    if ruled.rule not in _BY_DASHES:
        return False
    return read.mode != "direct" or not read.cue or common(read.content, ruled.cue) > 0


def _holds_frame(read: Draft, ruled: Draft) -> bool:
    """Did the encoder read a report that names nobody as words that go on, its frame with them?

    "Der Damm halte, hieß es danach." after what the mayor said: it need not be the mayor's.
    """
    if read.cue or ruled.mode != "hearsay" or ruled.speaker is not None or not ruled.cue:
        return False
    return common(read.content, ruled.cue) == size(ruled.cue)


def _within(spans: Spans, content: Spans) -> Spans:
    """The spans that the content holds."""
    return tuple((a, b) for a, b in spans if any(c <= a and b <= d for c, d in content))


def _cue(read: Draft, ruled: Draft) -> Spans:
    """The encoder's cue with the words next to it that the rules count to it: *ha* detto."""
    if not read.cue or common(read.cue, ruled.cue) != size(read.cue):
        return read.cue
    (start, _), (_, end) = read.cue[0], read.cue[-1]
    for first, last in ruled.cue:
        if first < start and last >= start - 1:
            start = first
        named = read.speaker is not None and common(read.speaker.spans, ((end, last),))
        if first <= end + 1 and last > end and not named:
            end = last
    if len(read.cue) == 1:
        return ((start, end),)
    return ((start, read.cue[0][1]), *read.cue[1:-1], (read.cue[-1][0], end))


def _without_frames(found: list[Draft]) -> list[Draft]:
    """Without what has no cue and is another's content together with its frame.

    "Der Deich, sagte X, sei sicher": read once with its frame and once as if it had none.
    """
    framed = [draft for draft in found if draft.cue and len(draft.content) > 1]
    return [
        draft
        for draft in found
        if draft.cue
        or not any(
            common(draft.content, other.content) == size(other.content)
            and common(draft.content, other.cue) == size(other.cue)
            and size(draft.content) < size(other.content) + size(other.frame) + _FRAME_EDGES
            for other in framed
        )
    ]


def _is_framed(draft: Draft, ruled: list[Draft], match: Pairing) -> bool:
    """Has the same quotation a frame that both sources found?"""
    return any(
        ruled[j].mode == "direct"
        and bool(ruled[j].cue)
        and shared(draft.content, ruled[j].content) > _EQUAL
        for _, j, _ in match.pairs
    )


def _content(read: Draft, ruled: Draft, i: int, drafts: list[Draft]) -> Spans:
    """The encoder's; the rules' where their frame cuts a clause and one half alone was read.

    `read` is the encoder's draft `i` of `drafts`; no other one of them may have the other half.
    """
    if _begins_with_addressee(read, ruled):
        return ruled.content
    if len(read.content) > 1 or len(ruled.content) != 2 or not ruled.frame:
        return read.content
    first, second = ruled.content
    frame = ruled.frame
    amid = first[1] <= frame[0][0] + 1 and frame[-1][1] <= second[0] + 1
    if not amid or read.content[0] not in (first, second):
        return read.content
    rest = second if read.content[0] == first else first
    taken = any(common(other.content, (rest,)) for k, other in enumerate(drafts) if k != i)
    return read.content if taken else ruled.content


def _begins_with_addressee(read: Draft, ruled: Draft) -> bool:
    """Did the encoder take who is spoken to into the words: "urged *drivers to stay away*"?"""
    if ruled.addressee is None or len(read.content) != 1 or len(ruled.content) != 1:
        return False
    (start, end), (first, last) = read.content[0], ruled.content[0]
    spoken = ruled.addressee.spans[0][0], ruled.addressee.spans[-1][1]
    return start <= spoken[0] < spoken[1] <= first and end == last
