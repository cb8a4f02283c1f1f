"""Cases: registering, reading, listing, and what happened to them."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from huiyin.api import doing, reading
from huiyin.api import shapes as s
from huiyin.api.commands import Facts, Sent, answers_in
from huiyin.api.entering import ACT, READ
from huiyin.api.listing import page_of
from huiyin.api.problems import Problem
from huiyin.api.reading import Moment, Name
from huiyin.api.showing import case_out, done_out, event_out
from huiyin.casework.case import Case
from huiyin.ledger import access, moment
from huiyin.ledger.door import Ask, Done, new_id
from huiyin.sight.linking import names_in
from huiyin.sight.looking import look
from huiyin.sight.me import Me, me_of

router = Router(tags=["cases"])
TIMELINE = 200
LOOKED_FOR = (
    "Words of two characters and more that were said, a part of the number, or a whole telephone or "
    "contract number. The newest first, whatever `sort` and `limit` say."
)
CaseId = Annotated[str, Field(max_length=64, pattern=r"^[0-9A-Za-z_-]+$")]


class Registration(Sent):
    """A complaint, or whatever kinds the regulation knows. Facts are the regulation's own."""

    pack: Name = Field(
        "",
        description="The regulation it falls under. Left out, the rule of the house says which; where "
        "several may apply, `which-pack` names them.",
    )
    kind: Name = "complaint"
    channel: Name = Field(description="The way it came in.")
    received_at: Moment | None = Field(None, description="When it arrived, if earlier than now.")
    anonymous: bool = False
    relation: Name = Field("", description="How it relates to an earlier case.")
    related: Name = Field("", description="Id of that case.")
    facts: Facts = Field(default_factory=dict)


class Asked(BaseModel):
    """What a list is narrowed to; the desk's queue takes the same."""

    model_config = ConfigDict(extra="ignore")
    pack: Name = ""
    stage: Name = ""
    grade: Name = ""
    kind: Name = ""
    owner: Name = Field("", description="A person; `me` is the caller.")
    number: Name = Field("", description="A part of the number.")
    q: Name = Field("", description=LOOKED_FOR)
    open: Literal["", "open", "ended", "all"] = ""
    overdue: Literal["", "1"] = ""
    sort: Literal["due", "received"] = "due"
    after: Annotated[str, Field(max_length=300)] = Field("", description="`next` of a page.")
    limit: Annotated[int, Field(ge=1, le=100)] = 25


@router.get("/cases", auth=READ, response=s.PageOut, summary="The queue: cases the caller may see")
def queue(request: HttpRequest, asked: Query[Asked]) -> s.PageOut:
    """The nearest duty first, or the newest first. Pages go on from `next`, so that none is missed."""
    return page_of(me_of(request), asked, records=False)


@router.post("/cases", auth=ACT, response={201: s.DoneOut}, summary="Register a case")
def register(request: HttpRequest, body: Registration, response: HttpResponse) -> s.DoneOut:
    """Gives it a number. With an `Idempotency-Key` a repetition registers nothing again."""
    return registered(request, body, response)


def registered(request: HttpRequest, body: Registration, response: HttpResponse) -> s.DoneOut:
    me = me_of(request)
    done = hand_in(me, body.pack, answers_in(body), reading.key_of(request, me.person))
    return answered(me, done, response)


def hand_in(me: Me, pack: str, answers: dict[str, Any], key: str) -> Done:
    """Raises Problem or Worded; then nothing is registered."""
    pack = pack or doing.pack_for(
        me, str(answers["channel"]), str(answers.get("kind", "complaint"))
    )
    policy = doing.policy_of(me, pack)
    said = {name: value for name, value in answers.items() if name != "pack"}
    command = doing.command("register", said, Case(), pack)
    ask = Ask(case=new_id(moment.now()), command=command, actor=me.person, pack=pack, key=key)
    return doing.do(ask, me, policy)


def answered(me: Me, done: Done, response: HttpResponse) -> s.DoneOut:
    response["Location"] = reverse("api:case", args=[done.case.id])
    response["ETag"] = reading.etag(done.case.version)
    if done.repeated:
        response["Idempotency-Replayed"] = "true"
    return done_out(done.case, doing.happened(done, me), repeated=done.repeated)


@router.get("/cases/{case}", auth=READ, response=s.CaseOut, url_name="case", summary="One case")
def one(request: HttpRequest, case: CaseId, response: HttpResponse) -> s.CaseOut:
    """As it stands, with its clocks explained, and every act: allowed, or refused with the reason."""
    seen = look(me_of(request), case)
    response["ETag"] = reading.etag(seen.case.version)
    return case_out(seen)


@router.post("/cases/{case}/reveal", auth=ACT, response=s.CaseOut, summary="Show hidden facts")
def reveal(request: HttpRequest, case: CaseId) -> s.CaseOut:
    """The case with what is hidden from the caller until they ask, for a while. It is recorded."""
    me = me_of(request)
    if not access.reveal(look(me, case).draft):
        raise Problem(403, "forbidden")
    return case_out(look(me, case))


@router.get("/cases/{case}/timeline", auth=READ, response=s.TimelineOut, summary="What happened")
def timeline(
    request: HttpRequest,
    case: CaseId,
    after: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Field(ge=1, le=TIMELINE)] = TIMELINE,
) -> s.TimelineOut:
    """Every event in its place, in words, with its clause and its hash; from the first on."""
    seen = look(me_of(request), case)
    rest = [item for item in seen.recorded if item.seq > after]
    names = names_in(seen)
    items = [event_out(seen, item, names) for item in rest[:limit]]
    return s.TimelineOut(items=items, next=items[-1].seq if len(rest) > limit else None)
