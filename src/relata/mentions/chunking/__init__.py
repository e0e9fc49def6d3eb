"""Noun-phrase chunking: base noun phrases, one strategy a type of language."""
