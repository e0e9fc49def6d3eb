"""A file of many compressed values, each of which can be read alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import msgspec

from relata.app.batch.place import RunFolder
from relata.model.document import without_surrogates

_LEVEL = 1
_FOOTER = 8


def write_blobs(folder: RunFolder, path: Path, values: Iterator[Any]) -> None:
    """Write values, in their order, as one file that appears when it is whole.

    Raises CannotWrite.
    """
    import zstandard

    compressor = zstandard.ZstdCompressor(level=_LEVEL)
    encoder = msgspec.msgpack.Encoder()

    def pieces() -> Iterator[bytes]:
        places = [0]
        for value in values:
            data = compressor.compress(_encoded(encoder, value))
            places.append(places[-1] + len(data))
            yield data
        index = encoder.encode(places)
        yield index
        yield len(index).to_bytes(_FOOTER, "little")

    folder.write(path, pieces())


def _encoded(encoder: msgspec.msgpack.Encoder, value: Any) -> bytes:
    """The value's bytes; a lone surrogate, which UTF-8 cannot carry, becomes U+FFFD."""
    try:
        return encoder.encode(value)
    except UnicodeEncodeError:
        return encoder.encode(_writable(msgspec.to_builtins(value)))


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {key: _writable(item) for key, item in value.items()}
    return [_writable(item) for item in value] if isinstance(value, list | tuple) else value


class Blobs:
    """The values of such a file: by number, or one after the other."""

    def __init__(self, path: Path, kind: Any) -> None:
        import zstandard

        self._file: BinaryIO = path.open("rb")
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._zstd = zstandard.ZstdDecompressor()
        self._file.seek(-_FOOTER, 2)
        end = self._file.tell()
        size = int.from_bytes(self._file.read(_FOOTER), "little")
        self._file.seek(end - size)
        self._places: list[int] = msgspec.msgpack.decode(self._file.read(size), type=list[int])

    def __len__(self) -> int:
        return len(self._places) - 1

    def __getitem__(self, number: int) -> Any:
        begin, end = self._places[number], self._places[number + 1]
        self._file.seek(begin)
        return self._decoder.decode(self._zstd.decompress(self._file.read(end - begin)))

    def __iter__(self) -> Iterator[Any]:
        return (self[number] for number in range(len(self)))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Blobs:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
