"""Versions compared: matches, changes, passages, who copied whom, roots, drifts, bounds."""

from __future__ import annotations

from msgspec.structs import replace

from relata.comparison.versions import compare
from relata.comparison.versions.limits import ALL_PAIRS, MAX_VERSIONS
from relata.comparison.versions.story import StatementFate, Story, VersionPair
from relata.model.record import Record
from tests.comparison.versions.texts import AGENCY, GERMAN, OTHER, PAPER, record


def _content(one: Record, name: str | None) -> str:
    statement = next(s for s in one.statements if s.id == name)
    return " ".join(one.document.text[a:b] for a, b in statement.content)


def _fate(pair: VersionPair, one: Record, words: str) -> StatementFate:
    """The fate of the statement of the first version whose content has these words."""
    return next(f for f in pair.statements if f.a and words in _content(one, f.a))


def _kinds(fate: StatementFate) -> set[str]:
    return {change.kind for change in fate.changes}


def test_what_was_kept_reworded_dropped_and_added() -> None:
    agency, paper = record(AGENCY), record(PAPER)
    (pair,) = compare([agency, paper]).pairs
    quotation = _fate(pair, agency, "no buyer")
    assert (quotation.fate, _kinds(quotation)) == ("reworded", {"trimmed"})
    assert _content(paper, quotation.b) == "“There is no buyer and there are no talks,”"
    assert _fate(pair, agency, "letter of intent").fate == "dropped"
    added = [_content(paper, fate.b) for fate in pair.statements if fate.fate == "added"]
    assert added == ["she was angry"]


def test_changes_that_turn_the_sense_are_named_with_their_places() -> None:
    agency, paper = record(AGENCY), record(PAPER)
    (pair,) = compare([agency, paper]).pairs
    mayor = _fate(pair, agency, "may not pay")
    (negation,) = mayor.changes
    assert negation.kind == "negation-dropped"
    assert negation.before_span is not None
    assert agency.document.text[slice(*negation.before_span)] == "not"
    ferry = _fate(pair, agency, "120,000")
    assert ferry.b is None and _kinds(ferry) == {"attribution-dropped", "number-changed"}
    number = next(change for change in ferry.changes if change.kind == "number-changed")
    assert (number.before, number.after) == ("120,000", "130,000")
    assert number.after_span is not None
    assert paper.document.text[slice(*number.after_span)] == "130,000"


def test_the_same_comparison_from_the_other_side_says_the_contrary() -> None:
    (pair,) = compare([record(PAPER), record(AGENCY)]).pairs
    kinds = {change.kind for fate in pair.statements for change in fate.changes}
    assert {"negation-added", "attribution-added", "extended"} <= kinds
    assert "negation-dropped" not in kinds


def test_a_version_compared_with_itself_has_nothing_to_report() -> None:
    agency = record(AGENCY)
    same = replace(agency, document=replace(agency.document, id="0" * 64))
    (pair,) = compare([agency, same]).pairs
    assert {fate.fate for fate in pair.statements} == {"kept"}
    assert not any(fate.changes for fate in pair.statements)
    assert pair.copied_of_a == pair.copied_of_b > 0.9 and pair.moved == ()


def test_the_same_text_is_compared_once() -> None:
    story = compare([record(AGENCY), record(AGENCY), record(PAPER)])
    assert [one.same_as for one in story.versions] == [None, 0, None]
    assert [(pair.a, pair.b) for pair in story.pairs] == [(0, 2)]
    assert any("same text" in note for note in story.notes)
    assert compare([record(AGENCY), record(AGENCY)]).pairs == ()
    assert compare([]).pairs == ()


def test_a_quotation_in_two_parts_is_not_reported_as_added() -> None:
    whole = record(
        "“The bridge stays shut until June, and the ferry runs every hour,” Mayor Ann Lee said."
    )
    parts = record(
        "“The bridge stays shut until June,” Mayor Ann Lee said. The council met on Monday.\n\n"
        "“The ferry runs every hour,” Lee told reporters."
    )
    (pair,) = compare([whole, parts]).pairs
    assert len(pair.statements) == 2
    assert not {fate.fate for fate in pair.statements} & {"dropped", "added"}
    assert any("part of another statement" in fate.why for fate in pair.statements)


