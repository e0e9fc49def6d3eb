"""A page's tree with what was measured of it, which holds until something is removed."""

from __future__ import annotations

from relata.readers.page.tree import Element, TextRun, drop, runs, text_sizes


class MeasuredTree:
    """A tree from which elements are removed; sizes and runs of text are measured when needed."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self._sizes: dict[Element, int] | None = None
        self._runs: list[TextRun] | None = None

    def sizes(self) -> dict[Element, int]:
        """About how many characters each element holds now."""
        if self._sizes is None:
            self._sizes = text_sizes(self.tree)
        return self._sizes

    def runs(self) -> list[TextRun]:
        """The text between borders of blocks as it is now."""
        if self._runs is None:
            self._runs = list(runs(self.tree))
        return self._runs

    def drop(self, element: Element) -> None:
        """Remove an element; what was measured does not hold any more."""
        drop(element)
        self._sizes = self._runs = None
