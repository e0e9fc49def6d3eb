"""docs/record.md: complete, valid, current."""

from __future__ import annotations

import inspect
import json

import pytest
from jsonschema import Draft202012Validator

from relata.model import record
from relata.model.record import Value
from relata.model.serial import from_json, schema
from relata.present import csv
from tests.present import regenerate_record_doc as made

REMEDY = "run `python -m tests.present.regenerate_record_doc` and read the diff"


@pytest.fixture(scope="module")
def page():
    return made.PAGE.read_text("utf-8")


def test_every_type_and_field_is_documented(page):
    types = [
        cls
        for _, cls in inspect.getmembers(record, inspect.isclass)
        if issubclass(cls, Value) and cls is not Value
    ]
    assert set(types) == set(made.TYPES)
    for cls in types:
        section = page.split(f"\n### {cls.__name__}\n")[1].split("\n###")[0].split("\n## ")[0]
        for field in cls.__struct_encode_fields__:
            assert f"| `{field}` |" in section, f"{cls.__name__}.{field}: {REMEDY}"


def test_every_column_is_documented(page):
    for name, what in csv.COLUMNS:
        assert f"| `{name}` | {what} |" in page, REMEDY


def test_the_sample_is_valid(page):
    data = made.sample_in(page)
    Draft202012Validator(schema()).validate(json.loads(data))
    sample = from_json(data)
    assert sample.statements
    length = len(sample.document.text)
    for statement in sample.statements:
        for start, end in statement.content + statement.cue + statement.frame:
            assert 0 <= start < end <= length


def test_the_page_is_current(page):
    assert made.page(page) == page, REMEDY
