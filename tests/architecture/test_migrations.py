"""The models and the migrations say the same, and a version can serve beside the next one."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations import (
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    RemoveField,
    RemoveIndex,
    RunPython,
    SeparateDatabaseAndState,
)
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models import CharField

BEFORE = {
    "connections": 1, "desk": 3, "evidence": 2, "jobs": 1, "ledger": 4, "library": 1, "mail": 3,
    "notices": 2, "people": 9, "portal": 1, "publishing": 1, "register": 10, "upkeep": 1,
}  # fmt: skip
"""The last ones, by number, to which the rule was not asked; later ones have it
(docs/decisions/0065-a-version-serves-beside-the-next.md).
"""
TAKES = frozenset({("register", "0012_bands_by_time")})
"""Migrations that take away what the release before no longer reads or writes, or only an index."""


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def is_additive(operation: Operation) -> bool:
    """Whether code that knows nothing of it still reads and writes."""
    if isinstance(operation, SeparateDatabaseAndState):
        return all(map(is_additive, operation.database_operations))
    if isinstance(operation, AddField):
        field = operation.field
        return field.many_to_many or field.null or field.has_db_default()
    return isinstance(operation, CreateModel | AddIndex | RemoveIndex | RunPython)


def test_the_version_before_can_read_and_write_beside_every_migration():
    own = {app.label for app in apps.get_app_configs() if app.name.startswith("huiyin.")}
    found = MigrationLoader(None).disk_migrations
    later = {
        key: migration
        for key, migration in found.items()
        if key[0] in own and int(key[1][:4]) > BEFORE.get(key[0], 0) and key not in TAKES
    }

    assert set(found) >= TAKES
    for (app, name), migration in later.items():
        for operation in migration.operations:
            assert is_additive(operation), f"{app} {name}: {operation.describe()}"


@pytest.mark.parametrize(
    ("operation", "fits"),
    [
        (AddField("caserow", "remark", CharField(max_length=9, null=True)), True),
        (AddField("caserow", "remark", CharField(max_length=9, db_default="")), True),
        (AddField("caserow", "remark", CharField(max_length=9, default="")), False),
        (RemoveField("caserow", "number"), False),
        (RemoveIndex("caserow", "case_due"), True),
        (AlterField("caserow", "number", CharField(max_length=9)), False),
    ],
)
def test_what_the_version_before_could_not_write_is_noticed(operation, fits):
    assert is_additive(operation) == fits
