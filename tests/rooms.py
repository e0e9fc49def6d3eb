"""The list of rooms in docs/architecture.md, from the packages' docstrings.

`python -m tests.rooms` writes it anew.
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "relata"
PAGE = ROOT / "docs" / "architecture.md"
MARK = "<!-- rooms: written by `python -m tests.rooms` from the packages' docstrings -->\n"


def rooms() -> list[tuple[str, str]]:
    """Every package of the product that holds code, and the first line of its docstring."""
    found = []
    for path in sorted(SOURCE.rglob("__init__.py")):
        name = path.parent.relative_to(SOURCE).as_posix()
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if name != "." and any(p.name != "__init__.py" for p in path.parent.glob("*.py")):
            found.append((name, text.split("\n", 1)[0]))
    return found


def page(text: str) -> str:
    """The page with its list of rooms as the tree is now."""
    head = text.split(MARK, 1)[0]
    lines = [f"- `{name}`: {what}" for name, what in rooms()]
    return head + MARK + "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
