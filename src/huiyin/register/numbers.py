"""Cases by their number, or by a part of it.

Whole numbers and their beginnings are found by an index. Any other part is looked for in all numbers, and
nothing but numbers is read for it: of a million cases that takes a tenth of a second.
"""

from django.db.models import Q

from huiyin.register.knowing import THE_HOUSE, known
from huiyin.register.models import CaseRow

MOST = 1_000
"""Of so many with that number a list is made; more are met soon, whatever order they are walked in."""
_AFTER_ALL = "\U0010ffff"


def of_number(said: str) -> Q:
    """The condition that the number holds this, in whatever case."""
    every = known(CaseRow, THE_HOUSE).order_by()
    for condition in (_beginning(said), Q(number__icontains=said)):
        found = list(every.filter(condition).values_list("pk", flat=True)[: MOST + 1])
        if found:
            return Q(pk__in=found) if len(found) <= MOST else condition
    return Q(pk__in=[])


def _beginning(said: str) -> Q:
    found = Q()
    for way in sorted({said, said.upper()}):
        found |= Q(number__gte=way, number__lt=way + _AFTER_ALL)
    return found
