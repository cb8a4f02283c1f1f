"""Tells people: notices, reports up the line, and a visible task where nobody holds a post."""

import re

from huiyin.casework import events as e
from huiyin.casework.audience import ADMINISTRATOR, Fit, People
from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.casework.matching import event_env, matches
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.secrecy import is_sealed, readers_at_hand, sealed_by, who_may_know
from huiyin.casework.wording.words import Words
from huiyin.policy.expressions import UNKNOWN

_PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(?::([\w.]+))?\}")


def people(draft: Draft) -> People:
    """Those behind the words of a regulation, without whoever may not know of the case."""
    return People(draft.policy, draft.case, draft.context, fit_for(draft))


def fit_for(draft: Draft, case: Case | None = None) -> Fit:
    """Passes over those who may not know of the case, or of what it would be."""
    policy, asked, context = draft.policy, case or draft.case, draft.context
    return lambda found: who_may_know(policy, asked, context, found)


def task_of(event: e.Event) -> str:
    """The task that an event speaks of; a clock kept for each task names it by its key."""
    return str(getattr(event, "task", "") or getattr(event, "key", ""))


def tell(
    draft: Draft, audiences: tuple[str, ...], template: str, event: e.Event, text: str = ""
) -> None:
    """One notice to each audience. A post that nobody holds leaves a task for the administrator."""
    for audience in audiences:
        found = reached(draft, audience, event, event.clauses)
        if found:
            notify(draft, event.clauses, template, audience, found, filled(draft, text, event))


def reached(
    draft: Draft, audience: str, event: e.Event, clauses: tuple[str, ...]
) -> tuple[str, ...]:
    """Who hears of it; a post that is empty or passed over is said, so that somebody sees to it."""
    task = task_of(event)
    found = people(draft).of(audience, task)
    if is_passed_over(draft, audience, task):
        report_passed_over(draft, audience, clauses)
    elif is_vacant(draft, audience) or (not found and not is_kept_dark(draft, audience)):
        report_vacancy(draft, audience, clauses)
    return found


def notify(
    draft: Draft,
    clauses: tuple[str, ...],
    template: str,
    audience: str,
    to: tuple[str, ...],
    text: str,
) -> None:
    """One message. Of what happened long ago nobody is told any more."""
    if not draft.context.historic:
        draft.emit(
            e.Notified, *clauses, template=template, audience=str(audience), to=to, text=text
        )


def release(
    draft: Draft, audiences: tuple[str, ...], purpose: str, event: e.Event, text: str
) -> None:
    """An extract to each person once, whether or not they may know of the case itself."""
    if draft.context.historic:
        return
    who = People(draft.policy, draft.case, draft.context)
    found = [person for audience in audiences for person in who.of(audience, task_of(event))]
    cited = draft.policy.contact_purposes[purpose].clause if purpose else ()
    said = filled(draft, text, event)
    for person in dict.fromkeys(found):
        if person not in (COMPLAINANT, ADMINISTRATOR):
            draft.emit(e.ExtractReleased, *event.clauses, *cited,
                       to=person, text=said, purpose=purpose)  # fmt: skip


def report_vacancies(draft: Draft, event: e.Event) -> None:
    """Work or a level that falls to a post without holder: whoever stands in has it, and it is said."""
    for post in _meant(event):
        if is_passed_over(draft, post, task_of(event)):
            report_passed_over(draft, post, event.clauses)
        elif is_vacant(draft, post) and not isinstance(event, e.Proposed):
            report_vacancy(draft, post, event.clauses)


def _meant(event: e.Event) -> tuple[str, ...]:
    match event:
        case e.TaskOpened():
            return event.to
        case e.LevelReached():
            return event.owner
        case e.Proposed() | e.ProposalPassedOn():
            return (event.approver,)
        case e.Registered():
            return (event.offered_to,) if event.offered_to else ()
        case _:
            return ()


def is_vacant(draft: Draft, audience: str) -> bool:
    """A post that nobody holds, even where a deputy or the post above stands in."""
    return audience in draft.policy.roles and not draft.context.organisation.holders(audience)


def report_vacancy(draft: Draft, post: str, clauses: tuple[str, ...]) -> None:
    """Once per post and case: somebody must see that this post is empty."""
    if draft.context.historic:
        return
    open_task(draft, "vacant_post", caretakers(draft), clauses, about=str(post))


def caretakers(draft: Draft) -> tuple[str, ...]:
    """Who sees to what is missing: in a sealed case its readers, for nobody else knows of it."""
    return readers_at_hand(draft.policy, draft.case, draft.context) or (ADMINISTRATOR,)


