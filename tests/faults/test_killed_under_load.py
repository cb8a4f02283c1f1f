"""Whatever is killed, at named places or at random, while programs call: nothing is lost or doubled."""

import os
import random  # noqa: TID251 (chance is what is tested here; the seed is in the message)
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.callers import Callers
from tests.faults.kept import assert_kept
from tests.faults.served import House, Served, a_house, serving
from tests.support.mail import Letters, mail_server

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
CONNECT = """
import sys, django
django.setup()
from huiyin.connections import keeping
keeping.put("smtp", {"host": "127.0.0.1", "port": int(sys.argv[1]), "security": "none",
                     "sender": "desk@house.test"}, "")
"""
LEVEL = 2 * 3600
PLACES = ["after_append", "before_commit", "after_commit"]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """One for all: each test adds to what it was told, and all of it must be there at every end."""
    with a_house(tmp_path_factory.mktemp("killed") / "home") as made:
        yield made


def connect_mail(house: House, port: int) -> None:
    command = [sys.executable, "-c", CONNECT, str(port)]
    subprocess.run(command, env=house.environment, cwd=ROOT, check=True)


def assert_each_message_is_one(letters: Letters) -> None:
    """A copy that was sent again is the same to the last byte, so that a receiver knows it."""
    said: dict[str, bytes] = {}
    for came in letters.taken:
        assert said.setdefault(came["Message-ID"], bytes(came)) == bytes(came)


def kill_something(house: Served, chance: random.Random) -> str:
    """One web process or the worker; now and then everything at once."""
    if chance.random() < 0.06:
        house.kill_all()
        house.start()
        return "everything"
    house.keep()
    victims = house.workers_beside() if chance.random() < 0.25 else house.webs()
    if not victims:
        return "nobody"
    os.kill(chance.choice(victims), signal.SIGKILL)
    return "one"


def kill_at_random(house: House, kills: int, seed: int) -> dict:
    chance, killed = random.Random(seed), 0
    with mail_server() as (letters, port):
        connect_mail(house, port)
        with serving(house) as served:
            callers = Callers(served.url, house.tokens["wang"], seed)
            callers.start()
            while killed < kills:
                time.sleep(chance.uniform(0.05, 0.6))
                house.installed.advance(LEVEL // 5)  # clocks fall due all the while
                before = callers.acknowledged()
                killed += kill_something(served, chance) != "nobody"
                if killed % 10 == 5:  # now and then it must come to work between two kills
                    wait_for_more(served, callers, before)
            with served.kept():  # one killed twice in a moment ends by itself, a little later
                callers.end()
                served.wait()
            served.stop()
        house.told += callers.told
        found = assert_kept(house, f"seed {seed}")
        assert_each_message_is_one(letters)
    assert callers.repeated > 0, "nobody noticed anything"
    assert found["fired"] > 0
    return {"told": len(callers.told), "repeated": callers.repeated, "killed": killed,
            "turned_away": callers.turned_away, "mails": len(letters.taken), **found}  # fmt: skip


def wait_for_more(served: Served, callers: Callers, before: int) -> None:
    for _ in range(600):
        served.keep()
        if callers.acknowledged() > before + 3 or callers.wrong:
            return
        time.sleep(0.05)
    pytest.fail("nothing was acknowledged any more")


@pytest.mark.database
def test_after_kills_at_random_under_load_everything_is_kept(house):
    """Twenty; on PostgreSQL, where the same are killed in the long run, six."""
    kill_at_random(house, kills=20 if house.is_sqlite else 6, seed=2026)


@pytest.mark.slow
@pytest.mark.database
def test_after_two_hundred_kills_at_random_under_load_everything_is_kept(house):
    found = kill_at_random(house, kills=200, seed=7)

    told = {
        name: found[name] for name in ("killed", "told", "repeated", "events", "fired", "mails")
    }
    sys.stderr.write(f"{told}\n")
    assert found["told"] > found["killed"]


def test_web_processes_that_die_at_every_fifth_command_keep_what_they_acknowledged(house):
    """Each process dies at the same place, again and again; programs get their work done all the same."""
    for seed, place in enumerate(PLACES, 100):
        with serving(house, HUIYIN_FAILPOINT=f"{place}:5") as served:
            callers = Callers(served.url, house.tokens["wang"], seed, count=2)
            with served.kept():
                callers.start()
                wait_for_more(served, callers, 8)
                callers.end()
        house.told += callers.told
        assert callers.repeated > 1, f"nobody died {place}"

    assert_kept(house)
