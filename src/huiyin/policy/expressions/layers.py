"""Names laid over other names, so that nothing has to be copied to ask one more question."""

from collections.abc import Iterator, Mapping
from typing import Any

from huiyin.policy.expressions.types import Value


class Layers(Mapping[str, Value]):
    """What `above` says wins; everything else is as `below` has it."""

    __slots__ = ("_above", "_below")

    def __init__(self, above: Mapping[str, Value], below: Mapping[str, Value]) -> None:
        self._above, self._below = above, below

    def get(self, name: str, default: Any = None) -> Any:
        return self._above[name] if name in self._above else self._below.get(name, default)

    def __getitem__(self, name: str) -> Value:
        return self._above[name] if name in self._above else self._below[name]

    def __contains__(self, name: object) -> bool:
        return name in self._above or name in self._below

    def __iter__(self) -> Iterator[str]:
        yield from self._above
        yield from (name for name in self._below if name not in self._above)

    def __len__(self) -> int:
        return sum(1 for _ in self)
