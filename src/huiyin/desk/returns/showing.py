"""Returns as lines of a list, and one as a page: where it stands, its figures, who did what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from huiyin.casework.tally.life import Draft, may
from huiyin.casework.tally.tables import Table
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.returns.keeping import Kept, kept, made
from huiyin.returns.making import Wanted, looked_at
from huiyin.returns.owing import owed
from huiyin.returns.viewing import may_open
from huiyin.returns.wording import Sheet, period_words, sheet_of
from huiyin.sight.me import Me


@dataclass(frozen=True)
class Line:
    """One return of one period in the list."""

    href: str
    title: str
    period: str
    due: datetime | None
    standing: str
    overdue: bool
    late: bool
    mine: bool
    post: str
    pack: str
    clauses: tuple[str, ...]


def opens(me: Me, asked: Wanted) -> bool:
    organisation = ports.house().organisation(asked.policy.name)
    return may_open(asked.policy, asked.rule, me.person, organisation, me.now)


def lines_of(me: Me, pack: str) -> Iterator[Line]:
    for asked in owed(pack, me.now):
        if opens(me, asked):
            yield line_of(me, kept(asked, me.now))


def line_of(me: Me, found: Kept) -> Line:
    asked, rule, life = found.asked, found.asked.rule, found.life
    roles = ports.house().organisation(found.pack).roles_of(me.person, me.now)
    acts = may(life, rule, me.person, roles)
    words = me.words(asked.policy)
    return Line(
        href=href_of(asked),
        title=rule.title.text(me.language),
        period=period_words(rule, asked.span, me.language),
        due=found.due,
        standing=life.standing(rule),
        overdue=life.is_overdue(found.due, me.now),
        late=life.was_late(found.due),
        mine=bool(acts) and not (life.sent and life.current is None),
        post=words.title(str(rule.by), "roles"),
        pack=found.pack,
        clauses=tuple(map(str, rule.clause)),
    )


def href_of(asked: Wanted) -> str:
    return reverse("return", args=[asked.policy.name, asked.name, asked.span.key])


@dataclass(frozen=True)
class Shown:
    """What the page shows: figures of a making (`draft`), or as they are now."""

    sheet: Sheet
    texts: dict[str, str]
    draft: Draft | None
    table: Table


def shown(me: Me, found: Kept, wanted: str) -> Shown:
    """`wanted` is a seq, `now`, or empty: the latest that was made. Raises LookupError."""
    draft = draft_of(found, wanted)
    table, texts = (looked_at(found.asked), {}) if draft is None else made(found, draft)
    words = me.words(found.asked.policy)
    sheet = sheet_of(words, found.asked.rule, found.asked.span, table)
    sections = found.asked.rule.sections
    titled = {
        sections[name].title.text(me.language): str(text)
        for name, text in texts.items()
        if name in sections and text
    }
    return Shown(sheet, titled, draft, table)


def draft_of(found: Kept, wanted: str) -> Draft | None:
    if wanted == "now" or not (wanted or found.life.drafts):
        return None
    if not wanted:
        return found.life.current or (found.life.sent or found.life.drafts)[-1]
    made = {str(draft.seq): draft for draft in found.life.drafts}
    if wanted not in made:
        raise LookupError(wanted)
    return made[wanted]


def signed(me: Me, found: Kept, draft: Draft | None) -> dict[str, str]:
    """Who compiled, checked and approved it, by what their doing is called."""
    if draft is None:
        return {}
    words = me.words(found.asked.policy)
    done = {"made": draft.made, "checked": draft.checked, "approved": draft.approved}
    return {
        say(f"returns.signed.{name}", me.language): words.person(one.by)
        for name, one in done.items()
        if one is not None
    }


def history(me: Me, found: Kept) -> list[dict[str, Any]]:
    """Everything that happened to it, the newest first."""
    words = me.words(found.asked.policy)
    return [
        {
            "what": say(f"returns.event.{item.event.name}", me.language),
            "who": words.person(item.event.by),
            "at": item.event.at,
            "why": getattr(item.event, "why", "") or getattr(item.event, "reason", ""),
            "seq": item.seq if item.event.name == "return_compiled" else None,
        }
        for item in reversed(found.recorded)
    ]
