"""How the case stands after a step."""

from collections.abc import Callable
from typing import Any

from huiyin.casework.environment import Environment
from huiyin.casework.expected.base import Outcome, as_list
from huiyin.casework.retention import kept


def attribute(attribute: str) -> Callable[[Any, Outcome], str]:
    def check(wanted: Any, outcome: Outcome) -> str:
        value = getattr(outcome.draft.case, attribute)
        value = getattr(value, "value", value)
        return "" if value == wanted else f"is {value!r}"

    return check


def results(wanted: Any, outcome: Outcome) -> str:
    assessments = outcome.draft.case.assessments
    found = {name: assessments[name].result if name in assessments else "" for name in wanted}
    return "" if found == wanted else f"are {found}"


def provisional(wanted: Any, outcome: Outcome) -> str:
    open_ones = {a.table for a in outcome.draft.case.assessments.values() if a.provisional}
    return "" if open_ones == set(as_list(wanted)) else f"are {sorted(open_ones)}"


def levels(wanted: Any, outcome: Outcome) -> str:
    levels = outcome.draft.case.levels
    found = {name: levels[name].level if name in levels else None for name in wanted}
    return "" if found == wanted else f"are {found}"


def answers_for(wanted: Any, outcome: Outcome) -> str:
    levels = outcome.draft.case.levels
    found = {name: list(levels[name].owner) if name in levels else [] for name in wanted}
    return "" if found == {k: as_list(v) for k, v in wanted.items()} else f"are {found}"


def approver(wanted: Any, outcome: Outcome) -> str:
    proposals = list(outcome.draft.case.proposals.values())
    last = proposals[-1].approver if proposals else None
    return "" if last == wanted else f"is {last}"


def proposal(wanted: Any, outcome: Outcome) -> str:
    proposals = list(outcome.draft.case.proposals.values())
    last = proposals[-1].status.value if proposals else None
    return "" if last == wanted else f"is {last}"


def tasks(wanted: Any, outcome: Outcome) -> str:
    """Kinds of the tasks that are open, each with its status where that is given."""
    found = {t.kind: t.status.value for t in outcome.draft.case.tasks.values()}
    wished = wanted if isinstance(wanted, dict) else dict.fromkeys(as_list(wanted), "open")
    wrong = {kind: found.get(kind) for kind, status in wished.items() if found.get(kind) != status}
    return f"are {wrong} among {found}" if wrong else ""


def marks(wanted: Any, outcome: Outcome) -> str:
    missing = set(as_list(wanted)) - outcome.draft.case.marks
    return f"{sorted(missing)} missing" if missing else ""


def facts(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    env = Environment(draft.policy, draft.case, draft.context)
    found = {name: str(env.get(name)) for name in wanted}
    wished = {name: str(value) for name, value in wanted.items()}
    return "" if found == wished else f"are {found}"


def charges(wanted: Any, outcome: Outcome) -> str:
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


def paper(wanted: Any, outcome: Outcome) -> str:
    """Fields of the last paper issued, among them `complete` and `number`."""
    papers = list(outcome.draft.case.papers.values())
    if not papers:
        return "none was issued"
    last = papers[-1]
    found = {**last.fields, "paper": last.paper, "complete": last.complete, "number": last.number,
             "signers": list(last.signers)}  # fmt: skip
    wrong = {k: found.get(k) for k, v in wanted.items() if found.get(k) != v}
    return f"has {wrong}" if wrong else ""


def letter(wanted: Any, outcome: Outcome) -> str:
    """How the last letter stands: which it is, in what language, whether sent and delivered, and how."""
    letters = list(outcome.draft.case.written.values())
    if not letters:
        return "none was written"
    last = letters[-1]
    found = {"letter": last.letter, "language": last.language, "sent": last.is_sent,
             "delivered": last.is_delivered, "way": last.way, "how": last.how}  # fmt: skip
    wrong = {k: found.get(k) for k, v in wanted.items() if found.get(k) != v}
    return f"has {wrong}" if wrong else ""


def letter_says(wanted: Any, outcome: Outcome) -> str:
    """Words that stand in the last letter."""
    letters = list(outcome.draft.case.written.values())
    text = letters[-1].text if letters else ""
    missing = [part for part in as_list(wanted) if str(part) not in text]
    return f"{missing} not in {text!r}" if missing else ""


def kept_until(wanted: Any, outcome: Outcome) -> str:
    """The day until which the file is kept at least; null while nothing says so."""
    found = kept(outcome.draft)
    day = f"{found.until:%Y-%m-%d}" if found is not None and found.until is not None else None
    return "" if day == (str(wanted) if wanted is not None else None) else f"is {day}"
