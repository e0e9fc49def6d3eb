"""The engine `trained`: networks score, correct and complete what the rules found.

1. The rules read the whole text; their clauses, cues and drafts become features.
2. The first network labels every token; labels, drafts, quotation marks and heuristics give
   span proposals.
3. The span classifier scores them; the role tagger finds cue and speaker of the probable ones
   in a window of tokens. A content that it draws otherwise is proposed once more.
4. The best predictions that do not overlap are combined with the rules' drafts.

Long texts are read in blocks with context on both sides.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from relata.attribute.neural.features.document import DocumentFeatures, document_features
from relata.attribute.neural.features.drafts import DraftSpan
from relata.attribute.neural.features.ranges import Ranges
from relata.attribute.neural.features.span_proposals import (
    SpanProposal,
    heuristic_proposals,
    label_proposals,
    quotations,
    span_proposals,
)
from relata.attribute.neural.features.windows import proposal_features, window_bounds, windows
from relata.attribute.neural.networks import forward
from relata.attribute.neural.networks.bundle import ModelBundle, ModelCard, identity, load
from relata.attribute.neural.networks.forward import TokenStates
from relata.attribute.neural.projection.combine import Combiner
from relata.attribute.neural.selection import (
    Prediction,
    calibrated_score,
    predictions,
    rank,
    redrawn,
    suppressed,
    without_rivals,
)
from relata.attribute.rules import engine as rules
from relata.attribute.rules.text.context import Context
from relata.blas import one_thread
from relata.lang.language import Language
from relata.model.analysis import Draft, Phrase, Segmented

#: Tokens in a block, and its context before and after.
BLOCK, BEFORE, AFTER = 2000, 64, 40
#: Longer token runs are not real sentences; they are processed in pieces of this size.
LONGEST = 500
#: Proposals in a batch of windows.
BATCH = 48
#: A heuristic proposal is dropped where the labels put less than this share of it inside.
_INSIDE = 0.08
#: Least probability of a proposal that gets a window, and of a draft's own content.
_PROBABLE, _PROBABLE_OWN = 0.15, 0.03


class TokenBlock(Struct, frozen=True):
    """Tokens that are read together: [start, end), with context [low, high)."""

    start: int
    end: int
    low: int
    high: int


def weights(code: str) -> str | None:
    """The identity of a language's weights; None where it has none."""
    return identity(code)


def find(text: Segmented, phrases: list[Phrase], language: Language) -> list[Draft]:
    """The statements of a text; those of the rules where the language has no weights."""
    context = Context(text, phrases, language)
    drafts = rules.read(context)
    bundle = load(language.code)
    if bundle is None or not text.words:
        return drafts
    features = document_features(context, drafts)
    heuristic = heuristic_proposals(context)
    with one_thread():
        found = NetworkReader(features, bundle, text.sentences, quotations(text), heuristic).read()
        for prediction in found:
            prediction.score = calibrated_score(prediction, bundle.card.calibration)
    return Combiner(context, features.drafts).drafts(found)


def threshold(prediction: Prediction, card: ModelCard) -> float:
    """The least probability of a prediction: less is asked of the rules' own contents."""
    return card.threshold_own if prediction.proposal.own else card.threshold


