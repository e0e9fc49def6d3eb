"""What an endpoint is: its address, what it takes and gives, and who answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from relata.model.errors import UsageError

_TRUE, _FALSE = ("1", "true"), ("0", "false")
DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


class Parameter(Struct, frozen=True, kw_only=True):
    """A parameter of a query or a path, with what its value may be."""

    name: str
    about: str
    kind: Literal["string", "integer", "boolean"] = "string"
    place: Literal["query", "path"] = "query"
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    most: int = 300
    least: int = 0
    #: Whether it may stand several times.
    many: bool = False
    required: bool = False

    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        found: dict[str, Any] = {"type": self.kind}
        if self.choices:
            found["enum"] = list(self.choices)
        elif self.kind == "integer":
            found |= {"minimum": self.least, "maximum": self.most}
        elif self.pattern:
            found["pattern"] = self.pattern
        elif self.kind == "string":
            found |= {"minLength": self.least, "maxLength": self.most}
        return {"type": "array", "items": found} if self.many else found

    def check(self, value: str) -> None:
        """Raises UsageError where a value is not one."""
        if self.kind == "integer":
            good = value.isascii() and value.isdigit() and len(value) < 12
            if not good or not self.least <= int(value) <= self.most:
                raise UsageError(f"{self.name} is a number from {self.least} to {self.most}")
        elif self.kind == "boolean":
            if value not in (*_TRUE, *_FALSE):
                raise UsageError(f"{self.name} is true or false")
        elif self.choices:
            if value not in self.choices:
                raise UsageError(f"{self.name} is one of {', '.join(self.choices)}")
        elif self.pattern and not re.fullmatch(self.pattern, value):
            raise UsageError(f"{self.name}: {value[:40]!r} does not fit {self.pattern}")
        elif not self.least <= len(value) <= self.most:
            raise UsageError(f"{self.name} has {self.least} to {self.most} characters")


class Endpoint(Struct, frozen=True, kw_only=True):
    """One method of one address."""

    path: str
    summary: str
    answer: Callable[[Request, Any], Response]
    method: Literal["GET", "POST"] = "GET"
    #: Groups endpoints in the documentation.
    tag: str = ""
    parameters: tuple[Parameter, ...] = ()
    #: Type of the body, which is JSON.
    body: Any = None
    #: Type of the answer, or media types of one that is not JSON.
    gives: Any = None
    media_types: tuple[str, ...] = ()
    status: int = 200
    #: Other statuses that a call of good form may have.
    also: tuple[int, ...] = ()
    #: Whether the answer may change while nobody writes to the archive.
    live: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether an answer is given again until somebody writes to the archive."""
        return self.method == "GET" and not self.live and not self.media_types

    def of_request(self, request: Request) -> Response:
        """The answer to a request without a body."""
        return self.answer(request, None)

    @property
    def name(self) -> str:
        """Its `operationId`."""
        words = re.sub(r"[^a-z]+", "_", self.path.removeprefix("/api/v1").lower()).strip("_")
        return f"{self.method.lower()}_{words}"

    def check(self, request: Request) -> None:
        """Raises UsageError where a parameter is not as it should be."""
        for one in self.parameters:
            if one.place == "path":
                one.check(str(request.path_params[one.name]))
                continue
            values = request.query_params.getlist(one.name)
            if one.required and not values:
                raise UsageError(f"{one.name} is needed")
            if len(values) > 1 and not one.many:
                raise UsageError(f"{one.name} stands there twice")
            for value in values:
                one.check(value)

    def read(self, data: bytes) -> Any:
        """The body, checked. Raises UsageError."""
        if self.body is None:
            return None
        try:
            return msgspec.json.decode(data or b"{}", type=self.body)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise UsageError(f"the body: {error}") from None


ID = Parameter(name="id", about="Number in the archive.", kind="integer", place="path",
               least=1, most=2_000_000_000)  # fmt: skip
LIMIT = Parameter(name="limit", about="Rows of a page.", kind="integer", least=1, most=200)
OFFSET = Parameter(name="offset", about="Row that the page begins at.", kind="integer",
                   most=1_000_000)  # fmt: skip
PAGED = (LIMIT, OFFSET)