def is_kept_dark(draft: Draft, audience: str) -> bool:
    """Whom a sealed case is about is told nothing by the regulation's notices, and nobody misses it."""
    return audience in _ACCUSED and is_sealed(draft.policy, draft.case)


_ACCUSED = frozenset({"concerned", "line_manager_of_concerned"})


def is_passed_over(draft: Draft, audience: str, task: str = "") -> bool:
    """Somebody is there for it, and none of them may know of the case."""
    if not is_sealed(draft.policy, draft.case) or audience in _ACCUSED:
        return False
    everybody = People(draft.policy, draft.case, draft.context)
    if audience in draft.policy.roles:
        meant = draft.context.organisation.acting(audience, draft.context.now)
    else:
        meant = everybody.of(audience, task)
    return bool(meant) and not fit_for(draft)(meant) and meant != (ADMINISTRATOR,)


def report_passed_over(draft: Draft, post: str, clauses: tuple[str, ...]) -> None:
    """Its work went past a post whose people may not know: a reader of the case must see to it."""
    if draft.context.historic:
        return
    rules = sealed_by(draft.policy, draft.case).values()
    cited = tuple(clause for rule in rules for clause in rule.clause)
    open_task(draft, "passed_over", caretakers(draft), (*clauses, *cited), about=str(post))


def report_lost_owner(draft: Draft, event: e.Event) -> None:
    """The case belongs to somebody who may not know of it any more, or never might."""
    if draft.case.owner and is_passed_over(draft, "owner"):
        report_passed_over(draft, "owner", ())


RESEALS = frozenset(
    {"registered", "facts_amended", "recused", "kind_changed", "handover_accepted", "marked"}
)
"""Events after which other people may know of a case than before."""


def open_task(
    draft: Draft, kind: str, to: tuple[str, ...], clauses: tuple[str, ...], about: str = ""
) -> None:
    """A task of the product's own; the same one is not opened twice while it is open."""
    for task in draft.case.tasks.values():
        if task.kind == kind and task.about == about and task.status.value in ("open", "waiting"):
            return
    draft.emit(
        e.TaskOpened,
        *clauses,
        task=draft.next_id("task", draft.case.tasks),
        kind=kind,
        to=to,
        about=about,
    )


def send_notices(draft: Draft, event: e.Event) -> None:
    for name, pattern in draft.policy.notices_on.get(event.name, ()):
        notice = draft.policy.notices[name]
        if not matches(draft, pattern, event):
            continue
        if notice.when is not None and not notice.when.holds(event_env(draft, event)):
            continue
        for audience in notice.to:
            _send(draft, name, audience, event)


def _send(draft: Draft, name: str, audience: str, event: e.Event) -> None:
    notice = draft.policy.notices[name]
    found = reached(draft, audience, event, notice.clause)
    if not found:
        return
    body = worded(draft.context.wordings.get(name, ""), notice.body.text(draft.policy.language))
    notify(draft, notice.clause, name, audience, found, filled(draft, body, event))


def worded(own: str, body: str) -> str:
    """The house's words while they fit what the regulation fills in; else those of the regulation.

    An edition may ask for more to be said than when the house chose its words: then it is said.
    """
    return own if own and not (lost(own, body) or strange(own, body)) else body


def lost(own: str, body: str) -> list[str]:
    """What the regulation has filled in and these words leave out, as it stands in its text."""
    return sorted(places(body) - places(own), key=lambda place: body.index(f"{{{place}}}"))


def strange(own: str, body: str) -> list[str]:
    """What these words would have filled in and the regulation does not."""
    return sorted(places(own) - places(body) - {"number"})


def places(text: str) -> frozenset[str]:
    """What a text of a notice has filled in, as it stands between the braces."""
    return frozenset(match[0][1:-1] for match in _PLACEHOLDER.finditer(text))


def filled(draft: Draft, text: str, event: e.Event) -> str:
    """The text with `{number}`, `{due:answer}` or any fact put in; the unknown shows as a dash.

    Options, steps and grades show by their titles, the end of a day as 24:00.
    """
    if "{" not in text:
        return text
    env = event_env(draft, event)
    words = Words(draft.policy, draft.policy.language)

    def value(match: re.Match[str]) -> str:
        name, of = match[1], match[2]
        if name == "due":
            state = draft.case.clock_of(of or "")
            return words.due(state.due) if state else "—"
        known = env.get(name, UNKNOWN)
        return "—" if known is UNKNOWN else words.known(name, known)

    return _PLACEHOLDER.sub(value, text)
