"""Forms as browsers send them: read within bounds, and only with the token of the session."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from relata.app.web.limits import MAX_BODY
from relata.app.web.security import signing

#: Fields and files of one form.
_MAX_FIELDS = 40


class NotOurForm(HTTPException):
    """A form without the token of the session: from elsewhere, or from before a restart."""

    def __init__(self) -> None:
        super().__init__(403, "form")


async def read_form(request: Request, *, files: int = 0) -> FormData:
    """The fields of a form; at most this number of `files`, which the caller closes.

    Raises NotOurForm, and HTTPException 400 and 413.
    """
    form = await request.form(max_files=files, max_fields=_MAX_FIELDS, max_part_size=MAX_BODY)
    try:
        check(request, field(form, "form_token"))
    except BaseException:
        await form.close()
        raise
    return form


def check(request: Request, token: str) -> None:
    """Raises NotOurForm where `token` is not the one of the session."""
    session = request.state.caller.session
    if session is None or not signing.is_form_token(
        token, session, request.app.state.settings.secret
    ):
        raise NotOurForm


def field(form: FormData, name: str, most: int | None = None) -> str:
    """The text of a field without the space around it, "" where there is none; at most `most`
    characters. Raises HTTPException 400 where it is longer.
    """
    value = form.get(name)
    text = value.strip() if isinstance(value, str) else ""
    if most is not None and len(text) > most:
        raise HTTPException(400, f"{name} is longer than {most} characters")
    return text


def local(path: str) -> str:
    """A path on this server to go to; the start page where `path` leads elsewhere."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if plain and "\\" not in path else "/"
