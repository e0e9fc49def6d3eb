"""The API does what its OpenAPI document says, for calls that nobody thought of.

A few calls of each endpoint in every run; `RELATA_SCHEMATHESIS` asks for another number of them.
"""

from __future__ import annotations

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from relata.app.web.api.routes import ENDPOINTS

GIVEN = os.environ.get("RELATA_SCHEMATHESIS")
#: A search of one minus alone has a valid form and no answer: this check is left out.
LEFT_OUT = [positive_data_acceptance]
#: Reading takes an engine's time, and is tried elsewhere.
QUICK = [one for one in ENDPOINTS if (one.path, one.method) != ("/api/v1/articles", "POST")]


@pytest.fixture(scope="module")
def api(app):
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("endpoint", QUICK, ids=lambda one: one.name)
def test_the_api_keeps_its_word(api, endpoint, mode):
    operation = api[endpoint.path][endpoint.method]
    if mode.is_negative and not (endpoint.parameters or endpoint.body):
        return

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=int(GIVEN or "2"),
        deadline=None,
        derandomize=GIVEN is None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def calls(case):
        case.call_and_validate(excluded_checks=LEFT_OUT)

    calls()
