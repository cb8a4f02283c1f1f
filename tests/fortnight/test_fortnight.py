"""A department of twenty for a fortnight, against real processes; every promise is accounted for.

The clock is advanced hour by hour. People leave, a laptop is lost, an approval was wrong, the machine
dies and comes back from a backup; mail goes in and out meanwhile.
"""

import json
import subprocess
import sys
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.fortnight.desk import Desk
from tests.fortnight.house import PATIENCE, ROOT, House, environment, served
from tests.fortnight.officers import Matter, Officer, Step
from tests.fortnight.plans import LAST_DAY, deliveries, matters
from tests.fortnight.staff import CLERK, POSTS, everybody
from tests.support import imap, letters
from tests.support.mail import mail_server

pytestmark = pytest.mark.faults


class Fortnight:
    """Walks through the plan slot by slot; what was refused against the plan is kept in `surprises`."""

    def __init__(self, house: House, tokens: dict[str, str]) -> None:
        self.house, self.tokens = house, tokens
        self.matters = matters()
        self.surprises: list[str] = []
        self.expected_refusals = 0
        self.done = 0
        self.gone: set[str] = set()
        self.officers: dict[str, Officer] = {}
        self.come_in()

    def go_home(self) -> None:
        for officer in self.officers.values():
            officer.close()

    def come_in(self) -> None:
        """New lines to the server, as after a restart."""
        self.go_home()
        self.officers = {p: Officer(self.house, p, token) for p, token in self.tokens.items()}

    def work(self, day: int, hour: int) -> None:
        slot: dict[int, list[Step]] = defaultdict(list)
        for place, matter in enumerate(self.matters):
            slot[place] += [s for s in matter.steps if (s.day, s.hour) == (day, hour)]
        with ThreadPoolExecutor(20) as people:
            list(people.map(lambda item: self._go_on(self.matters[item[0]], item[1]), slot.items()))

    def _go_on(self, matter: Matter, steps: list[Step]) -> None:
        for step in steps:
            officer = self.officers[self._who(matter, step)]
            if step.act == "register":
                answer = officer.send("/cases", {"pack": matter.pack, **step.answers})
            elif not matter.id:
                continue
            else:
                answer = officer.send(f"/cases/{matter.id}/acts/{step.act}", step.answers)
            self._keep(matter, step, officer.person, answer)

    def _keep(self, matter: Matter, step: Step, person: str, answer) -> None:
        if step.act == "register" and answer.status_code == 201:
            matter.id = answer.json()["case"]
        reason = answer.json().get("reason", "") if answer.status_code >= 400 else ""
        self.done += not reason
        if reason != step.no:
            self.surprises.append(f"{matter.name}: {step.act} by {person}: {answer.text[:600]}")
        elif step.no:
            self.expected_refusals += 1

    def _who(self, matter: Matter, step: Step) -> str:
        if step.role == "owner":
            (owner,) = self.house.rows(
                "SELECT owner FROM register_caserow WHERE stream = ?", f"case/{matter.id}"
            )[0]
            return str(owner)
        people = [p for p in POSTS[matter.pack][step.role] if p not in self.gone]
        return people[self.matters.index(matter) % len(people)]


@pytest.fixture
def house(tmp_path):
    with served(tmp_path / "home") as made:
        made.huiyin("init")
        settings = made.folder / "huiyin.toml"
        settings.write_text(settings.read_text() + "\ndemo = true\n")
        yield made


