"""HTML: one self-contained page of an article with its statements marked, or of several."""

from __future__ import annotations

from relata.present.html.environment import make_environment, template_file
from relata.present.html.page import FORMAT, embedded, render

__all__ = ["FORMAT", "embedded", "make_environment", "render", "template_file"]
