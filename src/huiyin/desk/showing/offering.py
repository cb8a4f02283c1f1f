"""What a field of a connection may be called by: nobody knows the ids of a regulation by heart."""

from collections.abc import Iterable, Mapping

from huiyin.ledger import ports
from huiyin.people.models import Account
from huiyin.sight.me import Me, policy_now

Offer = tuple[str, str]
_SECTIONS: Mapping[str, str] = {
    "channel": "channels",
    "kind": "kinds",
    "evidence_kind": "evidence_kinds",
    "text_fact": "facts",
    "subject_fact": "facts",
    "name_fact": "facts",
    "address_fact": "facts",
}


def offers(me: Me, name: str, pack: str) -> list[Offer]:
    """Each with what it is called; what belongs to a regulation only once that one is chosen."""
    names = ports.rules().names()
    if name == "pack":
        return [(one, _title(me, one)) for one in names]
    if name == "person":
        rows = Account.objects.filter(is_active=True).order_by("username")[:500]
        return [(account.username, account.words()) for account in rows]
    if name not in _SECTIONS or pack not in names:
        return []
    rules = getattr(policy_now(pack, me.now), _SECTIONS[name])
    return list(_titled(me, rules))


def _title(me: Me, pack: str) -> str:
    return policy_now(pack, me.now).head.title.text(me.language)


def _titled(me: Me, rules: Mapping[str, object]) -> Iterable[Offer]:
    for name, rule in rules.items():
        title = getattr(rule, "title", None)
        yield str(name), title.text(me.language) if title is not None else str(name)
