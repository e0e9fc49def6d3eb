"""The pages: what each shows, in both languages, and what its forms do."""

from __future__ import annotations

import re

import pytest

from tests.lint.helpers import record_of
from tests.present import samples
from tests.web import serving
from tests.web.serving import form_token, read

PAGES = ["/", "/articles", "/articles/1", "/check", "/people", "/outlets", "/corrections",
         "/search", "/search?q=Oelmann", "/people/2", "/outlets/1", "/api"]  # fmt: skip


def _ref(browser, words, number=0):
    return browser.get("/api/v1/search", params={"q": words}).json()["statements"][number]["ref"]


def _entity(browser, name):
    return browser.get("/api/v1/entities", params={"name": name}).json()["entities"][0]["id"]


def _listed(page):
    """How many statements a page lists."""
    return page.count('<li class="said ')


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("language", "word"), [("de", "Korrekturen"), ("en-GB", "Corrections")])
def test_every_page_speaks_the_readers_language(browser, path, language, word):
    page = browser.get(path, headers={"accept-language": f"fr, {language};q=0.8"})
    assert page.status_code == 200
    assert word in page.text
    assert f'<html lang="{language[:2]}">' in page.text
    ids = re.findall(r'\sid="([^"]+)"', page.text)
    assert len(ids) == len(set(ids))


def test_a_language_that_was_chosen_stays(own):
    browser = serving.client(own())
    browser.get("/language", params={"to": "de", "next": "/articles"})
    assert "Das Archiv ist leer" in browser.get("/articles", headers={"accept-language": "en"}).text


@pytest.mark.parametrize(
    "path",
    ["/articles/99", "/articles/x", "/people/99", "/people/-1", "/outlets/99", "/statements/none",
     "/readings/none", "/readings/none/state", "/static/0/none.css", "/articles/99999999999999"],
)  # fmt: skip
def test_what_is_not_there_is_said(browser, path):
    page = browser.get(path)
    assert page.status_code == 404
    assert "There is nothing" in page.text


def test_assets_are_kept_for_ever_under_their_own_address(browser):
    page = browser.get("/").text
    found = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert len(found) == 4
    for url in found:
        asset = browser.get(url)
        assert asset.status_code == 200
        assert "immutable" in asset.headers["cache-control"]
    old = browser.get(re.sub("/static/[0-9a-f]+", "/static/old", found[1]))
    assert old.headers["cache-control"] == "no-store"


class TestReading:
    @pytest.fixture
    def fresh(self, own):
        return serving.client(own())

    def test_a_pasted_text_becomes_an_article(self, fresh):
        number = read(
            fresh, text="The dam is safe, mayor Ann Lee said.\r\nShe left.", outlet="Tide"
        )
        page = fresh.get(f"/articles/{number}").text
        assert "Ann Lee" in page and "Tide" in page
        record = fresh.get(f"/api/v1/articles/{number}/record").json()
        assert record["document"]["text"].count("\r") == 0
        assert read(fresh, text="The dam is safe, mayor Ann Lee said.\r\nShe left.") == number

    def test_a_file_does_too(self, fresh):
        html = b"<html><body><article><h1>Dam</h1><p>The dam is safe, the mayor said. " * 3
        number = read(fresh, files={"file": ("dam.html", html, "text/html")}, date="2024-05")
        record = fresh.get(f"/api/v1/articles/{number}/record").json()
        assert record["document"]["date"] == "2024-05"
        assert record["document"]["source"] == "dam.html"

    @pytest.mark.parametrize(
        ("fields", "message"),
        [({}, "nothing to read"), ({"text": "  \n"}, "nothing to read"),
         ({"text": "A", "date": "yesterday"}, "yesterday"),
         ({"text": "A", "lang": "x" * 11}, "lang")],
    )  # fmt: skip
    def test_what_cannot_be_read_is_said_on_the_form(self, fresh, fields, message):
        token = form_token(fresh.get("/").text)
        answer = fresh.post("/read", data={"form_token": token, **fields})
        assert answer.status_code == 400 and message in answer.text

    def test_a_file_of_nonsense_ends_as_a_reason(self, fresh):
        with pytest.raises(AssertionError, match="not"):
            read(fresh, files={"file": ("x.bin", b"\x00\x01\x02\xff" * 300, "image/png")})

    def test_the_page_of_a_reading_leads_to_the_article(self, fresh):
        token = form_token(fresh.get("/").text)
        done = fresh.post("/read", data={"form_token": token, "text": "It rains, Ann Lee said."})
        assert done.status_code == 200
        number = read(fresh, text="It rains, Ann Lee said.")
        place = done.url.path
        if place.startswith("/readings/"):
            done = fresh.get(place)
        assert done.url.path == f"/articles/{number}"


class TestArticle:
    def test_it_is_the_report_with_a_desk(self, browser):
        page = browser.get("/articles/1").text
        for part in ('id="desk"', 'id="panel"', 'id="correct"', 'class="flow"', 'id="relata-desk"',
                     "Henrike Oelmann", "Through whose hands"):  # fmt: skip
            assert part in page
        assert "0 of 3 checked" in page or "of" in page

    def test_its_exports_are_there(self, browser):
        page = browser.get("/articles/1").text
        found = re.findall(r'href="(/api/v1/articles/1/export\?format=[a-z]+)"', page)
        assert len(found) == 7
        for target in found:
            answer = browser.get(target)
            assert answer.status_code == 200
            assert "attachment" in answer.headers["content-disposition"]


