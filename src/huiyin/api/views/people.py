"""The caller: who they are, what waits for them, what they were told."""

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from huiyin.api import shapes as s
from huiyin.api.entering import READ
from huiyin.api.reading import bad_cursor, cursor, from_cursor
from huiyin.casework.wording import template_words
from huiyin.people.models import AccessToken
from huiyin.register import queries
from huiyin.register.models import WaitRow
from huiyin.register.queries import BadKey
from huiyin.register.veils import notice_texts
from huiyin.register.waiting import PAGE, page_of, soonest
from huiyin.sight.me import Me, me_of
from huiyin.sight.waiting import policies_of, post_of, thing_of

router = Router(tags=["me"])
MOST = 200


@router.get("/me", auth=READ, response=s.MeOut, summary="Who the caller is")
def who(request: HttpRequest) -> s.MeOut:
    """The person, their posts under each regulation, and what this token is good for."""
    me = me_of(request)
    token = getattr(request, "auth", None)
    scopes = token.scopes.split(",") if isinstance(token, AccessToken) else ["read"]
    return s.MeOut(
        person=me.person,
        name=me.account.words(),
        language=me.account.language,
        is_administrator=me.account.is_administrator,
        scopes=scopes,
        posts=_posts(me),
    )


def _posts(me: Me) -> list[s.PostOut]:
    return [
        s.PostOut(pack=house.name, role=role, title=me.words(house.policy).title(role, "roles"),
                  as_deputy=role in house.stood_in)
        for house in me.houses.values()
        for role in sorted(house.held | house.stood_in)
    ]  # fmt: skip


@router.get("/me/waits", auth=READ, response=s.WaitsOut, summary="What waits for the caller")
def waits(
    request: HttpRequest,
    after: str = "",
    limit: Annotated[int, Field(ge=1, le=MOST)] = PAGE,
) -> s.WaitsOut:
    """Tasks, approvals, callbacks, signatures, hand-overs and appeals, the soonest due first.

    By pages, as at the desk; what came up the line for want of somebody below stands on the first.
    """
    me = me_of(request)
    try:
        page = page_of(me.waiting, from_cursor(after), limit)
    except BadKey as bad:
        raise bad_cursor() from bad
    found = page.rows if after else sorted([*me.risen, *page.rows], key=soonest)
    return s.WaitsOut(items=_waits(me, found), next=cursor(page.after) if page.after else "")


def _waits(me: Me, found: Sequence[WaitRow]) -> list[s.WaitOut]:
    rows = queries.rows_of((wait.stream for wait in found), me.eyes)
    policies = policies_of(me, (wait.pack for wait in found))
    return [
        s.WaitOut(
            what=wait.what,
            case=wait.stream.partition("/")[2],
            number=rows[wait.stream].number,
            thing=wait.thing,
            kind=wait.kind,
            title=thing_of(me.words(policies[wait.pack]), wait),
            post=post_of(me.words(policies[wait.pack]), wait.token),
            as_deputy=wait.token in me.deputised,
            asked_at=wait.asked_at,
            due=wait.due,
        )
        for wait in found
        if wait.stream in rows and wait.pack in policies
    ]


@router.get(
    "/me/notices", auth=READ, response=list[s.NoticeOut], summary="What the caller was told"
)
def notices(request: HttpRequest) -> list[s.NoticeOut]:
    """The latest first."""
    me = me_of(request)
    found = queries.notices_for(me.tokens, me.eyes, limit=100)
    texts = notice_texts(me.person, me.now, {(row.stream, row.seq): row.pack for row in found})
    rows = queries.rows_of((row.stream for row in found), me.eyes)
    policies = policies_of(me, (row.pack for row in found))
    return [
        s.NoticeOut(
            case=row.stream.partition("/")[2],
            number=rows[row.stream].number if row.stream in rows else "",
            at=row.at,
            about=template_words(me.words(policies[row.pack]), row.template),
            text=texts.get((row.stream, row.seq), ""),
        )
        for row in found
        if row.pack in policies
    ]
