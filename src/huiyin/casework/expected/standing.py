"""How the case stands after a step."""

from collections.abc import Callable
from typing import Any

from huiyin.casework.environment import Environment
from huiyin.casework.expected.base import Outcome, as_list, listed, paired
from huiyin.casework.retention import kept
from huiyin.policy.phrases import NOTHING, Phrase, say


def attribute(attribute: str) -> Callable[[Any, Outcome], Phrase]:
    def check(wanted: Any, outcome: Outcome) -> Phrase:
        value = getattr(outcome.draft.case, attribute)
        value = getattr(value, "value", value)
        return NOTHING if value == wanted else say("is {found}", found=value or say("none"))

    return check


def results(wanted: Any, outcome: Outcome) -> Phrase:
    assessments = outcome.draft.case.assessments
    found = {name: assessments[name].result if name in assessments else "" for name in wanted}
    return NOTHING if found == wanted else say("are {found}", found=paired(found))


def provisional(wanted: Any, outcome: Outcome) -> Phrase:
    open_ones = {a.table for a in outcome.draft.case.assessments.values() if a.provisional}
    wished = set(as_list(wanted))
    return NOTHING if open_ones == wished else say("are {found}", found=listed(sorted(open_ones)))


def levels(wanted: Any, outcome: Outcome) -> Phrase:
    levels = outcome.draft.case.levels
    found = {name: levels[name].level if name in levels else None for name in wanted}
    return NOTHING if found == wanted else say("are {found}", found=paired(found))


def answers_for(wanted: Any, outcome: Outcome) -> Phrase:
    levels = outcome.draft.case.levels
    found = {name: list(levels[name].owner) if name in levels else [] for name in wanted}
    return (
        NOTHING
        if found == {k: as_list(v) for k, v in wanted.items()}
        else say("are {found}", found=paired(found))
    )


def approver(wanted: Any, outcome: Outcome) -> Phrase:
    proposals = list(outcome.draft.case.proposals.values())
    last = proposals[-1].approver if proposals else None
    return NOTHING if last == wanted else say("is {found}", found=last or say("none"))


def proposal(wanted: Any, outcome: Outcome) -> Phrase:
    proposals = list(outcome.draft.case.proposals.values())
    last = proposals[-1].status.value if proposals else None
    return NOTHING if last == wanted else say("is {found}", found=last or say("none"))


def tasks(wanted: Any, outcome: Outcome) -> Phrase:
    """Kinds of the tasks that are open, each with its status where that is given."""
    found = {t.kind: t.status.value for t in outcome.draft.case.tasks.values()}
    wished = wanted if isinstance(wanted, dict) else dict.fromkeys(as_list(wanted), "open")
    wrong = {kind: found.get(kind) for kind, status in wished.items() if found.get(kind) != status}
    return (
        say("are {wrong}, among {found}", wrong=paired(wrong), found=paired(found))
        if wrong
        else NOTHING
    )


def marks(wanted: Any, outcome: Outcome) -> Phrase:
    missing = set(as_list(wanted)) - outcome.draft.case.marks
    return say("missing: {names}", names=listed(sorted(missing))) if missing else NOTHING


def facts(wanted: Any, outcome: Outcome) -> Phrase:
    draft = outcome.draft
    env = Environment(draft.policy, draft.case, draft.context)
    found = {name: str(env.get(name)) for name in wanted}
    wished = {name: str(value) for name, value in wanted.items()}
    return NOTHING if found == wished else say("are {found}", found=paired(found))


def charges(wanted: Any, outcome: Outcome) -> Phrase:
    charges = outcome.draft.case.charges.values()
    found = {
        c.account: {"person": c.person, "amount": c.amount, "status": c.status} for c in charges
    }
    for account, wished in wanted.items():
        if account not in found:
            return say("{name} was not charged, only {found}", name=account, found=paired(found))
        wrong = {k: found[account][k] for k, v in wished.items() if found[account][k] != str(v)}
        if wrong:
            return say("{name} has {found}", name=account, found=paired(wrong))
    return NOTHING


def paper(wanted: Any, outcome: Outcome) -> Phrase:
    """Fields of the last paper issued, among them `complete` and `number`."""
    papers = list(outcome.draft.case.papers.values())
    if not papers:
        return say("none was issued")
    last = papers[-1]
    found = {**last.fields, "paper": last.paper, "complete": last.complete, "number": last.number,
             "signers": list(last.signers)}  # fmt: skip
    wrong = {k: found.get(k) for k, v in wanted.items() if found.get(k) != v}
    return say("has {found}", found=paired(wrong)) if wrong else NOTHING


def letter(wanted: Any, outcome: Outcome) -> Phrase:
    """How the last letter stands: which it is, in what language, whether sent and delivered, and how."""
    letters = list(outcome.draft.case.written.values())
    if not letters:
        return say("none was written")
    last = letters[-1]
    found = {"letter": last.letter, "language": last.language, "sent": last.is_sent,
             "delivered": last.is_delivered, "way": last.way, "how": last.how}  # fmt: skip
    wrong = {k: found.get(k) for k, v in wanted.items() if found.get(k) != v}
    return say("has {found}", found=paired(wrong)) if wrong else NOTHING


def letter_says(wanted: Any, outcome: Outcome) -> Phrase:
    """Words that stand in the last letter."""
    letters = list(outcome.draft.case.written.values())
    text = letters[-1].text if letters else ""
    missing = [part for part in as_list(wanted) if str(part) not in text]
    return (
        say("{missing} does not stand in: {text}", missing=listed(missing), text=text)
        if missing
        else NOTHING
    )


def kept_until(wanted: Any, outcome: Outcome) -> Phrase:
    """The day until which the file is kept at least; null while nothing says so."""
    found = kept(outcome.draft)
    day = f"{found.until:%Y-%m-%d}" if found is not None and found.until is not None else None
    wished = str(wanted) if wanted is not None else None
    return NOTHING if day == wished else say("is {found}", found=day or say("none"))
