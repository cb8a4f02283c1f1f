"""People at work: each with a token of their own, doing what the plan has for them through the API."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from tests.fortnight.house import House


class Officer:
    def __init__(self, house: House, person: str, token: str) -> None:
        self.person = person
        self._client = httpx.Client(
            base_url=house.address + "/api",
            headers={"authorization": f"Bearer {token}", "accept-language": "en"},
            timeout=120,
        )

    def close(self) -> None:
        self._client.close()

    def read(self, path: str) -> Any:
        answer = self._client.get(path)
        assert answer.status_code == 200, (path, answer.text)
        return answer.json()

    def status(self, path: str) -> int:
        return self._client.get(path).status_code

    def send(self, path: str, body: Any) -> httpx.Response:
        """Repeats once under the same key where the line broke, as a careful program does."""
        headers = {"idempotency-key": uuid4().hex}
        try:
            return self._client.post(path, json=body, headers=headers)
        except httpx.TransportError:
            return self._client.post(path, json=body, headers=headers)


@dataclass(frozen=True)
class Step:
    """On the `day`-th workday (0 is the first) at the full `hour`: somebody of `role` does it.

    `role` may be `owner`: whoever owns the case then. `no` is the reason of the refusal to expect.
    """

    day: int
    hour: int
    role: str
    act: str
    answers: dict[str, Any] = field(default_factory=dict)
    no: str = ""


@dataclass
class Matter:
    """One case and what is to happen to it. `id` is known once it is registered."""

    name: str
    pack: str
    steps: list[Step]
    id: str = ""
    refusals: list[str] = field(default_factory=list)
