"""Scores of the patterns' candidates."""
