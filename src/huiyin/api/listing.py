"""Lists of cases by pages: as the desk narrows and orders them, in the shape of the API."""

from typing import Any

from huiyin.api import shapes as s
from huiyin.api.problems import Problem
from huiyin.api.reading import bad_cursor, cursor, from_cursor
from huiyin.casework.wording import stage_label
from huiyin.ledger import ports
from huiyin.register.finding import TooShort
from huiyin.register.listing import listing
from huiyin.register.models import CaseRow
from huiyin.register.paging import ORDERS, sheet
from huiyin.register.queries import BadKey, Filters
from huiyin.register.veils import titles_before
from huiyin.sight.filtering import filters_of
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me, policy_now
from huiyin.sight.searching import search


def page_of(me: Me, asked: Any, *, records: bool) -> s.PageOut:
    """Raises Problem for a page that no page named."""
    scope = scope_of(me)
    words = {name: str(value) for name, value in asked.model_dump().items()}
    filters = filters_of(me, words, records=records)
    if filters.words:
        return _found(me, filters, from_cursor(asked.after))
    order = ORDERS["received" if asked.sort == "received" else "due"]
    try:
        rows = listing(scope, filters)
        page = sheet(rows, order, after=from_cursor(asked.after), size=asked.limit)
    except BadKey as bad:
        raise bad_cursor() from bad
    shown = readable(me, page.rows, scope)
    return s.PageOut(items=rows_out(me, shown), next=cursor(page.after) if page.after else "")


def _found(me: Me, filters: Filters, after: str) -> s.PageOut:
    """As the desk looks: only among what the caller may see, and in nothing that is hidden from them."""
    try:
        hits = search(me, filters, after)
    except BadKey as bad:
        raise bad_cursor() from bad
    except TooShort as short:
        raise Problem(422, "invalid", fields=(("q", "field.short"),)) from short
    rows = {row.id: row for row in rows_out(me, [hit.row for hit in hits.found])}
    items = []
    for hit in hits.found:
        where = (
            {"fact": hit.said.fact, "event": hit.said.event}
            if hit.said
            else {"fact": "", "event": ""}
        )
        told = s.HitOut(why=hit.why, pieces=list(hit.snippet), **where)
        items.append(rows[hit.row.stream.partition("/")[2]].model_copy(update={"hit": told}))
    return s.PageOut(items=items, next=cursor(hits.after) if hits.after else "")


def rows_out(me: Me, rows: list[CaseRow]) -> list[s.RowOut]:
    known = set(ports.rules().names())
    policies = {pack: policy_now(pack, me.now) for pack in {row.pack for row in rows} & known}
    titles = titles_before(me.person, me.now, rows, policies)
    return [_row(me, row, titles.get(row.stream, "")) for row in rows]


def _row(me: Me, row: CaseRow, title: str) -> s.RowOut:
    return s.RowOut(
        id=row.stream.partition("/")[2],
        version=row.version,
        number=row.number,
        title=title,
        pack=row.pack,
        kind=row.kind,
        channel=row.channel,
        stage=row.stage,
        stage_words=stage_label(row.stage, me.language),
        is_open=row.is_open,
        owner=row.owner,
        received_at=row.received_at,
        grade=row.grade,
        next_due=row.next_due if row.is_open else None,
        next_clock=row.next_clock if row.is_open else "",
        breaches=row.breaches,
    )
