"""Looks for cases among those that a person may see."""

from huiyin.register import finding, queries
from huiyin.register.finding import Hits
from huiyin.register.queries import Filters
from huiyin.sight.looking import readable, scope_of
from huiyin.sight.me import Me


def search(me: Me, filters: Filters, after: str = "") -> Hits:
    """Cases in which `filters.words` stand. Raises finding.TooShort or queries.BadKey."""
    scope = scope_of(me)
    policies = [house.policy for house in me.houses.values()]
    looking = finding.looking_for(filters.words, policies, me.person, me.now)
    rows = queries.chosen(scope, filters)
    return finding.find(rows, looking, lambda found: readable(me, found, scope), after)
