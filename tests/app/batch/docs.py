"""The schema in docs/batch.md, from the code. `python -m tests.app.batch.docs` writes it anew."""

from __future__ import annotations

from relata.app.batch.output.schema import SCHEMA
from tests.app.batch.archives import ROOT

PAGE = ROOT / "docs" / "batch.md"
BEGIN = (
    "<!-- schema: written by `python -m tests.app.batch.docs` from app/batch/output/schema.py -->\n"
)
END = "<!-- end of schema -->\n"


def with_schema(text: str) -> str:
    """The page with the tables as the code has them."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    blocks = []
    for table, columns in SCHEMA.items():
        rows = "\n".join(f"| `{one.name}` | {one.type} | {one.what} |" for one in columns)
        blocks.append(f"### `{table}`\n\n| column | type | what it is |\n|---|---|---|\n{rows}\n")
    return before + BEGIN + "\n" + "\n".join(blocks) + "\n" + END + after


if __name__ == "__main__":
    PAGE.write_text(with_schema(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
