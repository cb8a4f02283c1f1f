"""Programs that call the house all at once, and repeat each command until somebody has acknowledged it."""

import random  # noqa: TID251 (chance is what is tested here; the seed is in the message)
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

PATIENCE = 60.0


@dataclass
class Told:
    """What was acknowledged: by its key, the case, and which act it was."""

    key: str
    act: str
    case: str
    number: str
    version: int


@dataclass
class Callers:
    url: str
    token: str
    seed: int
    count: int = 4
    pause: float = 0.0
    told: list[Told] = field(default_factory=list)
    repeated: int = 0
    turned_away: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ending, self._lock = threading.Event(), threading.Lock()
        self._threads = [threading.Thread(target=self._run, args=(n,)) for n in range(self.count)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Each ends after the command in its hands was acknowledged: none is left in doubt."""
        self._ending.set()
        for thread in self._threads:
            thread.join(PATIENCE + 10)
        assert self.wrong == []

    def acknowledged(self) -> int:
        return len(self.told)

    def _run(self, number: int) -> None:
        chance, mine = random.Random(self.seed * 1000 + number), list[Told]()
        serial = 0
        with httpx.Client(headers={"Authorization": f"Bearer {self.token}"}, timeout=30) as client:
            while not self._ending.is_set():
                serial += 1
                done = self._until_told(
                    client, f"{self.seed}-{number}-{serial}", *wish(chance, mine)
                )
                if done is None:
                    return
                with self._lock:
                    self.told.append(done)
                if done.act == "register":
                    mine.append(done)
                time.sleep(self.pause)

    def _until_told(
        self, client: httpx.Client, key: str, act: str, path: str, body: Any
    ) -> Told | None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                answer = client.post(
                    f"{self.url}/api/{path}", json=body, headers={"Idempotency-Key": key}
                )
            except httpx.TransportError:
                self._again(0)
                continue
            if answer.status_code in (200, 201):
                said = answer.json()
                return Told(key, act, said["case"], said["number"], said["version"])
            self._again(answer.status_code)
            if answer.status_code not in (500, 502, 503):
                break
        self.wrong.append(f"{act} {key} was never acknowledged: {self.turned_away}")
        return None

    def _again(self, status: int) -> None:
        with self._lock:
            self.turned_away[status] = self.turned_away.get(status, 0) + 1
            self.repeated += 1
        time.sleep(0.05)


def wish(chance: random.Random, mine: list[Told]) -> tuple[str, str, Any]:
    """Registers, or does something to a case of one's own that nobody else touches."""
    if not mine or chance.random() < 0.4:
        facts = {"what": f"杯子是裂的 {chance.random()}", "topic": "service"}
        body = {"pack": "tiny", "channel": "phone", "facts": facts}
        return "register", "cases", body
    case = chance.choice(mine).case
    if chance.random() < 0.5:
        said = {"told": f"已联系 {chance.random()}"}
        return "record_contact", f"cases/{case}/acts/record_contact", said
    facts = {"amount": f"{chance.randrange(1, 9_000_000) / 100:.2f}"}
    return "amend_facts", f"cases/{case}/acts/amend_facts", {"facts": facts, "reason": "看错"}
