"""What a scenario may expect of a step, and how each expectation is checked."""

from collections.abc import Callable, Mapping
from typing import Any

from huiyin.casework.case import ClockStatus
from huiyin.casework.expected import faces, happenings, pages, returns, standing, time
from huiyin.casework.expected.base import Outcome, why
from huiyin.policy.phrases import Phrase, say


def unmet(then: Mapping[str, Any], outcome: Outcome) -> list[Phrase]:
    """What was expected and is not so. A refusal that nobody expected is always said."""
    failures: list[Phrase] = []
    if outcome.refusal is not None and "refused" not in then:
        reason = why(outcome.refusal, outcome.draft.policy)
        failures.append(say("refused: {why}", why=reason))
    for name, wanted in then.items():
        check = CHECKS.get(name)
        if check is None:
            failures.append(say('there is no expectation called "{name}"', name=name))
            continue
        said = check(wanted, outcome)
        if said:
            failures.append(say("{name}: {said}", name=name, said=said))
    return failures


CHECKS: dict[str, Callable[[Any, Outcome], Phrase]] = {
    "refused": happenings.refused,
    "events": happenings.events,
    "no_events": happenings.no_events,
    "cites": happenings.cites,
    "stage": standing.attribute("stage"),
    "step": standing.attribute("step"),
    "owner": standing.attribute("owner"),
    "number": standing.attribute("number"),
    "archive_number": standing.attribute("archive_number"),
    "kind": standing.attribute("kind"),
    "results": standing.results,
    "provisional": standing.provisional,
    "levels": standing.levels,
    "answers_for": standing.answers_for,
    "due": time.due,
    "running": time.clock_status(ClockStatus.RUNNING),
    "stopped": time.clock_status(ClockStatus.STOPPED),
    "paused": time.clock_status(ClockStatus.PAUSED),
    "expired": time.clock_status(ClockStatus.EXPIRED),
    "not_running": time.not_running,
    "missed": time.missed,
    "tells": happenings.tells,
    "tells_not": happenings.tells_not,
    "says": happenings.says,
    "informs": happenings.informs,
    "tasks": standing.tasks,
    "approver": standing.approver,
    "proposal": standing.proposal,
    "marks": standing.marks,
    "sees": faces.sees,
    "sees_not": faces.sees_not,
    "reads": faces.reads,
    "may_reveal": faces.may_reveal,
    "follows_up": faces.follows_up,
    "papers_wanted": faces.papers_wanted,
    "paper": standing.paper,
    "kept_until": standing.kept_until,
    "letter": standing.letter,
    "letter_says": standing.letter_says,
    "prints": pages.prints,
    "can": faces.can,
    "cannot": faces.cannot,
    "facts": standing.facts,
    "charges": standing.charges,
    "reaches": faces.reaches,
    "drawn": happenings.drawn,
    "returns": returns.returns,
}

__all__ = ["CHECKS", "Outcome", "unmet"]
