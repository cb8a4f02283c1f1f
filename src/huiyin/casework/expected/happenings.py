"""What a step brought: events, refusals, clauses, notices."""

from typing import Any

from huiyin.casework.expected.base import Outcome, as_list, listed, why
from huiyin.policy.phrases import NOTHING, Phrase, say


def refused(wanted: Any, outcome: Outcome) -> Phrase:
    if outcome.refusal is None:
        return say("it was done")
    wanted = wanted if isinstance(wanted, dict) else {"reason": wanted}
    if "reason" in wanted and outcome.refusal.reason != wanted["reason"]:
        return say("the reason is {why}", why=why(outcome.refusal, outcome.draft.policy))
    missing = set(as_list(wanted.get("clause"))) - set(map(str, outcome.refusal.clauses))
    if missing:
        cited = listed(outcome.refusal.clauses)
        return say(
            "does not cite {missing} but {found}", missing=listed(sorted(missing)), found=cited
        )
    if str(wanted.get("needs", "")) not in outcome.refusal.needs:
        return say("says: {text}", text=outcome.refusal.needs)
    return NOTHING


def _labels(outcome: Outcome) -> list[str]:
    return [
        f"{event.name}({event.topic})" if event.topic else event.name for event in outcome.events
    ]


def _has(label: str, labels: list[str]) -> bool:
    return any(known == label or known.split("(")[0] == label for known in labels)


def events(wanted: Any, outcome: Outcome) -> Phrase:
    labels = _labels(outcome)
    missing = [label for label in as_list(wanted) if not _has(label, labels)]
    return (
        say("{missing} did not happen, only {found}", missing=listed(missing), found=listed(labels))
        if missing
        else NOTHING
    )


def no_events(wanted: Any, outcome: Outcome) -> Phrase:
    labels = _labels(outcome)
    found = [label for label in as_list(wanted) if _has(label, labels)]
    return say("{names} happened", names=listed(found)) if found else NOTHING


def cites(wanted: Any, outcome: Outcome) -> Phrase:
    missing = sorted(set(as_list(wanted)) - outcome.cited)
    cited = listed(sorted(outcome.cited))
    return (
        say("{missing} not cited, only {found}", missing=listed(missing), found=cited)
        if missing
        else NOTHING
    )


def tells(wanted: Any, outcome: Outcome) -> Phrase:
    told = {getattr(event, "audience", "") for event in outcome.events}
    missing = set(as_list(wanted)) - told
    heard = listed(sorted(told - {""}))
    return (
        say("{missing} not told, only {found}", missing=listed(sorted(missing)), found=heard)
        if missing
        else NOTHING
    )


def tells_not(wanted: Any, outcome: Outcome) -> Phrase:
    told = {getattr(event, "audience", "") for event in outcome.events}
    found = told & set(as_list(wanted))
    return say("{names} told", names=listed(sorted(found))) if found else NOTHING


def says(wanted: Any, outcome: Outcome) -> Phrase:
    spoken = ("notified", "extract_released")
    texts = [getattr(e, "text", "") for e in outcome.events if e.name in spoken]
    missing = [part for part in as_list(wanted) if not any(str(part) in text for text in texts)]
    return (
        say("{missing} not said in: {text}", missing=listed(missing), text=listed(texts))
        if missing
        else NOTHING
    )


def informs(wanted: Any, outcome: Outcome) -> Phrase:
    """Exactly whom an extract was released to; `[]` is nobody."""
    found = {getattr(e, "to", "") for e in outcome.events if e.name == "extract_released"}
    if found == set(as_list(wanted)):
        return NOTHING
    return say("extracts went to {found}", found=listed(sorted(found)))


def drawn(wanted: Any, outcome: Outcome) -> Phrase:
    """On how many records the day's draw fell."""
    return NOTHING if len(outcome.drawn) == wanted else say("are {found}", found=len(outcome.drawn))
