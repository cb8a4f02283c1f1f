"""What keeps a task in a list from being done yet: a fact, a paper or a step that is missing."""

from collections.abc import Iterable, Mapping

from huiyin.casework.allowed import option_of
from huiyin.casework.case import MISSING_FACT, Task
from huiyin.casework.draft import Draft
from huiyin.casework.refusal import Reason, Refused
from huiyin.casework.wording import refusal_sentence
from huiyin.desk.showing.doing import Way, ways_of
from huiyin.desk.words import say
from huiyin.policy.policy import Policy
from huiyin.register.models import WaitRow
from huiyin.sight.looking import drafts_of
from huiyin.sight.me import Me

Place = tuple[str, str]
"""A stream and a task of it."""


def lacking(
    me: Me, waits: Iterable[WaitRow], policies: Mapping[str, Policy]
) -> Mapping[Place, str]:
    """In words, for those of these tasks that lack something. Only where the regulation could keep the
    task from being done is the case read.
    """
    asked = [
        wait
        for wait in waits
        if wait.what == "task" and wait.pack in policies and _may_lack(policies[wait.pack], wait)
    ]
    drafts = drafts_of(me, (wait.stream for wait in asked))
    found = {}
    for wait in asked:
        draft = drafts.get(wait.stream)
        task = draft.case.tasks.get(wait.thing) if draft is not None else None
        if draft is not None and task is not None and (words := _words(me, draft, task)):
            found[wait.stream, wait.thing] = words
    return found


def _may_lack(policy: Policy, wait: WaitRow) -> bool:
    ways = _ways(policy, wait.kind, wait.thing)
    return wait.kind == MISSING_FACT or any(act in policy.gates_of for act, _ in ways)


def _ways(policy: Policy, kind: str, task: str) -> list[Way]:
    """The acts that complete it; without any it is answered in words."""
    return list(dict.fromkeys(ways_of(policy, kind))) or [("answer_task", task)]


def _words(me: Me, draft: Draft, task: Task) -> str:
    if task.kind == MISSING_FACT:
        title = me.words(draft.policy).title(task.about, "facts")
        return say("wait.lacks.fact", me.language, {"what": title})
    refused = [_refused(draft, way) for way in _ways(draft.policy, task.kind, task.id)]
    first = refused[0]
    if first is None or not all(refused) or first.reason is not Reason.GATE:
        return ""
    said = refusal_sentence(first, draft.policy, me.language, me.names)
    return say("wait.lacks", me.language, {"what": said})


def _refused(draft: Draft, way: Way) -> Refused | None:
    act, thing = way
    option = option_of(draft, act)
    return option.refusal or option.shut.get(thing)
