"""The start page: give an article to read; and the page of a reading until it is done."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relata.app.api import Given
from relata.app.dates import iso_date
from relata.app.web.library import Library
from relata.app.web.limits import MAX_NAME
from relata.app.web.pages.forms import field, read_form
from relata.app.web.phrases import PagePhrases
from relata.app.web.responses import json_response, page, phrases
from relata.app.web.work import sources
from relata.app.web.work.readings import Full, ReadingJob, Readings, ReadingStep
from relata.app.web.work.remote import Away
from relata.archive import Page
from relata.lang.compile import having
from relata.model.errors import RelataError

#: Articles on the start page.
_NEWEST = 8
#: Where each step begins on the bar, in hundredths; the stages of the pipeline fill one of them.
_BAR = {
    ReadingStep.WAIT: 2,
    ReadingStep.FETCH: 8,
    ReadingStep.EXTRACT: 16,
    ReadingStep.READ: 22,
    ReadingStep.KEEP: 92,
    ReadingStep.DONE: 100,
}


def start(request: Request, problem: str = "", status: int = 200) -> Response:
    """What can be done here, what is new, and what waits for a check."""
    readings: Readings = request.app.state.readings
    library: Library = request.app.state.library
    words = phrases(request).words
    names = sorted((words.of("languages", code), code) for code in having("core"))
    return page(
        request,
        "start.html",
        status=status,
        problem=problem,
        running=readings.open(),
        readable=[(code, name) for name, code in names if name != code],
        **_news(library),
    )


def _news(library: Library) -> dict[str, object]:
    """What came in last, and how much waits for a check."""
    newest = library.articles(page=Page(limit=_NEWEST), newest=True)
    waiting = library.waiting(Page(limit=1))
    return {
        "articles": newest.articles,
        "total": newest.total,
        "waiting": waiting.total,
        "waiting_more": waiting.more,
    }


async def read(request: Request) -> Response:
    """Queue what was pasted, dropped or named."""
    form = await read_form(request, files=1)
    try:
        what = await _to_read(form, _given(form, request))
        reading = await run_in_threadpool(request.app.state.readings.start, what)
    except RelataError as error:
        status = 503 if isinstance(error, (Full, Away)) else 400
        return await run_in_threadpool(start, request, str(error), status)
    finally:
        await form.close()
    return RedirectResponse(f"/readings/{reading.id}", 303)


def _given(form: FormData, request: Request) -> Given:
    language, date = field(form, "lang", 10), field(form, "date", 10)
    return Given(
        language=language or None,
        date=iso_date(date) if date else None,
        outlet=field(form, "outlet", MAX_NAME) or None,
        engine=request.app.state.settings.engine,
    )


async def _to_read(form: FormData, given: Given) -> sources.ToRead:
    """What to read. An address comes before a file, a file before a text. Raises RelataError."""
    url, file, text = field(form, "url", 2000), form.get("file"), form.get("text")
    if url:
        return sources.web_address(url, given)
    if isinstance(file, UploadFile) and file.filename:
        data = await file.read()
        return sources.Upload(data, file.filename[:MAX_NAME], file.content_type, given)
    if isinstance(text, str) and text.strip():
        # Browsers send line breaks of forms as CR LF.
        return sources.PastedText(text.replace("\r\n", "\n"), given)
    raise RelataError("there is nothing to read: paste a text, choose a file or give an address")


def reading_page(request: Request) -> Response:
    """How far a reading is; the article once it is done."""
    reading = _reading(request)
    if reading.article is not None and reading.step is ReadingStep.DONE:
        return RedirectResponse(f"/articles/{reading.article}", 303)
    state = _state(reading, request)
    return page(
        request, "reading.html", reading=reading, stage=state["stage"], percent=state["percent"]
    )


def reading_state(request: Request) -> Response:
    """The same for the script of the page."""
    return json_response(_state(_reading(request), request))


def _reading(request: Request) -> ReadingJob:
    reading: ReadingJob | None = request.app.state.readings.get(request.path_params["id"])
    if reading is None:
        raise HTTPException(404)
    return reading


def _state(reading: ReadingJob, request: Request) -> dict[str, object]:
    say: PagePhrases = phrases(request)
    percent = _BAR.get(reading.step, 100)
    if reading.step is ReadingStep.READ and reading.stages:
        percent += int((_BAR[ReadingStep.KEEP] - percent) * reading.stages_done / reading.stages)
    stage = say.of("step", reading.step.value)
    before = (
        request.app.state.readings.before(reading.id) if reading.step is ReadingStep.WAIT else 0
    )
    if before:
        stage = say("step_wait_for", n=before)
    return {
        "step": reading.step.value,
        "stage": stage,
        "percent": percent,
        "article": reading.article if reading.step is ReadingStep.DONE else None,
        "error": reading.error,
    }


ROUTES = (
    Route("/", start, methods=["GET"]),
    Route("/read", read, methods=["POST"]),
    Route("/readings/{id}", reading_page, methods=["GET"]),
    Route("/readings/{id}/state", reading_state, methods=["GET"]),
)
