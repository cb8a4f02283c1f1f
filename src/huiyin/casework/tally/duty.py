"""Until when a return is due: like any limit of the regulation, counted from the end of its period."""

from datetime import datetime, timedelta

from huiyin.casework.case import Case
from huiyin.casework.context import Context
from huiyin.casework.draft import Draft
from huiyin.casework.due_dates import deadline_of, possible_terms
from huiyin.casework.tally.spans import Span
from huiyin.policy.regulation import Regulation
from huiyin.policy.schema.returns import Return

_INSTANT = timedelta(microseconds=1)


def due_of(regulation: Regulation, context: Context, rule: Return, span: Span) -> datetime | None:
    """The first moment that is too late; None where the regulation and the house set no limit.

    The last day of the period is the day of the event, so that the day after it is the first.
    """
    if rule.due is None:
        return None
    draft = Draft(regulation, context, Case())
    terms, _ = possible_terms(rule.due, draft.env)
    start = span.until - _INSTANT
    dues = [deadline_of(draft, rule, start, term).due for term in terms]
    return min(dues, default=None)
