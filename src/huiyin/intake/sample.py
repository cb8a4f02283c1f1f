"""Fills a demo with its sample company, told in `samples/`: people, posts, and cases in motion.

Every case is made by the same door as a real one: as the people of the story, at their moments.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from huiyin.casework.case import Case
from huiyin.casework.forms import command_from
from huiyin.catalogue import data_folder
from huiyin.connections import keeping as connections
from huiyin.ledger import moment, ports, worker
from huiyin.ledger.door import Ask, handle, new_id
from huiyin.people import happenings as h
from huiyin.people.models import Account
from huiyin.people.organising import record
from huiyin.register.draws import catch_up

Progress = Callable[[int, int], None]
ZONE = ZoneInfo("Asia/Shanghai")


@cache
def company() -> Any:
    return yaml.safe_load((data_folder("samples") / "company.yaml").read_text("utf-8"))


@cache
def stories() -> list[Any]:
    found: list[Any] = []
    for path in sorted((data_folder("samples") / "stories").glob("*.yaml")):
        found += yaml.safe_load(path.read_text("utf-8"))
    return found


def fill(password: str, progress: Progress = lambda done, of: None) -> None:
    """People first, then all steps of all stories in the order of their time."""
    _people(password)
    connections.put("portal", company()["portal"], "")
    connections.put("letterhead", company()["letterhead"], "")
    steps = sorted(_steps(), key=lambda step: step[0])
    cases: dict[str, Case] = {}
    for done, (at, name, pack, step) in enumerate(steps):
        with moment.told_at(at):
            _tell(at, name, pack, step, cases)
        progress(done + 1, len(steps))
    catch_up()


def _people(password: str) -> None:
    for person in company()["people"]:
        record(h.PersonJoined, "", person=person["id"], shown_name=person["name"],
               administrator=bool(person.get("administrator")))  # fmt: skip
        account = Account.objects.get(username=person["id"])
        account.set_password(password)
        account.email = f"{person['id']}@{company()['mail_domain']}"
        account.save()
        for pack, roles in person.get("posts", {}).items():
            for role in roles:
                record(h.PostGiven, "", person=person["id"], pack=pack, role=role)
        if person.get("reports_to"):
            record(h.ManagerNamed, "", person=person["id"], manager=person["reports_to"])


def _steps() -> Iterator[tuple[datetime, str, str, Any]]:
    for story in stories():
        for step in story["steps"]:
            yield moment_of(step["at"], moment.now()), story["story"], story["pack"], step


def moment_of(text: str, now: datetime) -> datetime:
    """`-3 09:15` is a quarter past nine three workdays ago; `-90 minutes` counts from now."""
    first, second = text.split()
    if second == "minutes":
        return now + timedelta(minutes=int(first))
    today = now.astimezone(ZONE).date()
    state = ports.rules().calendars(company()["calendar_of"]).state
    day = state.add_workdays(today, int(first)) if int(first) else today
    return min(datetime.combine(day, time.fromisoformat(second), ZONE), now)


def _tell(at: datetime, name: str, pack: str, step: Any, cases: dict[str, Case]) -> None:
    worker.fire_due()
    case = cases.get(name, Case(id=new_id(at)))
    command = command_from(step["do"], step.get("with") or {}, case, ZONE)
    done = handle(Ask(case=case.id, command=command, actor=step["as"], pack=pack))
    cases[name] = done.case
