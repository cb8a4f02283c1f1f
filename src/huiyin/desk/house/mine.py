"""A person's own posts and deputies, with the times that both the holder and the deputy see."""

from typing import Any

from huiyin.desk.house.naming import Naming
from huiyin.desk.templatetags.desk import moment
from huiyin.desk.words import say
from huiyin.people.models import Holding, Standing
from huiyin.sight.me import Me


def posts_of(me: Me) -> list[dict[str, Any]]:
    naming = Naming(me)
    found = []
    for row in Holding.objects.filter(person=me.person).order_by("pk"):
        same = Standing.objects.filter(pack=row.pack, role=row.role, unit=row.unit)
        notes = [
            _note(naming, "posts.mine.deputy", other) for other in same if not _over(me, other)
        ]
        found.append({"title": naming.post(row), "notes": notes})
    for own in Standing.objects.filter(person=me.person).order_by("pk"):
        if not _over(me, own):
            found.append(
                {"title": naming.post(own), "notes": [_note(naming, "posts.mine.for", own)]}
            )
    return found


def _over(me: Me, row: Standing) -> bool:
    return row.until is not None and row.until <= me.now


def _note(naming: Naming, key: str, row: Standing) -> str:
    language = naming.me.language
    values = {
        "name": naming.person(row.person),
        "since": moment(row.since) or "—",
        "until": moment(row.until) or say("house.deputies.open", language),
    }
    return say(key, language, values)
