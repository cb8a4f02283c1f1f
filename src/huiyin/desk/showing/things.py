"""Proposals, tasks, papers, charges in words: on buttons, in lists, above their forms."""

from collections.abc import Mapping
from decimal import Decimal

from huiyin.casework.case import Proposal
from huiyin.casework.clock_rules import named_by
from huiyin.casework.commands import ACTS
from huiyin.casework.forms import THING
from huiyin.casework.wording import Words, value_label
from huiyin.casework.wording.words import plain
from huiyin.sight.looking import Seen

_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "subject": ("remedies", "approvals"), "kind": ("tasks",), "paper": ("papers",),
    "own_act": ("acts",), "account": ("accounts",), "callback": ("callbacks",),
    "fact": ("facts",), "ladder": ("ladders",), "letter": ("letters",),
}  # fmt: skip


def thing_words(seen: Seen, act: str, thing: str) -> str:
    """What an act is done to, as the regulation calls it."""
    field, words, case = THING[act], seen.words, seen.case
    if field == "proposal" and thing in case.proposals:
        return proposal_words(words, case.proposals[thing])
    if field == "task" and thing in case.tasks:
        task = case.tasks[thing]
        about = words.anything(task.about) if task.about else ""
        return f"{words.task(task.kind)}（{about}）" if about else words.task(task.kind)
    if field == "copy" and thing in case.papers:
        paper = case.papers[thing]
        return f"{words.title(paper.paper, 'papers')} {paper.number}".strip()
    if field == "charge" and thing in case.charges:
        charge = case.charges[thing]
        return f"{words.title(charge.account, 'accounts')}（{words.person(charge.person)}）"
    if field == "written" and thing in case.written:
        return words.title(case.written[thing].letter, "letters")
    if field == "clock":
        return words.clock_thing(*named_by(thing))
    return words.title(thing, *_SECTIONS.get(field, ()))


def topic_words(seen: Seen, act: str, topic: str) -> str:
    """As `thing_words`; for an act that is done to nothing, its subject: an answer that is final."""
    if act in THING:
        return thing_words(seen, act, topic)
    said = value_label(ACTS[act].SUBJECT, topic, seen.words.language)
    return (
        said if said and said != topic else seen.words.title(topic, "outcomes", "contact_purposes")
    )


def proposal_words(words: Words, proposal: Proposal) -> str:
    title = words.title(proposal.subject, "remedies", "approvals")
    figures = "，".join(figure for _, figure in amounts_in_words(words, proposal))
    return f"{title} {figures}".strip()


def amounts_in_words(words: Words, proposal: Proposal) -> list[tuple[str, str]]:
    """Title and figure of each amount."""
    remedy = words.policy.remedies.get(proposal.subject)
    found = []
    for name, value in proposal.amounts.items():
        rule = remedy.amounts.get(name) if remedy else None
        title = rule.title.text(words.language) if rule else name
        ratio = rule is not None and rule.type == "ratio"
        found.append((title, f"{plain(value * 100)}%" if ratio else money(value)))
    return found


def money(value: Decimal) -> str:
    """Exact, with thousands set apart."""
    whole, dot, rest = plain(value).partition(".")
    return f"{int(whole):,}{dot}{rest}"
