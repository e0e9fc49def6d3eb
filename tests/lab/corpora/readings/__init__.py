"""Tests of the readings: marks, offsets, texts that come back, names."""
