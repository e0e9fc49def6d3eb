"""Every rule fires in its examples and stays silent in its counterexamples."""

from __future__ import annotations

import re
import string

import pytest

from relata.lang.compile import having, section
from relata.lint.messages import languages, messages
from relata.lint.page import examples_of
from relata.lint.registry import RULES, by_id
from relata.lint.rule import Rule, RuleExample
from relata.model.errors import InputError, UsageError
from tests.lint.helpers import findings, fires

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}")
    for rule in RULES
    for n, example in enumerate(examples_of(rule), 1)
]
#: What the issue of the lint asks for.
EXPECTED = [
    *(f"ATT00{n}" for n in range(1, 10)), *(f"NAM00{n}" for n in range(1, 7)),
    *(f"QUO00{n}" for n in range(1, 6)), *(f"HED00{n}" for n in range(1, 7)),
    "TIM001", "TIM002", "NUM001", *(f"TXT00{n}" for n in range(1, 4)),
    *(f"SRC00{n}" for n in range(1, 6)),
]  # fmt: skip


def _options(example: RuleExample) -> dict[str, str]:
    return {"name": example.name, "against": example.against}


def test_the_registry_has_every_rule_once_in_order() -> None:
    assert [rule.id for rule in RULES] == EXPECTED
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name), rule.name
        assert rule.what and rule.why and rule.limits
        assert any(one.bad and one.good for one in examples_of(rule)), rule.id


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_fires_in_its_examples(rule: Rule, example: RuleExample) -> None:
    if example.bad:
        assert fires(rule, example.bad, example.at, **_options(example))
    if example.good:
        assert not fires(rule, example.good, **_options(example))


@pytest.mark.parametrize("code", having("lint"))
def test_examples_of_packs_are_for_rules_that_there_are(code: str) -> None:
    for example in section(code, "lint").examples:
        assert by_id(example.rule)
        assert example.bad or example.good


def test_a_number_beyond_all_bounds_counts_nothing() -> None:
    many = "9" * 400
    text = f"The plan found 45 of the {many} members (80 percent) in favour. It cost {many} pounds."
    assert not any(one.rule == "NUM001" for one in findings(text))


def _slots(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("code", languages())
def test_every_rule_has_words_with_the_same_slots_in_every_language(code: str) -> None:
    english, other = messages("en"), messages(code)
    assert list(other) == EXPECTED
    for rule, words in english.items():
        mine = other[rule]
        assert _slots(words.message) == _slots(mine.message), rule
        assert _slots(words.advice) == _slots(mine.advice), rule
        assert words.variants.keys() == mine.variants.keys(), rule
        for name, text in words.variants.items():
            assert _slots(text) == _slots(mine.variants[name]), (rule, name)


def test_a_rule_is_found_by_id_and_by_name() -> None:
    assert by_id("nam001") is by_id("several-spellings")
    with pytest.raises(UsageError, match="no rule"):
        by_id("XYZ1")


def test_messages_are_in_the_language_of_the_report() -> None:
    text = "Experts say the bridge is old. The council meets on Friday."
    english, german = (findings(text, "ATT004", report_lang=code) for code in ("en", "de"))
    assert "not named" in english[0].message
    assert "nicht benannt" in german[0].message
    assert english[0].fingerprint == german[0].fingerprint


@pytest.mark.parametrize(
    "text",
    [
        "", "\n\n", "½ Tasse\n\nund ² mehr.\n\nEs sind −½ Grad.\n\nEnde.", "“", "”\n\n„\n\n»",
        "# 5\n\n½\n\n²\n\n%\n\n… .", "a. b. c. d.\n\n" * 30, "die die die die die die die die die",
        "<!-- relata: ignore -->", "Experts say: {0} %s &amp; \ud800 \x00 \u202e", ":\n\n:\n\n:",
    ],
)  # fmt: skip
def test_odd_texts_break_nothing(text: str) -> None:
    for code in ("de", "en"):
        try:
            found = findings(text.encode("utf-8", "replace").decode(), lang=code)
        except InputError:
            continue
        for finding in found:
            assert finding.message and "{" not in finding.message.replace("{0}", "")
