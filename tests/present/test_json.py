"""JSON, JSON Lines and the schema."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from relata.model.errors import RecordError
from relata.model.record import Record
from relata.model.serial import from_json, schema, to_json
from relata.present import Options, by_name
from tests.present import samples

VALIDATOR = Draft202012Validator(schema())
WELL_FORMED = (samples.german, samples.english, samples.arabic, samples.empty)


def _json(*results):
    return by_name("json").render(results, Options())


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("make", (*WELL_FORMED, samples.failed))
def test_every_sample_is_valid(make):
    VALIDATOR.validate(json.loads(_json(make())))


@pytest.mark.parametrize("make", samples.ALL)
def test_a_record_loads_back_unchanged(make):
    record = make()
    assert from_json(to_json(record)) == record
    assert from_json(_json(record)) == record


def test_one_is_an_object_several_are_a_list():
    assert isinstance(json.loads(_json(samples.german())), dict)
    several = json.loads(_json(samples.german(), samples.failed(), samples.english()))
    assert [part.get("error", {}).get("kind") for part in several] == [None, "format", None]
    assert json.loads(_json()) == []


def test_jsonl_keeps_the_order_and_the_failed():
    shown = by_name("jsonl").render([samples.failed(), samples.german()], Options())
    lines = shown.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0])["error"]["kind"] == "format"
    assert from_json(lines[1]) == samples.german()


def test_the_layout_changes_nothing_and_keeps_lines_short():
    shown = _json(samples.german())
    assert json.loads(shown) == json.loads(to_json(samples.german()))
    long = [line for line in shown.splitlines() if len(line) > 101 and '": "' not in line]
    assert long == []


@settings(max_examples=80)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=60),
        lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(), inner, max_size=8),
        max_leaves=40,
    )
)
def test_any_value_is_laid_out_as_itself(value):
    from relata.present.json import _lines

    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return
    lines: list[str] = []
    _lines(value, "", "", lines)
    assert json.loads("\n".join(lines)) == value


def test_every_field_is_described():
    for name, definition in schema()["$defs"].items():
        assert definition.get("description"), name
        for field, value in definition.get("properties", {}).items():
            assert value.get("description"), f"{name}.{field}"


def test_the_schema_refuses_what_is_not_a_record():
    good = json.loads(to_json(samples.german()))
    for path, value in (
        (("relata",), "2"),
        (("document", "id"), "abc"),
        (("document", "paragraphs"), [[3, -1]]),
        (("document", "paragraphs"), [[3]]),
        (("statements", 0, "content"), []),
        (("statements", 0, "mode"), "loud"),
        (("statements", 0, "score"), 1.5),
        (("entities", 0, "id"), "x1"),
    ):
        bad = json.loads(json.dumps(good))
        target = bad
        for key in path[:-1]:
            target = target[key]
        target[path[-1]] = value
        assert not VALIDATOR.is_valid(bad), path
    for missing in ("relata", "document", "producer"):
        assert not VALIDATOR.is_valid({k: v for k, v in good.items() if k != missing})
    assert not VALIDATOR.is_valid({"relata": "1", "source": "x"})
    assert VALIDATOR.is_valid(good | {"later": 1}), "additions are allowed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        '{"relata": "1"',
        to_json(msgspec.structs.replace(samples.german(), relata="2")),
        b"[" * 100_000,
    ],
)
def test_what_is_not_a_record_is_an_error_in_one_line(data):
    with pytest.raises(RecordError) as caught:
        from_json(data)
    assert "\n" not in str(caught.value)


def test_a_lone_surrogate_becomes_a_replacement_character():
    record = samples.german()
    text = "\ud800" + record.document.text[1:]
    broken = msgspec.structs.replace(
        record, document=msgspec.structs.replace(record.document, text=text)
    )
    back = from_json(to_json(broken))
    assert isinstance(back, Record)
    assert back.document.text == "\ufffd" + text[1:]
    assert back.statements == record.statements
