"""Clause chunking and cue detection."""