def test_every_statement_has_one_fate_and_places_are_in_the_texts() -> None:
    records = [record(text) for text in (AGENCY, PAPER, GERMAN, OTHER)]
    story = compare(records)
    assert compare(records) == story
    for pair in story.pairs:
        for number, names in (
            (pair.a, [fate.a for fate in pair.statements if fate.a]),
            (pair.b, [fate.b for fate in pair.statements if fate.b]),
        ):
            there = [s.id for s in records[number].statements if s.tier != "doubtful"]
            assert sorted(names) == sorted(there)
        for change in (c for fate in pair.statements for c in fate.changes):
            for number, span in ((pair.a, change.before_span), (pair.b, change.after_span)):
                assert span is None or 0 <= span[0] < span[1] <= len(records[number].document.text)
    grouped = [(m.version, m.statement) for group in story.groups for m in group.members]
    assert len(grouped) == len(set(grouped))


def test_languages_meet_in_the_records() -> None:
    agency, german = record(AGENCY), record(GERMAN)
    story = compare([agency, german])
    (pair,) = story.pairs
    found = {
        _content(agency, fate.a)[:20]: _content(german, fate.b)
        for fate in pair.statements
        if fate.a and fate.b
    }
    assert found["the ferry carried 12"].startswith("beförderte die Fähre")
    assert any("languages meet" in note for note in story.notes)


def test_vectors_of_the_caller_are_used() -> None:
    import numpy as np

    asked: list[str] = []

    def vectors(texts: list[str]) -> np.ndarray:
        asked.extend(texts)
        return np.ones((len(texts), 4), np.float32)

    story = compare([record(AGENCY), record(GERMAN)], vectors)  # type: ignore[arg-type]
    assert any("Käufer" in text for text in asked)
    assert not any("languages meet" in note for note in story.notes)


def test_a_moved_paragraph_and_copied_passages_have_places() -> None:
    parts = AGENCY.strip().split("\n\n")
    moved = "\n\n".join([*parts[:2], *parts[3:], parts[2]])
    agency, other = record(AGENCY), record(moved)
    (pair,) = compare([agency, other]).pairs
    assert len(pair.moved) == 1
    for passage in pair.passages:
        before = agency.document.text[slice(*passage.a)]
        assert before.split() == other.document.text[slice(*passage.b)].split()
        assert len(before.split()) >= 8


def test_who_copied_whom_has_reasons_or_is_undecidable() -> None:
    agency = record(AGENCY, "Evening Tide")
    (pair,) = compare([agency, record(PAPER, "Harbour News")]).pairs
    assert (pair.copying.verdict, pair.copying.source) == ("copied", 0)
    assert {reason.kind for reason in pair.copying.reasons} >= {"relay", "partial-quotation"}
    (pair,) = compare([record(PAPER, "Harbour News"), agency]).pairs
    assert (pair.copying.verdict, pair.copying.source) == ("copied", 1)
    (pair,) = compare([record(AGENCY), record(OTHER)]).pairs
    assert (pair.copying.verdict, pair.copying.source) == ("independent", None)
    reprint = record(AGENCY.replace("discussed", "debated"))
    (pair,) = compare([record(AGENCY), reprint]).pairs
    assert (pair.copying.verdict, pair.copying.source) == ("undecidable", None)


def test_a_spelling_of_another_language_shows_the_source() -> None:
    german = record(
        "Der ukrainische Präsident Wolodymyr Selenskyj sagte am Montag, es werde keine Gespräche "
        "geben. „Wir bleiben standhaft“, sagte Selenskyj der Zeitung. Außenminister Andrij Sybiha "
        "erklärte, die Lage sei ernst."
    )
    english = record(
        "Ukrainian President Wolodymyr Selenskyj said on Monday there would be no talks. “We "
        "remain steadfast,” Selenskyj told the newspaper. Foreign Minister Andrij Sybiha said the "
        "situation was serious."
    )
    for pair, source in ((german, english), 0), ((english, german), 1):
        (found,) = compare(pair).pairs
        assert (found.copying.verdict, found.copying.source) == ("copied", source)
        assert "not Volodymyr Zelensky" in found.copying.reasons[0].text


