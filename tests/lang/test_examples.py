"""The examples of the language packs: sentences of our own with the statements in them."""

from __future__ import annotations

import pytest

from relata import pipeline
from relata.lang.compile import section
from relata.lang.language import supported
from relata.lang.schema import Example
from relata.model.record import Record, Spans, Statement, Voice
from relata.readers import read_text
from tests.lang.helpers import claims_more_than_unmeasured
from tests.lang.helpers import examples as examples_of

CASES = [
    pytest.param(code, example, id=f"{code}-{number}-{example.why}")
    for code in supported()
    for number, example in enumerate(examples_of(code), 1)
]


def joined(record: Record, spans: Spans) -> str:
    return " … ".join(record.document.text[start:end] for start, end in spans)


def voice(record: Record, party: Voice | None) -> str:
    return joined(record, party.spans) if party else ""


def shown(record: Record, statement: Statement) -> dict[str, str]:
    """A statement as the examples write it."""
    return {
        "mode": statement.mode,
        "content": joined(record, statement.content),
        "quoted": joined(record, statement.quoted),
        "cue": joined(record, statement.cue),
        "speaker": voice(record, statement.speaker),
        "addressee": voice(record, statement.addressee),
        "act": statement.act,
    }


def differences(code: str, example: Example) -> list[str]:
    """What the engine finds otherwise than the example says; [] where they agree.

    No view shows doubtful statements of the default engine, so they do not count; but for hearsay
    that a word or a form of the language marks, which stays in the record as a doubtful one.
    """
    engine = section(code, "examples").engine or None
    record = pipeline.analyse(read_text(example.text), language=code, engine=engine)
    found = [
        shown(record, statement)
        for statement in record.statements
        if engine is not None or statement.tier != "doubtful" or statement.mode == "hearsay"
    ]
    problems = []
    for wanted in example.statements:
        match = next(
            (f for f in found if all(f[key] == value for key, value in wanted.items())), None
        )
        if match is None:
            problems.append(f"missing {wanted}")
        else:
            found.remove(match)
    return problems + [f"not wanted {extra}" for extra in found]


@pytest.mark.parametrize(("code", "example"), CASES)
def test_example(code: str, example: Example) -> None:
    problems = differences(code, example)
    if example.limit:
        assert problems, "the engine now reads this right: take `limit` out of its pack"
    else:
        assert not problems, "\n".join([example.text, *problems])


@pytest.mark.parametrize("code", supported())
def test_there_are_enough_examples_of_every_mode(code: str) -> None:
    examples = examples_of(code)
    if not claims_more_than_unmeasured(code):
        return
    assert len(examples) >= 40
    modes = {statement["mode"] for example in examples for statement in example.statements}
    assert {"direct", "indirect", "mixed", "reported"} <= modes
    assert any(not example.statements for example in examples), "none without a statement"
    assert sum(bool(example.limit) for example in examples) <= len(examples) // 4


@pytest.mark.parametrize(("code", "example"), CASES)
def test_an_example_quotes_its_own_text(code: str, example: Example) -> None:
    keys = {"mode", "content", "quoted", "cue", "speaker", "addressee", "act"}
    for statement in example.statements:
        assert {"mode", "content"} <= set(statement) <= keys
        for key in set(statement) - {"mode", "act"}:
            at = 0
            for piece in statement[key].split(" … "):
                at = example.text.find(piece, at)
                assert at >= 0, f"{piece!r} does not stand in {example.text!r} in this order"
                at += len(piece)
