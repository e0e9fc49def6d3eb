"""The record's closed lists. Additions are allowed when the text needs them, and documented.

They are `Literal` types, so that mypy, msgspec and the JSON Schema all know them.
"""

from __future__ import annotations

from typing import Literal, get_args

Mode = Literal["direct", "indirect", "mixed", "reported", "free-indirect", "hearsay"]
Medium = Literal["speech", "writing", "thought"]
Act = Literal[
    "state", "assert", "announce", "deny", "admit", "suggest", "assure", "promise", "demand",
    "ask", "warn", "threaten", "condemn", "criticise", "accuse", "praise", "thank", "condole",
    "agree", "refuse", "estimate", "believe", "quote",
]  # fmt: skip
Certainty = Literal["fact", "asserted", "doubted", "suggested", "denied", "open"]
MentionKind = Literal["name", "description", "pronoun", "place-for-government"]
EntityKind = Literal[
    "person", "organisation", "institution", "outlet", "agency", "place", "document",
    "unnamed", "event", "other",
]  # fmt: skip
ChainKind = Literal[
    "outlet", "agency", "document", "institution", "spokesperson", "anonymous", "witness",
    "speaker",
]  # fmt: skip
EventKind = Literal[
    "call", "meeting", "visit", "letter", "talks", "summit", "statement", "attack", "election",
    "arrest", "agreement", "other",
]  # fmt: skip
EventStatus = Literal["happened", "planned", "denied", "demanded", "reported"]
#: Why a source is not named, where the article says so.
AnonymityReason = Literal["asked", "unauthorised", "fear", "sensitive", "withheld"]
WHY_UNNAMED = (
    "asked: the source wants it; unauthorised: it may not speak; fear: it has something to fear; "
    "sensitive: the matter does not allow it; withheld: the outlet hides the name."
)
#: How the outlet knows what it reports.
Basis = Literal["heard", "relayed", "document", "unstated"]
CreditKind = Literal["text", "photo", "agency"]
DateFrom = Literal["meta", "text", "given"]
#: What a paragraph is, where it is not plain text of the body.
LayoutKind = Literal[
    "heading", "list", "quotation", "post", "question", "answer", "caption", "byline", "dateline",
    "credit", "timestamp", "code",
]  # fmt: skip
LanguageFrom = Literal["text", "meta", "given"]
#: Where the text of the record comes from: the input itself, or what was extracted from it.
TextFrom = Literal["input", "extracted"]
SupportLevel = Literal["measured", "looked at", "unmeasured"]
Severity = Literal["error", "warning", "info"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
#: What the score of a statement means to a reader, the surest first.
Tier = Literal["sure", "likely", "doubtful"]

BASES: tuple[Basis, ...] = get_args(Basis)
MODES: tuple[Mode, ...] = get_args(Mode)
TIERS: tuple[Tier, ...] = get_args(Tier)
MEDIA: tuple[Medium, ...] = get_args(Medium)
ACTS: tuple[Act, ...] = get_args(Act)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
