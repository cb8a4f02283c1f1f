"""The invented port of `tests/support/packs/harbour`: who works there, and cases about them."""

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.casework.case import Case, Stage
from huiyin.casework.organisation import Organisation, Post
from huiyin.catalogue import Catalogue
from huiyin.policy.policy import Policy
from huiyin.policy.regulation import Regulation
from tests.conftest import SUPPORT

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
POSTS = {
    "chen": "chair", "ding": "director", "feng": "foreman", "cai": "clerk", "cao": "clerk",
    "ao": "auditor", "yin": "inspector",
}  # fmt: skip
HOUSE = Organisation(tuple(Post(role, "", (person,)) for person, role in POSTS.items()))


@cache
def regulation() -> Regulation:
    return Catalogue(SUPPORT / "packs").regulation("harbour")


@cache
def policy() -> Policy:
    return regulation().on(MORNING.date())


def case_of(kind: str = "report", owner: str = "ao", **facts: Any) -> Case:
    """A case as it stands once registered."""
    case = Case(id="a", version=1, stage=Stage.RECEIVED, kind=kind, channel="letter", facts=facts)
    return replace(case, owner=owner, handlers=(owner,), registrar=owner, received_at=MORNING)


__all__ = ["HOUSE", "MORNING", "POSTS", "case_of", "policy", "regulation"]
