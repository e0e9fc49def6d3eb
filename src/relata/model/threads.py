"""What makes the library safe to call from many threads at once.

Two kinds of state are shared between threads, and each has one rule:

- What is built once (a language, weights, a look-up table, a late import) is built by `once`, under
  one lock for the whole library, and never changed afterwards. msgspec and importlib need that too:
  two threads that use a type, or import modules of a cycle, for the first time at once may crash.
- What is remembered of inputs (`functools.lru_cache`, `BoundedCache`, a dictionary of a form's
  answers) holds pure answers that depend on the key alone. Threads may work out an answer twice or
  empty a full cache under one another's hands; each still has the answer that it worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import RLock
from typing import Any, TypeVar

try:
    from os import register_at_fork
except ImportError:  # Windows has no fork
    register_at_fork = None  # type: ignore[assignment]

_F = TypeVar("_F", bound=Callable[..., Any])


def shared_lock() -> Any:
    """A re-entrant lock that no other thread holds in a process forked from this one."""
    lock = RLock()
    if register_at_fork is not None:
        register_at_fork(
            before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release
        )
    return lock


#: Held while something is built or imported that all threads share. One lock for all of them:
#: what is built needs other things that are built, in any order.
LOADING = shared_lock()


def once(most: int) -> Callable[[_F], _F]:
    """A decorator: the function is called once for its arguments, by one thread at a time.

    Every caller gets the same object. At most `most` results are kept. A result that is there
    costs what a hit of `lru_cache` costs and takes no lock. What is raised is not kept.
    The function has `cache_clear`.
    """

    def decorate(function: _F) -> _F:
        made: dict[Hashable, Any] = {}

        @wraps(function)
        def build(*args: Hashable, **named: Hashable) -> Any:
            key = (args, tuple(named.items()))
            with LOADING:
                # A thread that waited for the lock finds what the thread before it has built.
                if key in made:
                    return made[key]
                result = function(*args, **named)
                if len(made) >= most:
                    made.clear()
                made[key] = result
                return result

        cached: Any = lru_cache(maxsize=most)(build)
        clear = cached.cache_clear

        def cache_clear() -> None:
            with LOADING:
                made.clear()
                clear()

        cached.cache_clear = cache_clear
        found: _F = cached
        return found

    return decorate
