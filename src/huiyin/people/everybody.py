"""Everybody who ever held a post: under a draft, what they did then may be decided anew."""

from collections import defaultdict
from dataclasses import replace

from huiyin.casework.organisation import Organisation, Post
from huiyin.ledger import ports
from huiyin.ledger.store import load
from huiyin.people import happenings as h
from huiyin.people.organising import STREAM


def everybody(pack: str) -> Organisation:
    """The organisation of today, in which everybody also holds each post that they ever held."""
    today = ports.house().organisation(pack)
    held: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for item in load(STREAM):
        event = item.event
        if isinstance(event, h.PostGiven) and event.pack == pack:
            held[event.role, event.unit][event.person] = None
    known = {(post.role, post.unit): post for post in today.posts}
    posts = [
        replace(
            known.get(place, Post(*place)),
            holders=tuple(dict.fromkeys((*known.get(place, Post(*place)).holders, *people))),
        )
        for place, people in held.items()
    ]
    others = [post for place, post in known.items() if place not in held]
    return Organisation((*posts, *others), today.managers)
