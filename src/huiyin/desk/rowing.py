"""Rows of the register as lists show them: words for names, time that is left, titles opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from huiyin.casework.vocabulary import vocabulary
from huiyin.casework.wording import Words, act_label, stage_label
from huiyin.casework.wording.languages import listed
from huiyin.desk.remaining import Remaining, remaining
from huiyin.desk.showing.lacking import lacking
from huiyin.desk.words import say
from huiyin.ledger import ports
from huiyin.register.finding import Found
from huiyin.register.models import CaseRow, WaitRow
from huiyin.register.queries import rows_of
from huiyin.register.veils import titles_before
from huiyin.sight.me import Me, policy_now
from huiyin.sight.waiting import policies_of, post_of, thing_of


@dataclass(frozen=True)
class HitLine:
    """Where a case was found. `pieces`: every second one is what was looked for."""

    where: str
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseLine:
    """One case in a list."""

    href: str
    number: str
    title: str
    pack: str
    kind: str
    channel: str
    stage: str
    stage_name: str
    grade: str
    provisional: bool
    owner: str
    received: datetime
    due: str
    clock: str
    left: Remaining
    zone: str
    breached: bool
    level: str = ""
    due_at: datetime | None = None
    answered: datetime | None = None
    closed: datetime | None = None
    version: int = 0
    hit: HitLine | None = None

    @property
    def id(self) -> str:
        return self.href.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class WaitLine:
    """One thing that waits for the reader."""

    what: str
    href: str
    title: str
    case: str
    number: str
    left: Remaining
    due: str
    as_deputy: bool
    post: str
    kind: str
    icon: str
    lacks: str = ""


ICONS = {
    "task": "checklist", "callback": "phone-outgoing", "approval": "rubber-stamp", "signature": "signature",
    "handover": "arrows-exchange", "appeal": "gavel",
}  # fmt: skip


def case_href(stream: str) -> str:
    return reverse("case", args=[stream.partition("/")[2]])


def case_lines(me: Me, rows: Iterable[CaseRow]) -> list[CaseLine]:
    rows = list(rows)
    policies = policies_of(me, (row.pack for row in rows))
    titles = titles_before(me.person, me.now, rows, policies)
    return [
        _case_line(me, row, me.words(policies[row.pack]), titles.get(row.stream, ""))
        for row in rows
        if row.pack in policies
    ]


def _case_line(me: Me, row: CaseRow, words: Words, title: str) -> CaseLine:
    due = row.next_due if row.is_open else None
    return CaseLine(
        href=case_href(row.stream),
        number=row.number,
        title=title or say("queue.untitled", me.language),
        pack=words.policy.head.title.text(me.language),
        kind=words.title(row.kind, "kinds"),
        channel=words.title(row.channel, "channels"),
        stage=row.stage,
        stage_name=stage_label(row.stage, me.language),
        grade=result_name(words, "grade", row.grade),
        provisional=row.provisional,
        owner=words.person(row.owner) if row.owner else say("queue.unowned", me.language),
        received=row.received_at,
        due=words.due(due, me.now) if due else "",
        clock=words.clock(row.next_clock) if due else "",
        left=_left(me, row, due),
        zone=str(words.policy.head.zone),
        breached=row.breaches > 0,
        level=_levels(words, row.levels),
        due_at=due,
        answered=row.answered_at,
        closed=row.closed_at,
        version=row.version,
    )


def _levels(words: Words, levels: str) -> str:
    """Where the ladders stand, in the words of the regulation."""
    found = []
    for pair in filter(None, levels.split(",")):
        ladder, _, level = pair.partition(":")
        rule = words.policy.ladders.get(ladder)
        known = rule.levels.get(level) if rule else None
        found.append(known.title.text(words.language) if known else level)
    return listed(found, words.language)


def _left(me: Me, row: CaseRow, due: datetime | None) -> Remaining:
    if due is None and row.is_open and row.comes_at is not None:
        return Remaining(say("left.admit", me.language), "soon")
    return remaining(due, me.now, ports.rules().calendars(row.pack), me.language)


def hit_line(me: Me, hit: Found) -> HitLine:
    """The text it was found in: a fact by its title, the words of an act by the act."""
    if hit.said is None:
        return HitLine(say(f"search.by.{hit.why}", me.language))
    words = me.words(policy_now(hit.row.pack, me.now))
    if hit.said.fact:
        return HitLine(words.title(hit.said.fact, "facts"), hit.snippet)
    acts = vocabulary().causes.get(hit.said.event, ())
    act = act_label(next(iter(acts)), me.language) if acts else say("search.note", me.language)
    return HitLine(act, hit.snippet)


def result_name(words: Words, table: str, result: str) -> str:
    """A result of a table in the words of the regulation."""
    rule = words.policy.tables.get(table)
    if rule is not None and result in rule.names:
        return rule.names[result].text(words.language)
    return words.anything(result) if result else ""


def wait_lines(me: Me, waits: Iterable[WaitRow]) -> list[WaitLine]:
    waits = list(waits)
    rows = rows_of((wait.stream for wait in waits), me.eyes)
    policies = policies_of(me, (wait.pack for wait in waits))
    titles = titles_before(me.person, me.now, rows.values(), policies)
    lacks = lacking(me, waits, policies)
    return [
        replace(
            _wait_line(me, wait, rows[wait.stream], me.words(policies[wait.pack]), titles),
            lacks=lacks.get((wait.stream, wait.thing), ""),
        )
        for wait in waits
        if wait.stream in rows and wait.pack in policies
    ]


def _wait_line(
    me: Me, wait: WaitRow, row: CaseRow, words: Words, titles: Mapping[str, str]
) -> WaitLine:
    calendars = ports.rules().calendars(wait.pack)
    return WaitLine(
        what=wait.what,
        href=reverse("approvals") if wait.what == "approval" else case_href(wait.stream),
        title=thing_of(words, wait) or say("wait.handover.says", me.language),
        case=titles.get(wait.stream, say("queue.untitled", me.language)),
        number=row.number,
        left=remaining(wait.due, me.now, calendars, me.language, wait.asked_at),
        due=words.due(wait.due, me.now) if wait.due else "",
        as_deputy=wait.token in me.deputised,
        post=post_of(words, wait.token),
        kind=kind_of_wait(wait.what, me.language),
        icon=ICONS.get(wait.what, ""),
    )


def kind_of_wait(what: str, language: str) -> str:
    """What is waited for, in a word."""
    return say(f"wait.{what}", language) if what in ICONS else ""
