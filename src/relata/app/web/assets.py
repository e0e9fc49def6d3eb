"""Style sheets and scripts, each under an address that changes with its content."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from relata import resources
from relata.model.threads import once
from relata.present.html import template_file

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
#: Files of the HTML report that the pages use as they are: ours -> theirs.
_OF_REPORT = {
    "report.css": "style.css",
    "report.js": "script.js",
    "story.css": "story.css",
    "timeline.css": "timeline.css",
    "timeline.js": "timeline.js",
}
_OWN = ("web.css", "web.js", "article.js", "icon.svg")
_FOREVER = "public, max-age=31536000, immutable"


class Asset(NamedTuple):
    """One file that pages load."""

    data: bytes
    media_type: str
    url: str


@once(1)
def assets() -> dict[str, Asset]:
    """Every asset by its name."""
    found: dict[str, Asset] = {}
    sources = {name: template_file(theirs).encode() for name, theirs in _OF_REPORT.items()}
    sources |= {name: resources.read_bytes("relata.app.web.static", name) for name in _OWN}
    for name, data in sources.items():
        mark = hashlib.sha256(data).hexdigest()[:16]
        media_type = _TYPES[name.rpartition(".")[2]]
        found[name] = Asset(data, media_type, f"/static/{mark}/{name}")
    return found


def url(name: str) -> str:
    """The address of an asset."""
    return assets()[name].url


async def serve(request: Request) -> Response:
    """Answer with an asset. An old address gets what there is now, and is not kept."""
    asset = assets().get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404)
    kept = _FOREVER if request.url.path == asset.url else "no-store"
    return Response(asset.data, media_type=asset.media_type, headers={"Cache-Control": kept})
