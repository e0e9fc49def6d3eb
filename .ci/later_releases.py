"""Make wheels of version 99999 of every pinned package, for a pip that must not take them.

`python .ci/later_releases.py FOLDER`; then `PIP_FIND_LINKS=FOLDER` lets pip see a later release of
everything. The wheels are empty, so that whatever installs one of them does not work.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
VERSION = "99999.0"
WHEEL = "Wheel-Version: 1.0\nGenerator: later\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def main(folder: Path) -> None:
    """Write one wheel for each name that a file in requirements/ pins."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(REQUIREMENTS.glob("*.txt")):
        for name in re.findall(r"^([\w.-]+)==", path.read_text(encoding="utf-8"), re.MULTILINE):
            stem = f"{re.sub(r'[-_.]+', '_', name).lower()}-{VERSION}"
            about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {VERSION}\n"
            with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
                wheel.writestr(f"{stem}.dist-info/METADATA", about)
                wheel.writestr(f"{stem}.dist-info/WHEEL", WHEEL)
                wheel.writestr(f"{stem}.dist-info/RECORD", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
