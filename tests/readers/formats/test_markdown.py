"""Markdown: the text stays, its marks belong to the parts."""

from __future__ import annotations

from relata.readers import read_bytes, read_text
from tests.readers.helpers import at, kinds

TEXT = """---
title: The bridge
author: Jane Doe
date: 2024-04-03
source: Daily Courier
---
# Bridge stays closed

*By Jane Doe*

The bridge **stays closed**, officials said.

> "We need more time," the mayor said.

- one point
- another point

What next
---------

```
code
```

<!-- a remark -->
"""


def test_the_blocks() -> None:
    document = read_text(TEXT, markdown=True)
    assert document.text == TEXT
    assert [k for k, _ in kinds(document)] == [
        "other", "title", "byline", "body", "body", "list", "list", "heading", "code", "other",
    ]  # fmt: skip
    assert at(document, document.title_span) == "Bridge stays closed"
    assert (document.date, document.date_from) == ("2024-04-03", "meta")
    assert document.authors == ("Jane Doe",)
    assert document.outlet == "Daily Courier"


def test_an_interview_with_questions_in_bold() -> None:
    text = "# Title\n\n**When will it open?**\n\nNobody knows.\n\nReally.\n\n**Why?**\n\nRust.\n"
    document = read_text(text, markdown=True)
    assert [k for k, _ in kinds(document)] == [
        "title", "question", "answer", "answer", "question", "answer",
    ]  # fmt: skip


def test_a_file_is_recognised_by_its_name() -> None:
    assert read_bytes(b"# A\n\nText follows here.\n", name="a.md").title == "A"
    assert read_bytes(b"# A\n\nText follows here.\n", name="a.txt").title == "# A"
