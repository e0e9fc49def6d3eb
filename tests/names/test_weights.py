"""Tuned numbers: every one of the data files is used by its package, and documented there."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

import relata
from relata.names.base.weights import Weights as NameWeights
from relata.names.base.weights import weights as name_weights
from relata.readers.weights import Weights as ReaderWeights
from relata.readers.weights import weights as reader_weights

SOURCE = Path(relata.__file__).parent


def fields(type_: type[Struct]) -> list[str]:
    loaded = name_weights() if type_ is NameWeights else reader_weights()
    tables = [getattr(loaded, table) for table in type_.__struct_fields__]
    return [name for table in tables for name in table.__struct_fields__]


@pytest.mark.parametrize(("package", "type_"), [("names", NameWeights), ("readers", ReaderWeights)])
def test_every_number_is_used(package: str, type_: type[Struct]) -> None:
    files = [p for p in (SOURCE / package).rglob("*.py") if p.name != "weights.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    unused = [name for name in fields(type_) if f".{name}" not in code]
    assert unused == []
