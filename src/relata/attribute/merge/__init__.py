"""Candidates of several sources joined into the statements of a text."""
