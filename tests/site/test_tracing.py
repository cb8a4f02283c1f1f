"""Traces: where time goes in a request, and nothing of what it was about."""

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from huiyin.casework import commands as c
from huiyin.casework.refusal import Refused
from huiyin.ledger import spans
from huiyin.site.tracing import Traced
from huiyin.upkeep import tracing
from tests.ledger.house import do, open_shop, register

SECRET = "张秘密的杯子"


@pytest.fixture
def traced():
    kept = InMemorySpanExporter()
    tracing.listen(SimpleSpanProcessor(kept))
    yield kept
    spans.listen(None)


def test_a_request_its_command_and_the_ledger_lie_in_one_trace(installation, traced, rf):
    open_shop()
    case = register().case.id
    traced.clear()

    def acts(request):
        do(case, "wang", c.RecordContact(medium="phone", told=SECRET, reached=True))
        from django.http import HttpResponse

        return HttpResponse()

    Traced(acts)(rf.post(f"/cases/{case}/"))

    by_name = {one.name: one for one in traced.get_finished_spans()}
    request, command, append = (by_name[name] for name in ("request", "command", "append"))
    assert command.parent.span_id == request.context.span_id
    assert append.parent.span_id == command.context.span_id
    assert command.attributes["huiyin.act"] == "record_contact"
    assert append.attributes["huiyin.stream"] == "case"
    assert request.attributes["huiyin.status"] == 200


def test_nothing_of_people_or_cases_stands_in_a_trace(installation, traced):
    open_shop()
    case = register().case.id
    do(case, "wang", c.RecordContact(medium="phone", told=SECRET, reached=True))
    do(case, "wang", c.Admit())
    with pytest.raises(Refused):
        do(case, "wang", c.Admit())

    said = "".join(one.to_json() for one in traced.get_finished_spans())

    assert '"huiyin.refused"' in said
    for word in (SECRET, case, "wang", "li"):
        assert f'"{word}"' not in said and SECRET not in said


def test_an_error_is_named_by_its_sort_alone(traced):
    with pytest.raises(ValueError, match="张"), spans.span("request"):
        raise ValueError(SECRET)

    [one] = traced.get_finished_spans()
    assert one.attributes["error.type"] == "ValueError"
    assert SECRET not in one.to_json() and not one.events


def test_pages_of_complainants_are_not_traced(traced, rf):
    Traced(lambda _: "answer")(rf.get("/complain/"))

    assert traced.get_finished_spans() == ()


def test_by_default_nobody_listens(settings):
    tracing.begin()

    with spans.span("request") as here:
        assert here is None
    assert settings.TRACE == "" and "huiyin.site.tracing.Traced" not in settings.MIDDLEWARE
