"""A headless Chromium driven over its DevTools protocol, through a pipe: no library needed.

`--remote-debugging-pipe` reads commands from file descriptor 3 and writes answers to 4,
each one JSON text ended by a NUL byte.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def executable() -> str | None:
    """The Chromium of this machine; `RELATA_CHROMIUM` names another."""
    given = os.environ.get("RELATA_CHROMIUM")
    return given or next((path for path in map(shutil.which, NAMES) if path), None)


class Chromium:
    """One browser with one page. Use as a context manager."""

    def __init__(self, path: str, timeout: float = 60.0) -> None:
        self.timeout = timeout
        self.events: list[dict[str, Any]] = []
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        ours_read, theirs_write = os.pipe()
        theirs_read, ours_write = os.pipe()
        # Out of the way of 3 and 4, which the browser expects.
        read_end = fcntl.fcntl(theirs_read, fcntl.F_DUPFD, 20)
        write_end = fcntl.fcntl(theirs_write, fcntl.F_DUPFD, 20)

        def place() -> None:
            os.dup2(read_end, 3)
            os.dup2(write_end, 4)

        self._process = subprocess.Popen(
            [
                path,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-pipe",
                f"--user-data-dir={self._folder.name}",
                "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=place,
            pass_fds=(3, 4),
        )
        for end in (theirs_read, theirs_write, read_end, write_end):
            os.close(end)
        self._read, self._write = ours_read, ours_write

    def __enter__(self) -> Chromium:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        os.close(self._read)
        os.close(self._write)
        self._folder.cleanup()

    def _message(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError("the browser does not answer")
            data = os.read(self._read, 1 << 16)
            if not data:
                raise ConnectionError("the browser has gone")
            self._buffer += data
        raw, self._buffer = self._buffer.split(b"\0", 1)
        return dict(json.loads(raw))

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command; its result. Events that come meanwhile are kept in `events`."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + self.timeout
        while True:
            answer = self._message(until)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return dict(answer["result"])
            self.events.append(answer)

    def open(self, path: Path) -> None:
        """Load a local file and wait until it has loaded."""
        self.visit(path.resolve().as_uri())

    def visit(self, url: str) -> None:
        """Load an address and wait until it has loaded."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.loaded()

    def loaded(self) -> None:
        """Wait until a page has loaded, counted from the last `events.clear()`."""
        until = time.monotonic() + self.timeout
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._message(until))

    def run(self, expression: str, wait: bool = False) -> Any:
        """The value of a JavaScript expression, as JSON gives it; `wait` for a promise's."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=wait
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, key: str, code: int = 0) -> None:
        """Press and release one key ("Tab", "Enter", "Escape", "j")."""
        known = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
        down: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code or known.get(key, 0)}
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        if text:
            down["text"] = text
        self.call("Input.dispatchKeyEvent", type="keyDown", **down)
        self.call("Input.dispatchKeyEvent", type="keyUp", **down | {"text": ""})

    def click(self, selector: str) -> None:
        """Press the mouse in the first line of the first element that fits."""
        element = f"document.querySelector({selector!r})"
        self.run(f"{element}.scrollIntoView({{block: 'center'}})")
        # A picture draws a frame: what was scrolled must be drawn where the mouse goes.
        clip = {"x": 0, "y": 0, "width": 1, "height": 1, "scale": 1}
        self.call("Page.captureScreenshot", format="jpeg", clip=clip)
        box = self.run(
            f"(() => {{ const r = {element}.getClientRects()[0];"
            " return [r.left + Math.min(8, r.width / 2), r.top + r.height / 2]; })()"
        )
        at = {"x": box[0], "y": box[1], "button": "left", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
        self.call("Input.dispatchMouseEvent", type="mousePressed", **at)
        self.call("Input.dispatchMouseEvent", type="mouseReleased", **at)

    def size(self, width: int, height: int, mobile: bool = False) -> None:
        """The window, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=mobile,
        )

    def scripts(self, on: bool) -> None:
        """Whether pages opened from now on may run theirs."""
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def scheme(self, name: str) -> None:
        """`light` or `dark`."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.call("Emulation.setEmulatedMedia", features=features)

    def picture(self, path: Path, whole: bool = False) -> None:
        """A PNG of the window, or of the whole page."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self, path: Path) -> None:
        """The page as printed on paper."""
        data = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]
        path.write_bytes(base64.b64decode(data))
