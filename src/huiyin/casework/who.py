"""Who may do what somebody may not: posts, and the people in them now."""

from huiyin.casework.acts.approval import approvers
from huiyin.casework.case import ProposalStatus, TaskStatus
from huiyin.casework.draft import Draft
from huiyin.casework.telling import people

_OF_PROPOSALS = frozenset({"approve", "reject", "pass_on"})
_OF_TASKS = frozenset({"answer_task", "return_task"})


def who_may(draft: Draft, act: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The posts that the regulation gives the act, and the people who could do it now.

    Whoever the case concerns is left out: they may not, whatever their post.
    """
    posts: tuple[str, ...] = ()
    found: list[str] = []
    if act in _OF_PROPOSALS:
        for proposal in draft.case.proposals.values():
            if proposal.status is ProposalStatus.PENDING:
                found += sorted(approvers(draft, proposal)[0])
    elif act in _OF_TASKS:
        who = people(draft)
        for task in draft.case.tasks.values():
            if task.status is TaskStatus.OPEN:
                found += [p for audience in task.to for p in who.of(audience, task.id)]
    elif act == "accept":
        found = [draft.case.offered_to] if draft.case.offered_to else []
    else:
        grants = draft.policy.rights.get(act, ())
        posts = tuple(dict.fromkeys(str(role) for grant in grants for role in grant.role))
        acting = draft.context.organisation.acting
        found = [p for post in posts for p in acting(post, draft.context.now)]
    return posts, tuple(p for p in dict.fromkeys(found) if p not in draft.case.recused)
