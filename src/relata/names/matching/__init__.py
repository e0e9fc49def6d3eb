"""Alignment of two names' words, features of the alignment, the score and its explanation."""
