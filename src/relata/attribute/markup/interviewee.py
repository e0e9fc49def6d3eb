"""Who answers in an interview without labels: the one whom its title and its beginning present."""

from __future__ import annotations

from bisect import bisect_left

from relata.attribute.markup.weights import weights
from relata.attribute.rules.text.context import Context
from relata.knowledge import first_names
from relata.model.analysis import Party
from relata.model.document import Document


def interviewee(document: Document, context: Context) -> Party | None:
    """The person who answers: addressed in a question, else the only one in title or beginning.

    She has a full name before the first question ("In conversation with Ann Lee"), and is not
    one of the article's authors. None where several would do.
    """
    asked = [mark.spans[0] for mark in document.markup if mark.kind == "question"]
    if not asked:
        return None
    text = context.text
    first = bisect_left(text.starts, asked[0][0])
    people = _full_names(document, context, first)
    words = {
        word
        for start, end in asked
        for word in text.lower[bisect_left(text.starts, start) : bisect_left(text.starts, end)]
    }
    titled = _surnames_in_title(context, first)
    for chosen in (words & people.keys(), titled & people.keys(), people.keys()):
        if len(chosen) == 1:
            return _party(context, people[next(iter(chosen))])
    return None


def _full_names(document: Document, context: Context, end: int) -> dict[str, int]:
    """Surname in lower case -> the first phrase before the token `end` with that full name."""
    text = context.text
    authors = {name.lower().split()[-1] for name in document.authors if name.split()}
    found: dict[str, int] = {}
    for index, phrase in enumerate(context.phrases):
        if phrase.start >= end or phrase.name is None or phrase.entity != "person":
            continue
        first, last = phrase.name
        surname = text.lower[last - 1]
        if last - first > 1 and surname not in authors and first_names.known(text.words[first]):
            found.setdefault(surname, index)
    return found


def _surnames_in_title(context: Context, end: int) -> set[str]:
    text = context.text
    return {
        text.lower[phrase.name[1] - 1]
        for phrase in context.phrases
        if phrase.start < end
        and phrase.name is not None
        and context.kind_of(text.sentence_of[phrase.start]) == "title"
    }


def _party(context: Context, index: int) -> Party:
    phrase = context.phrases[index]
    spans = (context.text.span(phrase.start, phrase.end),)
    why = "whom the article presents before its first question"
    return Party(spans, weights().speaker.interviewee, why, index, carried=True)


__all__ = ["interviewee"]