class NetworkReader:
    """Runs the networks over one text."""

    def __init__(
        self,
        features: DocumentFeatures,
        bundle: ModelBundle,
        sentences: list[tuple[int, int]],
        quotes: set[Ranges],
        heuristic: list[tuple[Ranges, int]],
    ) -> None:
        self.features = features
        self.bundle = bundle
        self.sentences = sentences
        self.quotes = quotes
        self.heuristic = heuristic
        lengths = [b - a for a, b in sentences]
        self.sentence = np.repeat(np.arange(len(sentences), dtype=np.int64), lengths)

    def read(self) -> list[Prediction]:
        """The predictions, in tokens of the whole text."""
        return [prediction for block in self.blocks() for prediction in self._block(block)]

    def blocks(self) -> Iterator[TokenBlock]:
        """The text in blocks of whole sentences."""
        sentences = [
            (k, min(k + LONGEST, b)) for a, b in self.sentences for k in range(a, b, LONGEST)
        ]
        first = 0
        while first < len(sentences):
            last = first + 1
            start = sentences[first][0]
            while last < len(sentences) and sentences[last][1] - start <= BLOCK:
                last += 1
            end = sentences[last - 1][1]
            low, high = first, last
            while low and start - sentences[low][0] < BEFORE:
                low -= 1
            while high < len(sentences) and sentences[high - 1][1] - end < AFTER:
                high += 1
            yield TokenBlock(
                start=start,
                end=end,
                low=max(sentences[low][0], start - BLOCK),
                high=min(sentences[high - 1][1], end + BLOCK),
            )
            first = last

    def _block(self, block: TokenBlock) -> list[Prediction]:
        low, high = block.low, block.high
        arrays = self.features.block(low, high)
        sentence = self.sentence[low:high]
        edges = np.flatnonzero(np.diff(sentence)) + 1
        pieces = list(itertools.pairwise([0, *edges.tolist(), high - low]))
        network, card = self.bundle.network, self.bundle.card
        states = forward.encode(network, arrays.ids, arrays.dense, pieces, self.bundle.vectors)
        quotes: set[Ranges] = {
            ((a - low, b - low),) for ((a, b),) in self.quotes if low <= a and b <= high
        }
        scorer = BlockScorer(network, arrays.drafts, states, sentence, quotes)
        proposals = span_proposals(arrays.drafts, self._additional(states, block))
        start, end = block.start - low, block.end - low
        found = scorer.score([p for p in proposals if start <= p.content[0][0] < end])
        found = [p for p in found if p.score >= threshold(p, card)]
        again = scorer.score(redrawn(suppressed(found), {p.content for p in proposals}))
        found += [p for p in again if p.score >= threshold(p, card)]
        return [p.shifted(low, arrays.numbers) for p in suppressed(found)]

    def _additional(self, states: TokenStates, block: TokenBlock) -> list[tuple[Ranges, int]]:
        """Contents that the labels and the heuristics propose, with modes, in block tokens."""
        found = label_proposals(states.labels)
        inside = np.concatenate([[0.0], np.cumsum(1.0 - states.labels[0][:, 0])])
        for content, mode in self.heuristic:
            ((a, b),) = content
            if block.start <= a < block.end and b <= block.high:
                a, b = a - block.low, b - block.low
                if content in self.quotes or inside[b] - inside[a] >= _INSIDE * (b - a):
                    found.append((((a, b),), mode))
        return found


class BlockScorer:
    """The first network's states for one block, and what the others say of proposals in it."""

    def __init__(
        self,
        network: forward.Arrays,
        drafts: list[DraftSpan],
        states: TokenStates,
        sentence: NDArray[np.int64],
        quotes: set[Ranges],
    ) -> None:
        self.network, self.drafts, self.states = network, drafts, states
        self.sentence, self.quotes = sentence, quotes

    def score(self, proposals: list[SpanProposal]) -> list[Prediction]:
        """The predictions of the probable proposals."""
        if not proposals:
            return []
        spans = np.array([(p.content[0][0], p.content[-1][1]) for p in proposals], np.int64)
        features = proposal_features(proposals, self.drafts, self.quotes)
        scores = forward.score_spans(self.network, self.states, spans, features)
        valid = scores.valid
        least = np.array([_PROBABLE_OWN if p.own else _PROBABLE for p in proposals])
        probable = np.flatnonzero(valid > least).tolist()
        rows = without_rivals(proposals, rank(valid, scores.exact, proposals), probable)
        count = len(self.sentence)
        # Windows of similar width share a batch: less padding.
        rows.sort(key=lambda j: (_width(proposals[j], count), proposals[j].content))
        found: list[Prediction] = []
        for k in range(0, len(rows), BATCH):
            part = rows[k : k + BATCH]
            batch = [proposals[j] for j in part]
            given = windows(batch, self.drafts, self.sentence)
            views = forward.score_windows(self.network, self.states, given, scores.odds[part])
            found += predictions(batch, given, views)
        return found


def _width(proposal: SpanProposal, count: int) -> int:
    low, high = window_bounds(proposal, count)
    return high - low
