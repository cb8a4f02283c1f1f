"""What people see and may do after a step."""

from typing import Any

from huiyin.casework.access import may_also
from huiyin.casework.allowed import allowed
from huiyin.casework.draft import Draft
from huiyin.casework.expected.base import Outcome, as_list, listed, paired
from huiyin.casework.masking import veil_for
from huiyin.casework.showing import shown
from huiyin.casework.telling import people
from huiyin.policy.phrases import NOTHING, Phrase, say


def sees(wanted: Any, outcome: Outcome) -> Phrase:
    """Texts shown at the stage and step, or at an act: `{act: text}`."""
    draft = outcome.draft
    wished = wanted if isinstance(wanted, dict) else {"": wanted}
    for act, texts in wished.items():
        found = shown(draft.regulation, draft.case, draft.context, act).texts
        missing = set(as_list(texts)) - set(found)
        if missing:
            return say(
                "{missing} not shown, only {found}",
                missing=listed(sorted(missing)),
                found=listed(found),
            )
    return NOTHING


def sees_not(wanted: Any, outcome: Outcome) -> Phrase:
    """Texts that this person is not shown there."""
    draft = outcome.draft
    wished = wanted if isinstance(wanted, dict) else {"": wanted}
    for act, texts in wished.items():
        found = set(shown(draft.regulation, draft.case, draft.context, act).texts)
        if found & set(as_list(texts)):
            return say("{names} shown", names=listed(sorted(found & set(as_list(texts)))))
    return NOTHING


def reads(wanted: Any, outcome: Outcome) -> Phrase:
    """Facts as this person reads them: `{contact: 139****0001}`, or whole."""
    veil, facts = veil_for(outcome.draft), outcome.draft.case.facts
    found = {name: veil.text(str(facts.get(name, ""))) for name in wanted}
    wrong = {name: said for name, said in found.items() if said != str(wanted[name])}
    return say("reads {found}", found=paired(wrong)) if wrong else NOTHING


def may_reveal(wanted: Any, outcome: Outcome) -> Phrase:
    """Facts that are hidden from this person until they ask; a list, empty for nobody's."""
    draft = outcome.draft
    before, after = veil_for(draft), veil_for(draft, lifted=True)
    found = sorted(before.facts.keys() - after.facts.keys())
    return NOTHING if found == sorted(as_list(wanted)) else say("are {found}", found=listed(found))


def follows_up(wanted: Any, outcome: Outcome) -> Phrase:
    draft = outcome.draft
    found = [t.kind for t in shown(draft.regulation, draft.case, draft.context).follow_ups]
    return NOTHING if found == as_list(wanted) else say("are {found}", found=listed(found))


def papers_wanted(wanted: Any, outcome: Outcome) -> Phrase:
    draft = outcome.draft
    found = shown(draft.regulation, draft.case, draft.context).papers_wanted
    missing = set(as_list(wanted)) - set(found)
    return (
        say(
            "{missing} not asked for, only {found}",
            missing=listed(sorted(missing)),
            found=listed(found),
        )
        if missing
        else NOTHING
    )


def _able(draft: Draft) -> set[str]:
    asked = (draft.regulation, draft.case, draft.context)
    return {option.act for option in (*allowed(*asked), *may_also(*asked)) if option.is_allowed}


def can(wanted: Any, outcome: Outcome) -> Phrase:
    missing = set(as_list(wanted)) - _able(outcome.draft)
    return say("{names} not allowed", names=listed(sorted(missing))) if missing else NOTHING


def cannot(wanted: Any, outcome: Outcome) -> Phrase:
    found = _able(outcome.draft) & set(as_list(wanted))
    return say("{names} allowed", names=listed(sorted(found))) if found else NOTHING


def reaches(wanted: Any, outcome: Outcome) -> Phrase:
    """The people behind an audience, as of now."""
    for audience, persons in wanted.items():
        found = people(outcome.draft).of(audience)
        if list(found) != as_list(persons):
            return say("{name} are {found}", name=audience, found=listed(found))
    return NOTHING