class TestPeople:
    def test_a_person_page_shows_what_they_said_and_how_they_are_spelled(self, browser):
        number = _entity(browser, "Oelmann")
        page = browser.get(f"/people/{number}").text
        assert "Landesministerin für Verkehr" in page
        assert "Marnitzer Rundschau" in page and "Küstenbote" in page
        assert "Alle Unterlagen liegen dem Ausschuss vor" in page
        narrowed = browser.get(f"/people/{number}", params={"q": "Stimmung"}).text
        assert 0 < _listed(narrowed) < _listed(page)

    def test_two_become_one_and_two_again(self, own):
        browser = serving.client(own(samples.german(), samples.english()))
        one, other = _entity(browser, "Oelmann"), _entity(browser, "Priya Natarajan")
        page = browser.get(f"/people/{one}", params={"merge": "Natarajan"}).text
        assert "Priya Natarajan" in page
        fields = {"form_token": form_token(page), "source": other}
        merged = browser.post(f"/people/{one}/merge", data=fields)
        assert merged.status_code == 200 and "We will not open it" in merged.text
        assert browser.get(f"/people/{other}").url.path == f"/people/{one}"
        undo = re.search(r'action="(/corrections/\d+/undo)"', merged.text)[1]
        fields = {"form_token": form_token(merged.text), "next": f"/people/{one}"}
        again = browser.post(undo, data=fields)
        assert again.url.path == f"/people/{one}" and "We will not open it" not in again.text

    def test_a_name_is_changed_and_forms_are_split(self, own):
        browser = serving.client(own(samples.german()))
        number = _entity(browser, "Oelmann")
        token = form_token(browser.get(f"/people/{number}").text)
        fields = {"form_token": token, "name": "Henrike Ölmann"}
        assert "Henrike Ölmann" in browser.post(f"/people/{number}/name", data=fields).text
        fields = {"form_token": token, "name": "Otto Oelmann", "form": "Oelmann"}
        other = browser.post(f"/people/{number}/split", data=fields)
        assert other.url.path != f"/people/{number}" and "Otto Oelmann" in other.text

    @pytest.mark.parametrize(("field", "value"), [("name", ""), ("name", "x" * 201)])
    def test_what_is_not_a_name_is_refused(self, own, field, value):
        browser = serving.client(own(samples.german()))
        token = form_token(browser.get("/people/2").text)
        answer = browser.post("/people/2/name", data={"form_token": token, field: value})
        assert answer.status_code == 400


class TestSearch:
    def test_another_spelling_finds_the_person(self, own):
        browser = serving.client(own())
        read(browser, text=serving.ENGLISH, outlet="Tide")
        read(browser, text=serving.GERMAN, outlet="Küstenbote")
        page = browser.get("/search", params={"q": "Зеленський"}).text
        assert "more air defence" in page and "mehr Flugabwehr" in page
        people = browser.get("/people", params={"name": "Selenski"}).text
        assert "Zelensky" in people or "Selenskyj" in people

    def test_filters_stand_in_the_address_and_in_the_form(self, browser):
        page = browser.get(
            "/search", params={"speaker": "Oelmann", "mode": "direct", "doubtful": "1"}
        )
        assert 'value="Oelmann"' in page.text and '<option value="direct" selected>' in page.text
        assert _listed(page.text) == 1 and "#s3" in page.text

    @pytest.mark.parametrize(
        "query",
        [{"since": "soon"}, {"mode": "loud"}, {"q": "-only"}, {"q": "x" * 301},
         {"q": "a", "limit": "0"}],
    )  # fmt: skip
    def test_what_cannot_be_searched_is_said(self, browser, query):
        page = browser.get("/search", params=query)
        assert page.status_code == 400 and 'role="alert"' in page.text

    def test_a_long_list_has_pages(self, browser):
        first = browser.get("/search", params={"doubtful": "1", "limit": "5"}).text
        following = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
        second = browser.get(following).text
        assert 'rel="prev"' in second
        assert set(re.findall("/statements/([0-9a-f]+)", first)).isdisjoint(
            re.findall("/statements/([0-9a-f]+)", second)
        )


class TestStatement:
    def test_it_has_a_permanent_page(self, browser):
        page = browser.get(f"/statements/{_ref(browser, 'Unterlagen liegen')}").text
        assert "Marnitzer Rundschau" in page and "Permalink" in page
        assert "Henrike Oelmann, Hafenausbau" in page or "Küstenbote" in page

    def test_it_is_accepted_without_a_script_and_undone(self, own):
        browser = serving.client(own(samples.german()))
        ref = _ref(browser, "Fischer")
        page = browser.get(f"/statements/{ref}")
        fields = {"form_token": form_token(page.text), "kind": "accept"}
        done = browser.post(f"/statements/{ref}/review", data=fields)
        assert 'chip done">accepted' in done.text
        undo = re.search(r'action="(/corrections/\d+/undo)"', done.text)[1]
        browser.post(undo, data={"form_token": fields["form_token"]})
        assert 'chip done">accepted' not in browser.get(f"/statements/{ref}").text
        fields["kind"] = "merge"
        assert browser.post(f"/statements/{ref}/review", data=fields).status_code == 400

    def test_what_waits_for_a_check_is_listed(self, browser):
        page = browser.get("/check").text
        assert "Hafenausbau" in page and "unclear who speaks" in page and "hearsay" in page


def test_findings_of_the_lint_stand_at_their_words(own):
    text = "The bridge has cracks. Experts say the cracks are deeper than was known.\n"
    browser = serving.client(own(record_of(text, "ATT004", "SRC004")))
    page = browser.get("/articles/1", headers={"accept-language": "en"}).text
    marked = re.search(r'<span class="finding v-\w+" title="ATT004: [^"]+">(.*?)</p>', page, re.S)
    assert marked and re.sub(r"<[^>]+>", "", marked[1]).startswith("Experts say")
    assert "The article as a whole" in page and "SRC004: " not in page
