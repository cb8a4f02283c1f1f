"""The reference page: drawn here from the OpenAPI document, without a script or a foreign server."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from huiyin.api.building import API
from huiyin.api.describing import document
from huiyin.api.entering import READ
from huiyin.api.problems import Problem, answer_of
from huiyin.api.said import named, said
from huiyin.api.summaries import DESCRIPTIONS, SUMMARIES
from huiyin.api.words import TEXTS, say
from huiyin.casework.refusal import Reason
from huiyin.casework.wording import act_label, field_label
from huiyin.casework.wording.languages import text_in
from huiyin.casework.wording.reasons import REASONS
from huiyin.casework.wording.templates import fill

_REASONS = ("bad-request", "unauthorized", "out-of-scope", "not-found", "method-not-allowed",
            "changed", "key-reused", "too-large", "unsupported-type", "invalid", "not-a-record",
            "unknown-pack", "which-pack", "wrong-hash", "not-accepted", "infected", "too-many-requests",
            "broken", "unavailable", "unreadable-pack")  # fmt: skip


def openapi(request: HttpRequest) -> HttpResponse:
    """The document, to anybody who may come in."""
    try:
        known = any(way(request) for way in READ)
    except Problem as problem:
        return answer_of(problem, request)
    if not known:
        return answer_of(Problem(401, "unauthorized"), request)
    return JsonResponse(document(API), json_dumps_params={"ensure_ascii": False, "indent": 1})


def docs(request: HttpRequest) -> HttpResponse:
    language = str(request.language)  # type: ignore[attr-defined]
    found = document(API)
    shown = {
        "language": language,
        "words": {key.partition(".")[2]: say(key, language) for key in TEXTS if "docs." in key},
        "groups": groups(found, language),
        "reasons": reasons(language),
    }
    return render(request, "api/docs.html", shown)


def groups(found: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """Operations by what they are about, in the order of the document."""
    made: dict[str, list[dict[str, Any]]] = {}
    for path, item in found["paths"].items():
        for method, operation in item.items():
            line = _operation(found, operation, language)
            key = f"{method.upper()} {path}"
            if key in SUMMARIES:
                line["summary"] = text_in(SUMMARIES, key, language)
            if key in DESCRIPTIONS:
                line["description"] = text_in(DESCRIPTIONS, key, language) or line["description"]
            made.setdefault(operation["tags"][0], []).append(
                {"method": method.upper(), "path": path, **line}
            )
    return [
        {"name": tag, "title": say(f"tag.{tag}", language), "operations": operations}
        for tag, operations in made.items()
    ]


def _operation(found: dict[str, Any], operation: dict[str, Any], language: str) -> dict[str, Any]:
    act = operation["operationId"].removeprefix("do_")
    is_act = operation["tags"] == ["acts"]
    return {
        "id": operation["operationId"],
        "summary": act_label(act, language) if is_act else operation["summary"],
        "description": said(operation.get("description", ""), language),
        "parameters": [_parameter(one, language) for one in operation.get("parameters", [])],
        "fields": fields_of(found, operation, act if is_act else "", language),
        "answers": [
            {"status": status, "says": said(_says(found, answer), language)}
            for status, answer in operation["responses"].items()
        ],
    }


def fields_of(
    found: dict[str, Any], operation: dict[str, Any], act: str, language: str
) -> list[dict[str, Any]]:
    """The fields of an act have their labels; others say what the document says of them."""
    content = operation.get("requestBody", {}).get("content", {})
    rows = []
    for kind in content.values():
        shape = _resolved(found, kind["schema"])
        for name, field in shape.get("properties", {}).items():
            rows.append(
                {
                    "name": name,
                    "type": type_words(field),
                    "required": name in shape.get("required", []),
                    "says": _label(act, name, language) or _about(name, field, language),
                }
            )
    return rows


def _parameter(one: dict[str, Any], language: str) -> dict[str, Any]:
    return {**one, "description": _about(one["name"], one, language)}


def _about(name: str, what: dict[str, Any], language: str) -> str:
    return said(what.get("description", ""), language) or named(name, language)


def _label(act: str, name: str, language: str) -> str:
    label = field_label(act, name, language) if act else ""
    return label if label != name else ""


def _resolved(found: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    name = shape.get("$ref", "").rpartition("/")[2]
    return dict(found["components"]["schemas"][name]) if name else shape


def _says(found: dict[str, Any], answer: dict[str, Any]) -> str:
    name = answer.get("$ref", "").rpartition("/")[2]
    known = found["components"]["responses"][name] if name else answer
    return str(known["description"])


def type_words(field: dict[str, Any]) -> str:
    """What a field may hold, in one short word or two."""
    if "enum" in field:
        return " | ".join(map(str, field["enum"]))
    if "$ref" in field:
        return str(field["$ref"].rpartition("/")[2])
    if "anyOf" in field:
        kinds = [type_words(part) for part in field["anyOf"] if part.get("type") != "null"]
        return " | ".join(dict.fromkeys(kinds))
    kind = str(field.get("format") or field.get("type") or "")
    return f"{kind} of {type_words(field['items'])}" if "items" in field else kind


def reasons(language: str) -> list[tuple[str, str]]:
    own = [(reason, fill(text_in(TEXTS, reason, language), lambda _: "…")) for reason in _REASONS]
    core = [
        (reason.value, fill(text_in(REASONS, reason.value, language), lambda _: ""))
        for reason in Reason
    ]
    return [*own, *core]
