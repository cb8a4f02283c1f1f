"""Looks for cases among those that a person may see."""

from huiyin.register import finding, queries
from huiyin.register.finding import Hits
from huiyin.register.listing import all_of
from huiyin.register.queries import Filters
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me

FEW = 5_000
"""Of no more cases that a person may see, each is asked for the words; else the words for their cases."""


def search(me: Me, filters: Filters, after: str = "") -> Hits:
    """Cases in which `filters.words` stand. Raises finding.TooShort or queries.BadKey."""
    scope = scope_of(me)
    policies = [house.policy for house in me.houses.values()]
    looking = finding.looking_for(filters.words, policies, me.person, me.now)
    rows, within = queries.chosen(scope, filters), all_of(scope, filters, FEW)
    return finding.find(rows, looking, lambda found: readable(me, found, scope), after, within)
