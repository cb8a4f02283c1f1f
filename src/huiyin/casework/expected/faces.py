"""What people see and may do after a step."""

from typing import Any

from huiyin.casework.access import may_also
from huiyin.casework.allowed import allowed
from huiyin.casework.draft import Draft
from huiyin.casework.expected.base import Outcome, as_list
from huiyin.casework.masking import veil_for
from huiyin.casework.showing import shown
from huiyin.casework.telling import people


def sees(wanted: Any, outcome: Outcome) -> str:
    """Texts shown at the stage and step, or at an act: `{act: text}`."""
    draft = outcome.draft
    wished = wanted if isinstance(wanted, dict) else {"": wanted}
    for act, texts in wished.items():
        found = shown(draft.regulation, draft.case, draft.context, act).texts
        missing = set(as_list(texts)) - set(found)
        if missing:
            return f"{sorted(missing)} not shown, only {found}"
    return ""


def sees_not(wanted: Any, outcome: Outcome) -> str:
    """Texts that this person is not shown there."""
    draft = outcome.draft
    wished = wanted if isinstance(wanted, dict) else {"": wanted}
    for act, texts in wished.items():
        found = set(shown(draft.regulation, draft.case, draft.context, act).texts)
        if found & set(as_list(texts)):
            return f"{sorted(found & set(as_list(texts)))} shown"
    return ""


def reads(wanted: Any, outcome: Outcome) -> str:
    """Facts as this person reads them: `{contact: 139****0001}`, or whole."""
    veil, facts = veil_for(outcome.draft), outcome.draft.case.facts
    found = {name: veil.text(str(facts.get(name, ""))) for name in wanted}
    wrong = [f"{name} reads {said!r}" for name, said in found.items() if said != str(wanted[name])]
    return "; ".join(wrong)


def may_reveal(wanted: Any, outcome: Outcome) -> str:
    """Facts that are hidden from this person until they ask; a list, empty for nobody's."""
    draft = outcome.draft
    before, after = veil_for(draft), veil_for(draft, lifted=True)
    found = sorted(before.facts.keys() - after.facts.keys())
    return "" if found == sorted(as_list(wanted)) else f"are {found}"


def follows_up(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    found = [t.kind for t in shown(draft.regulation, draft.case, draft.context).follow_ups]
    return "" if found == as_list(wanted) else f"are {found}"


def papers_wanted(wanted: Any, outcome: Outcome) -> str:
    draft = outcome.draft
    found = shown(draft.regulation, draft.case, draft.context).papers_wanted
    missing = set(as_list(wanted)) - set(found)
    return f"{sorted(missing)} not asked for, only {found}" if missing else ""


def _able(draft: Draft) -> set[str]:
    asked = (draft.regulation, draft.case, draft.context)
    return {option.act for option in (*allowed(*asked), *may_also(*asked)) if option.is_allowed}


def can(wanted: Any, outcome: Outcome) -> str:
    missing = set(as_list(wanted)) - _able(outcome.draft)
    return f"{sorted(missing)} not allowed" if missing else ""


def cannot(wanted: Any, outcome: Outcome) -> str:
    found = _able(outcome.draft) & set(as_list(wanted))
    return f"{sorted(found)} allowed" if found else ""


def reaches(wanted: Any, outcome: Outcome) -> str:
    """The people behind an audience, as of now."""
    for audience, persons in wanted.items():
        found = people(outcome.draft).of(audience)
        if list(found) != as_list(persons):
            return f"{audience} are {found}"
    return ""
