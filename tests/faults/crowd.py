"""Many at once, each doing what touches more than one stream: moves both ways, links both ways, seals.

python -m tests.faults.crowd prepare
python -m tests.faults.crowd go ROUNDS
python -m tests.faults.crowd answer    every case there is, while a worker fires their clocks
"""

import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.site.settings")

import django

django.setup()

from django.conf import settings
from django.db import connection

from huiyin.casework import commands as c
from huiyin.ledger import moment, ports, seals
from huiyin.ledger.door import Ask, handle, new_id
from huiyin.ledger.models import Stream
from huiyin.people import happenings as h
from huiyin.people import regulations
from huiyin.people.organising import record
from huiyin.site.rules import InstalledRules
from tests.ledger.house import MORNING, do, register
from tests.support.editions import bureau, edition

ports.connect(rules=InstalledRules([Path(__file__).parents[1] / "support" / "packs"]))
LATER = MORNING + timedelta(days=1)
MAY_MOVE = ("amend_facts, link, correct_registration]", "amend_facts, link, move_case]")
CLAIMS = "measures:\n  claims: {title: 同样紧急, of: claim, same: urgent, clause: B-3}\n"
MEASURED = ("gates:\n", f"{CLAIMS}gates:\n")
MANY = ('needs: "false", says', "needs: claims + 1 <= 100000, says")
THREADS = 8


def prepare() -> None:
    """Two regulations, each of which counts others and so has a stream that all its commands lock."""
    regulations.install(regulations.tried(edition("2", "2004-01-01", MAY_MOVE)))
    counted = bureau()
    for old, new in (MEASURED, MANY):
        assert old in counted.files["pack.yaml"]
        counted.files["pack.yaml"] = counted.files["pack.yaml"].replace(old, new)
    regulations.install(regulations.tried(counted))
    record(h.PostGiven, "", person="li", pack="bureau", role="taker")


def claim() -> str:
    facts = {"story": "裂了", "urgent": "no"}
    command = c.Register(kind="claim", channel="hall", facts=facts)
    ask = Ask(case=new_id(MORNING), command=command, actor="li", pack="bureau", at=MORNING)
    return handle(ask).case.id


def away(case: str) -> None:
    said = {"channel": "line", "there": {"urgent": "no"}}
    do(case, "li", c.MoveCase(to="bureau", reason="错投", **said), LATER)


def home(case: str) -> None:
    there = {"topic": "goods", "what": "杯子是裂的"}
    do(case, "li", c.MoveCase(to="tiny", reason="错投", channel="phone", there=there), LATER)


def one(number: int, rounds: int, ready: threading.Barrier, shared: list[str]) -> None:
    ready.wait()
    for turn in range(rounds):
        away(register(actor="li").case.id) if number % 2 else home(claim())
        first, second = shared if number % 2 else reversed(shared)
        for case in (first, second):
            said = c.AmendFacts(facts={"amount": f"{number}.{turn:02}"}, reason="看错")
            do(case, "li", said, LATER)
        if number == 0:
            seals.seal(moment.now(), settings.HOME.seals)


def go(rounds: int) -> None:
    ready = threading.Barrier(THREADS)
    shared = [register(actor="li").case.id for _ in range(2)]
    at_once(lambda number: one(number, rounds, ready, shared))
    seals.seal(moment.now(), settings.HOME.seals)


def answer() -> None:
    """Each thread its own share, all of them together every case."""
    streams = Stream.objects.filter(kind="case").order_by("id").values_list("id", flat=True)
    cases = [stream.partition("/")[2] for stream in streams]

    def share(number: int) -> None:
        for case in cases[number::THREADS]:
            do(case, "wang", c.Admit(), LATER)
            do(case, "wang", c.Answer(text="好"), LATER)

    at_once(share)


def at_once(act: Callable[[int], None]) -> None:
    """Raises where anything went wrong in one of the threads."""
    wrong = list[str]()

    def run(number: int) -> None:
        try:
            act(number)
        except Exception:
            wrong.append(traceback.format_exc())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, "\n".join(wrong)


if __name__ == "__main__":
    deeds = {"prepare": prepare, "go": lambda: go(int(sys.argv[2])), "answer": answer}
    deeds[sys.argv[1]]()
