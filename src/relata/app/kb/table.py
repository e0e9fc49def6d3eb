"""Items from a query's result as TSV: the columns item, itemLabel, alias, office, start, end.

As query.wikidata.org writes it (`?item`, `<http://www.wikidata.org/entity/Q42>`,
`"Douglas Adams"@en`), or plain (`item`, `Q42`, `Douglas Adams`). Rows of one item may be apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from relata.app.kb.items import HeldOffice, WikidataItem, number_of, year_of
from relata.model.errors import UnsupportedFormat

_ENTITY = "http://www.wikidata.org/entity/"
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
#: What a column may be called.
_COLUMNS = {
    "item": "item",
    "itemlabel": "label",
    "label": "label",
    "itemaltlabel": "alias",
    "alias": "alias",
    "altlabel": "alias",
    "office": "office",
    "officelabel": "office label",
    "start": "start",
    "end": "end",
}


def items(lines: Iterable[bytes]) -> Iterator[WikidataItem | None]:
    """An item a row (of one item, the index joins them); None for a row that is not one.

    Raises UnsupportedFormat where the first line does not name an item and a label.
    """
    columns: list[str] | None = None
    for line in lines:
        cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        if columns is None:
            columns = [_COLUMNS.get(c.strip().lstrip("?").lower(), "") for c in cells]
            if "item" not in columns or "label" not in columns:
                raise UnsupportedFormat("the first line must name the columns item and itemLabel")
            continue
        yield _item(dict(zip(columns, map(_plain, cells), strict=False)))


def _plain(cell: str) -> str:
    """A cell without its quotation marks, language, type and address."""
    cell = cell.strip()
    literal = _LITERAL.match(cell)
    if literal:
        return literal.group(1).replace('\\"', '"').replace("\\\\", "\\")
    return cell.strip("<>").removeprefix(_ENTITY)


def _item(row: dict[str, str]) -> WikidataItem | None:
    number, label = number_of(row.get("item", "")), row.get("label", "")
    if number is None or not label:
        return None
    spellings = dict.fromkeys((label, *filter(None, [row.get("alias", "")])))
    office = number_of(row.get("office", ""))
    title = row.get("office label", "")
    offices: tuple[HeldOffice, ...] = ()
    if office is not None or title:
        years = year_of(row.get("start", "")), year_of(row.get("end", ""))
        offices = (HeldOffice(office or 0, title, *years),)
    return WikidataItem(number, True, label, tuple(spellings), offices)
