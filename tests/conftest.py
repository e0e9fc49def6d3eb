"""What all tests share: hypothesis' settings, where the corpora are, a server of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.archive.server import Server, why_not

ROOT = Path(__file__).resolve().parent.parent

# Derandomized: a run fails or passes for its code alone. No deadline: machines differ.
settings.register_profile(
    "relata",
    max_examples=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("relata")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of our own on a socket of our own; skips where there is none."""
    missing = why_not()
    if missing:
        pytest.skip(missing)
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora next to the repository; the test skips where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared, which is not there")
    return folder
