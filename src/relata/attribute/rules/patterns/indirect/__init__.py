"""Indirect speech, by the syntactic property that marks it."""
