"""Fitting of the name comparison: grapheme costs, boosted trees, sound tables."""
