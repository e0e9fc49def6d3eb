"""Look-ups that are worked out as they are asked for: faster, once known, than any call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(dict[_Key, _Value]):
    """Key -> value, made when it is first asked for by `[]`; emptied before it holds over `most`.

    `get` and `in` look only at what is there.
    """

    __slots__ = ("make", "most")

    def __init__(self, make: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self.make = make
        self.most = most

    def __missing__(self, key: _Key) -> _Value:
        value = self.make(key)
        if len(self) >= self.most:
            self.clear()
        self[key] = value
        return value
