"""docs/reference/api.md: every operation of the API, what it takes and what it may answer."""

import os
from typing import Any

Operation = dict[str, Any]


def api_page() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")
    import django  # noqa: PLC0415

    django.setup()
    from huiyin.api.building import API  # noqa: PLC0415
    from huiyin.api.describing import described  # noqa: PLC0415

    found = described(API)
    lines = ["# API", "", found["info"]["description"].strip(), ""]
    lines += ["[How to use it](../how-to/use-the-api.md) has examples that run.", ""]
    for tag, operations in _by_tag(found).items():
        lines += [f"## {tag.capitalize()}", ""]
        for path, method, operation in operations:
            lines += _operation(found, f"{method.upper()} {path}", operation)
    return "\n".join(lines).rstrip() + "\n"


def _by_tag(found: Operation) -> dict[str, list[tuple[str, str, Operation]]]:
    made: dict[str, list[tuple[str, str, Operation]]] = {}
    for path, item in found["paths"].items():
        for method, operation in item.items():
            made.setdefault(operation["tags"][0], []).append((path, method, operation))
    return made


def _operation(found: Operation, head: str, operation: Operation) -> list[str]:
    from huiyin.api.docs import fields_of  # noqa: PLC0415

    lines = [f"### {operation['summary']}", "", f"`{head}`", ""]
    if operation.get("description"):
        lines += [" ".join(operation["description"].split()), ""]
    rows = [
        (p["name"], p["in"], p.get("required", False), p.get("description", ""))
        for p in operation.get("parameters", [])
        if p["in"] != "header"
    ]
    own = fields_of(found, operation, "", "en")
    rows += [(f["name"], f["type"], f["required"], f["says"]) for f in own]
    if rows:
        lines += ["| field | type | required | says |", "| --- | --- | --- | --- |"]
        lines += [
            f"| `{name}` | {_cell(kind)} | {'yes' if required else ''} | {_cell(says)} |"
            for name, kind, required, says in rows
        ]
        lines.append("")
    return [*lines, "Answers: " + ", ".join(operation["responses"]) + ".", ""]


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
