"""Texts and records compared: words aligned, quotations placed in a source, what changed."""
