"""`make pictures`: the HTML report of a sample article, as the README and the docs show it.

Needs a Chromium (Debian: apt-get install chromium). Look at the pictures before they are committed.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
ARTICLE = "examples/quarry.en.html"
#: WebP, of 100: letters stay clear, and a picture stays far under a tenth of a megabyte.
QUALITY = 70


class Picture(Struct, frozen=True):
    """A file, the size of the window in CSS pixels, and how many pixels of it one of them is."""

    name: str
    width: int
    height: int
    scale: float = 1.0
    mobile: bool = False

    @property
    def path(self) -> Path:
        """Where it lies."""
        return FOLDER / self.name


PICTURES = (
    Picture("report.webp", 1280, 800),
    Picture("report-phone.webp", 390, 780, scale=1.5, mobile=True),
)


def take(executable: str, page: Path, picture: Picture) -> bytes:
    """The window of a light page, as WebP."""
    from tests.present.chromium import Chromium

    with Chromium(executable) as browser:
        browser.scheme("light")
        browser.call(
            "Emulation.setDeviceMetricsOverride",
            width=picture.width,
            height=picture.height,
            deviceScaleFactor=picture.scale,
            mobile=picture.mobile,
        )
        browser.open(page)
        shot = browser.call("Page.captureScreenshot", format="webp", quality=QUALITY)
    return base64.b64decode(shot["data"])


def main() -> int:
    """Take every picture anew and say how large it is."""
    from relata import read_file
    from relata.present import Options, by_name
    from tests.present.chromium import executable

    browser = executable()
    if browser is None:
        sys.stderr.write("no Chromium was found; install one, or name it in RELATA_CHROMIUM\n")
        return 2
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(by_name("html").render([read_file(ARTICLE)], Options()), encoding="utf-8")
        for picture in PICTURES:
            picture.path.write_bytes(take(browser, page, picture))
            size = picture.path.stat().st_size
            sys.stdout.write(f"wrote {picture.path.relative_to(ROOT)} ({size:,} bytes)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
