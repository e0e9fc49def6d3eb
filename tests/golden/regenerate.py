"""`make golden`: write the expected summaries and the pages' outputs anew. Read the diff."""

from __future__ import annotations

import sys

from tests.golden.cases import cases, read
from tests.readme import PAGES, with_outputs


def main() -> int:
    """Write what changed and say so."""
    for case in cases():
        new = read(case) + "\n"
        old = case.expected.read_text(encoding="utf-8") if case.expected.is_file() else None
        if new != old:
            case.expected.write_text(new, encoding="utf-8")
            sys.stdout.write(f"wrote {case.expected.name}\n")
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = with_outputs(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            sys.stdout.write(f"wrote {page.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
