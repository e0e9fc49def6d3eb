"""Relata reads a news article and gives back who said what, and through whose hands.

>>> import relata
>>> record = relata.read(text)               # a string
>>> record = relata.read_file("story.html")  # a path or an address
>>> relata.from_json(relata.to_json(record)) == record
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relata._version import __version__

if TYPE_CHECKING:
    from relata.app.api import read, read_file
    from relata.model.errors import InputError, RelataError
    from relata.model.record import Record
    from relata.model.serial import from_json, schema, to_json
    from relata.names.matching.same_name import NameMatch, same_name
    from relata.names.uses.index import NameIndex
    from relata.names.uses.spell import spell
    from relata.names.uses.transcription import Spelling

__all__ = [
    "InputError", "NameIndex", "NameMatch", "Record", "RelataError", "Spelling", "__version__",
    "from_json", "read", "read_file", "same_name", "schema", "spell", "to_json",
]  # fmt: skip

_HOMES = {
    "read": "relata.app.api",
    "read_file": "relata.app.api",
    "NameMatch": "relata.names.matching.same_name",
    "same_name": "relata.names.matching.same_name",
    "NameIndex": "relata.names.uses.index",
    "Spelling": "relata.names.uses.transcription",
    "spell": "relata.names.uses.spell",
    "InputError": "relata.model.errors",
    "RelataError": "relata.model.errors",
    "Record": "relata.model.record",
    "from_json": "relata.model.serial",
    "schema": "relata.model.serial",
    "to_json": "relata.model.serial",
}


def __getattr__(name: str) -> Any:
    # Imported late: `import relata` and `relata --help` stay fast.
    if name not in _HOMES:
        raise AttributeError(f"module 'relata' has no attribute {name!r}")
    from importlib import import_module

    from relata.model.threads import LOADING

    with LOADING:
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
