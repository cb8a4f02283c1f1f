"""One operation for each act: what it asks is what its command asks."""

from collections.abc import Callable
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Body, Router
from pydantic import Field

from huiyin.api import doing, reading
from huiyin.api import shapes as s
from huiyin.api.commands import Sent, acts, answers_in, shape_of
from huiyin.api.entering import ACT
from huiyin.api.problems import Problem
from huiyin.api.showing import done_out
from huiyin.api.views.cases import CaseId
from huiyin.casework.commands import ACTS
from huiyin.casework.wording import act_label
from huiyin.ledger.door import Ask, NoSuchCase
from huiyin.sight.looking import look
from huiyin.sight.me import me_of

router = Router(tags=["acts"])
Version = Annotated[int | None, Field(ge=0, le=2**31 - 1)]


def act_on(
    request: HttpRequest, case: str, act: str, answers: dict[str, Any], version: int | None
) -> tuple[s.DoneOut, int]:
    """As the desk does it: the case has to be one that the person may look at."""
    me = me_of(request)
    seen = look(me, case)
    command = doing.command(act, answers, seen.case, seen.policy.name)
    matching = reading.if_match(request)
    key = reading.key_of(request, me.person)
    expected = version if matching is None else matching
    ask = Ask(case=seen.case.id, command=command, actor=me.person, key=key, expected=expected)
    try:
        done = doing.do(ask, me, seen.policy)
    except NoSuchCase as gone:
        raise Http404 from gone
    except Problem as problem:
        if problem.reason == "changed" and matching is not None:
            problem.status = 412
        raise
    happened = doing.happened(done, me)
    return done_out(done.case, happened, repeated=done.repeated), done.case.version


def _operation(act: str) -> Callable[..., s.DoneOut]:
    shape: type[Sent] = shape_of(act)

    def do_it(
        request: HttpRequest,
        case: CaseId,
        response: HttpResponse,
        body: Body[shape],  # type: ignore[valid-type]
        version: Version = None,
    ) -> s.DoneOut:
        done, now = act_on(request, case, act, answers_in(body), version)
        response["ETag"] = reading.etag(now)
        if done.repeated:
            response["Idempotency-Replayed"] = "true"
        return done

    do_it.__name__ = f"do_{act}"
    return do_it


def _about(act: str) -> str:
    doc = (ACTS[act].__doc__ or "").strip()
    return "" if doc.startswith(f"{ACTS[act].__name__}(") else " ".join(doc.split())


for _act in acts():
    router.post(
        f"/cases/{{case}}/acts/{_act}",
        auth=ACT,
        response=s.DoneOut,
        summary=act_label(_act, "en"),
        description=_about(_act),
        operation_id=f"do_{_act}",
    )(_operation(_act))
