"""Callers of the API in a process of their own, so that their work is not counted as the server's.

`python -m benchmarks.callers URL TOKEN CALLERS SECONDS STORY`: each caller holds one connection and
goes through the story again and again until the time is up; what was done is written as JSON.
"""

import itertools
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from benchmarks.texts import Tellers
from benchmarks.wire import Wire

REGISTRATION: dict[str, Any] = {
    "pack": "life-insurance",
    "channel": "phone",
    "facts": {
        "summary": "",
        "complainant_name": "某客户",
        "complained_of": "company",
        "bodily_harm": "false",
    },
}
_numbers = itertools.count()
_tellers = Tellers(time.time_ns())


class Caller:
    """One connection with the token of one person or more; every request has a key of its own."""

    def __init__(self, url: str, tokens: dict[str, str]) -> None:
        self.wire, self.tokens = Wire(url), tokens

    def post(self, path: str, body: dict[str, Any], person: str = "") -> dict[str, Any]:
        key = f"{os.getpid()}-{next(_numbers)}"
        more = {"Content-Type": "application/json", "Idempotency-Key": key}
        return self._ask("POST", path, json.dumps(body), person, more)

    def get(self, path: str) -> dict[str, Any]:
        return self._ask("GET", path, "", "", {})

    def _ask(
        self, method: str, path: str, body: str, person: str, more: dict[str, str]
    ) -> dict[str, Any]:
        token = self.tokens[person or next(iter(self.tokens))]
        head = {"Authorization": f"Bearer {token}", **more}
        answer = self.wire.ask(method, path, head, body.encode())
        if answer.status not in (200, 201):
            raise RuntimeError(f"{path}: {answer.status} {answer.content.decode()[:500]}")
        found: dict[str, Any] = json.loads(answer.content)
        return found


def telling(body: dict[str, Any], fact: str) -> dict[str, Any]:
    """The same with a text of its own."""
    return {**body, "facts": {**body["facts"], fact: _tellers.text()}}


def register(caller: Caller) -> None:
    caller.post("/api/cases", telling(REGISTRATION, "summary"))


def life(caller: Caller) -> None:
    """A complaint of the insurer from its registration to its end, by those whose part each is."""
    case = str(caller.post("/api/cases", telling(REGISTRATION, "summary"))["case"])

    def act(name: str, person: str = "chen", **answers: Any) -> dict[str, Any]:
        return caller.post(f"/api/cases/{case}/acts/{name}", answers, person)

    act("admit")
    act("acknowledge", medium="phone")
    act("assign", "lin", to="chen")
    act("record_contact", purpose="hearing")
    act("add_evidence", kind="statement_complainant", title="通话记录")
    act("add_evidence", kind="investigation", title="影像")
    act("record_finding", facts={
        "established_facts": "查实", "responsible_party": "company_side",
        "responsible_person": "部门", "basis": "合同"})  # fmt: skip
    act("propose", subject="plan", text="说明并致歉")
    proposal = caller.get(f"/api/cases/{case}")["proposals"][-1]["id"]
    act("approve", "lin", proposal=proposal)
    act("answer", text="按方案答复")
    act("respond", response="accepted")
    act("close")


COMPLAINT: dict[str, Any] = {
    "pack": "general",
    "channel": "phone",
    "facts": {"content": "", "complainant_name": "某客户"},
}


def plain_life(caller: Caller) -> None:
    """The nine acts that the goal names, under the regulation for any house, and that the remedy was given,
    without which that one lets nobody close.
    """
    case = str(caller.post("/api/cases", telling(COMPLAINT, "content"))["case"])

    def act(name: str, person: str = "chen", **answers: Any) -> None:
        caller.post(f"/api/cases/{case}/acts/{name}", answers, person)

    act("admit", facts={"intake_checks": ["content", "identity"]})
    act("assign", "lin", to="chen")
    act("record_finding", text="查实")
    act("propose", subject="exchange", text="换货")
    act("approve", "lin", proposal="last")
    act("carry_out", proposal="last")
    act("answer", text="已换货")
    act("confirm", satisfied=True)
    act("close", outcome="answered")


def submit(caller: Caller) -> None:
    """The public form of django-helpdesk; its token is the number of the queue."""
    form = {
        "queue": next(iter(caller.tokens.values())), "title": "分红与宣传不符", "priority": "3",
        "body": _tellers.text(), "submitter_email": "user@house.test",
    }  # fmt: skip
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = caller.wire.ask("POST", "/tickets/submit/", head, urlencode(form).encode())
    if answer.status != 302:
        raise RuntimeError(f"the form was not taken: {answer.status}")


STORIES: dict[str, Callable[[Caller], None]] = {
    "register": register,
    "life": life,
    "plain_life": plain_life,
    "submit": submit,
}


def run(url: str, tokens: dict[str, str], callers: int, seconds: float, story: str) -> list[float]:
    """How long each round through the story took, of all callers together."""
    took: list[float] = []
    until = time.perf_counter() + seconds

    def go() -> None:
        caller, tell = Caller(url, tokens), STORIES[story]
        while (began := time.perf_counter()) < until:
            tell(caller)
            took.append(time.perf_counter() - began)

    threads = [threading.Thread(target=go) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def main() -> None:
    url, tokens, callers, seconds, story = sys.argv[1:]
    began = time.perf_counter()
    took = run(url, json.loads(tokens), int(callers), float(seconds), story)
    print(json.dumps({"took": took, "seconds": time.perf_counter() - began}))


if __name__ == "__main__":
    main()
