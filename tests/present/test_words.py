"""The reports' words: every language has all of them."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from relata import present
from relata.model import codes
from relata.model.document import UNMEASURED
from relata.present.view import reading_notes
from relata.present.view.checklist import CheckKind
from relata.present.words import languages, load
from tests.present import samples


def _slots(phrase):
    phrases = phrase if isinstance(phrase, list) else [phrase]
    return [{name for _, name, _, _ in string.Formatter().parse(p) if name} for p in phrases]


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_same_keys_and_slots(code):
    english, other = load("en").table, load(code).table
    assert other["code"] == code
    assert english.keys() == other.keys()
    assert len(other["months"]) == 12
    for section, values in english.items():
        if isinstance(values, dict):
            assert values.keys() == other[section].keys(), section
    for section in ("ui", "tier_counts"):
        for key, phrase in english[section].items():
            assert _slots(phrase) == _slots(other[section][key]), key


@pytest.mark.parametrize("code", languages())
def test_what_was_not_measured_is_said_in_the_reports_language(code):
    record = samples.english()
    note = UNMEASURED % ("English", "names, lint")
    document = msgspec.structs.replace(record.document, notes=(note, "another note"))
    words = load(code)
    first, other = reading_notes(document, words)
    assert other == "another note"
    assert (first == note) == (code == "en")
    for word in (
        words.of("parts", "names"),
        words.of("parts", "lint"),
        words.of("languages", "en"),
    ):
        assert word in first
    record = msgspec.structs.replace(record, document=document)
    page = present.by_name("html").render([record], present.Options(report_lang=code))
    assert words.of("parts", "names") + ", " in page


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("en", ": 1 sure, 2 likely"),
        ("fr", " : 1 sûre, 2 probables"),
        ("es", ": 1 segura, 2 probables"),
    ],
)
def test_how_sure_agrees_with_its_number(code, counts):
    record = samples.english()
    tiers = ["sure", "likely", "likely"] + ["doubtful"] * (len(record.statements) - 3)
    record = msgspec.structs.replace(
        record,
        statements=tuple(
            msgspec.structs.replace(statement, tier=tier)
            for statement, tier in zip(record.statements, tiers, strict=True)
        ),
    )
    for name in ("text", "html"):
        made = present.by_name(name).render([record], present.Options(report_lang=code))
        assert counts in made, name


def test_every_phrase_is_used_and_every_phrase_that_is_used_is_there():
    room = Path(present.__file__).parent
    files = [path for path in room.rglob("*") if path.suffix in (".py", ".html", ".js")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r"""["']([a-z_]+)["']""", source))
    known = set(load("en").table["ui"])
    assert known - used == set()
    asked = re.findall(r"""\bui\(\s*["']([a-z_]+)["']|\bt\[["']([a-z_]+)["']\]""", source)
    assert len(asked) > 50
    assert {one or other for one, other in asked} - known == set()


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("modes", codes.Mode),
        ("mode_help", codes.Mode),
        ("acts", codes.Act),
        ("certainties", codes.Certainty),
        ("media", codes.Medium),
        ("chain", codes.ChainKind),
        ("credits", codes.CreditKind),
        ("language_from", codes.LanguageFrom),
        ("basis", codes.Basis),
        ("tiers", codes.Tier),
        ("tier_help", codes.Tier),
        ("check_kinds", CheckKind),
    ],
)
def test_every_code_of_the_record_has_a_word(code, section, kind):
    assert set(load(code).table[section]) == set(get_args(kind))


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("en", "2024-04-04", "4 April 2024"),
        ("de", "2024-03-04", "4. März 2024"),
        ("de", "2024-03", "März 2024"),
        ("en", "2024", "2024"),
        ("en", "2024-13-01", "2024-13-01"),
        ("en", "<b>", "<b>"),
        ("en", "", ""),
    ],
)
def test_dates(code, value, shown):
    assert load(code).date(value) == shown


def test_counts_and_rows():
    words = load("en")
    assert words.ui("n_statements", n=1) == "1 statement"
    assert words.ui("n_statements", n=0) == "0 statements"
    assert words.join(["A"]) == "A"
    assert words.join(["A", "B", "C"]) == "A, B and C"
    assert words.of("languages", "xx") == "xx"
