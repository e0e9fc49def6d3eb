"""Who speaks, where encoder and rules have a phrase each."""

from __future__ import annotations

from relata.attribute.merge.pairing import common, size
from relata.model.analysis import Draft, Party
from relata.model.record import Spans

#: The rule of nouns that report.
NOUN = "noun"
#: Acts of who turns down what others say.
_REJECTING = frozenset(("deny", "refuse"))


def speaker(read: Party | None, cue: Spans, draft: Draft, *, phrase_first: bool) -> Party | None:
    """The encoder's, which is right more often; the rules' where it has none.

    A cue is not a speaker: of "Die Stadt hat nach eigenen Angaben 300 Helfer" the encoder takes
    the claim for the one who makes it, the rules take the subject. Who quotes somebody is not
    the speaker either ("Die Economic Times zitierte Holm"), nor is who hears ("forderte *Sofia*
    auf"); and a noun that reports is its owner's: "the minister rejected *the union*'s claim
    that …". `cue` is the encoder's, `draft` the rules' statement. With `phrase_first` the encoder's
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
    if draft.addressee is not None and read.spans == draft.addressee.spans:
        return ruled
    shared = common(read.spans, ruled.spans)
    if not shared:
        return ruled if draft.rule == NOUN and common(cue, draft.cue) else read
    # The same mention: the rules' phrase is whole, with its apposition.
    narrower = phrase_first and size(ruled.spans) == shared < size(read.spans)
    return ruled if read.phrase is None or narrower else read


def is_owned(read: Draft, ruled: Draft) -> bool:
    """Do the words belong to the owner of a noun after the verb that the encoder took for the cue?

    "Lee repeated *Holm's promise* that …". Who turns the claim down denies it himself.
    """
    if ruled.rule != NOUN or ruled.speaker is None or read.act in _REJECTING or not read.cue:
        return False
    apart = not common(read.cue, ruled.cue) and not common(read.cue, ruled.speaker.spans)
    return apart and read.cue[-1][1] <= ruled.speaker.spans[0][0] <= ruled.cue[-1][1]
