"""The report for a terminal: what to check, the statements, how the article is sourced."""

from __future__ import annotations

from relata.present.text.report import FORMAT, render

__all__ = ["FORMAT", "render"]
