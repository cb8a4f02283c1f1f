"""Who stands above whom: by the reporting line, by the posts of a regulation, by the heads of units.

A deputy counts as holding the post, whether or not their time has come: so nothing here changes with
time alone.
"""

from collections import deque
from collections.abc import Callable, Iterable

from huiyin.casework.organisation import Organisation, Post
from huiyin.policy.policy import Policy


def is_above(policy: Policy, organisation: Organisation, boss: str, person: str) -> bool:
    return boss in above(policy, organisation, person)


def above(policy: Policy, organisation: Organisation, person: str) -> frozenset[str]:
    """Everybody over the person, however far up; without the person, even where lines go round."""
    return _reached(person, lambda one: bosses(policy, organisation, one))


def below(policy: Policy, organisation: Organisation, person: str) -> frozenset[str]:
    """Everybody who has the person above them."""
    under: dict[str, set[str]] = {}
    for one in organisation.people:
        for boss in bosses(policy, organisation, one):
            under.setdefault(boss, set()).add(one)
    return _reached(person, lambda one: under.get(one, ()))


def _reached(start: str, nearest: Callable[[str], Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    ahead = deque([start])
    while ahead:
        for one in nearest(ahead.popleft()):
            if one not in found and one != start:
                found.add(one)
                ahead.append(one)
    return frozenset(found)


def bosses(policy: Policy, organisation: Organisation, person: str) -> set[str]:
    """Who is over the person at once: by their own posts, and by those they stand in for.

    Whoever stands in for somebody under them is not put under their own people by that.
    """
    found = _own_bosses(policy, organisation, person)
    lent = {
        boss
        for post in organisation.posts_of(person)
        if person not in post.holders
        for boss in {*post.holders, *_over(policy, organisation, post)}
    }
    return found | {
        boss
        for boss in lent - found - {person}
        if person not in _reached(boss, lambda one: _own_bosses(policy, organisation, one))
    }


def _own_bosses(policy: Policy, organisation: Organisation, person: str) -> set[str]:
    found: set[str] = set()
    if person in organisation.managers:
        found.add(organisation.managers[person])
    for post in organisation.posts_of(person):
        if person in post.holders:
            found |= _over(policy, organisation, post)
    return found - {person}


def _over(policy: Policy, organisation: Organisation, post: Post) -> set[str]:
    """Whoever holds a post above this one, or heads a unit that it belongs to."""
    role = policy.roles.get(post.role)
    units = {post.unit, str(role.unit) if role and role.unit else ""}
    heads = [str(policy.units[u].head) for u in units if u in policy.units and policy.units[u].head]
    roles = [*policy.line_above(post.role), *heads]
    return {person for name in roles for person in _holders_near(organisation, name, post)}


def _holders_near(organisation: Organisation, role: str, post: Post) -> set[str]:
    """Who holds the role in the same unit; where nobody does, whoever holds it at all."""
    posts = organisation.posts_as(role)
    near = [p for p in posts if post.unit and p.unit == post.unit and p.holders]
    found = near or posts
    return {person for p in found for person in (*p.holders, *(d.person for d in p.deputies))}
