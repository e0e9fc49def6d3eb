"""The page of one statement: its permanent address, its hands, its other wordings."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relata.app.web.kept import keeping
from relata.app.web.library import Library
from relata.app.web.pages.forms import field, read_form
from relata.app.web.pages.listing import correction_lines
from relata.app.web.phrases import PagePhrases
from relata.app.web.responses import page, phrases
from relata.app.web.rows import row, rows
from relata.archive import Filters, Page, StoredStatement
from relata.model.errors import UsageError

#: Earlier statements of the speaker with the same people in them, and other wordings.
_EARLIER = 6
_WORDINGS = 20
#: What a form here may say of the statement.
_REVIEWS = ("accept", "no-statement")


def statement_page(request: Request) -> Response:
    """One statement."""
    library: Library = request.app.state.library
    one, say = _found(request), phrases(request)
    quotation = library.quotation(one.ref)
    others = [
        other.statement for other in (quotation.wordings if quotation else ())
        if other.statement.ref != one.ref
    ]  # fmt: skip
    link = str(request.url.replace(query="", fragment=""))
    return page(
        request,
        "statement-page.html",
        one=row(one, say),
        link=link,
        citation=citation(one, say, link),
        steps=[
            (hand.name, f"/people/{hand.entity}" if hand.entity is not None else None,
             say.words.of("chain", hand.kind))
            for hand in one.hands
        ] if len(one.hands) > 1 else [],
        wordings=rows(others[:_WORDINGS], say),
        earlier=rows(_earlier(library, one), say),
        corrections=correction_lines(library, one.corrections, say),
    )  # fmt: skip


def _found(request: Request) -> StoredStatement:
    found: StoredStatement | None = request.app.state.library.statement(request.path_params["ref"])
    if found is None:
        raise HTTPException(404)
    return found


def citation(one: StoredStatement, say: PagePhrases, link: str) -> str:
    """The words with who said them, where and through whose hands."""
    words = say.words
    who = words.join([party.name for party in one.speakers]) or words.ui("no_speaker")
    where = ", ".join(
        part for part in (one.title, one.outlet_name, words.date(one.date) if one.date else "")
        if part
    )  # fmt: skip
    hands = " ← ".join(hand.name for hand in one.hands) if len(one.hands) > 2 else ""
    quote = " ".join(one.content.split())
    after = ". ".join(part for part in (who, where, hands, link) if part)
    return f"{quote} — {after}"


def _earlier(library: Library, one: StoredStatement) -> list[StoredStatement]:
    """What the same speaker said earlier on the same subject: the words in common decide."""
    speaker = next((party.entity for party in one.speakers if party.entity is not None), None)
    if speaker is None:
        return []
    said = library.statements(Filters(speaker=speaker, until=one.date), Page(limit=60)).statements
    subject = _subject_words(one)
    ranked = [
        (len(subject & _subject_words(other)), other) for other in said
        if other.article != one.article
    ]  # fmt: skip
    near = sorted((pair for pair in ranked if pair[0] > 1), key=lambda pair: -pair[0])
    return [other for _, other in near[:_EARLIER]]


def _subject_words(one: StoredStatement) -> set[str]:
    """The longer words of a content."""
    from relata.archive.folding import words

    return {word for word in words(one.content) if len(word) > 4}


async def review(request: Request) -> Response:
    """Accept or reject the statement."""
    form = await read_form(request)
    kind = field(form, "kind")
    if kind not in _REVIEWS:
        raise UsageError("a statement is accepted, or it is not one")
    ref = await run_in_threadpool(_reviewed, request, kind)
    return RedirectResponse(f"/statements/{ref}", 303)


def _reviewed(request: Request, kind: str) -> str:
    """Correct the statement of an address; its name. Raises HTTPException 404."""
    ref = _found(request).ref
    request.app.state.library.correct(ref, kind, request.state.caller.user, {})
    return ref


ROUTES = (
    Route("/statements/{ref}", keeping(statement_page), methods=["GET"]),
    Route("/statements/{ref}/review", review, methods=["POST"]),
)
