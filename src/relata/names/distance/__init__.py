"""Weighted edit distance between two written words, with fitted costs of graphemes."""
