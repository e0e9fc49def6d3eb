"""Morphology: what the form of a word shows of number, gender and case."""
