"""What happens to connections, as events of their own stream. No secret is ever in one."""

from dataclasses import dataclass

from huiyin.ledger.happenings import Happening


@dataclass(frozen=True, kw_only=True)
class ConnectionSet(Happening):
    """`values` is a JSON text of what is no secret; `secrets` names those that were given anew."""

    connection: str
    values: str
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConnectionRemoved(Happening):
    """Its secrets are gone for good."""

    connection: str
