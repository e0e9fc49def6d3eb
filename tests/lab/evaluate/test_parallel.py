"""Several jobs at once: their order, their errors."""

from __future__ import annotations

import os

import pytest

from relata.model.errors import UsageError
from relata_lab.evaluate.parallel import map_jobs


def _double(job: int) -> tuple[int, int]:
    if job < 0:
        raise UsageError("no negative ones")
    return 2 * job, os.getpid()


@pytest.mark.parametrize("processes", [1, 2])
def test_order_and_errors(processes: int) -> None:
    found = map_jobs(_double, [3, 1, 2], processes)
    assert [value for value, _ in found] == [6, 2, 4]
    here = {pid == os.getpid() for _, pid in found}
    assert here == {processes == 1}
    with pytest.raises(UsageError, match="no negative"):
        map_jobs(_double, [1, -1], processes)


def test_nothing_to_do() -> None:
    assert map_jobs(_double, []) == []
