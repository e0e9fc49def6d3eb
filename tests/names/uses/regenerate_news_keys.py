"""Writes `names/data/news_keys.json` and `news_forms.json`.

`python -m tests.names.uses.regenerate_news_keys`
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from relata.names.uses.news_keys import FILE, FORMS_FILE, make_forms, make_keys


def write(name: str, rows: Iterable[tuple[str, object]]) -> None:
    lines = ",\n".join(
        f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in rows
    )
    place = Path(str(files("relata.names.data").joinpath(name)))
    place.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def main() -> None:
    write(FILE, ((name, sorted(keys)) for name, keys in make_keys().items()))
    write(FORMS_FILE, make_forms().items())


if __name__ == "__main__":
    main()
