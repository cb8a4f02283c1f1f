"""A shop whose regulation changes: two administrators, an owner who consents, a case that was closed."""

from datetime import timedelta
from decimal import Decimal

from huiyin.casework import commands as c
from huiyin.people import regulations
from tests.ledger.house import MORNING, do, register
from tests.support.editions import edition

FASTER = ("within: 15 workdays", "within: 30 minutes")
BY_OWNER = ("title: 小店投诉办法", "title: 小店投诉办法\npublished_by: {role: owner, clause: T-9}")


def close_a_case() -> str:
    """Answered after an hour by the clerk, and closed."""
    case = register().case.id
    do(case, "wang", c.Admit())
    do(case, "wang", c.Propose(subject="refund", amounts={"payout": Decimal(80)}))
    do(case, "wang", c.CarryOut(proposal="proposal-1"))
    do(case, "wang", c.Answer(medium="phone", text="已退款"), MORNING + timedelta(hours=1))
    do(case, "wang", c.Close(outcome="settled"), MORNING + timedelta(hours=2))
    return case


def in_force_with_owner() -> None:
    """An edition that says that the owner consents to the next one."""
    regulations.install(regulations.tried(edition("1.5", "2004-01-01", BY_OWNER)))
