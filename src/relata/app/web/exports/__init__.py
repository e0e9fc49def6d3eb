"""Exports: statements of the archive as tables, articles in every output format."""
