"""`make pictures`: the HTML report and the web application, as the README and the docs show them.

Needs a Chromium (Debian: apt-get install chromium). Look at the pictures before they are committed.
"""

from __future__ import annotations

import base64
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
ARTICLE = "examples/quarry.en.html"
#: The articles of the web application's pictures, in the order in which they come in.
SAMPLES = (
    "dam.en.txt",
    "quarry.en.html",
    "snippet.en.txt",
    "last-keeper.en.txt",
    "schleuse.de.txt",
)
#: WebP, of 100: letters stay clear, and a picture stays far under a tenth of a megabyte.
QUALITY = 70


class Picture(Struct, frozen=True):
    """A file, the size of the window in CSS pixels, and how many pixels of it one of them is."""

    name: str
    width: int
    height: int
    scale: float = 1.0
    mobile: bool = False
    #: Of the web application: the page, and what is done on it before the picture.
    page: str = ""
    act: str = ""

    @property
    def path(self) -> Path:
        """Where it lies."""
        return FOLDER / self.name


#: Opens the next statement that waits for a check.
NEXT = "document.querySelector('[data-desk=next]').click()"
#: Opens the page of the first name that a search has found.
FIRST = "location.href = document.querySelector('.row-title').href"
PICTURES = (
    Picture("report.webp", 1280, 800),
    Picture("report-phone.webp", 390, 780, scale=1.5, mobile=True),
    Picture("web-start.webp", 1280, 900, page="/"),
    Picture("web-article.webp", 1280, 900, page="/articles/1", act=NEXT),
    Picture(
        "web-article-phone.webp", 390, 780, scale=1.5, mobile=True, page="/articles/1", act=NEXT
    ),
    Picture("web-person.webp", 1280, 900, page="/search?q=Haugland", act=FIRST),
    Picture("web-search.webp", 1280, 900, page="/search?q=Haugland"),
)


def take(executable: str, page: str, picture: Picture) -> bytes:
    """The window of a light page at an address, as WebP."""
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
        browser.visit(page)
        if picture.act:
            browser.events.clear()
            browser.run(f"{picture.act}; 1")
            if "location" in picture.act:
                browser.loaded()
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
        with served(Path(folder)) as home:
            for picture in PICTURES:
                address = home + picture.page if picture.page else page.as_uri()
                picture.path.write_bytes(take(browser, address, picture))
                size = picture.path.stat().st_size
                sys.stdout.write(f"wrote {picture.path.relative_to(ROOT)} ({size:,} bytes)\n")
    return 0


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the web application with the samples in its archive, while it is needed."""
    import uvicorn

    from relata import read_file
    from relata.app.web.application import build
    from tests.web.serving import settings

    app = build(settings(folder))
    for sample in SAMPLES:
        app.state.library.keep(read_file(str(ROOT / "examples" / sample)), None)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    app.state.readings.stop()
    app.state.library.close()


if __name__ == "__main__":
    sys.exit(main())
