"""The OpenAPI document: made by ninja, completed with every answer and with the regulations' facts."""

from collections.abc import Iterable, Mapping
from typing import Any

from ninja import NinjaAPI

from huiyin.api.problems import MEDIA, ProblemOut
from huiyin.ledger import moment, ports
from huiyin.policy.policy import Policy
from huiyin.policy.schema.things import Fact
from huiyin.sight.me import policy_now

Json = dict[str, Any]
_SAYS = {
    400: "The request cannot be read.",
    401: "No access token, or one that is not good.",
    403: "Not for this person, or not within the scope of this token. Reason and clause say why.",
    404: "There is none, or it is not for the caller to know.",
    409: "Not as the case stands, or it changed since the version that was named.",
    412: "The case changed since the version in `If-Match`.",
    413: "Too large.",
    415: "Another type of content is wanted.",
    422: "Something does not fit; `fields` says what and why.",
    429: "Too many requests; `Retry-After` says when to try again.",
    500: "Something broke; nothing was done.",
    503: "The data cannot be reached just now; nothing was done. `Retry-After` says when to try again.",
}
_ALWAYS = (400, 401, 403, 422, 429, 500, 503)
_ASKED_TABLES = ("decide", "due")
_NUMBER = {"anyOf": [{"type": "string", "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,2})?%?$"},
                     {"type": "number"}]}  # fmt: skip
_TYPES: Mapping[str, Json] = {
    "text": {"type": "string"},
    "place": {"type": "string"},
    "person": {"type": "string"},
    "money": _NUMBER,
    "number": _NUMBER,
    "count": _NUMBER,
    "ratio": _NUMBER,
    "date": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "flag": {"type": "boolean"},
}
_KEY = {
    "name": "Idempotency-Key", "in": "header", "required": False,
    "description": "Any text of up to 200 characters. The same request with the same key is done once.",
    "schema": {"type": "string", "maxLength": 200, "pattern": "^[ -~]*$"},
}  # fmt: skip
_MATCH = {
    "name": "If-Match", "in": "header", "required": False,
    "description": "The ETag of the case as it was read; anything newer is answered with 412.",
    "schema": {"type": "string", "pattern": '^("[0-9]{1,9}"|\\*)$'},
}  # fmt: skip
_LANGUAGE = {
    "name": "Accept-Language", "in": "header", "required": False,
    "description": "zh-Hans, zh-Hant or en; else the language of the person.",
    "schema": {"type": "string"},
}  # fmt: skip


def document(api: NinjaAPI) -> Json:
    """For the regulations that are installed now."""
    found = described(api)
    _add_facts(found["components"]["schemas"])
    return found


def described(api: NinjaAPI) -> Json:
    """What is the same in every house."""
    found: Json = dict(api.get_openapi_schema(path_prefix="/api/"))
    components = found["components"]
    components["schemas"]["Problem"] = ProblemOut.model_json_schema(
        ref_template="#/components/schemas/{model}"
    )
    components["schemas"] |= components["schemas"]["Problem"].pop("$defs", {})
    components["responses"] = {f"Problem{status}": _problem(status) for status in _SAYS}
    for path, item in found["paths"].items():
        for method, operation in item.items():
            _complete(path, method, operation)
    return found


def _problem(status: int) -> Json:
    shape = {"$ref": "#/components/schemas/Problem"}
    headers: Json = {}
    if status in (429, 503):
        headers = {"Retry-After": {"schema": {"type": "integer"}}}
    if status == 401:
        headers = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    made: Json = {"description": _SAYS[status], "content": {MEDIA: {"schema": shape}}}
    return made | ({"headers": headers} if headers else {})


def _complete(path: str, method: str, operation: Json) -> None:
    """Every answer that it may give, and the headers that it reads."""
    statuses = {*_ALWAYS}
    if "{" in path:
        statuses.add(404)
    changes = method == "post" and not path.endswith(_ASKED_TABLES)
    if method == "post":
        statuses |= {413, 415}
    parameters = operation.setdefault("parameters", [])
    parameters.append(_LANGUAGE)
    if changes and path != "/api/evidence":
        statuses.add(409)
        parameters.append(_KEY)
        if "/cases/{case}/" in path:
            statuses.add(412)
            parameters.append(_MATCH)
    for status in sorted(statuses):
        operation["responses"][str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    operation["responses"] = {str(k): v for k, v in operation["responses"].items()}


def _add_facts(schemas: Json) -> None:
    """What each regulation asks, by name and type; and which kinds and channels it knows."""
    policies = [policy_now(name, moment.now()) for name in ports.rules().names()]
    names = [_facts_name(policy) for policy in policies]
    for name, policy in zip(names, policies, strict=True):
        schemas[name] = facts_of(policy)
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    for shape in schemas.values():
        facts = shape.get("properties", {}).get("facts")
        if refs and facts is not None and facts.get("additionalProperties") is True:
            facts |= {"anyOf": [*refs, {"type": "object", "additionalProperties": True}]}
            facts.pop("additionalProperties")
    for name, kinds in (("Registration", False), ("Rows", True)):
        if name in schemas:
            schemas[name]["allOf"] = [_for_pack(policy, bulk=kinds) for policy in policies]


def _facts_name(policy: Policy) -> str:
    return f"Facts.{policy.name}"


def _for_pack(policy: Policy, *, bulk: bool) -> Json:
    """If it is this regulation, then these are its kinds, channels and facts."""
    row = {
        "kind": {"enum": _names(policy.kinds)},
        "channel": {"enum": _names(policy.channels)},
        "facts": {"$ref": f"#/components/schemas/{_facts_name(policy)}"},
    }
    then = {"rows": {"items": {"properties": row}}} if bulk else row
    return {
        "if": {"properties": {"pack": {"const": policy.name}}},
        "then": {"properties": then},
    }


def _names(rules: Iterable[str]) -> list[str]:
    return [str(name) for name in rules]


def facts_of(policy: Policy) -> Json:
    return {
        "type": "object",
        "title": policy.head.title.text("en"),
        "additionalProperties": False,
        "properties": {str(name): _fact(fact) for name, fact in policy.facts.items()},
    }


def _how_many(fact: Fact) -> Json:
    bounds = {"minItems": fact.at_least, "maxItems": fact.at_most}
    return {name: int(bound) for name, bound in bounds.items() if bound is not None}


def _fact(fact: Fact) -> Json:
    options = [str(name) for name in fact.of]
    made: Json
    if fact.type == "choice":
        made = {"type": "string", "enum": options}
    elif fact.type == "choices":
        made = {"type": "array", "items": {"type": "string", "enum": options}}
    elif fact.type == "names":
        made = {"type": "array", "items": {"type": "string"}} | _how_many(fact)
    else:
        made = dict(_TYPES[fact.type])
    asked = ", ".join(dict.fromkeys([*fact.asked_at, *fact.required_at]))
    about = fact.title.text("en") + (f". Asked at: {asked}" if asked else "")
    return {**made, "description": about, "x-clauses": list(map(str, fact.clause))}
