"""Comparison: quotations placed in a source, and the statements of several versions of a story."""
