"""A house with somebody for every post and every duty, and cases of every standing."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from django.http import HttpResponse
from django.test import Client

from benchmarks.stories import MIX, Story
from huiyin.casework import commands as c
from huiyin.casework.access import may
from huiyin.casework.commands import ACTS
from huiyin.casework.draft import Draft
from huiyin.casework.events import Archived, Closed
from huiyin.casework.evolve import replay
from huiyin.casework.forms import command_from
from huiyin.casework.refusal import Refused
from huiyin.casework.secrecy import knows
from huiyin.connections import keeping as keeping_of_doors
from huiyin.evidence import keeping
from huiyin.ledger import moment, ports
from huiyin.ledger.door import Ask, context_for, handle, load_case, new_id, stream_of
from huiyin.ledger.store import append, lock, standing
from huiyin.people import happenings as h
from huiyin.people.access_tokens import SCOPES, Wish, issue, of, revoke
from huiyin.people.models import Account
from huiyin.people.organising import record
from huiyin.portal import codes, visiting
from tests.site.survey import Asker, Case, session_of

STORIES = {story.pack: story for story in MIX}
ELSEWHERE = " of another unit"
SEALED = {
    "market-supervision": ("report", {"lead": "超范围经营", "facts_known": "看见"}),
    "petitions": ("accusation", {}),
}
"""Regulations that seal cases of a kind, and what such a case asks besides."""


def token_of(person: str, scopes: Iterable[str] = SCOPES, **more: object) -> dict[str, str]:
    ends = moment.now() + timedelta(days=1)
    wish = Wish(person=person, title="test", scopes=tuple(scopes), expires_at=ends)
    return {"authorization": f"Bearer {issue(replace(wish, **more), person)}"}


def shown_by(person: str) -> Asker:
    """By session and by token, with all that a token may."""
    return Asker(session_of(person), token_of(person))


def joined(person: str, **more: object) -> str:
    record(h.PersonJoined, "", person=person, shown_name=person, **more)
    return person


def posted(pack: str) -> dict[str, Asker]:
    """Somebody who holds each post alone, and somebody who holds it in another unit of the regulation."""
    policy = ports.rules().regulation(pack).pack
    found = {}
    for role, dated in policy.roles.items():
        own = dated.wordings[-1].unit
        others = [unit for unit in policy.units if own and unit != own]
        for unit, name in (("", role), *((unit, role + ELSEWHERE) for unit in others[:1])):
            person = joined(f"{role}{'_elsewhere' if unit else '_alone'}")
            record(h.PostGiven, "", person=person, pack=pack, role=role, unit=unit)
            found[name] = shown_by(person)
    return found


def strangers_to(pack: str) -> dict[str, Asker]:
    """People of the house who hold nothing under this regulation."""
    joined("elsewhere")
    record(h.PostGiven, "", person="elsewhere", pack="ferry", role=_first_role("ferry"))
    joined("colleague")
    joined("administrator_alone", administrator=True)
    return {
        "a stranger": Asker(),
        "a colleague without a post": shown_by("colleague"),
        "a post of another regulation": shown_by("elsewhere"),
        "an administrator": shown_by("administrator_alone"),
    }


def _first_role(pack: str) -> str:
    return next(iter(ports.rules().regulation(pack).pack.roles))


def duties(pack: str, role: str) -> dict[str, Asker]:
    """Whoever has, had or will have what the holder of a post has, each by another way."""
    now, day = moment.now(), timedelta(days=1)
    place = {"pack": pack, "role": role}
    for person in ("holder", "taken", "left", "first_password", "second_factor"):
        joined(person)
        record(h.PostGiven, "", person=person, **place)
    deputies = {"deputy": (None, None), "deputy_later": (now + day, None),
                "deputy_before": (now - 2 * day, now - day)}  # fmt: skip
    for person, (since, until) in deputies.items():
        joined(person)
        record(h.DeputyNamed, "", person=person, since=since, until=until, **place)
    record(h.DutyRostered, "", person=joined("rostered"), since=now - day, until=now + day, **place)
    record(h.PowerTaken, "in_power", person=joined("in_power", administrator=True), until=now + day)
    found = {
        "the holder of a post": shown_by("holder"),
        "who stands in now": shown_by("deputy"),
        "who is on duty now": shown_by("rostered"),
        "who stands in from tomorrow": shown_by("deputy_later"),
        "who stood in until yesterday": shown_by("deputy_before"),
        "whose post was taken": shown_by("taken"),
        "who has left": shown_by("left"),
        "with a temporary password": shown_by("first_password"),
        "without the second factor demanded": shown_by("second_factor"),
        "an administrator in power": shown_by("in_power"),
    }
    record(h.PostTaken, "", person="taken", **place)
    record(h.PersonLeft, "", person="left")
    Account.objects.filter(username="first_password").update(must_change_password=True)
    return found


def programs_of(person: str) -> dict[str, Asker]:
    """A token of the person for each scope, and some that are good no more."""
    found = {f"a token to {scope}": Asker(token=token_of(person, (scope,))) for scope in SCOPES}
    found["a token revoked"] = Asker(token=token_of(person))
    revoke(of(person)[0], person)
    found["a token that nobody issued"] = Asker(token={"authorization": "Bearer hy_abc_abc"})
    return found


def visitors(case: Case, other: Case) -> dict[str, Asker]:
    """Complainants before the pages of the house: with the code of a case, with a wrong one, with none."""
    keeping_of_doors.put("portal", {"name": "某公司", "colour": "#0f6b6f", "contact": ""}, "")
    code = codes.fresh()
    codes.give(case.id, code)
    number = load_case(case.id).number
    typed = {
        "with the number of a case and its code": (number, code),
        "with the number of a case and a wrong code": (number, codes.fresh()),
        "with the code of a case and another number": (load_case(other.id).number, code),
    }
    forged = visiting.let_in(HttpResponse(), other.id).cookies[visiting.COOKIE].value
    return {
        "who names no case": Asker(),
        **{name: Asker(visit=_visit(*said)) for name, said in typed.items()},
        "with a cookie for a case to which no code was given": Asker(visit=forged),
        "with a cookie that was changed": Asker(visit=forged[:-1] + "~"),
    }


def _visit(number: str, code: str) -> str:
    """What the browser holds after the two were typed."""
    answer = Client().post("/complain/follow/", {"number": number, "code": code})
    held = answer.cookies.get(visiting.COOKIE)
    return held.value if held else ""


def begun(story: Story, kind: str = "", **facts: object) -> Case:
    """A case as the story begins, with a file in it, by somebody who may."""
    _, role, act, answers = story.steps[0]
    pack = ports.rules().regulation(story.pack).pack
    zone = ports.rules().calendars(story.pack).zone
    said = {"kind": "complaint", **answers, **({"kind": kind} if kind else {})}
    said["kind"] = said["kind"] if said["kind"] in pack.kinds else next(iter(pack.kinds))
    said["facts"] = {story.told_in: "井盖破损", **said["facts"], **facts}
    case, actor = new_id(moment.now()), f"{role}_alone"
    command = command_from(act, said, load_case(case), zone)
    assert isinstance(command, ACTS["register"])
    handle(Ask(case=case, command=command, actor=actor, pack=story.pack))
    return with_file(story.pack, case, actor)


def with_file(pack: str, case: str, actor: str) -> Case:
    blob = keeping.put([b"seen"])
    kinds = ports.rules().regulation(pack).pack.evidence_kinds
    command = c.AddEvidence(kind=next(iter(kinds), ""), title="seen.txt", sha256=blob.sha256)
    with suppress(Refused):  # not every regulation lets whoever registers add to the file
        handle(Ask(case=case, command=command, actor=actor))
    return Case(pack, case, blob.sha256)


def put_away(case: Case) -> None:
    """Closed and archived as the clock would say it: what had to be done before is not asked here."""
    head = lock(stream_of(case.id))
    before, earlier = standing(head.id, case.id, head)
    now = moment.now()
    ended = [Closed(at=now, by="", outcome=""), Archived(at=now, by="", archive_number="A-1")]
    after = replay([*(item.event for item in earlier), *ended], case.id)
    recorded = append(head, ended, now, before.policy, after)
    rules = ports.rules()
    change = ports.Change(
        head.id, before, after, recorded, rules.regulation(case.pack), rules.calendars(case.pack)
    )
    for projector in ports.projectors():
        projector.project(change)


def reads(case: Case, person: str) -> bool:
    """By the regulation, asked directly."""
    stands = load_case(case.id)
    context = context_for(case.pack, person, moment.now())
    draft = Draft(ports.rules().regulation(case.pack), context, stands)
    return knows(draft) and may(draft.regulation, draft.case, context, "read").is_allowed
