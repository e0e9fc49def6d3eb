"""The order of the stages, and what a new stage needs: one function and one line."""

from __future__ import annotations

import re

from relata import pipeline, readers
from relata.model.drafts import Analysis, EventDraft
from relata.model.record import Finding, Time
from relata.pipeline import STAGES, Settings, Stage

TEXT = "The dam was inspected on 2024-04-03. The dam is safe, Mayor Ida Holm said on 2024-04-04."


def add_times(analysis: Analysis, _: Settings) -> None:
    """A small stage for times: ISO dates, and the day on which a statement was made."""
    for match in re.finditer(r"\d{4}-\d\d-\d\d", analysis.document.text):
        analysis.times.append(
            Time(span=match.span(), text=match[0], type="DATE", value=match[0])
        )  # fmt: skip
        sentence = next(
            s for s in (analysis.text.span(a, b) for a, b in analysis.text.sentences)
            if s[0] <= match.start() < s[1]
        )  # fmt: skip
        for statement in analysis.statements:
            if sentence[0] <= statement.content[0][0] < sentence[1]:
                statement.time = match[0]


def add_event(analysis: Analysis, _: Settings) -> None:
    """A stage that makes an event of every statement's speaker, and notes it."""
    for statement in analysis.statements:
        assert statement.speaker is not None
        who = [(entity, "from") for entity in statement.speaker.entities]
        event = EventDraft("statement", "happened", statement.content[0], who)
        event.known_from.append(statement)
        analysis.events.append(event)
        analysis.findings.append(
            Finding(
                rule="TST001", severity="info", span=statement.content[0],
                message="a statement", advice="none",
            )
        )  # fmt: skip


def test_a_stage_for_times_is_a_function_and_a_line() -> None:
    document = readers.read_text(TEXT)
    others = tuple(stage for stage in STAGES if stage.id != "times")
    before = pipeline.analyse(document, stages=others)
    assert before.times == () and before.statements[0].time is None
    record = pipeline.analyse(document, stages=(*others, Stage("times", "dates", add_times)))
    assert [time.value for time in record.times] == ["2024-04-03", "2024-04-04"]
    assert [statement.time for statement in record.statements] == ["2024-04-04"]
    # Everything else stays as it was.
    assert record.entities == before.entities
    assert record.sourcing == before.sourcing


def test_events_and_findings_reach_the_record_with_ids() -> None:
    document = readers.read_text(TEXT)
    record = pipeline.analyse(document, stages=(*STAGES, Stage("events", "all", add_event)))
    (event,) = record.events
    assert (event.id, event.known_from) == ("v1", ("s1",))
    assert [p.entity for p in event.participants] == list(record.statements[0].speaker.entities)
    assert record.findings[0].rule == "TST001"  # the stages' own come before the lint's


def test_an_entity_that_only_an_event_names_is_in_the_record() -> None:
    def add(analysis: Analysis, _: Settings) -> None:
        from relata.model.drafts import EntityDraft, MentionDraft

        dam = EntityDraft("other", roles={"dam": True})
        dam.mentions.append(MentionDraft(4, 7, "description", 0.5, "described here"))
        analysis.events.append(EventDraft("other", "happened", (0, 7), [(dam, "with")]))

    document = readers.read_text(TEXT)
    record = pipeline.analyse(document, stages=(*STAGES, Stage("events", "dam", add)))
    by_id = {entity.id: entity.name for entity in record.entities}
    assert by_id[record.events[0].participants[0].entity] == "dam"
    assert list(by_id) == [f"e{n}" for n in range(1, len(by_id) + 1)]
    assert record.entities[0].name == "dam"


def test_stages_have_ids_of_their_own() -> None:
    assert len({stage.id for stage in STAGES}) == len(STAGES)
    assert all(stage.what for stage in STAGES)


def test_the_layout_of_a_page_stands_in_the_record() -> None:
    page = """<html lang=en><head><title>The harbour plan is off</title></head><body><article>
<h1>The harbour plan is off</h1>
<p>The harbour plan is off, the mayor said on Monday, after a long meeting with the council.</p>
<h2>What the council wants</h2>
<ul><li>A new quay for the ferry, said councillor Ida Holm.</li><li>Better lights.</li></ul>
<blockquote><p>We will not pay twice for one quay.</p><p>Not this year.</p></blockquote>
<p>The plan was first shown in May, and the fishermen criticised it from the first day on.</p>
</article></body></html>"""
    record = pipeline.analyse(readers.read_bytes(page.encode(), name="page.html"), engine="grammar")
    text = record.document.text
    assert [(part.kind, text[slice(*part.span)]) for part in record.document.layout] == [
        ("heading", "What the council wants"),
        ("list", "A new quay for the ferry, said councillor Ida Holm."),
        ("list", "Better lights."),
        ("quotation", "We will not pay twice for one quay."),
        ("quotation", "Not this year."),
    ]
    assert {part.span for part in record.document.layout} <= set(record.document.paragraphs)
