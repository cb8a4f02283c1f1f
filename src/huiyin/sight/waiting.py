"""What waits for somebody, in the words of the regulation that asks for it."""

from collections.abc import Iterable
from typing import Any

from huiyin.casework.wording import Words
from huiyin.ledger import ports
from huiyin.policy.policy import Policy
from huiyin.sight.me import Me, policy_now


def policies_of(me: Me, packs: Iterable[str]) -> dict[str, Policy]:
    """Today's wordings of each pack; of packs that are still there."""
    known = set(ports.rules().names())
    return {pack: policy_now(pack, me.now) for pack in set(packs) & known}


def thing_of(words: Words, wait: Any) -> str:
    if wait.what in ("task", "callback"):
        return words.task(wait.kind)
    sections = {
        "approval": ("remedies", "approvals"),
        "signature": ("papers",),
        "appeal": ("accounts",),
    }
    return words.title(wait.kind, *sections.get(wait.what, ())) if wait.kind else ""


def post_of(words: Words, token: str) -> str:
    kind, _, name = token.partition(":")
    if kind not in ("role", "unit"):
        return ""
    return words.title(name.partition("/")[2], "roles", "units")
