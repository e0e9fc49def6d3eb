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
from relata.attribute.merge.pairing import common, pair
from relata.model.analysis import Draft, Party

if TYPE_CHECKING:
    from relata.lang.language import Language
    from relata.model.analysis import Phrase, Segmented
    from relata.model.record import Spans

#: Candidates of the encoder below this are not looked at, with and without the rules' agreement.
LEAST = 0.12


def weights(code: str) -> str | None:
    """The identity of the encoder's weights; None where none are installed."""
    return encoder.weights(code)


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text, in its order, with `evidence` for the score of each."""
    if not text.words:
        return []
    drafter = Drafter(text, phrases, language)
    read = drafter.pairs(chosen(encoder.found(text), least=LEAST))
    ruled = _by_rules(text, phrases, language)
    return merged(read, ruled)


def _by_rules(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """What the rules find, where the language's pack has verbs to find it by."""
    if not language.verbs:
        return []
    from relata.attribute.rules import engine as rules

    return rules.find(text, phrases, language)


def merged(read: list[tuple[Candidate, Draft]], ruled: list[Draft]) -> list[Draft]:
    """One draft for each statement that either source found, in the order of the text."""
    drafts = [draft for _, draft in read]
    match = pair(drafts, ruled)
    found: list[Draft] = []
    for i, j, share in match.pairs:
        found.append(_both(*read[i], ruled[j], share))
    for i in match.first_alone:
        candidate, draft = read[i]
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
    found.sort(key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))
    for index, draft in enumerate(found):
        draft.inside = enclosing(found, index)
        assert draft.evidence is not None
        draft.evidence |= of_shape(found, index)
    return found


def _both(candidate: Candidate, read: Draft, ruled: Draft, share: float) -> Draft:
    """One draft of two: the encoder's spans, the rules' knowledge of the cue."""
    evidence = {
        "both": 1.0,
        "both: share": share,
        "both: same mode": float(read.mode == ruled.mode),
        **of_candidate(candidate),
        **of_rules(ruled),
        **of_parties(read.speaker, ruled.speaker),
    }
    by_rules = common(read.cue, ruled.cue) > 0
    denied = read.certainty == "denied"
    return replace(
        read,
        act=ruled.act if by_rules else read.act,
        certainty="denied" if denied else ruled.certainty if by_rules else read.certainty,
        lemma=ruled.lemma if by_rules else read.lemma,
        speaker=_speaker(read.speaker, ruled.speaker, ruled.cue),
        addressee=read.addressee or ruled.addressee,
        relays=ruled.relays,
        evidence=evidence,
    )


def _speaker(read: Party | None, ruled: Party | None, cue: Spans) -> Party | None:
    """The encoder's, which is right more often; the rules' where it has none.

    A cue is not a speaker: of "Die Stadt hat nach eigenen Angaben 300 Helfer" the encoder takes
    the claim for the one who makes it, the rules take the subject.
    """
    if read is None or ruled is None:
        return read or ruled
    if common(read.spans, cue):
        return ruled
    if common(read.spans, ruled.spans):
        # The same mention: the rules' phrase is whole, with its apposition.
        return ruled if read.phrase is None else read
    return read
