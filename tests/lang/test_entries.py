"""The long tables of language files read by expressions give what tomllib gives."""

from __future__ import annotations

import tomllib

import pytest

from relata.lang.entries import loads
from relata.lang.language import supported
from relata.resources import read_bytes

HEAD = 'code = "xx"\n\n[verbs]\n'


@pytest.mark.parametrize("code", supported())
def test_every_language_file_reads_as_with_tomllib(code: str) -> None:
    text = read_bytes("relata.lang.data", f"{code}.toml").decode("utf-8")
    found, expected = loads(text), tomllib.loads(text)
    assert found == expected
    assert [list(found[name]) for name in expected] == [list(expected[name]) for name in expected]


@pytest.mark.parametrize(
    "line",
    [
        "'sagen' = {act='state', strength=0.9, matter=1, impersonal=true}",
        """"be sure" = {sg='is', pl="'re are", part=''}""",
        "say = {sg='says'}\n# a comment\n\ntell = {sg='tells'}",
        "say = {}",
        "say = { sg = 'says' }",
        r'say = {sg="\u0041", pl="a\\b"}',
        "say = {sg=['says', 'said']}",
        "say = {forms={sg='says'}}",
        "[verbs.say]\nsg = 'says'",
        "say = {sg='''says'''}",
        "say.sg = 'says'",
        "say = {strength=-1.5e3}",
        "say = {sg='says'} # so",
    ],
)
def test_any_other_form_is_left_to_tomllib(line: str) -> None:
    text = f"{HEAD}{line}\n\n[nouns]\nclaim = {{forms='claim'}}\n\n[days]\nnow = 0\n"
    assert loads(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "line",
    ["say = {sg='says', sg='said'}", "say = {sg='says',}", "say = {sg='says'}\nsay = {pl='say'}"],
)
def test_what_tomllib_refuses_is_refused_in_its_words(line: str) -> None:
    text = f"{HEAD}{line}\n"
    with pytest.raises(tomllib.TOMLDecodeError) as expected:
        tomllib.loads(text)
    with pytest.raises(tomllib.TOMLDecodeError) as found:
        loads(text)
    assert str(found.value) == str(expected.value)


def test_an_error_behind_the_tables_names_its_line() -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match="line 6"):
        loads(HEAD + "say = {sg='says'}\n[days]\nnow = \n")


def test_a_table_that_comes_twice_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        loads(HEAD + "say = {sg='says'}\n\n[verbs]\ntell = {sg='tells'}\n")
