"""Writes `names/data/news_keys.json`: `python -m tests.names.uses.regenerate_news_keys`."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from relata.names.uses.news_keys import FILE, make_keys


def main() -> None:
    rows = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(sorted(keys))}"
        for name, keys in make_keys().items()
    )
    place = Path(str(files("relata.names.data").joinpath(FILE)))
    place.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
