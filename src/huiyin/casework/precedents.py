"""The life of a typical case in a library: proposed, selected, told anew, looked over, studied.

What is told is not what happened to somebody: it is written anew without personal data, and open to all who
hold a post only after a second person has looked it over. Told anew, it is looked over anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from huiyin.casework.case import Case, nothing
from huiyin.casework.facts import names_somebody
from huiyin.casework.refusal import Reason, Refused, unrefused
from huiyin.policy.policy import Policy
from huiyin.policy.schema.library import Library

Act = Literal["select", "decline", "write", "review", "return", "withdraw", "study"]
ACTS: tuple[Act, ...] = ("select", "decline", "write", "review", "return", "withdraw", "study")
State = Literal["proposed", "to_write", "to_review", "open", "declined", "withdrawn"]

_TOO_SHORT = 2
_NUMBERS = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx]|\d{15}|\d{16,19})(?!\d)")
"""Mobile numbers, identity cards and bank cards, whatever fact they came from."""


@dataclass(frozen=True)
class Question:
    """One question of a training: `right` is the place of the right one among its answers."""

    ask: str
    answers: tuple[str, ...]
    right: int
    why: str = ""


@dataclass(frozen=True)
class Telling:
    """What is told of a case. `seq` is the event that holds it."""

    seq: int
    by: str
    title: str
    told: str
    finding: str
    outcome: str
    lesson: str
    questions: tuple[Question, ...] = ()

    def texts(self) -> tuple[str, ...]:
        asked = (text for q in self.questions for text in (q.ask, *q.answers, q.why))
        return (self.title, self.told, self.finding, self.outcome, self.lesson, *asked)


@dataclass(frozen=True)
class Study:
    """Who answered the questions of a telling, and how many rightly: a record of training."""

    by: str
    at: datetime
    asked: int
    right: int


@dataclass(frozen=True)
class Precedent:
    """A case in a library. `reason` is why it was declined, sent back or taken out again."""

    id: str
    pack: str
    library: str
    case: str
    proposed_by: str
    at: datetime
    why: str = ""
    state: State = "proposed"
    telling: Telling | None = None
    reviewed_by: str = ""
    reason: str = ""
    studies: tuple[Study, ...] = ()


_MOVES: Mapping[str, State] = {
    "precedent_selected": "to_write",
    "precedent_declined": "declined",
    "precedent_reviewed": "open",
    "precedent_returned": "to_write",
    "precedent_withdrawn": "withdrawn",
}


def evolve(found: Precedent | None, stream: str, seq: int, event: Any) -> Precedent:
    if event.name == "precedent_proposed" or found is None:
        return Precedent(
            stream.partition("/")[2], event.pack, event.library, event.case, event.by, event.at, event.why
        )  # fmt: skip
    if event.name == "precedent_written":
        return replace(found, state="to_review", telling=_telling(seq, event), reviewed_by="")
    if event.name == "precedent_studied":
        study = Study(event.by, event.at, event.asked, event.right)
        return replace(found, studies=(*found.studies, study))
    reviewer = event.by if event.name == "precedent_reviewed" else found.reviewed_by
    state, reason = _MOVES.get(event.name, found.state), str(getattr(event, "why", ""))
    return replace(found, state=state, reason=reason, reviewed_by=reviewer)


def precedent_of(stream: str, recorded: Iterable[tuple[int, Any]]) -> Precedent | None:
    found: Precedent | None = None
    for seq, event in recorded:
        found = evolve(found, stream, seq, event)
    return found


def _telling(seq: int, event: Any) -> Telling:
    said: Mapping[str, Any] = event.said or {}
    questions = tuple(
        Question(str(q["ask"]), tuple(map(str, q["answers"])), int(q["right"]), str(q.get("why", "")))
        for q in said.get("questions", ())
    )  # fmt: skip
    texts = {name: str(said.get(name, "")) for name in TOLD}
    return Telling(seq, event.by, **texts, questions=questions)


TOLD = ("title", "told", "finding", "outcome", "lesson")
"""What a telling says of a case, in its order; all of it is written."""


def check_proposal(
    policy: Policy, rule: Library, case: Case, roles: frozenset[str], *, fits: bool
) -> None:
    """`fits`: the condition of the library holds. Raises Refused."""
    if not roles & set(map(str, rule.proposed_by)):
        raise Refused(Reason.NO_RIGHT, rule.clause, _posts(policy, rule.proposed_by))
    if (rule.of and case.kind not in rule.of) or not fits:
        raise Refused(Reason.NOT_AVAILABLE, rule.clause)


def check(act: Act, found: Precedent, rule: Library, person: str, roles: frozenset[str]) -> None:
    """Raises Refused where this person may not do this with it now."""
    states, posts = _WHEN[act], _who(act, rule)
    if found.state not in states:
        raise Refused(Reason.WRONG_STAGE, rule.clause)
    if posts and not roles & posts:
        raise Refused(Reason.NO_RIGHT, rule.clause)
    if act == "review" and found.telling is not None and found.telling.by == person:
        raise Refused(Reason.OWN_WORK, rule.clause)


_WHEN: Mapping[Act, tuple[State, ...]] = {
    "select": ("proposed",),
    "decline": ("proposed",),
    "write": ("to_write", "to_review", "open"),
    "review": ("to_review",),
    "return": ("to_review",),
    "withdraw": ("open", "to_write", "to_review"),
    "study": ("open",),
}


def _who(act: Act, rule: Library) -> frozenset[str]:
    """Posts of which one is needed; whoever holds any may study."""
    selecting, proposing = frozenset(map(str, rule.selected_by)), map(str, rule.proposed_by)
    reviewing = frozenset(map(str, rule.reviewed_by))
    return {
        "select": selecting,
        "decline": selecting,
        "write": selecting | frozenset(proposing),
        "review": reviewing,
        "return": reviewing,
        "withdraw": selecting,
    }.get(act, frozenset())


def may(found: Precedent, rule: Library, person: str, roles: frozenset[str]) -> list[Act]:
    """What this person may do with it now."""
    return unrefused(ACTS, lambda act: check(act, found, rule, person, roles))


def personal_in(
    policy: Policy, case: Case, texts: Iterable[str], names: Mapping[str, str] = nothing()
) -> list[str]:
    """What personal data of the case stands in these texts: the facts by name, and numbers as they are.

    `names` are what people of the house are called, where a fact names one of them.
    """
    whole = "\n".join(texts)
    facts = [fact for fact, said in _personal(policy, case, names) if said in whole]
    return [*dict.fromkeys(facts), *dict.fromkeys(_NUMBERS.findall(whole))]


def without_personal(
    policy: Policy, case: Case, text: str, names: Mapping[str, str] = nothing()
) -> str:
    """A text with what is private of the case struck out, to begin with."""
    for _, said in sorted(_personal(policy, case, names), key=lambda one: -len(one[1])):
        text = text.replace(said, STRUCK)
    return _NUMBERS.sub(STRUCK, text)


def _personal(policy: Policy, case: Case, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(fact, what it says of somebody)."""
    for name, value in case.facts.items():
        fact = policy.facts.get(name)
        if fact is None or not (fact.private or names_somebody(fact)):
            continue
        for said in (str(value).strip(), names.get(str(value), "")):
            if len(said) >= _TOO_SHORT:
                yield name, said


STRUCK = "××"


def _posts(policy: Policy, roles: tuple[str, ...]) -> str:
    titles = (
        policy.roles[role].title.text(policy.language) for role in roles if role in policy.roles
    )
    return "、".join(titles)
