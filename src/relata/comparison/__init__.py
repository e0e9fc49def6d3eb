"""Texts and records compared: words aligned, quotations placed in a source, what changed."""
"""Comparison: quotations placed in a source, and the statements of several versions of a story."""
