"""A real installation with the product's regulations, served by `huiyin serve`, for callers over HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.faults.installed import Installed

PEOPLE = {
    "general": {"agent": "agent", "digger": "investigator"},
    "life-insurance": {"na": "officer", "guo": "supervisor", "min": "manager"},
    "auto-dealer": {
        "guan": "customer_care",
        "fu": "service_manager",
        "shou": "aftersales_director",
    },
}
FILL = """
import json, sys
from datetime import timedelta
import django
django.setup()
from huiyin.ledger import moment
from huiyin.people.access_tokens import SCOPES, Wish, issue
from huiyin.people.happenings import PersonJoined, PostGiven
from huiyin.people.organising import record
ends, tokens = moment.now() + timedelta(days=1), {}
for pack, people in json.loads(sys.argv[1]).items():
    for person, role in people.items():
        record(PersonJoined, "", person=person, shown_name=person)
        record(PostGiven, "", person=person, pack=pack, role=role)
        wish = Wish(person=person, title="test", scopes=SCOPES, expires_at=ends)
        tokens[person] = issue(wish, "")
print(json.dumps(tokens))
"""


@dataclass
class Served:
    url: str
    tokens: dict[str, str]
    callers: list["Caller"]

    def caller(self, person: str) -> "Caller":
        self.callers.append(Caller(self.url, self.tokens[person]))
        return self.callers[-1]


@contextmanager
def served(home: Path) -> Iterator[Served]:
    with Installed.made(home) as installed:
        environment = {**os.environ, **installed.environment}
        (home / "huiyin.toml").write_text("api_requests_a_minute = 100000\n")
        filled = subprocess.run(
            [sys.executable, "-c", FILL, json.dumps(PEOPLE)],
            env=environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        port = _free_port()
        command = [sys.executable, "-m", "huiyin.cli.main", "--home", str(home), "serve"]
        log = (home / "serve.log").open("w")
        server = subprocess.Popen(
            [*command, "--port", str(port), "--workers", "2"],
            env=environment, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_for(url, server)
            found = Served(url, json.loads(filled.stdout.splitlines()[-1]), [])
            yield found
            for caller in found.callers:
                caller.client.close()
        finally:
            server.terminate()
            server.wait(30)
            log.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            if httpx.get(f"{url}/api/me", timeout=30).status_code == 401:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the server never answered")


class Caller:
    """A program of one person. What it does must be done; anything else fails the test."""

    def __init__(self, url: str, token: str) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        self.client = httpx.Client(base_url=f"{url}/api/", headers=headers, timeout=120)

    def read(self, path: str) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def register(self, pack: str, **facts: Any) -> str:
        body = {"pack": pack, "channel": "phone", "facts": facts}
        answer = self.client.post("cases", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["case"])

    def do(self, case: str, act: str, **body: Any) -> Any:
        answer = self.client.post(f"cases/{case}/acts/{act}", json=body)
        assert answer.status_code == 200, (act, answer.text)
        return answer.json()

    def refused(self, case: str, act: str, **body: Any) -> Any:
        answer = self.client.post(f"cases/{case}/acts/{act}", json=body)
        assert answer.status_code >= 400, (act, answer.text)
        return answer.json()

    def approve_all(self) -> int:
        waits = [wait for wait in self.read("me/waits")["items"] if wait["what"] == "approval"]
        for wait in waits:
            self.do(wait["case"], "approve", proposal=wait["thing"])
        return len(waits)
