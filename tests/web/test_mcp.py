"""The tools for assistants, as a client of the protocol sees them."""

from __future__ import annotations

import json

import anyio
import pytest

from relata.app.web.assistants import answers
from relata.app.web.assistants.archive import search_in
from relata.app.web.assistants.server import build
from relata.model.serial import schema
from tests.present import samples

mcp = pytest.importorskip("mcp")


def _call(server, tool, **given):
    async def call():
        async with mcp.Client(server) as client:
            return await client.call_tool(tool, given)

    return anyio.run(call)


@pytest.fixture(scope="module")
def server():
    return build(None)


def test_there_are_three_tools_and_each_says_what_it_takes(server):
    async def tools():
        async with mcp.Client(server) as client:
            return (await client.list_tools()).tools

    found = anyio.run(tools)
    assert [one.name for one in found] == ["read", "names", "search"]
    for one in found:
        assert one.description and one.annotations.read_only_hint
        assert all(field.get("description") for field in one.input_schema["properties"].values())


def test_reading_gives_who_says_what(server):
    result = _call(server, "read", text="“It rains,” Ann Lee told Reuters.", language="en")
    assert not result.is_error
    (one,) = result.structured_content["statements"]
    assert (one["speaker"], one["to"], one["mode"]) == ("Ann Lee", "Reuters", "direct")
    assert json.loads(result.content[0].text) == result.structured_content


def test_the_whole_record_is_the_record():
    import jsonschema

    jsonschema.validate(answers.of_record(samples.german(), whole=True, doubtful=False), schema())


def test_what_to_check_and_how_it_is_sourced_come_along():
    found = answers.of_record(samples.german(), whole=False, doubtful=False)
    assert {one["what"] for one in found["to_check"]} >= {"Hearsay", "Unclear who speaks"}
    assert found["statements"][1]["through"].startswith("Küstenbote ← ")
    assert found["sourcing"]["named"] == 7


@pytest.mark.parametrize(
    ("tool", "given", "message"),
    [
        ("read", {}, "either `text` or `url`"),
        ("read", {"text": "A", "url": "https://x.example/"}, "either `text` or `url`"),
        ("read", {"url": "/etc/passwd"}, "begins with https"),
        ("read", {"url": "file:///etc/passwd"}, "only http and https"),
        ("read", {"url": "http://127.0.0.1:1/"}, "private or local"),
        ("read", {"text": " "}, "there is no"),
        ("read", {"text": "A.", "date": "soon"}, "soon"),
        ("names", {"name": "A"}, "either `other`"),
        ("names", {"name": "A", "other": "B", "spell_in": "de"}, "either `other`"),
        ("search", {"words": "x"}, "no archive"),
        ("search", {"words": "x", "limit": 51}, "limit"),
    ],
)
def test_what_cannot_be_done_is_said(server, tool, given, message):
    result = _call(server, tool, **given)
    assert result.is_error and message in result.content[0].text


def test_names_are_compared_and_spelled(server):
    same = _call(server, "names", name="Sergey Soygu", other="Sergej Schoigu")
    assert same.structured_content["same"] is True
    spelled = _call(server, "names", name="Сергей Шойгу", spell_in="de")
    assert spelled.structured_content["form"] == "Sergej Schoigu"
    unsure = _call(server, "names", name="Nobody Known", spell_in="de")
    assert unsure.structured_content["form"] is None


def test_the_archive_is_searched(app):
    server = build(search_in(app.state.library.archive))
    result = _call(server, "search", words="Oelmann", limit=2)
    found = result.structured_content
    assert len(found["statements"]) == 2 and found["names"][0]["name"] == "Henrike Oelmann"
    assert found["statements"][0]["article"]["outlet"] == "Küstenbote"
    assert _call(server, "search", speaker="Brandt").structured_content["statements"]
    assert _call(server, "search", words="x", since="soon").is_error
