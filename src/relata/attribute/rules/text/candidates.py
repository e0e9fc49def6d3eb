"""The statement candidates of one text: what was proposed, and which words are taken.

Patterns run in the order of the registry, and a later pattern sees what earlier ones proposed:
a cue whose words are taken introduces nothing else, a quotation that is direct speech is not
looked at again, and speech goes on with the speaker before it. What was proposed is changed by
the verbs below alone, for these reasons:

- `engine`: a cue before a colon introduces its quotation and a clause (`release_cue`);
- `patterns.admission`: a verb has the same content as a noun before it (`supersede`);
- `output.quote_ownership`: a quotation is part of reported words around it (`withdraw`);
- `patterns.unframed.continuation`: a weak cue in a reported frame opens nothing (`withdraw`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relata.attribute.rules.text.types import Candidate, Range

#: Candidates among which the two people of an exchange are looked for.
_TURNS = 6


class Candidates:
    """Statement candidates with look-ups by sentence, by quotation and by cue token."""

    def __init__(self, sentence_of: list[int]) -> None:
        self._sentence_of = sentence_of
        #: In the order in which they were proposed, until `sort`.
        self.all: list[Candidate] = []
        #: By the sentence of their anchor.
        self.by_sentence: dict[int, list[Candidate]] = {}
        #: Index of a quotation -> the candidate whose content it is.
        self.by_quote: dict[int, Candidate] = {}
        #: Withdrawn for others with the same content.
        self.superseded: list[Candidate] = []
        #: Tokens that are already part of a cue.
        self.cue_tokens: set[int] = set()
        #: Sentences that are spoken in an interview.
        self.spoken_sentences: set[int] = set()

    def add(self, candidate: Candidate) -> Candidate:
        """Keep a candidate and mark the tokens of its cue as taken."""
        self.all.append(candidate)
        sentence = self._sentence_of[candidate.anchor]
        self.by_sentence.setdefault(sentence, []).append(candidate)
        for start, end in candidate.cue:
            self.cue_tokens.update(range(start, end))
        return candidate

    def withdraw(self, candidate: Candidate) -> None:
        """Remove a candidate that a better one replaces.

        Its quotations are free again; the words of its cue stay taken.
        """
        self.by_quote = {q: other for q, other in self.by_quote.items() if other is not candidate}
        self.all = [other for other in self.all if other is not candidate]
        sentence = self._sentence_of[candidate.anchor]
        self.by_sentence[sentence] = [
            other for other in self.by_sentence[sentence] if other is not candidate
        ]

    def supersede(self, candidate: Candidate) -> None:
        """Withdraw a candidate for another one with the same content.

        Its frame still shows that the sentence has a frame of its own.
        """
        self.superseded.append(candidate)
        self.withdraw(candidate)

    def assign_quote(self, quote: int, candidate: Candidate) -> None:
        """Note that a quotation is (a part of) the content of a candidate."""
        self.by_quote[quote] = candidate

    def release_cue(self, cue: Iterable[Range]) -> None:
        """Let the words of a cue introduce another statement too."""
        for start, end in cue:
            self.cue_tokens.difference_update(range(start, end))

    def sort(self) -> None:
        """Order all candidates by their anchors."""
        self.all.sort(key=lambda candidate: candidate.anchor)

    @property
    def latest(self) -> Candidate | None:
        """The candidate that was added last."""
        return self.all[-1] if self.all else None

    def in_sentence(self, sentence: int) -> Sequence[Candidate]:
        """The candidates whose anchor stands in the sentence, in the order of proposal."""
        return self.by_sentence.get(sentence, ())

    def nearest_before(self, token: int) -> Candidate | None:
        """The nearest candidate before `token` in its sentence that has a cue and a speaker."""
        best = None
        for candidate in self.in_sentence(self._sentence_of[token]):
            if candidate.anchor < token and candidate.speaker is not None and candidate.cue:
                if best is None or candidate.anchor > best.anchor:
                    best = candidate
        return best

    def direct_before(self, token: int) -> list[Candidate]:
        """The last candidates of direct speech before `token`, in the order of the text."""
        near = [one for one in self.all[-_TURNS:] if one.mode == "direct"]
        return [one for one in near if one.content[-1][1] <= token]

    def speaker_before(self, token: int) -> int | None:
        """Phrase index of the speaker of `nearest_before`, or None."""
        best = self.nearest_before(token)
        return best.speaker if best is not None else None
