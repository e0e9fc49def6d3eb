"""A time line for people and programs: text, a page with lanes, iCalendar, CSV, JSON. Pure."""

from __future__ import annotations

from relata.model.errors import UsageError
from relata.present.timeline import calendar, page, report, table, values
from relata.present.timeline.form import TimelineForm

#: The first is the default of the command line.
FORMS: tuple[TimelineForm, ...] = (
    report.FORM,
    page.FORM,
    calendar.FORM,
    table.FORM,
    values.FORM,
)


def form_named(name: str) -> TimelineForm:
    """The form called `name`. Raises UsageError that lists the names."""
    for form in FORMS:
        if form.name == name:
            return form
    names = ", ".join(form.name for form in FORMS)
    raise UsageError(f"unknown format {name!r}; choose one of {names}")


__all__ = ["FORMS", "TimelineForm", "form_named"]
