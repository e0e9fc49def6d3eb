"""Evaluation of name comparison on pairs of names."""
