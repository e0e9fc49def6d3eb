"""Where a character stands, in words that lead a person there."""

from __future__ import annotations

from bisect import bisect_right

from relata.model.document import Document


class Places:
    """Places of a text: lines where they are those of the file, else paragraphs; from 1."""

    def __init__(self, document: Document) -> None:
        if document.text_from == "input":
            self._word, self._starts = "line", [0]
            at = document.text.find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = document.text.find("\n", at + 1)
        else:
            self._word = "paragraph"
            self._starts = [part.span[0] for part in document.parts]

    def of(self, offset: int) -> str:
        """The place of a character offset: "line 3", "paragraph 2"."""
        return f"{self._word} {max(1, bisect_right(self._starts, offset))}"
