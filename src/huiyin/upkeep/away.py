"""Which errors are nobody's fault and pass: whoever asked is told to try again, and nothing is lost."""

from functools import cache

from django.apps import apps
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from huiyin.ledger.codec import Newer
from huiyin.ledger.room import is_full

_IDLE_TOO_LONG = "25P03"
"""PostgreSQL ended a transaction that nobody went on with: this process was frozen, or very slow."""


def is_away(error: BaseException | None) -> bool:
    """The database is lost, a disk full, or a newer version of the product has come to it meanwhile."""
    if isinstance(error, OperationalError | InterfaceError | Newer) or is_full(error):
        return True
    if getattr(getattr(error, "__cause__", None), "sqlstate", "") == _IDLE_TOO_LONG:
        return True
    return isinstance(error, DatabaseError) and is_overtaken()


def is_overtaken() -> bool:
    """Whether a newer version brought up the database while this process runs: its tables may be others.
    False where that cannot be asked.
    """
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return False
    own = {app.label for app in apps.get_app_configs() if app.name.startswith("huiyin.")}
    return any(app in own and (app, name) not in own_migrations() for app, name in applied)


@cache
def own_migrations() -> frozenset[tuple[str, str]]:
    """Of this version. Asked for first when a process begins: its folder may be the newer one's later."""
    return frozenset(MigrationLoader(None).disk_migrations)
