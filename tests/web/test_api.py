"""The HTTP API: the record as its schema, pages, tags, corrections, exports, OpenAPI."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from relata.model.serial import schema
from relata.model.sourcing import summarise
from relata.present import by_name
from relata.present.options import Options
from tests.present import samples
from tests.web import serving

V1 = "/api/v1"


@pytest.fixture
def changing(own):
    return serving.client(own(samples.german(), samples.english()))


def _correct(browser, **body):
    return browser.post(f"{V1}/corrections", json=body)


def _statement(browser, key, article=1):
    found = browser.get(f"{V1}/articles/{article}").json()["statements"]
    return next(one for one in found if one["key"] == key)


class TestReading:
    def test_the_record_is_the_record(self, browser):
        record = browser.get(f"{V1}/articles/1/record").json()
        jsonschema.validate(record, schema())
        assert record == json.loads(by_name("json").render([samples.german()], Options()))

    def test_articles_come_in_pages_with_links(self, browser):
        first = browser.get(f"{V1}/articles", params={"limit": 3})
        body = first.json()
        assert len(body["articles"]) == 3 and body["total"] == len(serving.SAMPLES)
        assert first.headers["link"] == f'<{V1}/articles?limit=3&offset=3>; rel="next"'
        rest = browser.get(first.headers["link"].split(">")[0][1:])
        assert len(rest.json()["articles"]) == len(serving.SAMPLES) - 3
        assert "link" not in rest.headers

    @pytest.mark.parametrize(
        "path", ["articles", "articles/1", "articles/1/record", "search?q=dam"]
    )
    def test_what_has_not_changed_is_not_sent_again(self, browser, path):
        first = browser.get(f"{V1}/{path}")
        tag = first.headers["etag"]
        again = browser.get(f"{V1}/{path}", headers={"if-none-match": f'"other", W/{tag}'})
        assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
        assert browser.get(f"{V1}/{path}", headers={"if-none-match": '"x"'}).status_code == 200

    def test_a_search_says_whom_it_took_a_name_for(self, browser):
        found = browser.get(f"{V1}/search", params={"q": "Oelmann"}).json()
        assert found["names"][0]["name"] == "Henrike Oelmann"
        assert found["total"] == len(found["statements"]) > 3

    def test_who_is_quoted_through_whom(self, browser):
        every = browser.get(f"{V1}/through").json()["routes"]
        assert every == sorted(every, key=lambda one: -one["times"]) and len(every) > 2
        route = next(one for one in every if one["speaker"]["name"] == "Henrike Oelmann")
        speaker, relay = route["speaker"]["entity"], route["relay"]["entity"]
        for asked in ({"speaker": "Oelmann"}, {"speaker": speaker}, {"relay": relay}):
            found = browser.get(f"{V1}/through", params=asked).json()["routes"]
            assert route in found and all(
                one["relay"]["entity"] == relay or one["speaker"]["entity"] == speaker
                for one in found
            )
        assert browser.get(f"{V1}/through", params={"speaker": "Nobody Known"}).json() == {
            "routes": [], "next": None,
        }  # fmt: skip
        first = browser.get(f"{V1}/through", params={"limit": 1})
        rest = browser.get(first.headers["link"].split(">")[0][1:])
        assert first.json()["routes"] == every[:1] and rest.json()["routes"] == every[1:2]

    def test_names_are_compared_and_spelled(self, browser):
        same = browser.get(f"{V1}/names/same", params={"name": "Soygu", "other": "Schoigu"}).json()
        assert same["same"] is True and same["reason"]
        spelled = browser.get(
            f"{V1}/names/spell", params={"name": "Сергей Шойгу", "lang": "de"}
        ).json()
        assert spelled["form"] == "Sergej Schoigu"

    def test_an_article_is_read(self, changing):
        sent = changing.post(f"{V1}/articles", json={"text": "It rains, Ann Lee said."})
        assert sent.status_code == 202
        state = sent.json()
        while state["step"] not in ("done", "failed"):
            state = changing.get(sent.headers["location"]).json()
        assert state["article"] == 3 and state["error"] is None

    @pytest.mark.parametrize(
        ("path", "message"),
        [("articles/0", "id is"), ("articles/1/record?reading=x", "reading"),
         ("search?mode=x", "mode"), ("search?since=2024-1", "since"), ("search?limit=201", "limit"),
         ("search?offset=-1", "offset"), ("search?doubtful=maybe", "doubtful"),
         ("entities", "name is needed"), ("search?q=a&q=b", "twice"),
         ("export?format=xls", "format"), ("search?language=DE", "language")],
    )  # fmt: skip
    def test_what_is_wrong_is_said(self, browser, path, message):
        answer = browser.get(f"{V1}/{path}")
        assert answer.status_code == 400
        assert answer.json()["relata"] == "1" and message in answer.json()["error"]["message"]

    def test_other_methods_are_refused(self, browser):
        answer = browser.put(f"{V1}/articles", json={})
        assert answer.status_code == 405 and answer.json()["error"]["kind"] == "method"


class TestCorrections:
    def test_a_speaker_is_reassigned_and_it_shows_everywhere(self, changing):
        ref = _statement(changing, "s10")["ref"]
        made = _correct(changing, kind="speaker", statement=ref, value={"name": "Ida Holm"})
        assert made.status_code == 201 and "nina" in made.json()["line"]
        assert _statement(changing, "s10")["speakers"][0]["name"] == "Ida Holm"
        record = changing.get(f"{V1}/articles/1/record").json()
        jsonschema.validate(record, schema())
        statement = next(one for one in record["statements"] if one["id"] == "s10")
        added = next(e for e in record["entities"] if e["id"] in statement["speaker"]["entities"])
        assert added["name"] == "Ida Holm"
        assert statement["chain"][-1]["entity"] == added["id"]
        before = samples.german()
        text = before.document.text
        named = summarise(before.statements, before.entities, len(text)).named
        assert record["sourcing"]["named"] == named + 1
        as_read = changing.get(f"{V1}/articles/1/record", params={"corrected": "false"}).json()
        assert (
            next(o for o in as_read["statements"] if o["id"] == "s10")["speaker"]["entities"] == []
        )

    def test_rejected_ones_leave_the_record_and_come_back(self, changing):
        ref = _statement(changing, "s5")["ref"]
        made = _correct(changing, kind="no-statement", statement=ref).json()["id"]
        record = changing.get(f"{V1}/articles/1/record").json()
        assert "s5" not in {one["id"] for one in record["statements"]}
        inner = next(one for one in record["statements"] if one["id"] == "s6")
        assert inner["inside"] is None
        undone = changing.post(f"{V1}/corrections/{made}/undo", json={})
        assert undone.status_code == 201
        record = changing.get(f"{V1}/articles/1/record").json()
        assert "s5" in {one["id"] for one in record["statements"]}

    def test_what_was_missed_is_marked_by_its_words(self, changing):
        entity = changing.get(f"{V1}/entities", params={"name": "Brandt"}).json()["entities"][0]
        anchor = {"quote": "zweite Gutachten mehr", "before": "das ", "after": "  als 200"}
        made = _correct(
            changing, kind="missed", article=1, anchor=anchor,
            value={"entity": entity["id"], "mode": "direct"},
        ).json()  # fmt: skip
        found = _statement(changing, made["key"])
        assert (found["review"], found["mode"], found["content"]) == (
            "missed", "direct", "zweite Gutachten mehr",
        )  # fmt: skip
        page = changing.get("/articles/1").text
        assert "marked by an editor" in page

    @pytest.mark.parametrize(
        "body",
        [{}, {"kind": "loud"}, {"kind": "accept"}, {"kind": "accept", "statement": "none"},
         {"kind": "missed", "article": 1},
         {"kind": "missed", "article": 9, "anchor": {"quote": "x"}},
         {"kind": "missed", "article": 1, "anchor": {"quote": "Gutachten"}},
         {"kind": "missed", "article": 1, "anchor": {"quote": "not there at all"}},
         {"kind": "note", "article": 1}, {"kind": "merge", "entity": 1},
         {"kind": "merge", "entity": 1, "value": {"source": 1}}, {"kind": "split", "entity": 2},
         {"kind": "name", "entity": 2}, {"kind": "name", "entity": 999, "value": {"name": "A"}},
         {"kind": "note", "article": 1, "value": {"text": "\u0000\u202e"}},
         {"kind": "name", "entity": 2, "value": {"name": "\u202e\u0000"}},
         {"kind": "accept", "extra": 1}, {"kind": "missed", "article": 1,
          "anchor": {"quote": "umfasst"}, "value": {"mode": "loud"}}],
    )  # fmt: skip
    def test_one_that_cannot_be_made_changes_nothing(self, changing, body):
        answer = _correct(changing, **body)
        assert answer.status_code == 400 and answer.json()["error"]["message"]
        assert changing.get(f"{V1}/corrections").json()["corrections"] == []

    def test_a_body_that_is_not_json_is_refused(self, changing):
        kind = {"content-type": "application/json"}
        for body in (b"{", b"[]", b"\xff", b"[" * 100_000):
            answer = changing.post(f"{V1}/corrections", content=body, headers=kind)
            assert answer.status_code == 400

    def test_they_are_listed_and_of_one_article(self, changing):
        _correct(changing, kind="note", article=1, value={"text": "one"})
        _correct(changing, kind="note", article=2, value={"text": "two"})
        found = changing.get(f"{V1}/corrections", params={"article": 2}).json()["corrections"]
        assert [one["value"]["text"] for one in found] == ["two"]


QUERY = {"speaker": "Oelmann", "doubtful": "true"}


class TestExports:
    def _rows(self, browser):
        return browser.get(f"{V1}/search", params=QUERY).json()["statements"]

    def test_json_lines(self, browser):
        text = browser.get(f"{V1}/export", params=QUERY | {"format": "jsonl"}).text
        assert [json.loads(line) for line in text.splitlines()] == self._rows(browser)

    def test_csv(self, browser):
        text = browser.get(f"{V1}/export", params=QUERY | {"format": "csv"}).text
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row["ref"] for row in rows] == [one["ref"] for one in self._rows(browser)]
        assert all(row["speaker"] == "Henrike Oelmann" for row in rows)

    def test_csv_holds_no_formula(self, browser):
        text = browser.get(f"{V1}/export", params={"format": "csv", "doubtful": "true"}).text
        for row in csv.reader(io.StringIO(text)):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)

    def test_parquet(self, browser):
        parquet = pytest.importorskip("pyarrow.parquet")
        data = browser.get(f"{V1}/export", params=QUERY | {"format": "parquet"}).content
        table = parquet.read_table(io.BytesIO(data))
        assert table.column("ref").to_pylist() == [one["ref"] for one in self._rows(browser)]
        assert str(table.schema.field("score").type) == "double"

    @pytest.mark.parametrize("name", ["json", "jsonl", "html", "csv", "prov", "annotation",
                                      "quotation", "ftm"])  # fmt: skip
    def test_an_article_in_every_format(self, browser, name):
        answer = browser.get(f"{V1}/articles/1/export", params={"format": name})
        assert answer.text == by_name(name).render([samples.german()], Options())

    def test_more_than_one_page_is_exported(self, browser, monkeypatch):
        from relata.app.web.api import exporting

        monkeypatch.setattr(exporting, "_BATCH", 3)
        text = browser.get(f"{V1}/export", params=QUERY | {"format": "jsonl"}).text
        assert len(text.splitlines()) == len(self._rows(browser)) > 3


def test_the_schema_of_the_record_is_served(browser):
    assert browser.get("/api/record.schema.json").json() == json.loads(json.dumps(schema()))


def test_openapi_is_of_its_form_and_names_what_is_there(browser):
    found = browser.get("/api/openapi.json").json()
    assert found["openapi"] == "3.1.0"
    names = [one["operationId"] for path in found["paths"].values() for one in path.values()]
    assert len(names) == len(set(names))
    refs = set(json.dumps(found).split('"#/components/schemas/')[1:])
    known = found["components"]["schemas"]
    assert {ref.split('"')[0] for ref in refs} <= set(known)
    assert "security" not in found


def test_corrections_leave_as_training_data_and_as_a_layer(changing):
    ref = _statement(changing, "s5")["ref"]
    assert _correct(changing, kind="accept", statement=ref).status_code == 201
    found = {}
    for what in ("labels", "texts", "layer"):
        text = changing.get(f"{V1}/corrections/export", params={"what": what}).text
        found[what] = [json.loads(line) for line in text.splitlines()]
    assert found["labels"][0]["id"] == found["texts"][0]["id"] == samples.german().document.id
    assert [one["kind"] for one in found["layer"]] == ["accept"]