def test_another_story_among_the_versions_is_noted() -> None:
    story = compare([record(AGENCY), record(PAPER), record(OTHER)])
    likeness = {(pair.a, pair.b): pair.likeness for pair in story.pairs}
    assert likeness[0, 1] > 0.3 > 0.12 > likeness[0, 2]
    (note,) = [note for note in story.notes if "another story" in note]
    assert note.startswith("version 3 ")


def test_a_clock_decides_only_where_there_is_dependence() -> None:
    early = record(OTHER, None, "2024-04-01")
    (pair,) = compare([early, record(AGENCY, None, "2024-04-03")]).pairs
    assert pair.copying.source is None


def test_roots_are_counted_once_for_all_versions() -> None:
    story = compare([record(AGENCY), record(PAPER)])
    names = {root.name: root.versions for root in story.roots}
    assert names["Karl Brandt"] == (0,) and names["Ann Lee"] == (0, 1)
    assert len([name for name in names if "Holt" in name or "Tide" in name]) == 1


def test_a_quotation_drifts_from_the_fullest_wording() -> None:
    story: Story = compare([record(PAPER), record(AGENCY), record(GERMAN)])
    drift = next(one for one in story.drifts if any("buyer" in n.text for n in one.nodes))
    assert [node.kind for node in drift.nodes][:2] == ["full", "trimmed"]
    assert "summer of 2025" in drift.nodes[0].text and drift.nodes[1].parent == 0


def test_many_versions_are_bounded_and_it_is_said() -> None:
    base = record(OTHER)
    many = [
        replace(base, document=replace(base.document, id=f"{number:064x}"))
        for number in range(MAX_VERSIONS + 5)
    ]
    story = compare(many)
    assert sum(one.left_out for one in story.versions) == 5
    assert len(story.pairs) == MAX_VERSIONS - 1
    assert {pair.a for pair in story.pairs} == {0}
    assert any("left out" in note for note in story.notes)
    few = compare(many[:ALL_PAIRS])
    assert len(few.pairs) == ALL_PAIRS * (ALL_PAIRS - 1) // 2


def test_a_figure_is_changed_where_it_is_one_and_not_where_languages_write_it_otherwise() -> None:
    def kinds(*texts: str) -> set[str]:
        (pair,) = compare([record(text) for text in texts]).pairs
        return {kind for fate in pair.statements for kind in _kinds(fate)}

    plan = "Ann Lee said on Monday that line {} of the ferry to Lindholm would stay until winter."
    assert "number-changed" in kinds(plan.format(1), plan.format(119))
    one = "Ann Lee said on Monday that {} ferry to Lindholm would stay until winter."
    assert "number-changed" not in kinds(one.format("one"), one.format("a"))
    english = "Ann Lee said on Monday that the ferry to Lindholm sails at 6:00 since {}."
    german = "Ann Lee sagte am Montag, die Fähre nach Lindholm fahre seit {} um 6 Uhr."
    assert "number-changed" not in kinds(english.format(1980), german.format(80))
    assert "number-changed" in kinds(english.format(1980), german.format(1975))


def test_sentences_in_both_versions_word_for_word_do_not_differ() -> None:
    """What two readings of the same sentences differ in is not a change of the text."""
    agency = record(AGENCY)
    other = record(AGENCY.replace("Harbour board denies sale of ferry", "No sale, says board"))
    spoken = [s for s in other.statements if s.speaker and len(s.speaker.entities) == 1]
    voices = {s.speaker.entities for s in spoken if s.speaker}
    assert len(voices) > 1
    for lost in spoken:
        rest = tuple(s for s in other.statements if s is not lost)
        for fate in compare([agency, replace(other, statements=rest)]).pairs[0].statements:
            assert fate.fate == "kept", (lost.id, fate)
    swapped = {
        s.id: replace(
            s,
            speaker=replace(s.speaker, entities=next(v for v in voices if v != s.speaker.entities)),
        )
        for s in spoken
        if s.speaker
    }
    misread = replace(other, statements=tuple(swapped.get(s.id, s) for s in other.statements))
    fates = compare([agency, misread]).pairs[0].statements
    assert fates and not any("speaker-swapped" in _kinds(fate) for fate in fates)
