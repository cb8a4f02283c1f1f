"""What a file needs before it is put away: gates of archiving, and what was asked for and is not there."""

from collections.abc import Iterator
from dataclasses import dataclass

from huiyin.casework.case import ENDED, TASK_OPEN
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Refused
from huiyin.casework.remedies import check_nothing_is_owed
from huiyin.casework.showing import papers_wanted
from huiyin.policy.schema.decisions import Gate


@dataclass(frozen=True, kw_only=True)
class Check:
    """One demand on the file. `what` names its kind for what no regulation words: `about` is its thing.

    A demand of a gate has the words of the regulation in `says`; such a demand refuses the act itself.
    """

    met: bool
    says: str = ""
    clauses: tuple[str, ...] = ()
    what: str = "gate"
    about: str = ""


def checklist(draft: Draft) -> list[Check]:
    return [*_gates(draft), *_papers(draft), *_letters(draft), *_work(draft), *_owed(draft)]


def _gates(draft: Draft) -> Iterator[Check]:
    """Gates of archiving, and of closing while the case is open, that ask of the case itself."""
    acts = {"archive"} if draft.case.stage in ENDED else {"archive", "close"}
    for gate in draft.policy.gates.values():
        if acts & set(map(str, gate.act)) and _concerns(draft, gate):
            says = gate.says.text(draft.policy.language)
            yield Check(met=gate.needs.holds(draft.env), says=says, clauses=gate.clause)


def _concerns(draft: Draft, gate: Gate) -> bool:
    """A gate for one way to end counts where the case ended, or may still end, that way."""
    if gate.when is not None and not gate.when.holds(draft.env):
        return False
    reads = gate.needs.expression.names if gate.needs.expression else frozenset()
    if any(name.startswith("by_") for name in reads):
        return False
    ended = draft.case.decided.get("closure", {}).get("outcome", "")
    return not gate.topic or not ended or "archive" in gate.act or ended in gate.topic


def _papers(draft: Draft) -> Iterator[Check]:
    rules = draft.policy.papers
    for name in papers_wanted(draft):
        yield Check(met=False, clauses=rules[name].clause, what="paper", about=name)
    for paper in draft.case.papers.values():
        if paper.paper in rules and paper.signers:
            cited = rules[paper.paper].clause
            yield Check(met=paper.complete, clauses=cited, what="signatures", about=paper.id)


def _letters(draft: Draft) -> Iterator[Check]:
    """A letter that was sent has its proof of delivery; one that was never sent is no part of the file."""
    for letter in draft.case.written.values():
        rule = draft.policy.letters.get(letter.letter)
        if rule is not None and letter.is_sent:
            met, cited = letter.is_delivered, rule.clause
            yield Check(met=met, clauses=cited, what="delivery", about=letter.id)


def _work(draft: Draft) -> Iterator[Check]:
    for task in draft.case.tasks.values():
        if task.status in TASK_OPEN:
            rule = draft.policy.tasks.get(task.kind)
            yield Check(met=False, clauses=rule.clause if rule else (), what="task", about=task.id)


def _owed(draft: Draft) -> Iterator[Check]:
    try:
        check_nothing_is_owed(draft)
    except Refused as refused:
        yield Check(met=False, clauses=refused.clauses, what="owed", about=refused.needs)
