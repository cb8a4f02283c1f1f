"""The database itself refuses to change or remove an event."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER ledger_event_no_update BEFORE UPDATE ON ledger_eventrow
       BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END""",
    """CREATE TRIGGER ledger_event_no_delete BEFORE DELETE ON ledger_eventrow
       BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION ledger_event_only_added() RETURNS trigger AS $$
       BEGIN RAISE EXCEPTION 'events are only ever added'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER ledger_event_only_added BEFORE UPDATE OR DELETE ON ledger_eventrow
       FOR EACH ROW EXECUTE FUNCTION ledger_event_only_added()""",
]


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in POSTGRESQL if vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER ledger_event_only_added ON ledger_eventrow")
        schema_editor.execute("DROP FUNCTION ledger_event_only_added()")
    else:
        schema_editor.execute("DROP TRIGGER ledger_event_no_update")
        schema_editor.execute("DROP TRIGGER ledger_event_no_delete")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
