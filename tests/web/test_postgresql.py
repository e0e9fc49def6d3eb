"""The web application over a real server of PostgreSQL: what an editor does, from end to end."""

from __future__ import annotations

import re

import pytest

from tests.web import serving
from tests.web.serving import form_token, read
from tests.web.test_pages import PAGES


@pytest.fixture(scope="module")
def on_server(server, tmp_path_factory):
    chosen = serving.settings(tmp_path_factory.mktemp("web"), archive=server.database("web"))
    app = serving.application(chosen, *serving.SAMPLES)
    yield serving.client(app)
    app.state.readings.stop()
    app.state.library.close()


@pytest.mark.parametrize("path", [*PAGES, "/timeline", "/articles/1/story?with=2"])
def test_every_page_is_there(on_server, path):
    page = on_server.get(path)
    assert page.status_code == 200 and "</html>" in page.text


@pytest.mark.parametrize(
    "path",
    ["articles", "articles/1", "articles/1/record", "search?q=Oelmann&single_source=1",
     "entities?name=Oelmann", "entities/2", "outlets/1", "corrections",
     "export?format=csv&q=Oelmann", "articles/1/export?format=prov"],
)  # fmt: skip
def test_the_api_answers(on_server, path):
    answer = on_server.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    tag = answer.headers.get("etag")
    if tag:
        again = on_server.get(f"/api/v1/{path}", headers={"if-none-match": tag})
        assert again.status_code == 304


def test_an_article_is_read_corrected_found_and_taken_back(on_server):
    first, second = read(on_server, text=serving.ENGLISH), read(on_server, text=serving.GERMAN)
    assert first != second and read(on_server, text=serving.ENGLISH) == first
    found = on_server.get("/api/v1/search", params={"q": "Selenskij"}).json()["statements"]
    assert {one["article"] for one in found} == {first, second}
    ref = next(one["ref"] for one in found if one["article"] == first)
    body = {"kind": "speaker", "statement": ref, "value": {"name": "Ann Lee"}}
    made = on_server.post("/api/v1/corrections", json=body)
    assert made.status_code == 201, made.text
    assert "Ann Lee" in on_server.get(f"/articles/{first}").text
    number = made.json()["id"]
    undone = on_server.post(f"/api/v1/corrections/{number}/undo", json={})
    assert undone.status_code in (200, 201), undone.text
    assert "Ann Lee" not in str(on_server.get(f"/api/v1/statements/{ref}").json()["speakers"])


def test_two_people_become_one_and_two_again(on_server):
    def number(name):
        found = on_server.get("/api/v1/entities", params={"name": name}).json()["entities"]
        return found[0]["id"]

    one, other = number("Oelmann"), number("Priya Natarajan")
    page = on_server.get(f"/people/{one}", params={"merge": "Natarajan"}).text
    fields = {"form_token": form_token(page), "source": other}
    merged = on_server.post(f"/people/{one}/merge", data=fields)
    assert merged.status_code == 200 and number("Natarajan") == one
    undo = re.search(r'action="(/corrections/\d+/undo)"', merged.text)[1]
    on_server.post(undo, data={"form_token": form_token(merged.text), "next": f"/people/{one}"})
    assert number("Natarajan") == other


def test_pages_are_kept_until_another_program_writes(on_server, server):
    from relata import archive as ar
    from tests.archive.build import MOMENT

    on_server.get("/")
    state = on_server.app.state.library.archive.state
    first, before = on_server.get("/articles/1"), state()
    assert on_server.get("/articles/1").text == first.text and state() == before
    place = on_server.app.state.settings.archive
    with ar.open_archive(place, lambda: MOMENT) as other:
        ar.note(other, "see the minutes of the council", "ben", article=1)
    assert state() != before
    assert "see the minutes of the council" in on_server.get("/articles/1").text
