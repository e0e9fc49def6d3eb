"""Compiles language packs, and loads what was compiled: the one loader of `packs/<code>/`.

A pack is a folder of TOML files (`relata.lang.schema`). It is compiled once into one msgpack
file: when the wheel is built, or at the first start of a checkout, which keeps the file next
to the packs (in the user's cache where the checkout cannot be written to) until a source
changes. The file holds one section a TOML file, decoded when it is asked for, and `lexicon`,
the look-up tables of all forms of cues.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

from relata.lang.lexicon import PackLexicon, build_lexicon, in_fixed_order
from relata.lang.schema import FILES
from relata.model.errors import DataError
from relata.model.threads import LOADING, once
from relata.resources import folder, read_stored, store, user_cache

#: Name of a section -> its type: one section a file, and what is compiled from several.
SECTIONS: dict[str, Any] = {**FILES, "lexicon": PackLexicon}

F = TypeVar("F")

_INDEX = "index.msgpack"
_TOML = ".toml"


class Compiled(Struct, frozen=True):
    """A compiled pack."""

    #: Hash of the sources and of the code that compiled them.
    key: str
    sections: dict[str, Raw]


#: Folders of packs, tried in this order; the last one is the package's own.
_homes: list[Traversable] = []


def _folders() -> list[Traversable]:
    with LOADING:
        if not _homes:
            _homes.append(folder("relata.lang", "packs"))
    return _homes


@contextmanager
def packs_in(place: Traversable) -> Iterator[None]:
    """Also read the packs of another folder: for those who write one, and for tests."""
    _folders().insert(0, place)
    forget()
    try:
        yield
    finally:
        _homes.remove(place)
        forget()


def forget() -> None:
    """Drop everything loaded, here and in the modules that keep what they made of packs."""
    for cached in _caches:
        cached.cache_clear()


_caches: list[Any] = []


def kept(function: F) -> F:
    """Mark a cached function as depending on the packs, so that `forget` clears it."""
    _caches.append(function)
    return function


def compile_pack(files: dict[str, bytes], where: str) -> dict[str, bytes]:
    """The sections of a pack from its files (name without ".toml" -> content), in msgpack.

    Raises DataError that names the file and the place.
    """
    import tomllib  # late: a compiled pack is loaded without it

    tables: dict[str, Any] = {}
    for name, data in files.items():
        file = f"{where}/{name}{_TOML}"
        if name not in FILES:
            raise DataError(f"{file}: a pack has no such file; it has {', '.join(FILES)}")
        try:
            tables[name] = msgspec.convert(tomllib.loads(data.decode("utf-8")), FILES[name])
        except (msgspec.ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{file}: {error}") from error
    if "core" in tables:
        lexicon = build_lexicon(tables["core"], tables.get("verbs"), tables.get("nouns"), where)
        tables["lexicon"] = in_fixed_order(lexicon)
    return {name: msgspec.msgpack.encode(table) for name, table in tables.items()}


def sources(code: str) -> dict[str, bytes]:
    """The TOML files of a pack (name without ".toml" -> content); {} where there are none."""
    for home in _folders():
        place = home.joinpath(code)
        if place.is_dir():
            return {
                path.name.removesuffix(_TOML): path.read_bytes()
                for path in sorted(place.iterdir(), key=lambda path: path.name)
                if path.name.endswith(_TOML)
            }
    return {}


@once(1)
def _own_hash() -> bytes:
    """The hash of the code that a compiled pack depends on."""
    digest = blake2b(msgspec.__version__.encode())
    for place in (folder("relata.lang"), folder("relata.lang.schema")):
        for path in sorted(place.iterdir(), key=lambda path: path.name):
            if path.name.endswith(".py"):
                digest.update(path.read_bytes())
    return digest.digest()


def _key(files: dict[str, bytes]) -> str:
    digest = blake2b(_own_hash(), digest_size=16)
    for name, data in files.items():
        digest.update(f"{name} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()


def encoded(files: dict[str, bytes], where: str) -> bytes:
    """The compiled file of a pack."""
    sections = {name: Raw(data) for name, data in compile_pack(files, where).items()}
    return msgspec.msgpack.encode(Compiled(_key(files), sections))


def _decoded(data: bytes | None, key: str | None) -> Compiled | None:
    """A compiled pack from its file, None where it is missing, broken or out of date."""
    if data is None:
        return None
    try:
        found = msgspec.msgpack.decode(data, type=Compiled)
    except msgspec.DecodeError:
        return None
    return found if key is None or found.key == key else None


@kept
@once(128)
def _pack(code: str) -> Compiled | None:
    files = sources(code)
    name = f"{code}.msgpack"
    home = _folders()[-1]
    if not files:
        return _decoded(read_stored(home, name), None)
    key = _key(files)
    if len(_folders()) > 1:
        return _decoded(encoded(files, code), None)
    cache, named = user_cache(), f"{code}-{key[:16]}.msgpack"
    found = _decoded(read_stored(home, name), key)
    if found is None and cache is not None:
        found = _decoded(read_stored(cache / "packs", named), key)
    if found is None:
        data = encoded(files, code)
        if not store(home, name, data) and cache is not None:
            store(cache / "packs", named, data)
        found = _decoded(data, None)
    return found


def _codes_of(home: Traversable) -> dict[str, tuple[str, ...]]:
    index = read_stored(home, _INDEX)
    if index is not None:
        return msgspec.msgpack.decode(index, type=dict[str, tuple[str, ...]])
    return {
        place.name: tuple(name for name in FILES if place.joinpath(name + _TOML).is_file())
        for place in home.iterdir()
        if place.name[0] not in "._" and place.is_dir()
    }


@kept
@once(1)
def contents() -> dict[str, tuple[str, ...]]:
    """Code of every pack -> the files it has, without ".toml"; sorted by code."""
    found: dict[str, tuple[str, ...]] = {}
    for home in reversed(_folders()):
        found.update(_codes_of(home))
    return dict(sorted(found.items()))


@kept
@once(32)
def having(name: str) -> tuple[str, ...]:
    """Codes of the packs that have a file, sorted."""
    return tuple(code for code, files in contents().items() if name in files)


@kept
@once(512)
def section(code: str, name: str) -> Any:
    """A section of a pack as its type in `SECTIONS`, None where the pack has none."""
    pack = _pack(code)
    raw = pack.sections.get(name) if pack is not None else None
    return msgspec.msgpack.decode(raw, type=SECTIONS[name]) if raw is not None else None


def compiled_files() -> Iterator[tuple[str, bytes]]:
    """Names and bytes of all files of the packs' folder in a wheel."""
    yield _INDEX, msgspec.msgpack.encode(contents())
    for code in contents():
        yield f"{code}.msgpack", encoded(sources(code), code)
