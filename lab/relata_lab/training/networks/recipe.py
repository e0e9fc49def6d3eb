"""The English networks' recipe: corpus, epochs and thresholds."""

from __future__ import annotations

from relata_lab.training.schemes import POLNEAR

#: Name of the set, and its language.
NAME = LANGUAGE = "en"
SCHEME = POLNEAR
EPOCHS = 5
#: Least probability of a statement, and of the content of a draft of the rules; chosen on dev.
THRESHOLD, THRESHOLD_OWN = 0.6, 0.45
