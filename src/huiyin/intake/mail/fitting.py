"""A mailbox's words fitted to another regulation: a mail may be registered under one it does not feed."""

from zoneinfo import ZoneInfo

from huiyin.connections import keeping as connections
from huiyin.intake.mail.connection import Imap
from huiyin.ledger import moment, ports
from huiyin.policy.policy import Policy

WAY = "mail"
_FACTS = ("text_fact", "subject_fact", "name_fact", "address_fact")


def fitted(imap: Imap, pack: str) -> Imap:
    """As a mailbox of that regulation is set, if there is one; else its own words where they are known
    there, the way in that is for mail, and nothing guessed beyond that.
    """
    if imap.pack == pack:
        return imap
    others: dict[str, Imap] = connections.every("imap")
    own = next((box for box in others.values() if box.pack == pack), None)
    if own is not None:
        return own
    policy = _policy(pack)
    words: dict[str, str] = {
        name: fact if (fact := getattr(imap, name)) in policy.facts else "" for name in _FACTS
    }
    words |= {"pack": pack, "channel": _channel(policy, imap.channel), "evidence_kind": ""}
    return imap.model_copy(update={**words, "kind": imap.kind if imap.kind in policy.kinds else ""})


def _policy(pack: str) -> Policy:
    regulation = ports.rules().regulation(pack)
    return regulation.on(moment.now().astimezone(ZoneInfo(str(regulation.pack.zone))).date())


def _channel(policy: Policy, before: str) -> str:
    by_mail = [name for name, channel in policy.channels.items() if channel.class_ == WAY]
    same = [name for name in policy.channels if name == before]
    return str(next(iter([*by_mail, *same, *policy.channels]), ""))
