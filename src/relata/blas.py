"""Keeps our matrix products to one thread of the linear algebra library (BLAS).

Our matrices are small: a product shared among the cores of a busy machine waits for the slowest
of them, which made reading ten times slower. The library's environment variables have no effect
once NumPy is imported, and the number of threads is one setting for the whole process, in which
the caller may compute too. So `one_thread` sets it to 1 while a product of ours runs, in whatever
threads, and puts it back when the last one has ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from relata.model.threads import once, shared_lock

_LOCK = shared_lock()
#: How many threads are inside `one_thread`.
_inside = 0
#: Threads of each library before the first of them entered.
_before: list[int | None] = []


@once(1)
def _libraries() -> list[Any]:
    """The BLAS libraries of this process, as threadpoolctl controls them; [] for unknown ones."""
    import numpy  # noqa: F401 - its library is found only when it is loaded
    from threadpoolctl import ThreadpoolController

    found: list[Any] = ThreadpoolController().select(user_api="blas").lib_controllers
    return found


def _set(library: Any, threads: int) -> None:
    """Set the threads of a library, unless another thread of the caller holds a limit on it."""
    library.set_num_threads(threads)
    # Newer releases of threadpoolctl let only the thread that set a limit change it again, until
    # that one clears its claim. We make none: the last to leave need not be the first who came.
    release = getattr(library, "clear_controlling_thread", None)
    if release is not None:
        release()


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside it, products of NumPy take one thread; afterwards the caller's limits are back.

    Threads may be inside at the same time, and it may be nested. Where the caller changes the
    limit in the meantime, his stays.
    """
    global _inside
    libraries = _libraries()
    with _LOCK:
        _inside += 1
        if _inside == 1:
            _before[:] = [library.num_threads for library in libraries]
            for library, threads in zip(libraries, _before, strict=True):
                if threads is not None and threads > 1:
                    _set(library, 1)
    try:
        yield
    finally:
        with _LOCK:
            _inside -= 1
            if _inside == 0:
                for library, threads in zip(libraries, _before, strict=True):
                    if threads is not None and threads > 1 and library.num_threads == 1:
                        _set(library, threads)
