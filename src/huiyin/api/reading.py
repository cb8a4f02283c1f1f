"""Reads what programs send: JSON with exact numbers, keys against doing twice, versions, pages."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from ninja.parser import Parser
from pydantic import AfterValidator, Field, WithJsonSchema

from huiyin.api.gate import limits
from huiyin.api.problems import Problem
from huiyin.policy.values import NOT_TEXT

JSON = "application/json"
_YEARS = range(1900, 2200)
_KEY_MOST = 200


class ExactParser(Parser):
    """JSON whose numbers keep every digit, and whose texts every database can hold."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            body = request.body
        except RequestDataTooBig as big:
            raise Problem(413, "too-large", limits()) from big
        if not body:
            return {}
        if request.content_type != JSON:
            raise Problem(415, "unsupported-type", {"wanted": JSON})
        try:
            found = json.loads(body, parse_float=Decimal, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise Problem(400, "bad-request") from error
        if bad := next(_no_texts(found, ""), None):
            raise Problem(422, "invalid", fields=((bad, "field.signs"),))
        return found


def _no_constant(word: str) -> None:
    raise ValueError(word)


def _no_texts(value: Any, place: str) -> Iterator[str]:
    """Where a text has signs that no text holds: JSON can write them, nothing keeps them."""
    if isinstance(value, str):
        if NOT_TEXT.search(value):
            yield place
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _no_texts(item, f"{place}.{number}".lstrip("."))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from [place] if NOT_TEXT.search(name) else ()
            yield from _no_texts(item, f"{place}.{name}".lstrip("."))


def _moment(text: str) -> str:
    if datetime.fromisoformat(text).year not in _YEARS:
        raise ValueError("out of range")
    return text


def _says_something(text: str) -> str:
    if not text.strip():
        raise ValueError("empty")
    return text


Moment = Annotated[
    str,
    AfterValidator(_moment),
    WithJsonSchema({
        "type": "string", "format": "date-time",
        "description": "Without an offset it is in the zone of the regulation.",
    }),
]  # fmt: skip
Amount = Annotated[
    str | int | Decimal,
    WithJsonSchema({
        "anyOf": [{"type": "string", "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"},
                  {"type": "number"}],
    }),
]  # fmt: skip
"""A figure; as text it keeps every digit with any JSON library."""
Text = Annotated[str, Field(max_length=20_000)]
Said = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_says_something)]
"""A text that has to say something."""
Name = Annotated[str, Field(max_length=200)]


def key_of(request: HttpRequest, person: str, row: str = "") -> str:
    """The door's key for the `Idempotency-Key` of this person; empty where none was sent.

    Hashed, so that keys of any length fit and no person can touch another's.
    """
    sent = request.headers.get("Idempotency-Key", "")
    if len(sent) > _KEY_MOST or not sent.isprintable():
        raise Problem(422, "invalid", fields=(("Idempotency-Key", "field.value"),))
    return door_key(person, sent, row) if sent else ""


def door_key(person: str, sent: str, row: str = "") -> str:
    return "api/" + sha256(repr((person, sent, row)).encode()).hexdigest()


def if_match(request: HttpRequest) -> int | None:
    """The version in `If-Match`; None where any will do."""
    sent = request.headers.get("If-Match", "").strip()
    if sent in ("", "*"):
        return None
    digits = sent.removeprefix("W/").strip('"')
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise Problem(422, "invalid", fields=(("If-Match", "field.value"),))
    return int(digits)


def etag(version: int) -> str:
    return f'"{version}"'


def cursor(key: str) -> str:
    return urlsafe_b64encode(key.encode()).decode().rstrip("=")


def from_cursor(text: str) -> str:
    """The key that a page gave. Raises Problem for what no page gave."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode() if text else ""
    except (NotBase64, ValueError) as error:
        raise bad_cursor() from error


def bad_cursor() -> Problem:
    return Problem(422, "invalid", fields=(("after", "field.value"),))
