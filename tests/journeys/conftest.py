"""A browser at the desk. A message on its console fails the journey."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright

from huiyin.connections import keeping
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.models import Account
from huiyin.people.organising import record
from huiyin.portal import limits
from tests.journeys.people import PASSWORD, AtTheDesk
from tests.journeys.visitor import Visitor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's own loop runs in this thread
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed: run make system")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


def let_the_server_finish() -> None:
    """What a page sent when it was left (a draft of its form) is still being answered."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(10)


def empty_the_ledger() -> None:
    """The server needs committed rows, and the ledger forbids to take them away afterwards: its
    triggers are lifted for just that.
    """
    forbidding = _triggers()
    with connection.cursor() as cursor:
        for name in forbidding:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("DELETE FROM ledger_eventrow" if forbidding else "TRUNCATE ledger_eventrow")
        for sql in forbidding.values():
            cursor.execute(sql)


def _triggers() -> dict[str, str]:
    """By name, as they were made. PostgreSQL's guard rows, and emptying truncates."""
    if connection.vendor != "sqlite":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


@pytest.fixture
def people(transactional_db, installation, live_server, browser, settings):
    """Gives people posts and seats them: `people(pack, li="officer")["li"]`."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    seated: list[AtTheDesk] = []

    def seat(pack: str, width: int = 1440, **posts: str) -> dict[str, AtTheDesk]:
        for person, role in posts.items():
            record(PersonJoined, "", person=person, shown_name=person.title())
            record(PostGiven, "", person=person, pack=pack, role=role)
            account = Account.objects.get(username=person)
            account.set_password(PASSWORD)
            account.save()
        found = {p: AtTheDesk(browser, live_server.url, p, width) for p in posts}
        seated.extend(found.values())
        return found

    yield seat
    for person in seated:
        person.leave()
    let_the_server_finish()
    empty_the_ledger()
    assert [line for person in seated for line in person.console] == []


@pytest.fixture
def visitors(people, live_server, browser):
    """The house's pages are open; `visitors(width)` comes to them."""
    keeping.put(
        "portal", {"name": "恒顺电器", "colour": "#8a1f5c", "contact": "电话 400-000-0000"}, ""
    )
    limits.forget()
    came: list[Visitor] = []

    def come(width: int = 1440, **how: object) -> Visitor:
        came.append(Visitor(browser, live_server.url, width, **how))
        return came[-1]

    yield come
    for visitor in came:
        visitor.leave()
