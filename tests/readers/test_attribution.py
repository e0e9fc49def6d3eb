"""The name in a line that says whose words a quotation holds."""

from relata.readers.marked.attribution import attribution_line


def test_the_name_ends_at_the_first_comma() -> None:
    found = attribution_line("— Ann Lee, mayor of Valmont")
    assert found is not None
    assert found.author == "Ann Lee"


def test_a_space_of_an_odd_kind_before_a_mark_is_not_a_name() -> None:
    assert attribution_line("—\u2003\u2003”, x") is None  # found by fuzzing
