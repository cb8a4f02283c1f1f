"""Logs, one JSON line each, in which nothing stands that people told us.

A line says what happened in fixed words, with the ids of the request, the case and the clock. Of an
error it gives the kind and the places it came through, not its message: messages quote what was typed,
and those of a database quote whole rows. Lines of libraries come without the values filled into them.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog

PRODUCT = Path(__file__).parents[1]
MOST_FRAMES = 12
Line = MutableMapping[str, Any]


def set_up_logs(form: str = "json") -> None:
    """`form` is `json`, or `text` for reading at a terminal. Everything goes to the error stream."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_messages,
            structlog.processors.JSONRenderer(ensure_ascii=False)
            if form == "json"
            else structlog.dev.ConsoleRenderer(colors=False),
        ],
        logger_factory=Stream,
        cache_logger_on_first_use=False,
    )


class Stream:
    """Writes whole lines to the error stream of the moment, so that two threads do not mix theirs. A line
    that finds no room is lost: what it tells of goes on.
    """

    def __init__(self, *_: object) -> None:
        pass

    def msg(self, line: str) -> None:
        with suppress(OSError):
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    log = debug = info = warning = warn = error = critical = exception = fatal = msg


def without_messages(_: Any, __: str, line: Line) -> Line:
    """In place of a traceback: the kind of the error and of those beneath it, and where it came through."""
    given = line.pop("exc_info", None)
    if given:
        error = given if isinstance(given, BaseException) else sys.exc_info()[1]
        error = given[1] if isinstance(given, tuple) else error
        if error is not None:
            line["error"] = " < ".join(_kinds(error))
            line["through"] = _places(error.__traceback__)
    return line


def _kinds(error: BaseException) -> list[str]:
    found, below = list[str](), error
    while below is not None and len(found) < 5:
        found.append(type(below).__name__)
        below = below.__cause__ or below.__context__  # type: ignore[assignment]
    return found


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-MOST_FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(PRODUCT)) if path.is_relative_to(PRODUCT) else path.name


class Quiet(logging.Handler):
    """Lines of libraries: which of them, where, and the sentence without what was filled into it."""

    def emit(self, record: logging.LogRecord) -> None:
        values: dict[str, Any] = {
            "logger": record.name,
            "place": f"{record.module}:{record.lineno}",
        }
        if record.args and isinstance(record.msg, str):
            values["template"] = record.msg
        if record.exc_info and record.exc_info[1] is not None:
            values["exc_info"] = record.exc_info[1]
        say = structlog.get_logger().error if record.levelno >= logging.ERROR else None
        (say or structlog.get_logger().warning)("a library said", **values)


STANDARD: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "quiet": {"class": "huiyin.site.logs.Quiet", "level": "WARNING"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["quiet"], "level": "WARNING"},
    "loggers": {
        # what was asked for and not found stands in an address, and is logged by `site.requests`
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["quiet"], "propagate": False},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        # names and addresses of whoever signs in
        "axes": {"handlers": ["nowhere"], "propagate": False},
    },
}
"""For Django's LOGGING."""
