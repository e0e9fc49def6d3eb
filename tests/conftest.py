"""What all tests share: hypothesis' settings, and where the corpora are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
def shared() -> Path:
    """The folder of corpora next to the repository; the test skips where there is none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared, which is not there")
    return folder
