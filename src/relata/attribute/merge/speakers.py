"""Who speaks, where encoder and rules have a phrase each."""

from __future__ import annotations

from relata.attribute.merge.pairing import common, size
from relata.model.analysis import Draft, Party


def speaker(read: Party | None, draft: Draft, *, phrase_first: bool) -> Party | None:
    """The encoder's, which is right more often; the rules' where it has none.

    A cue is not a speaker: of "Die Stadt hat nach eigenen Angaben 300 Helfer" the encoder takes
    the claim for the one who makes it, the rules take the subject. Who quotes somebody is not
    the speaker either: "Die Economic Times zitierte Holm". With `phrase_first` the encoder's
    span is cut to the phrase that the rules found in it: "komentoval dramaturgii večera *Pavel
    Kalina*" has its object before its subject.
    """
    ruled = draft.speaker
    if read is None or ruled is None:
        return read or ruled
    if common(read.spans, draft.cue):
        return ruled
    if any(common(read.spans, relay.spans) for relay in draft.relays):
        return ruled
    shared = common(read.spans, ruled.spans)
    if not shared:
        return read
    # The same mention: the rules' phrase is whole, with its apposition.
    narrower = phrase_first and size(ruled.spans) == shared < size(read.spans)
    return ruled if read.phrase is None or narrower else read
