"""A case with everything needed to look at it: its regulation, the wordings in force, the moment."""

from huiyin.casework.case import Case
from huiyin.casework.draft import Draft
from huiyin.casework.secrecy import knows
from huiyin.ledger import moment, ports
from huiyin.ledger.door import NoSuchCase, context_for, load_case, with_related


def pack_of(case: Case) -> str:
    return case.policy.partition("@")[0]


def seen_by(case: Case, person: str = "") -> Draft:
    """The case before this person's eyes: its `policy`, `env` and `context` as of now."""
    pack = pack_of(case)
    regulation, context = ports.rules().regulation(pack), context_for(pack, person, moment.now())
    return Draft(regulation, with_related(regulation, case, context), case)


def look_at(case_id: str, person: str = "") -> Draft:
    """Raises NoSuchCase, also where the person may not know of it. Nobody named: the house itself."""
    case = load_case(case_id)
    if not case.version:
        raise NoSuchCase(case_id)
    draft = seen_by(case, person)
    if not knows(draft):
        raise NoSuchCase(case_id)
    return draft
