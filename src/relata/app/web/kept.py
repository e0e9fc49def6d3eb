"""Whole answers that are given again until somebody writes to the archive.

A page is made of an archive's state, an address, a language and a person, and of the token that
the forms of one session carry: what is kept has a gap for the token. Kept pages are compressed,
and the ones that were longest not asked for go first.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from hashlib import sha256
from threading import Lock

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from relata.app.web.limits import MAX_KEPT
from relata.app.web.phrases import language
from relata.app.web.responses import form_token, is_known, not_changed

Answer = Callable[[Request], Response]
#: What stands where a session's token belongs; no page has this character otherwise.
_GAP = b"\0"
#: Headers that are made anew.
_OWN = ("content-length", "set-cookie")
#: Bytes that an entry needs in addition to its body, roughly.
_ENTRY = 1000
#: Answers that may be made at once; two that share a lock by chance wait for one another.
_LOCKS = 128


class KeptAnswer(Struct, frozen=True):
    """An answer without the token of a session."""

    #: Compressed.
    body: bytes
    headers: tuple[tuple[str, str], ...]
    #: Digest of the body.
    digest: str


class KeptAnswers:
    """Answers of one state of the archive, at most `most` bytes of them."""

    def __init__(self, most: int = MAX_KEPT) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, KeptAnswer] = OrderedDict()
        self._state: Hashable = None
        self._bytes = 0
        self._lock = Lock()
        self._locks = tuple(Lock() for _ in range(_LOCKS))

    def lock_of(self, key: Hashable) -> Lock:
        """To hold while an answer is made: whoever asks for the same one meanwhile waits for it."""
        return self._locks[hash(key) % _LOCKS]

    def get(self, state: Hashable, key: Hashable) -> KeptAnswer | None:
        """The answer of a key; None where there is none of this state."""
        with self._lock:
            if state != self._state:
                self._found.clear()
                self._state, self._bytes = state, 0
            found = self._found.get(key)
            if found is not None:
                self._found.move_to_end(key)
            return found

    def put(self, state: Hashable, key: Hashable, answer: KeptAnswer) -> None:
        """Keep an answer of a state, unless another state has come meanwhile."""
        with self._lock:
            if state != self._state or key in self._found:
                return
            self._found[key] = answer
            self._bytes += _size(key, answer)
            while self._bytes > self._most:
                self._bytes -= _size(*self._found.popitem(last=False))


def _size(key: Hashable, answer: KeptAnswer) -> int:
    """Bytes of an entry, roughly: an address may be longer than its page."""
    return len(answer.body) + len(repr(key)) + _ENTRY


def keeping(answer: Answer) -> Answer:
    """`answer`, asked once for each state of the archive: it depends on that and on the request."""

    def given(request: Request) -> Response:
        state = request.app.state.library.archive.state()
        key = (
            str(request.url), request.method, language(request), request.state.caller.user,
        )  # fmt: skip
        store: KeptAnswers = request.app.state.kept
        token = form_token(request)
        found = store.get(state, key)
        if found is not None and (token or _GAP not in zlib.decompress(found.body)):
            return _again(request, found, token)
        with store.lock_of(key):
            found = store.get(state, key) if token else None
            if found is not None:
                return _again(request, found, token)
            response = answer(request)
            made = _without_token(response, token)
            if made is None:
                return response
            # What was read while somebody wrote may be of before or after.
            if request.app.state.library.archive.state() == state:
                store.put(state, key, made)
        return _again(request, made, token)

    return given


def _without_token(response: Response, token: str | None) -> KeptAnswer | None:
    """What can be kept of a response; None for one that is a stream, a fault or a new session."""
    body = getattr(response, "body", None)
    if response.status_code != 200 or body is None or "set-cookie" in response.headers:
        return None
    if _GAP in body:
        return None
    plain = bytes(body).replace(token.encode(), _GAP) if token else bytes(body)
    headers = tuple(pair for pair in response.headers.items() if pair[0] not in _OWN)
    return KeptAnswer(zlib.compress(plain, 1), headers, sha256(plain).hexdigest())


def _again(request: Request, found: KeptAnswer, token: str | None) -> Response:
    """The answer for the session that has this token, or 304 where it has it already."""
    headers = dict(found.headers)
    if "etag" not in headers and not request.app.state.settings.needs_token:
        tag = sha256(f"{found.digest} {token}".encode()).hexdigest()[:32]
        # A browser may keep a page of its own machine, and asks whether it still holds.
        headers |= {"etag": f'"{tag}"', "cache-control": "private, no-cache"}
    if is_known(request, headers.get("etag")):
        return not_changed(headers)
    body = zlib.decompress(found.body)
    return Response(body.replace(_GAP, token.encode()) if token else body, 200, headers)
