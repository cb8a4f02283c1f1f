"""Registering what a complainant sends: the case by the one door, its files, its code, its mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.urls import reverse

from huiyin.casework.case import Case
from huiyin.casework.commands import AddEvidence, Command
from huiyin.casework.evidence_kinds import kind_of_uploads
from huiyin.casework.identity import NO_EARLIER
from huiyin.casework.letters import address_of
from huiyin.casework.organisation import COMPLAINANT
from huiyin.casework.secrecy import is_sealed
from huiyin.connections import keeping as connections
from huiyin.fields.submitting import Outcome, attempt
from huiyin.ledger import moment
from huiyin.ledger.door import Ask, handle, new_id
from huiyin.ledger.keys import KeyMissing
from huiyin.notices import outbox
from huiyin.policy.policy import Policy
from huiyin.policy.schema.decisions import Gate
from huiyin.policy.schema.people import Ban
from huiyin.portal import codes, visiting
from huiyin.portal.asking import Complaining
from huiyin.portal.files import Brought
from huiyin.portal.house import portal
from huiyin.portal.words import say

PURPOSE = "receipt"


@dataclass(frozen=True)
class Sent:
    """Either `code` opens what was registered, or `outcome` says what is wrong."""

    outcome: Outcome
    code: str = ""
    mailed: bool = False

    @property
    def case(self) -> Case | None:
        return self.outcome.done.case if self.outcome.done else None


def send(complaining: Complaining, files: Sequence[Brought], key: str) -> Sent:
    """Sent again, the same form gives the same case and the same code."""

    def ask(command: Command) -> Ask:
        once = sha256(f"portal/{key}".encode()).hexdigest()
        pack = complaining.matter.pack
        return Ask(
            case=new_id(moment.now()), command=command, actor=COMPLAINANT, pack=pack, key=once
        )

    with transaction.atomic():
        given = {name: list(values) for name, values in complaining.given.items()}
        outcome = attempt(complaining.asking, complaining.form, given, {}, ask)
        if outcome.done is None:
            return Sent(outcome)
        case, code = outcome.done.case, codes.from_form(key)
        codes.give(case.id, code)
        if outcome.done.repeated:
            return Sent(outcome, code)
        enclose(complaining.matter.policy, case, files)
        mailed = _mail(complaining.matter.policy, case, code, complaining.language)
    return Sent(outcome, code, mailed)


def rests_on_this_alone(policy: Policy, clauses: Sequence[str]) -> bool:
    """Whether a refusal may be told: not where its rule reads earlier cases of the same number, which
    may be somebody else's.
    """
    rules = (*policy.gates_of.get("register", ()), *policy.bans_of.get("register", ()))
    asked = {str(name) for name in (*NO_EARLIER, *policy.measures)}
    return not any(set(rule.clause) & set(clauses) and asked & _names_in(rule) for rule in rules)


def _names_in(rule: Gate | Ban) -> set[str]:
    held = (rule.when, rule.needs) if isinstance(rule, Gate) else (rule.when,)
    found = [one.expression.names for one in held if one is not None and one.expression is not None]
    return {str(name) for names in found for name in names}


def enclose(policy: Policy, case: Case, files: Sequence[Brought]) -> None:
    """Each file as a piece of evidence of the complainant. Raises Refused."""
    kind = kind_of_uploads(policy)
    for file in files:
        command = AddEvidence(kind=kind, title=file.title, party=COMPLAINANT, sha256=file.digest)
        handle(Ask(case=case.id, command=command, actor=COMPLAINANT))


def _mail(policy: Policy, case: Case, code: str, language: str) -> bool:
    """Number and code to the address that was given; of a sealed or unnamed case no mail goes."""
    to = address_of(policy, case)
    if not to or is_sealed(policy, case) or not _can_mail():
        return False
    house = portal()
    said = {"number": case.number, "code": code, "link": link_to(case.id)}
    text = say("mail.receipt" if said["link"] else "mail.receipt.plain", language, said)
    letter = outbox.Letter(
        to=to, subject=say("mail.receipt.subject", language, said),
        text=f"{text}\n\n{house.name if house else ''}\n", headers={"Auto-Submitted": "auto-replied"},
    )  # fmt: skip
    cause = outbox.Cause(key=f"portal/{case.id}", purpose=PURPOSE, stream=f"case/{case.id}")
    outbox.put(letter, cause)
    return True


def _can_mail() -> bool:
    try:
        return connections.current("smtp") is not None
    except KeyMissing:
        return False


def link_to(case: str) -> str:
    """The signed link of a case; empty where the house has not said where its pages are."""
    house = portal()
    if house is None or not house.address:
        return ""
    return house.address + reverse("portal-link", args=[visiting.token_of(case)])
