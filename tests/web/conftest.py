"""One application with samples in it for all tests that change nothing."""

from __future__ import annotations

import shutil

import pytest

from tests.web import serving


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    app = serving.application(serving.settings(tmp_path_factory.mktemp("web")), *serving.SAMPLES)
    yield app
    app.state.readings.stop()
    app.state.library.close()


@pytest.fixture
def browser(app):
    return serving.client(app)


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """An archive without articles: copying it is faster than making one."""
    folder = tmp_path_factory.mktemp("empty")
    app = serving.application(serving.settings(folder))
    app.state.readings.stop()
    app.state.library.close()
    return folder / "archive.sqlite"


@pytest.fixture
def own(tmp_path, empty):
    """An application of one's own, to change; give it records, or settings by `chosen`."""
    made = []

    def build(*records, chosen=None):
        place = tmp_path / "archive.sqlite"
        if not place.exists():
            shutil.copy(empty, place)
        made.append(serving.application(chosen or serving.settings(tmp_path), *records))
        return made[-1]

    yield build
    for app in made:
        app.state.readings.stop()
        app.state.library.close()