def hire(house: House, smtp: int, inbox: imap.Server) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.fortnight.staff", str(house.folder)]
    ports = [str(smtp), str(inbox.port)]
    done = subprocess.run(
        [*command, *ports], env=environment(), cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    tokens: dict[str, str] = json.loads(done.stdout)["tokens"]
    return tokens


def complain_by_mail(inbox: imap.Server, number: int) -> None:
    inbox.deliver(
        letters.mail(
            f"保单{number}的分红与宣传不符,请答复。", subject=f"投诉分红{number}",
            sender=f"ke{number}@example.org", to="tousu@house.test",
            message_id=f"{number}@example.org",
        )
    )  # fmt: skip


def somebody_leaves(fortnight: Fortnight, person: str) -> None:
    """Everything they own passes on in one step, and their token is dead at once."""
    house = fortnight.house
    said = house.huiyin("person", "leave", person, "--go", "--why", "换了工作")
    assert "cases; ends:" in said
    owned = "SELECT count(*) FROM register_caserow WHERE owner = ? AND is_open"
    assert house.rows(owned, person) == [(0,)]
    assert fortnight.officers[person].status("/me") == 401
    fortnight.gone.add(person)


def a_laptop_is_lost(fortnight: Fortnight, person: str) -> None:
    """Its session is ended from another one, its token revoked; a new token works on."""
    house = fortnight.house
    laptop, home = Desk(house.address, CLERK), Desk(house.address, CLERK)
    assert "sign-in" not in str(laptop.client.get("/").url)
    home.send("/sessions/", "//form[@method='post' and contains(@action, '/sessions/')][last()]")
    assert "sign-in" in str(laptop.client.get("/").url)
    assert "sign-in" not in str(home.client.get("/").url)
    laptop.close()
    home.close()
    tokens = json.loads(house.huiyin("token", "list", person, "--json"))
    house.huiyin("token", "revoke", str(tokens[0]["id"]))
    assert fortnight.officers[person].status("/me") == 401
    scopes = [word for scope in ("read", "act", "records") for word in ("--scope", scope)]
    new = house.huiyin("token", "new", person, "--title", "new laptop", *scopes)
    fortnight.tokens[person] = new.strip().splitlines()[-1]
    fortnight.come_in()
    assert fortnight.officers[person].status("/me") == 200


def the_machine_dies(fortnight: Fortnight, elsewhere: Path) -> None:
    """Killed right after the nightly backup, and gone; it comes back on another from that."""
    house = fortnight.house
    safe, night = elsewhere / "safe.keys", elsewhere / "night.tar.gz"
    house.huiyin("keys", "export", str(safe))
    house.huiyin("seal", "--to", str(elsewhere / "seals"))
    house.huiyin("backup", str(night))  # while it is served
    house.die()
    house.folder.rename(elsewhere / "wreck")
    house.folder = elsewhere / "second-machine"
    house.huiyin("restore", str(night), "--keys", str(safe))
    house.start()
    fortnight.come_in()


@pytest.mark.skipif(
    not imap.is_there(), reason="dovecot is not installed: apt-get install dovecot-imapd"
)
def test_a_fortnight_of_twenty_people_keeps_its_promises_or_shows_them_broken(house, tmp_path):
    with mail_server() as (taken, smtp), imap.server() as inbox:
        fortnight = Fortnight(house, hire(house, smtp, inbox))
        assert len(everybody()) == 20
        house.start()
        house.advance_to(0, 8)
        for day in range(LAST_DAY + 1):
            live_through(fortnight, day, inbox, tmp_path)
        fortnight.go_home()
        take_in_what_came_by_mail(house, 3)
        wait_for(lambda: everything_sent(house), house)
        house.stop()

        assert fortnight.surprises == [], "\n".join(fortnight.surprises)
        assert (fortnight.done > 300, fortnight.expected_refusals > 20) == (True, True)
        every_mail_is_a_case(house, 3)
        every_message_left_once(house, taken.taken)
        every_promise_is_accounted_for(house)
        assert (
            json.loads(house.huiyin("verify", "--seals", str(tmp_path / "seals"), "--json"))[
                "fault"
            ]
            is None
        )
        assert "rows are the same" in house.huiyin("rebuild", "--check")


def live_through(fortnight: Fortnight, day: int, inbox: imap.Server, elsewhere: Path) -> None:
    house = fortnight.house
    weekday = day % 5
    for hour in (9, 10, 11, 14, 15, 16):
        house.advance_to(weekday, hour)
        fortnight.work(day, hour)
    hand_over_cars(fortnight, day)
    if day in (0, 2, 7):
        complain_by_mail(inbox, day)
    if day in (2, 4, 6):
        somebody_leaves(fortnight, {2: "e", 4: "gao", 6: "pan"}[day])
    if day == 3:
        a_laptop_is_lost(fortnight, "bo")
    if day == 5:
        the_machine_dies(fortnight, elsewhere)


def take_in_what_came_by_mail(house: House, number: int) -> None:
    """Each lacks what the regulation must know, so an officer completes it with the mail beside."""
    wait_for(lambda: house.rows("SELECT count(*) FROM mail_mailrow") == [(number,)], house)
    desk = Desk(house.address, CLERK)
    for (mail,) in house.rows("SELECT id FROM mail_mailrow WHERE state = 'held'"):
        begun = desk.press(f"/mail/{mail}/", f"/mail/{mail}/register/")
        done = desk.send(
            str(begun.url), "//form[@id='asked']",
            **{"f.complained_of": "company", "f.bodily_harm": "false"},
        )  # fmt: skip
        assert "/cases/" in str(done.url), done.text
    desk.close()


def hand_over_cars(fortnight: Fortnight, day: int) -> None:
    """One row of five is bad: it is named, and the others go in."""
    rows = deliveries(day)
    answer = fortnight.officers["ren"].send("/records/bulk", {"pack": "auto-dealer", "rows": rows})
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert (said["registered"], said["refused"]) == (len(rows) - 1, 1), answer.text


def wait_for(done, house: House) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < until, house.rows(
            "SELECT state, fault, count(*) FROM notices_outgoing GROUP BY 1, 2"
        )
        time.sleep(0.5)


def everything_sent(house: House) -> bool:
    return house.is_quiet() and house.rows(
        "SELECT count(*) FROM notices_outgoing WHERE state = 'waiting'"
    ) == [(0,)]


def every_mail_is_a_case(house: House, number: int) -> None:
    states = house.rows("SELECT state, count(*) FROM mail_mailrow GROUP BY state")
    assert states == [("registered", number)]


def every_message_left_once(house: House, taken: list[EmailMessage]) -> None:
    """What the outbox calls sent came in at the other end; twice only under the same id."""
    came = {message["Message-ID"].strip("<>") for message in taken}
    rows = house.rows("SELECT message_id, state FROM notices_outgoing")
    assert rows
    assert {state for _, state in rows} == {"sent"}
    assert {name.strip("<>") for name, _ in rows} <= came


def every_promise_is_accounted_for(house: House) -> None:
    """A duty whose end has passed was kept in time, or is shown as missed."""
    now = house.now().replace(tzinfo=None).isoformat(" ")
    clocks = house.rows(
        "SELECT clock, status, due, stopped_at, in_time, missed, breach FROM register_clockrow"
    )
    assert len(clocks) > 50
    silent = [row for row in clocks if row[1] == "running" and row[2] <= now and not row[5]]
    late = [row for row in clocks if row[3] and row[3] > row[2] and row[4] and not row[5]]
    assert silent == []
    assert late == []
    assert any(row[5] for row in clocks), "some were forgotten on purpose"
