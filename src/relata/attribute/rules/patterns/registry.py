"""The attribution patterns, in the order in which they are tried.

To add one, write a file with a `Pattern` and enter it here. At one site the first pattern that
finds a candidate wins; a cue whose words are taken is not tried again. `tests/attribute/rules`
demands that each rule id fires in an example of some language's pack.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from relata.attribute.rules.patterns.according.closing import SOURCE_CLOSING, SOURCE_REFERENCE
from relata.attribute.rules.patterns.according.opening import SOURCE_OPENING
from relata.attribute.rules.patterns.base import CueSite, Pattern, SourceSite, TextPattern
from relata.attribute.rules.patterns.direct.by_noun import BY_NOUN
from relata.attribute.rules.patterns.direct.continued import ALONE, COORDINATED
from relata.attribute.rules.patterns.direct.dialogue import AROUND_FRAME, DIALOGUE
from relata.attribute.rules.patterns.direct.embedded import EMBEDDED
from relata.attribute.rules.patterns.direct.exchange import EXCHANGE
from relata.attribute.rules.patterns.direct.frame_after import FRAME_AFTER, PARTICLE_AFTER
from relata.attribute.rules.patterns.direct.frame_before import FRAME_BEFORE
from relata.attribute.rules.patterns.direct.labels import LABELS
from relata.attribute.rules.patterns.direct.next_sentence import SCENE, THUS
from relata.attribute.rules.patterns.direct.turns import HEADLINE, TURNS_OF_INTERVIEWS
from relata.attribute.rules.patterns.direct.without_frame import AFTER_COLON, GOES_ON, SIGNED
from relata.attribute.rules.patterns.indirect.acts import ANAPHOR, NEXT_SENTENCE, OBJECT_ACT
from relata.attribute.rules.patterns.indirect.adjacent import (
    COMPARISON_ADJACENT,
    COMPLEMENT_ADJACENT,
    CONTENT_FIRST_ADJACENT,
    CONTENT_FIRST_INVERTED,
    PASSIVE,
)
from relata.attribute.rules.patterns.indirect.comparison import COMPARISON
from relata.attribute.rules.patterns.indirect.complete import complete_adjacent, complete_comma
from relata.attribute.rules.patterns.indirect.content_first import CONTENT_FIRST
from relata.attribute.rules.patterns.indirect.content_first_free import CONTENT_FIRST_FREE
from relata.attribute.rules.patterns.indirect.content_later import CONTENT_LATER
from relata.attribute.rules.patterns.indirect.infinitive import (
    INFINITIVE_LATER,
    INFINITIVE_NEXT,
    INFINITIVE_WITHOUT_COMMA,
)
from relata.attribute.rules.patterns.indirect.nominalised import NOMINALISED
from relata.attribute.rules.patterns.indirect.reporting_noun import NOUN_ADJACENT, NOUN_WITH_CLAUSE
from relata.attribute.rules.patterns.indirect.subjunctive_clause import SUBJUNCTIVE_CLAUSE
from relata.attribute.rules.patterns.unframed.continuation import CONTINUATION
from relata.attribute.rules.patterns.unframed.evidential import EVIDENTIAL
from relata.attribute.rules.text.context import Context
from relata.attribute.rules.text.types import Candidate
from relata.model.analysis import Quote

#: Before anything else: the layout of a text shows who speaks.
LAYOUT: tuple[TextPattern, ...] = (TURNS_OF_INTERVIEWS, LABELS, DIALOGUE)

#: At a quotation.
QUOTATIONS: tuple[Pattern[Quote], ...] = (
    AROUND_FRAME,
    PARTICLE_AFTER,
    FRAME_AFTER,
    FRAME_BEFORE,
    BY_NOUN,
    AFTER_COLON,
    EMBEDDED,
    SIGNED,
    EXCHANGE,
    THUS,
    SCENE,
    GOES_ON,
)

#: After the quotations.
JOINED: tuple[TextPattern, ...] = (COORDINATED, NOMINALISED)

#: At a sentence that is a title or heading.
SENTENCES: tuple[Pattern[int], ...] = (HEADLINE,)

#: At a word that may open or close a source phrase.
SOURCES: tuple[Pattern[SourceSite], ...] = (SOURCE_OPENING, SOURCE_REFERENCE, SOURCE_CLOSING)


class CuePatterns(Struct, frozen=True):
    """The patterns at cues of languages that mark complements in one way."""

    verbs: tuple[Pattern[CueSite], ...]
    nouns: tuple[Pattern[CueSite], ...]
    #: Gives a verb's candidate its roles and score, or rejects it.
    complete: Callable[[Context, CueSite, Candidate], Candidate | None]


#: Where commas separate clauses (German, Russian, Czech).
WITH_COMMAS = CuePatterns(
    verbs=(
        COMPARISON,
        INFINITIVE_NEXT,
        CONTENT_FIRST,
        CONTENT_FIRST_FREE,
        CONTENT_LATER,
        INFINITIVE_LATER,
        ANAPHOR,
        INFINITIVE_WITHOUT_COMMA,
        SUBJUNCTIVE_CLAUSE,
        NEXT_SENTENCE,
        OBJECT_ACT,
    ),
    nouns=(NOUN_WITH_CLAUSE,),
    complete=complete_comma,
)

#: Where the complement stands right after its verb (English).
ADJACENT = CuePatterns(
    verbs=(
        COMPARISON_ADJACENT,
        CONTENT_FIRST_INVERTED,
        COMPLEMENT_ADJACENT,
        CONTENT_FIRST_ADJACENT,
        PASSIVE,
    ),
    nouns=(NOUN_ADJACENT,),
    complete=complete_adjacent,
)

#: At a sentence, after its cues: hearsay.
EVIDENTIALS: tuple[Pattern[SourceSite], ...] = (EVIDENTIAL,)

#: At last: speech that goes on without a frame.
UNFRAMED: tuple[TextPattern, ...] = (CONTINUATION, ALONE)


def every_pattern() -> tuple[
    Pattern[Quote] | Pattern[int] | Pattern[SourceSite] | Pattern[CueSite] | TextPattern, ...
]:
    """All patterns, in the order of this file."""
    return (
        *LAYOUT, *QUOTATIONS, *JOINED, *SENTENCES, *SOURCES, *WITH_COMMAS.verbs,
        *WITH_COMMAS.nouns, *ADJACENT.verbs, *ADJACENT.nouns, *EVIDENTIALS, *UNFRAMED,
    )  # fmt: skip
