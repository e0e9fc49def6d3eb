"""Our own marks as training data: conventions, and folds that nobody's changes move."""

from __future__ import annotations

from collections import Counter

from relata_lab.corpora.read import read_objects
from relata_lab.corpora.readings.load import gold_file
from relata_lab.corpora.readings.model import MarkedStatement, Name, Reading
from relata_lab.training.encoder.convert import readings
from relata_lab.training.encoder.data.gold import Converted

TEXT = "Ann Lee said it was late. She told Bo to go."


def converted() -> Converted:
    marked = (
        MarkedStatement(((13, 24),), "indirect", must=True, cue=((8, 12),), speaker=(0, 7)),
        MarkedStatement(
            ((38, 43),), "indirect", must=False, cue=((30, 34),), addressee=(Name("Bo"),)
        ),
    )
    return readings.convert(Reading("a", "en", "news", TEXT, marked))


def test_marks_are_in_the_records_conventions() -> None:
    first, second = converted().statements
    assert first.modes == {"indirect"} and first.content == ((13, 24),)
    assert (first.cue, first.speaker) == (((8, 12),), ((0, 7),))
    assert second.speaker == (), "a must not be guessed where no mention is marked"


def test_what_is_not_marked_is_not_trained() -> None:
    first, second = converted().statements
    assert first.frame is None and first.media is None and first.negated is None
    assert first.addressee == () and second.addressee is None


def test_folds_share_out_languages() -> None:
    rows = [row for _, row in read_objects(gold_file())]
    folds = readings.folds()
    assert set(folds) == {row["id"] for row in rows}
    assert max(Counter(folds.values()).values()) - min(Counter(folds.values()).values()) <= 1
    for language in ("de", "en"):
        counts = Counter(folds[row["id"]] for row in rows if row["lang"] == language)
        assert len(counts) == readings.FOLDS and max(counts.values()) - min(counts.values()) <= 1
