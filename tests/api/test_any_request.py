"""Whatever is sent that knows the document: no fault of ours, one shape, documented answers only."""

import os
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from huiyin.ledger import ports
from tests.api.conftest import GOOD, Program, token_of

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance,
]  # fmt: skip
EXAMPLES = int(os.environ.get("HUIYIN_API_EXAMPLES", "3"))
# Django's handler leaves uploaded files to the server's end of the answer, which is not called here.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning",
                                        "ignore::ResourceWarning")  # fmt: skip
PROBLEM = {
    "type",
    "title",
    "status",
    "reason",
    "message",
    "clauses",
    "pack",
    "needs",
    "help",
    "fields",
}


class Sender:
    """Sends made-up requests of one operation as one person, to a case that is there or to none."""

    def __init__(self, person: str) -> None:
        self.token = token_of(person)
        self.headers = {"Authorization": f"Bearer {self.token}"}
        self.program = Program(self.token)
        self.document = schemathesis.openapi.from_wsgi(
            "/api/openapi.json", get_wsgi_application(), headers=self.headers
        )
        self.document.config.generation.update(allow_x00=False)

    def try_all(self, mode: GenerationMode, examples: int) -> dict[str, list[int]]:
        """Statuses by operation."""
        told: dict[str, list[int]] = {}
        for result in self.document.get_all_operations():
            operation = result.ok()
            told[operation.label] = self._try(operation, mode, examples)
        return told

    def _try(self, operation: Any, mode: GenerationMode, examples: int) -> list[int]:
        statuses: list[int] = []
        case = self.program.send("cases", GOOD).json()["case"]

        @settings(
            max_examples=examples, deadline=None, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(made=operation.as_strategy(generation_mode=mode))
        def attempt(made: Any) -> None:
            if mode is GenerationMode.POSITIVE and "case" in made.path_parameters:
                made.path_parameters["case"] = case
            answer = made.call(headers=self.headers)
            statuses.append(answer.status_code)
            made.validate_response(answer, checks=CHECKS)
            if answer.status_code >= 400:
                assert set(answer.json()) == PROBLEM

        attempt()
        return statuses


@pytest.fixture
def sender(shop, settings, monkeypatch):
    """The document names one regulation only: what it says of each is of one kind."""
    settings.API_REQUESTS_A_MINUTE = 10**9
    monkeypatch.setattr(ports.rules(), "names", lambda: ["tiny"])
    # the end of an answer would close the connection that holds the test's own transaction
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    return Sender


def test_what_the_document_allows_is_answered_as_documented(sender):
    told = sender("wang").try_all(GenerationMode.POSITIVE, EXAMPLES)

    assert any(200 <= s < 300 for s in told["POST /api/cases/{case}/acts/record_contact"])


def test_what_the_document_does_not_allow_is_turned_away_as_documented(sender):
    sender("li").try_all(GenerationMode.NEGATIVE, EXAMPLES)
