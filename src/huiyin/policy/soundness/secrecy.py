"""Sealed cases: somebody may read each, and a reader is somebody."""

from collections.abc import Iterator

from huiyin.policy.problems import Problem
from huiyin.policy.schema.secrecy import Secrecy
from huiyin.policy.soundness.base import Around, wrong


def secrecy(rule: Secrecy, around: Around) -> Iterator[Problem]:
    if not rule.readers:
        yield wrong(rule, "nobody may read these cases", "one reader or more")
    for reader in rule.readers:
        if not reader.role and reader.only is None:
            yield wrong(reader, "this reader is everybody", "a role, or only: involved")
