"""The index of Wikidata items: from a dump and from a table, looked up, linked to records."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from relata import pipeline, readers
from relata.app.cli.main import main
from relata.app.kb import dump, table
from relata.app.kb.index import KnowledgeIndex, build
from relata.app.kb.items import HeldOffice, WikidataItem, key_of, number_of, year_of
from relata.app.kb.link import linked
from relata.model.errors import MissingInput, UnsupportedFormat, UsageError


def entity(number: int, label: str, *, aliases: tuple[str, ...] = (), office: int = 0,
           years: tuple[str, str] = ("", "")) -> str:  # fmt: skip
    qualifiers = {
        key: [{"snaktype": "value", "datavalue": {"value": {"time": f"+{year}-01-01T00:00:00Z"}}}]
        for key, year in zip(("P580", "P582"), years, strict=True)
        if year
    }
    claims: dict[str, object] = {
        "P31": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q5"}}}}],
        "P18": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": "a file"}}}],
    }
    if office:
        snak = {"snaktype": "value", "datavalue": {"value": {"id": f"Q{office}"}}}
        claims["P39"] = [{"mainsnak": snak, "rank": "normal", "qualifiers": qualifiers}]
    return json.dumps({
        "type": "item", "id": f"Q{number}",
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"de": [{"language": "de", "value": alias} for alias in aliases]},
        "claims": claims,
    })  # fmt: skip


def dumped(path: Path, *entities: str) -> Path:
    path.write_bytes(gzip.compress(("[\n" + ",\n".join(entities) + "\n]\n").encode()))
    return path


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    """An index of two people of one name, one of another, and an office."""
    source = dumped(
        tmp_path / "dump.json.gz",
        entity(11, "Ola Tamm", aliases=("Ола Тамм", "Óla Tamm"), office=90, years=("2010", "2014")),
        entity(12, "Jan Holm", office=90, years=("2020", "")),
        entity(13, "Jan Holm"),
        json.dumps({"id": "Q90", "labels": {"en": {"language": "en", "value": "mayor"}}}),
        "{broken",
    )
    out = tmp_path / "kb.sqlite"
    assert main(["kb", "import", str(source), "--kb", str(out)]) == 0
    return out


def test_a_name_in_any_spelling(kb: Path) -> None:
    index = KnowledgeIndex(kb)
    for name in ("Ola Tamm", "ola tamm", "Ола Тамм", "Óla  Tamm"):
        (found,) = index.find(name)
        assert (found.wikidata, found.label, found.is_person) == ("Q11", "Ola Tamm", True)
        assert found.offices[0] == ("mayor", 2010, 2014)
    assert [one.wikidata for one in index.find("Jan Holm")] == ["Q12", "Q13"]
    assert index.find("nobody") == []
    index.close()


def record(text: str, date: str) -> object:
    document = readers.read_text(text, source="x")
    import msgspec

    document = msgspec.structs.replace(document, date=date, date_from="given")
    return pipeline.analyse(document, language="en", engine="fast")


def test_entities_get_their_items(kb: Path) -> None:
    index = KnowledgeIndex(kb)
    text = "“The bridge stays shut,” Ola Tamm said. “It does,” mayor Jan Holm said."
    found = linked(record(text, "2024-03-01"), index)  # type: ignore[arg-type]
    items = {entity.name: entity.wikidata for entity in found.entities}
    assert items["Ola Tamm"] == "Q11"
    assert items["Jan Holm"] == "Q12"  # the mayor of that year


def test_who_bears_a_name_alike_stays_open(kb: Path) -> None:
    index = KnowledgeIndex(kb)
    found = linked(record("“The bridge is shut,” Jan Holm said.", "2024"), index)  # type: ignore[arg-type]
    assert {entity.wikidata for entity in found.entities} == {None}


def test_the_command_finds(kb: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kb", "find", "Ola Tamm", "--kb", str(kb)]) == 0
    shown = capsys.readouterr().out
    assert "Q11" in shown and "mayor, 2010 to 2014" in shown and "Ола Тамм" in shown
    assert main(["kb", "find", "Nobody", "--kb", str(kb), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_read_with_an_index(kb: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story.txt"
    story.write_text("“The bridge stays shut,” Ola Tamm said.", encoding="utf-8")
    options = ["--lang", "en", "--format", "json"]
    assert main(["read", str(story), *options, "--kb", str(kb)]) == 0
    with_index = json.loads(capsys.readouterr().out)
    assert [e["wikidata"] for e in with_index["entities"]] == ["Q11"]
    assert main(["read", str(story), *options]) == 0
    assert [e["wikidata"] for e in json.loads(capsys.readouterr().out)["entities"]] == [None]


def test_a_table(tmp_path: Path) -> None:
    rows = [
        b"?item\t?itemLabel\t?alias\t?officeLabel\t?start\t?end",
        b'<http://www.wikidata.org/entity/Q7>\t"Ola Tamm"@en\t"O. Tamm"@en\t"mayor"@en\t'
        b'"2010-01-01T00:00:00Z"^^<x>\t',
        b"Q7\tOla Tamm\tOla T.\t\t\t",
        b"x\ty",
    ]
    read = list(table.items(rows))
    assert read[0] == WikidataItem(
        7, True, "Ola Tamm", ("Ola Tamm", "O. Tamm"), (HeldOffice(0, "mayor", 2010, None),)
    )
    assert read[2] is None
    counts = build(tmp_path / "kb", read)
    assert counts == (1, 1)
    index = KnowledgeIndex(tmp_path / "kb")
    (found,) = index.find("Ola T.")
    assert set(found.spellings) == {"Ola Tamm", "O. Tamm", "Ola T."}
    index.close()
    with pytest.raises(UnsupportedFormat):
        list(table.items([b"a\tb"]))


def test_hostile_lines_cost_only_themselves() -> None:
    lines = [b"[", b"{", b'{"id": 1}', b"[[[[", b'{"id": "P1"}', entity(3, "Ida Lund").encode()]
    read = list(dump.items(lines, ("en",)))
    assert [item.number for item in read if item is not None] == [3]


def test_errors_say_what_to_do(kb: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="kb import"):
        KnowledgeIndex(tmp_path / "none")
    other = tmp_path / "text"
    other.write_text("not a database, though long enough to look like one" * 40)
    with pytest.raises(UnsupportedFormat):
        KnowledgeIndex(other)
    with pytest.raises(UsageError, match="--force"):
        build(kb, [])
    with pytest.raises(UsageError):
        main_args = ["kb", "eat", "x"]
        from relata.app.cli.parser import build as parsers

        parser, _ = parsers()
        args = parser.parse_args(main_args)
        args.run(args)
    assert not list(tmp_path.glob("*.part"))


def test_keys_numbers_years() -> None:
    assert key_of("Jean-Luc  ÉMILE") == "jean luc emile"
    assert (number_of("Q42"), number_of("P42"), number_of("Q042")) == (42, None, None)
    assert (year_of("+2001-01-01T00:00:00Z"), year_of("soon")) == (2001, None)


def test_a_dump_that_is_not_there_is_named_once(tmp_path: Path) -> None:
    from relata.app.kb import place

    missing = tmp_path / "dump.json"
    with pytest.raises(MissingInput) as raised:
        next(place.lines(missing))
    assert str(raised.value) == f"cannot read {missing}: No such file or directory"
