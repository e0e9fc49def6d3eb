"""Span boundaries: where a content begins and ends."""
