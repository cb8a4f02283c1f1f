"""Tells people: notices, reports up the line, and a visible task where nobody holds a post."""

import re

from huiyin.casework import events as e
from huiyin.casework.audience import ADMINISTRATOR, People
from huiyin.casework.draft import Draft
from huiyin.casework.matching import event_env, matches
from huiyin.casework.wording.words import Words
from huiyin.policy.expressions import UNKNOWN

_PLACEHOLDER = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)(?::([\w.]+))?\}")


def people(draft: Draft) -> People:
    return People(draft.policy, draft.case, draft.context)


def task_of(event: e.Event) -> str:
    """The task that an event speaks of; a clock kept for each task names it by its key."""
    return str(getattr(event, "task", "") or getattr(event, "key", ""))


def tell(
    draft: Draft, audiences: tuple[str, ...], template: str, event: e.Event, text: str = ""
) -> None:
    """One notice to each audience. A post that nobody holds leaves a task for the administrator."""
    for audience in audiences:
        found = people(draft).of(audience, task_of(event))
        if not found or is_vacant(draft, audience):
            report_vacancy(draft, audience, event.clauses)
        if not found:
            continue
        notify(draft, event.clauses, template, audience, found, filled(draft, text, event))


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


def report_vacancies(draft: Draft, event: e.TaskOpened | e.LevelReached) -> None:
    """Work or a level that falls to a post without holder: whoever stands in has it, and it is said."""
    meant = event.to if isinstance(event, e.TaskOpened) else event.owner
    for post in meant:
        if is_vacant(draft, post):
            report_vacancy(draft, post, event.clauses)


def is_vacant(draft: Draft, audience: str) -> bool:
    """A post that nobody holds, even where a deputy or the post above stands in."""
    return audience in draft.policy.roles and not draft.context.organisation.holders(audience)


def report_vacancy(draft: Draft, post: str, clauses: tuple[str, ...]) -> None:
    """Once per post and case: somebody must see that this post is empty."""
    if draft.context.historic:
        return
    open_task(draft, "vacant_post", (ADMINISTRATOR,), clauses, about=str(post))


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
    found = people(draft).of(audience, task_of(event))
    if not found or is_vacant(draft, audience):
        report_vacancy(draft, audience, notice.clause)
    if not found:
        return
    body = notice.body.text(draft.policy.language)
    notify(draft, notice.clause, name, audience, found, filled(draft, body, event))


def filled(draft: Draft, text: str, event: e.Event) -> str:
    """The text with `{number}`, `{due:answer}` or any fact put in; the unknown shows as a dash.

    Options, steps and grades show by their titles, the end of a day as 24:00.
    """
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
