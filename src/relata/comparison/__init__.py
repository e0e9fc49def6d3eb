"""Texts and records compared: quotations placed in a source, versions of a story matched."""
