"""What is next on a case, in short sentences: what runs out first, and who is waited for."""

from dataclasses import dataclass

from huiyin.casework.case import ENDED, MISSING_FACT, TASK_OPEN, ProposalStatus, Task, TaskStatus
from huiyin.casework.showing import Shown
from huiyin.desk.remaining import Remaining, remaining
from huiyin.desk.rowing import result_name
from huiyin.desk.showing.doing import ways_of
from huiyin.desk.showing.things import thing_words
from huiyin.desk.words import say
from huiyin.sight.looking import Seen

MOST = 8


@dataclass(frozen=True)
class Next:
    """`forms` name those that do it, each an act and what it is done to; the first that may be opened is
    the one. `fact` is where it opens.
    """

    icon: str
    words: str
    left: Remaining | None = None
    forms: tuple[tuple[str, str], ...] = ()
    fact: str = ""


def next_steps(seen: Seen, shown: Shown) -> list[Next]:
    if seen.case.stage in ENDED and not _anything_open(seen):
        return [Next("circle-check", say("case.next.ended", seen.words.language))]
    found = [*_handover(seen), *_approvals(seen), *_tasks(seen), *_papers(seen, shown),
             *_facts(seen), *_clocks(seen)]  # fmt: skip
    return found[:MOST]


def _anything_open(seen: Seen) -> bool:
    tasks = any(task.status in TASK_OPEN for task in seen.case.tasks.values())
    return tasks or bool(seen.case.running_clocks())


def _say(seen: Seen, key: str, **values: str) -> str:
    return say(f"case.next.{key}", seen.words.language, values)


def _handover(seen: Seen) -> list[Next]:
    to = seen.case.offered_to
    said = _say(seen, "handover", who=seen.words.person(to))
    return [Next("user-share", said, forms=(("accept", ""),))] if to else []


def _approvals(seen: Seen) -> list[Next]:
    words = seen.words
    return [
        Next("rubber-stamp", _say(seen, "approval", who=words.audience(p.approver),
                           what=words.title(p.subject, "remedies", "approvals")),
             forms=(("approve", p.id),))
        for p in seen.case.proposals.values()
        if p.status is ProposalStatus.PENDING
    ]  # fmt: skip


def _tasks(seen: Seen) -> list[Next]:
    dues = {
        key: s.due for (_, key), s in seen.case.clocks.items() if s in seen.case.running_clocks()
    }
    wanted = {name for _, name in _wanted(seen)}
    return [
        Next(
            "checklist",
            _say(
                seen,
                "task",
                who=seen.words.people(t.to),
                what=thing_words(seen, "answer_task", t.id),
            ),
            _left(seen, dues[t.id]) if t.id in dues else None,
            forms=(*ways_of(seen.policy, t.kind), *_forms(t)),
            fact=t.about if t.kind == MISSING_FACT else "",
        )
        for t in seen.case.tasks.values()
        if t.status is TaskStatus.OPEN and not (t.kind == MISSING_FACT and t.about in wanted)
    ]


def _forms(task: Task) -> tuple[tuple[str, str], ...]:
    """A meeting, a call list, a callback and a fact that is missing each have a form of their own."""
    if task.kind == MISSING_FACT:
        return (("amend_facts", ""),)
    own = ((act, task.id) for act in ("answer_task", "hold_meeting", "call_meeting", "record_call"))
    return (*own, ("record_callback", task.kind))


def _papers(seen: Seen, shown: Shown) -> list[Next]:
    words = seen.words
    wanted = [
        Next(
            "file-text",
            _say(seen, "paper", what=words.title(name, "papers")),
            forms=(("issue_paper", str(name)),),
        )
        for name in shown.papers_wanted
    ]
    unsigned = [
        Next("signature", _say(seen, "signature", what=words.title(p.paper, "papers"), who=who),
             forms=(("sign", p.id),))
        for p in seen.case.papers.values()
        if (who := words.people(tuple(s for s in p.signers if s not in p.signed)))
    ]  # fmt: skip
    return [*wanted, *unsigned]


def _facts(seen: Seen) -> list[Next]:
    """Facts that would settle a result that stands only for now."""
    words, form = seen.words, (("amend_facts", ""),)
    return [
        Next("help-circle", _say(seen, "fact", what=words.title(name, "facts"),
                                 table=words.title(table, "tables")), forms=form, fact=name)
        for table, name in _wanted(seen)
    ]  # fmt: skip


def _wanted(seen: Seen) -> list[tuple[str, str]]:
    """Tables that stand only for now, each with a fact that it lacks."""
    return [
        (a.table, name)
        for a in seen.case.assessments.values()
        if a.provisional
        for name in a.missing
        if name in seen.policy.facts
    ]


def _clocks(seen: Seen) -> list[Next]:
    running = sorted(seen.case.running_clocks(), key=lambda state: state.due)
    return [
        Next("clock", _clock_words(seen, s.clock), _left(seen, s.due))
        for s in running
        if s.key not in seen.case.tasks
    ]


def _clock_words(seen: Seen, name: str) -> str:
    """A ladder is not finished but left in time: what would happen stands there."""
    ladder, state = seen.policy.ladders.get(name), seen.case.levels.get(name)
    level = ladder.levels.get(state.level) if ladder and state else None
    what = seen.words.clock(name)
    if ladder is None or level is None or not level.next:
        return _say(seen, "clock", what=what)
    return _say(seen, "rise", what=what, next=_level_title(seen, name, level.next))


def _left(seen: Seen, due: object) -> Remaining:
    calendars = seen.draft.context.calendars
    return remaining(due, seen.me.now, calendars, seen.words.language)  # type: ignore[arg-type]


def badges(seen: Seen) -> list[tuple[str, str, bool]]:
    """Results of tables and levels of ladders: what, which, and whether only for now."""
    words = seen.words
    results = [
        (words.title(a.table, "tables"), result_name(words, a.table, a.result), a.provisional)
        for a in seen.case.assessments.values()
        if a.result and a.table not in ("responsible", "assistant")
    ]
    levels = [
        (words.title(name, "ladders"), _level_title(seen, name, state.level), False)
        for name, state in seen.case.levels.items()
    ]
    return [*results, *levels]


def _level_title(seen: Seen, ladder: str, level: str) -> str:
    rule = seen.policy.ladders.get(ladder)
    known = rule.levels.get(level) if rule else None
    return known.title.text(seen.words.language) if known else level


__all__ = ["Next", "badges", "next_steps"]
