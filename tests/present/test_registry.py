"""The registry of formats: what holds for every one of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from relata.model.errors import UsageError
from relata.present import FORMATS, Options, by_name, languages
from tests.present import samples


def test_names_are_those_promised_and_unique():
    names = [form.name for form in FORMATS]
    assert names[:8] == ["text", "json", "jsonl", "html", "csv", "terse", "prov", "annotation"]
    assert len(set(names)) == len(names)
    assert len({form.suffix for form in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_shows_every_sample_and_is_deterministic(form):
    results = [make() for make in samples.ALL] + [samples.failed()]
    shown = form.render(results, Options())
    assert shown == form.render(results, Options())
    assert shown.endswith("\n")
    shown.encode("utf-8")
    assert "PDF needs the extra documents" in shown
    for result in results:
        assert f"\n{form.render([result], Options())}".endswith("\n")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_no_results_are_not_an_accident(form):
    form.render([], Options())


def test_unknown_names_are_answered_with_the_known_ones():
    with pytest.raises(UsageError, match=", ".join(form.name for form in FORMATS)):
        by_name("xml")
    with pytest.raises(UsageError, match="de, en, es"):
        by_name("text").render([samples.english()], Options(report_lang="tlh"))
    assert languages() == ("de", "en", "es", "fr", "hu", "pl", "ru", "uk")
    assert set(languages("web")) <= set(languages())


def test_importing_the_formats_imports_no_heavy_library():
    code = (
        "import sys, relata.present;"
        "print([m for m in ('rich', 'jinja2', 'markupsafe') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
