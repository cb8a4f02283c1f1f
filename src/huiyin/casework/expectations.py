"""What a scenario may expect of a step, and how each expectation is checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from huiyin.casework.allowed import allowed
from huiyin.casework.case import ClockStatus
from huiyin.casework.draft import Draft
from huiyin.casework.environment import environment
from huiyin.casework.events import Event
from huiyin.casework.forms import read_moment
from huiyin.casework.refusal import Refused
from huiyin.casework.showing import shown
from huiyin.casework.telling import people


@dataclass(frozen=True)
class Outcome:
    """What a step brought: the case afterwards (in `draft`), its events, or the refusal."""

    draft: Draft
    events: list[Event]
    refusal: Refused | None

    @property
    def cited(self) -> frozenset[str]:
        return frozenset(str(clause) for event in self.events for clause in event.clauses)


def unmet(then: Mapping[str, Any], outcome: Outcome) -> list[str]:
    """What was expected and is not so. A refusal that nobody expected is always said."""
    failures = []
    if outcome.refusal is not None and "refused" not in then:
        failures.append(f"refused: {outcome.refusal}")
    for name, wanted in then.items():
        check = _CHECKS.get(name)
        if check is None:
            failures.append(f'there is no expectation called "{name}"')
            continue
        said = check(wanted, outcome)
        if said:
            failures.append(f"{name}: {said}")
    return failures


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _refused(wanted: Any, outcome: Outcome) -> str:
    if outcome.refusal is None:
        return "it was done"
    wanted = wanted if isinstance(wanted, dict) else {"reason": wanted}
    if "reason" in wanted and outcome.refusal.reason != wanted["reason"]:
        return f"the reason is {outcome.refusal}"
    missing = set(_list(wanted.get("clause"))) - set(map(str, outcome.refusal.clauses))
    if missing:
        return f"does not cite {sorted(missing)} but {outcome.refusal.clauses}"
    if str(wanted.get("needs", "")) not in outcome.refusal.needs:
        return f"says {outcome.refusal.needs!r}"
    return ""


def _labels(outcome: Outcome) -> list[str]:
    return [
        f"{event.name}({event.topic})" if event.topic else event.name for event in outcome.events
    ]


def _has(label: str, labels: list[str]) -> bool:
    return any(known == label or known.split("(")[0] == label for known in labels)


def _events(wanted: Any, outcome: Outcome) -> str:
    labels = _labels(outcome)
    missing = [label for label in _list(wanted) if not _has(label, labels)]
    return f"{missing} did not happen, only {labels}" if missing else ""


def _no_events(wanted: Any, outcome: Outcome) -> str:
    labels = _labels(outcome)
    found = [label for label in _list(wanted) if _has(label, labels)]
    return f"{found} happened" if found else ""


def _cites(wanted: Any, outcome: Outcome) -> str:
    missing = sorted(set(_list(wanted)) - outcome.cited)
    return f"{missing} not cited, only {sorted(outcome.cited)}" if missing else ""


def _case(attribute: str) -> Callable[[Any, Outcome], str]:
    def check(wanted: Any, outcome: Outcome) -> str:
        value = getattr(outcome.draft.case, attribute)
        value = getattr(value, "value", value)
        return "" if value == wanted else f"is {value!r}"

    return check


def _results(wanted: Any, outcome: Outcome) -> str:
    assessments = outcome.draft.case.assessments
    found = {name: assessments[name].result if name in assessments else "" for name in wanted}
    return "" if found == wanted else f"are {found}"


def _provisional(wanted: Any, outcome: Outcome) -> str:
    open_ones = {a.table for a in outcome.draft.case.assessments.values() if a.provisional}
    return "" if open_ones == set(_list(wanted)) else f"are {sorted(open_ones)}"


def _levels(wanted: Any, outcome: Outcome) -> str:
    levels = outcome.draft.case.levels
    found = {name: levels[name].level if name in levels else None for name in wanted}
    return "" if found == wanted else f"are {found}"


def _answers_for(wanted: Any, outcome: Outcome) -> str:
    levels = outcome.draft.case.levels
    found = {name: list(levels[name].owner) if name in levels else [] for name in wanted}
    return "" if found == {k: _list(v) for k, v in wanted.items()} else f"are {found}"


def _due(wanted: Any, outcome: Outcome) -> str:
    zone = outcome.draft.context.calendars.zone
    for name, moment in wanted.items():
        states = [s for (clock, _), s in outcome.draft.case.clocks.items() if clock == name]
        if moment is None:
            if states:
                return f"{name} has a due date, {states[-1].due.astimezone(zone)}"
        elif not states:
            return f"{name} was never started"
        elif states[-1].due != read_moment(moment, zone):
            return f"{name} is due {states[-1].due.astimezone(zone).isoformat()}"
    return ""


def _clock_status(*statuses: ClockStatus) -> Callable[[Any, Outcome], str]:
    def check(wanted: Any, outcome: Outcome) -> str:
        clocks = outcome.draft.case.clocks.items()
        found = {clock for (clock, _), state in clocks if state.status in statuses}
        missing = set(_list(wanted)) - found
        return f"not {sorted(missing)}, only {sorted(found)}" if missing else ""

    return check


def _not_running(wanted: Any, outcome: Outcome) -> str:
    running = {state.clock for state in outcome.draft.case.running_clocks()}
    still = running & set(_list(wanted))
    return f"{sorted(still)} still running" if still else ""


def _missed(wanted: Any, outcome: Outcome) -> str:
    found = {state.clock for state in outcome.draft.case.clocks.values() if state.breach}
    return "" if found == set(_list(wanted)) else f"are {sorted(found)}"


def _tells(wanted: Any, outcome: Outcome) -> str:
    told = {getattr(event, "audience", "") for event in outcome.events}
    missing = set(_list(wanted)) - told
    return f"{sorted(missing)} not told, only {sorted(told - {''})}" if missing else ""


def _tells_not(wanted: Any, outcome: Outcome) -> str:
    told = {getattr(event, "audience", "") for event in outcome.events}
    found = told & set(_list(wanted))
    return f"{sorted(found)} told" if found else ""


def _says(wanted: Any, outcome: Outcome) -> str:
    texts = [getattr(e, "text", "") for e in outcome.events if e.name == "notified"]
    missing = [part for part in _list(wanted) if not any(str(part) in text for text in texts)]
    return f"{missing} not said in {texts}" if missing else ""


def _tasks(wanted: Any, outcome: Outcome) -> str:
    """Kinds of the tasks that are open, each with its status where that is given."""
    found = {t.kind: t.status.value for t in outcome.draft.case.tasks.values()}
    wished = wanted if isinstance(wanted, dict) else dict.fromkeys(_list(wanted), "open")
    wrong = {kind: found.get(kind) for kind, status in wished.items() if found.get(kind) != status}
    return f"are {wrong} among {found}" if wrong else ""


def _approver(wanted: Any, outcome: Outcome) -> str:
    proposals = list(outcome.draft.case.proposals.values())
    last = proposals[-1].approver if proposals else None
    return "" if last == wanted else f"is {last}"


def _proposal(wanted: Any, outcome: Outcome) -> str:
    proposals = list(outcome.draft.case.proposals.values())
    last = proposals[-1].status.value if proposals else None
    return "" if last == wanted else f"is {last}"


def _marks(wanted: Any, outcome: Outcome) -> str:
    missing = set(_list(wanted)) - outcome.draft.case.marks
    return f"{sorted(missing)} missing" if missing else ""


def _sees(wanted: Any, outcome: Outcome) -> str:
    """Texts shown at the stage and step, or at an act: `{act: text}`."""
    draft = outcome.draft
    wished = wanted if isinstance(wanted, dict) else {"": wanted}
    for act, texts in wished.items():
        found = shown(draft.regulation, draft.case, draft.context, act).texts
        missing = set(_list(texts)) - set(found)
        if missing:
            return f"{sorted(missing)} not shown, only {found}"
    return ""


def _follows_up(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    found = [t.kind for t in shown(draft.regulation, draft.case, draft.context).follow_ups]
    return "" if found == _list(wanted) else f"are {found}"


def _papers_wanted(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    found = shown(draft.regulation, draft.case, draft.context).papers_wanted
    missing = set(_list(wanted)) - set(found)
    return f"{sorted(missing)} not asked for, only {found}" if missing else ""


def _paper(wanted: Any, outcome: Outcome) -> str:
    """Fields of the last paper issued, among them `complete` and `number`."""
    papers = list(outcome.draft.case.papers.values())
    if not papers:
        return "none was issued"
    last = papers[-1]
    found = {**last.fields, "paper": last.paper, "complete": last.complete, "number": last.number,
             "signers": list(last.signers)}  # fmt: skip
    wrong = {k: found.get(k) for k, v in wanted.items() if found.get(k) != v}
    return f"has {wrong}" if wrong else ""


def _can(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    able = {o.act for o in allowed(draft.regulation, draft.case, draft.context) if o.is_allowed}
    missing = set(_list(wanted)) - able
    return f"{sorted(missing)} not allowed" if missing else ""


def _cannot(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    able = {o.act for o in allowed(draft.regulation, draft.case, draft.context) if o.is_allowed}
    found = able & set(_list(wanted))
    return f"{sorted(found)} allowed" if found else ""


def _facts(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    env = environment(draft.policy, draft.case, draft.context)
    found = {name: str(env.get(name)) for name in wanted}
    wished = {name: str(value) for name, value in wanted.items()}
    return "" if found == wished else f"are {found}"


def _charges(wanted: Any, outcome: Outcome) -> str:
    charges = outcome.draft.case.charges.values()
    found = {
        c.account: {"person": c.person, "amount": c.amount, "status": c.status} for c in charges
    }
    for account, wished in wanted.items():
        if account not in found:
            return f"{account} was not charged, only {found}"
        wrong = {k: found[account][k] for k, v in wished.items() if found[account][k] != str(v)}
        if wrong:
            return f"{account} has {wrong}"
    return ""


def _reaches(wanted: Any, outcome: Outcome) -> str:
    """The people behind an audience, as of now."""
    for audience, persons in wanted.items():
        found = people(outcome.draft).of(audience)
        if list(found) != _list(persons):
            return f"{audience} are {found}"
    return ""


_CHECKS: dict[str, Callable[[Any, Outcome], str]] = {
    "refused": _refused,
    "events": _events,
    "no_events": _no_events,
    "cites": _cites,
    "stage": _case("stage"),
    "step": _case("step"),
    "owner": _case("owner"),
    "number": _case("number"),
    "archive_number": _case("archive_number"),
    "kind": _case("kind"),
    "results": _results,
    "provisional": _provisional,
    "levels": _levels,
    "answers_for": _answers_for,
    "due": _due,
    "running": _clock_status(ClockStatus.RUNNING),
    "stopped": _clock_status(ClockStatus.STOPPED),
    "paused": _clock_status(ClockStatus.PAUSED),
    "expired": _clock_status(ClockStatus.EXPIRED),
    "not_running": _not_running,
    "missed": _missed,
    "tells": _tells,
    "tells_not": _tells_not,
    "says": _says,
    "tasks": _tasks,
    "approver": _approver,
    "proposal": _proposal,
    "marks": _marks,
    "sees": _sees,
    "follows_up": _follows_up,
    "papers_wanted": _papers_wanted,
    "paper": _paper,
    "can": _can,
    "cannot": _cannot,
    "facts": _facts,
    "charges": _charges,
    "reaches": _reaches,
}
