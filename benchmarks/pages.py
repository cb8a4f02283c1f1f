"""Every page of the desk over many cases: its server time at the median and at 95 %, and its weight.

`HUIYIN_BENCH_CASES` says over how many; `HUIYIN_BENCH_HOME` keeps them for the next run. Sign-in and
password checks are not counted; `HUIYIN_BENCH_PAGES` chooses pages by a part of their address.
"""

import gzip
import logging
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import sizes
from benchmarks.installed import installation
from benchmarks.measure import Figure

MEDIAN, HIGH, WEIGHT = 0.060, 0.150, 300
ROUNDS = sizes.rounds(21)
_LINKED = re.compile(r'(?:src|href)="(/static/[^"#?]+)')
OFFICER, MANAGER, ADMINISTRATOR = "chen", "zhou", "boss"


def figures() -> Iterator[Figure]:
    installation()
    from django.test import Client

    logging.disable(logging.WARNING)
    everybody = {
        person: seated(Client(SERVER_NAME="localhost"), person)
        for person in (OFFICER, MANAGER, ADMINISTRATOR)
    }
    cases, loads = _cases(), []
    chosen = os.environ.get("HUIYIN_BENCH_PAGES", "")
    for person, address in _pages(cases):
        if chosen in address:
            yield from _timed(everybody[person], person, address, cases["count"], loads)
    yield _heaviest(loads)


def seated(client: Any, person: str) -> Any:
    from huiyin.people.happenings import PersonJoined
    from huiyin.people.models import Account
    from huiyin.people.organising import record

    if not Account.objects.filter(username=person).exists():
        record(PersonJoined, "", person=person, shown_name=person, administrator=True)
    account = Account.objects.get(username=person)
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")
    return client


def _cases() -> dict[str, Any]:
    from huiyin.register.models import CaseRow

    mine = CaseRow.objects.filter(pack="life-insurance", owner=OFFICER, is_open=True)
    longest = mine.order_by("-version").values_list("stream", flat=True).first() or ""
    over = CaseRow.objects.filter(pack="life-insurance", owner=OFFICER, is_open=False)
    return {
        "count": CaseRow.objects.count(),
        "open": longest.partition("/")[2],
        "closed": (
            over.order_by("-version").values_list("stream", flat=True).first() or ""
        ).partition("/")[2],
    }


def _pages(cases: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(person, address); those of a case are of one that is open and one that is over."""
    for address in (
        "/", "/approvals/", "/cases/", "/cases/?open=all", "/cases/?overdue=1", "/cases/?owner=chen",
        "/cases/?q=理赔太慢", "/cases/?pack=life-insurance&stage=handling&grade=major&open=all",
        "/records/", "/register/life-insurance/", "/extracts/", "/messages/",
        "/messages/bell/", "/messages/settings/", "/rules/", "/rules/life-insurance/",
        "/rules/life-insurance/try/", "/returns/", "/samples/", "/account/tokens/",
    ):  # fmt: skip
        yield OFFICER, address
    for case in filter(None, (cases["open"], cases["closed"])):
        yield OFFICER, f"/cases/{case}/"
        yield OFFICER, f"/cases/{case}/file/"
    if cases["open"]:
        yield OFFICER, f"/cases/{cases['open']}/do/record_contact/"
    for address in ("/", "/approvals/", "/cases/", "/returns/overview/"):
        yield MANAGER, address
    for part in ("", "people/", "people/chen/", "posts/", "posts/lines/", "deputies/", "duty/",
                 "calendars/", "settings/", "categories/", "wordings/", "regulations/",
                 "regulations/which/", "erasing/", "history/", "running/"):  # fmt: skip
        yield ADMINISTRATOR, f"/house/{part}"
    yield ADMINISTRATOR, "/outbox/"
    yield ADMINISTRATOR, "/connections/"


def _timed(
    client: Any, person: str, address: str, cases: int, loads: list[tuple[str, int]]
) -> Iterator[Figure]:
    """Twice before anything counts: what a process reads once, it has read."""
    for _ in range(2):
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    loads.append((f"{person} {address}", _weight(answer.content)))
    walls, cpus = [], []
    for _ in range(ROUNDS):
        cpu, wall = time.process_time(), time.perf_counter()
        client.get(address)
        cpus.append(time.process_time() - cpu)
        walls.append(time.perf_counter() - wall)
    shown = re.sub(r"/cases/[0-9a-f]{20,}", "/cases/CASE", address)
    name = f"{shown} ({person}), {cases} cases"
    for what, found, goal in (
        ("median", median(cpus), MEDIAN),
        ("95 %", sorted(cpus)[int(len(cpus) * 0.95)], HIGH),
    ):
        wall = median(walls) if what == "median" else sorted(walls)[int(len(walls) * 0.95)]
        words = f"under {round(goal * 1000)} ms of processor time"
        yield Figure(f"{name}, {what}", found, wall, "wall", words, found < goal)


def _weight(page: bytes) -> int:
    """Bytes over the wire at first load: the page and everything that it links to, compressed."""
    from django.contrib.staticfiles import finders

    total = len(gzip.compress(page, 6))
    for name in dict.fromkeys(_LINKED.findall(page.decode())):
        path = finders.find(name.removeprefix("/static/"))
        if path:
            total += len(gzip.compress(Path(path).read_bytes(), 6))
    return total


def _heaviest(loads: list[tuple[str, int]]) -> Figure:
    name, size = max(loads, key=lambda one: one[1])
    kilobytes = size / 1000
    return Figure(
        f"heaviest first load, {kilobytes:.0f} KB: {name}",
        0.0,
        None,
        "",
        f"under {WEIGHT} KB",
        kilobytes < WEIGHT,
    )
