"""The one shape of every answer that is no: problem details (RFC 9457) with reason, clause and help."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, JsonResponse
from pydantic import BaseModel, Field

from huiyin.api.words import help_for, say
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.wording import Words, refusal_sentence
from huiyin.casework.wording.refusals import needs_in_words
from huiyin.policy.policy import Policy
from huiyin.policy.problems import PackError
from huiyin.upkeep.away import is_away

MEDIA = "application/problem+json"
BY_STATUS: Mapping[int, str] = {
    400: "bad-request",
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-type",
    422: "invalid",
    429: "too-many-requests",
    500: "broken",
    503: "unavailable",
}
AWAY_SECONDS = 5
"""After this a database that was lost, or a disk that was full, may be there again."""
_NOT_YOURS = frozenset(
    {Reason.NO_RIGHT, Reason.BANNED, Reason.CONCERNED, Reason.NOT_APPROVER, Reason.OWN_PROPOSAL,
     Reason.OWN_WORK, Reason.NOT_ADDRESSEE, Reason.NOT_CHAIR, Reason.NOT_A_SIGNER,
     Reason.HANDLER_EXCLUDED, Reason.SYSTEM_ONLY, Reason.NOT_OFFERED}
)  # fmt: skip
_DOES_NOT_FIT = frozenset(
    {Reason.UNKNOWN_CHANNEL, Reason.UNKNOWN_KIND, Reason.UNKNOWN_FACT, Reason.UNKNOWN_SUBJECT,
     Reason.BAD_VALUE, Reason.FACT_MISSING, Reason.IN_FUTURE, Reason.GROUND_NEEDED,
     Reason.ENCLOSURE_NEEDED, Reason.ATTENDEE_MISSING, Reason.PAPER_INCOMPLETE,
     Reason.NOT_CHARGEABLE, Reason.NOT_TEXT, Reason.TEXT_TOO_LONG}
)  # fmt: skip
_FIELD_OF: Mapping[Reason, str] = {
    Reason.GROUND_NEEDED: "ground",
    Reason.ENCLOSURE_NEEDED: "encloses",
    Reason.ATTENDEE_MISSING: "present",
    Reason.UNKNOWN_KIND: "kind",
    Reason.UNKNOWN_CHANNEL: "channel",
    Reason.IN_FUTURE: "received_at",
}


class FieldOut(BaseModel):
    """One field that does not fit: where it stands in the request, and why."""

    field: str = Field(description="Path in the request, such as facts.amount or rows.3.kind.")
    reason: str
    message: str


class ProblemOut(BaseModel):
    """Why it was not done. Nothing has changed. A problem of RFC 9457."""

    type: str = Field(description="Where the reason is explained.")
    title: str = Field(description="The same as message.")
    status: int
    reason: str = Field(description="One word of a closed list; programs decide by it.")
    message: str = Field(description="For people, in the language of Accept-Language.")
    clauses: list[str] = Field(description="The clauses of the regulation that it rests on.")
    pack: str = Field("", description="The regulation that refuses, where an act concerns two.")
    needs: str = Field(description="What is missing, or who may, in the regulation's own names.")
    help: str = Field(description="What would help, for people.")
    fields: list[FieldOut] = Field(description="The fields that do not fit, one by one.")


@dataclass
class Problem(Exception):
    """Something that the API itself cannot do; `values` fill its words. Never frozen: it is raised."""

    status: int
    reason: str
    values: Mapping[str, Any] = field(default_factory=dict)
    fields: tuple[tuple[str, str], ...] = ()
    """Field and the key of its text."""


def language_of(request: HttpRequest) -> str:
    return str(getattr(request, "language", "zh-Hans"))


def out_of(problem: Problem, language: str) -> ProblemOut:
    message = say(problem.reason, language, problem.values)
    return ProblemOut(
        type=f"/api/docs#reason-{problem.reason}",
        title=message,
        status=problem.status,
        reason=problem.reason,
        message=message,
        clauses=[],
        pack="",
        needs="",
        help=help_for(problem.reason, language, problem.values),
        fields=[
            FieldOut(field=name, reason=key.partition(".")[2] or key, message=say(key, language))
            for name, key in problem.fields
        ],
    )


def refusal_out(refused: Refused, words: Words) -> ProblemOut:
    """A no of the core, in words; its clauses come with it."""
    message = refusal_sentence(refused, words.policy, words.language, words.names)
    at_home = refused.under is None or refused.under.name == words.policy.name
    words = Words(refused.under or words.policy, words.language, words.names)
    return ProblemOut(
        type=f"/api/docs#reason-{refused.reason.value}",
        title=message,
        status=status_of(refused.reason),
        reason=refused.reason.value,
        message=message,
        clauses=list(dict.fromkeys(refused.clauses)),
        needs=str(refused.needs),
        help=needs_in_words(refused, words),
        pack=refused.under.name if refused.under is not None else "",
        fields=[
            FieldOut(field=name, reason=refused.reason.value, message=message)
            for name in _places(refused, words.policy, "facts" if at_home else "there")
        ],
    )


def status_of(reason: Reason) -> int:
    """403 who, 422 what was sent, 409 how the case stands."""
    if reason in _NOT_YOURS:
        return 403
    return 422 if reason in _DOES_NOT_FIT else 409


def _places(refused: Refused, policy: Policy, facts: str) -> list[str]:
    """`facts` is where the request has those of the regulation that refuses."""
    fact = str(refused.params.get("fact") or "")
    if fact:
        return [f"{facts}.{fact}"]
    if status_of(refused.reason) != 422:
        return []
    if refused.reason in _FIELD_OF:
        return [_FIELD_OF[refused.reason]]
    named = refused.reason is Reason.UNKNOWN_FACT or refused.needs in policy.facts
    return [f"{facts}.{refused.needs}"] if named else []


def answer(problem: ProblemOut, headers: Mapping[str, str] | None = None) -> JsonResponse:
    made = JsonResponse(
        problem.model_dump(),
        status=problem.status,
        content_type=MEDIA,
        json_dumps_params={"ensure_ascii": False},
    )
    for name, value in (headers or {}).items():
        made[name] = value
    return made


def problem_of(error: BaseException | None) -> Problem:
    """What a program is told when something broke that is nobody's request."""
    if is_away(error):
        return Problem(503, "unavailable", {"seconds": AWAY_SECONDS})
    if isinstance(error, PackError):
        return Problem(503, "unreadable-pack", {"seconds": 60})
    return Problem(500, "broken")


def answer_of(problem: Problem, request: HttpRequest) -> JsonResponse:
    headers = {}
    if problem.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="huiyin"'
    if problem.status in (429, 503):
        headers["Retry-After"] = str(problem.values.get("seconds", 60))
    return answer(out_of(problem, language_of(request)), headers)
