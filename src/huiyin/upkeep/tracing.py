"""Traces by OpenTelemetry, off unless the house names a collector: request, command, ledger, clocks, jobs.

No attribute holds anything that people told us, nor who they are, nor which case it was.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from huiyin.casework.refusal import Refused
from huiyin.ledger import spans
from huiyin.upkeep.beating import product


class NoTracing(RuntimeError):
    """The house names a collector, and the extra `trace` is not installed."""


def begin() -> None:
    """In each process that is to be traced, where the house has named a collector."""
    collector = str(settings.TRACE)
    if not collector:
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        raise NoTracing("`trace` needs the extra `trace`: pip install huiyin[trace]") from None
    listen(BatchSpanProcessor(OTLPSpanExporter(endpoint=collector)))


def listen(processor: Any) -> None:
    """Sends what is traced to an OpenTelemetry span processor."""
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 (an optional extra)
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.trace import Status, StatusCode  # noqa: PLC0415

    about = Resource({"service.name": "huiyin", "service.version": product()})
    provider = TracerProvider(resource=about)
    provider.add_span_processor(processor)
    tracer = provider.get_tracer("huiyin")

    @contextmanager
    def around(name: str, said: spans.Said) -> Iterator[Any]:
        attributes = {f"huiyin.{key}": value for key, value in said.items()}
        how: dict[str, Any] = {"record_exception": False, "set_status_on_exception": False}
        with tracer.start_as_current_span(name, attributes=attributes, **how) as here:
            try:
                yield here
            except Refused as refused:
                here.set_attribute("huiyin.refused", refused.reason.value)
                raise
            except Exception as error:
                here.set_attribute("error.type", type(error).__name__)  # its message may quote
                here.set_status(Status(StatusCode.ERROR))
                raise

    spans.listen(around)
