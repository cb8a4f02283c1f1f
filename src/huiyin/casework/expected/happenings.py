"""What a step brought: events, refusals, clauses, notices."""

from typing import Any

from huiyin.casework.expected.base import Outcome, as_list


def refused(wanted: Any, outcome: Outcome) -> str:
    if outcome.refusal is None:
        return "it was done"
    wanted = wanted if isinstance(wanted, dict) else {"reason": wanted}
    if "reason" in wanted and outcome.refusal.reason != wanted["reason"]:
        return f"the reason is {outcome.refusal}"
    missing = set(as_list(wanted.get("clause"))) - set(map(str, outcome.refusal.clauses))
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


def events(wanted: Any, outcome: Outcome) -> str:
    labels = _labels(outcome)
    missing = [label for label in as_list(wanted) if not _has(label, labels)]
    return f"{missing} did not happen, only {labels}" if missing else ""


def no_events(wanted: Any, outcome: Outcome) -> str:
    labels = _labels(outcome)
    found = [label for label in as_list(wanted) if _has(label, labels)]
    return f"{found} happened" if found else ""


def cites(wanted: Any, outcome: Outcome) -> str:
    missing = sorted(set(as_list(wanted)) - outcome.cited)
    return f"{missing} not cited, only {sorted(outcome.cited)}" if missing else ""


def tells(wanted: Any, outcome: Outcome) -> str:
    told = {getattr(event, "audience", "") for event in outcome.events}
    missing = set(as_list(wanted)) - told
    return f"{sorted(missing)} not told, only {sorted(told - {''})}" if missing else ""


def tells_not(wanted: Any, outcome: Outcome) -> str:
    told = {getattr(event, "audience", "") for event in outcome.events}
    found = told & set(as_list(wanted))
    return f"{sorted(found)} told" if found else ""


def says(wanted: Any, outcome: Outcome) -> str:
    spoken = ("notified", "extract_released")
    texts = [getattr(e, "text", "") for e in outcome.events if e.name in spoken]
    missing = [part for part in as_list(wanted) if not any(str(part) in text for text in texts)]
    return f"{missing} not said in {texts}" if missing else ""


def informs(wanted: Any, outcome: Outcome) -> str:
    """Exactly whom an extract was released to; `[]` is nobody."""
    found = {getattr(e, "to", "") for e in outcome.events if e.name == "extract_released"}
    return "" if found == set(as_list(wanted)) else f"extracts went to {sorted(found)}"


def drawn(wanted: Any, outcome: Outcome) -> str:
    """On how many records the day's draw fell."""
    return "" if len(outcome.drawn) == wanted else f"are {len(outcome.drawn)}"
