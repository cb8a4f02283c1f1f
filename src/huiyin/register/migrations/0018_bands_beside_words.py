"""The bands of a case beside its words: in the same index on SQLite, in one of their own on PostgreSQL.

The table that held them stays, empty, for the version before, which still writes there; a column is added without copying the table, as Django would on SQLite
(docs/decisions/0080-bands-are-words-of-the-index.md).
"""

from django.db import migrations, models

ADD = """ALTER TABLE register_wordsrow ADD COLUMN "bands" text NOT NULL DEFAULT ''"""
SQLITE = [
    ADD,
    "DROP TRIGGER register_wordsrow_new",
    "DROP TRIGGER register_wordsrow_gone",
    "DROP TRIGGER register_wordsrow_other",
    "DROP TABLE register_wordsrow_fts",
    """UPDATE register_wordsrow SET bands = coalesce((
         SELECT group_concat(said, ' ') FROM (
           SELECT printf('%016x', band) AS said FROM register_bandrow b
           WHERE b.stream = register_wordsrow.stream ORDER BY b.id)), '')""",
    """CREATE VIRTUAL TABLE register_wordsrow_fts USING fts5(
       words, bands, content='register_wordsrow', content_rowid='id', detail=none, columnsize=0)""",
    "INSERT INTO register_wordsrow_fts(register_wordsrow_fts) VALUES ('rebuild')",
    """CREATE TRIGGER register_wordsrow_new AFTER INSERT ON register_wordsrow BEGIN
       INSERT INTO register_wordsrow_fts(rowid, words, bands)
       VALUES (new.id, new.words, new.bands); END""",
    """CREATE TRIGGER register_wordsrow_gone AFTER DELETE ON register_wordsrow BEGIN
       INSERT INTO register_wordsrow_fts(register_wordsrow_fts, rowid, words, bands)
       VALUES ('delete', old.id, old.words, old.bands); END""",
    """CREATE TRIGGER register_wordsrow_other AFTER UPDATE ON register_wordsrow BEGIN
       INSERT INTO register_wordsrow_fts(register_wordsrow_fts, rowid, words, bands)
       VALUES ('delete', old.id, old.words, old.bands);
       INSERT INTO register_wordsrow_fts(rowid, words, bands)
       VALUES (new.id, new.words, new.bands); END""",
    "DELETE FROM register_bandrow",
]
POSTGRESQL = [
    ADD,
    """UPDATE register_wordsrow w SET bands = b.said FROM (
         SELECT stream, string_agg(lpad(to_hex(band), 16, '0'), ' ' ORDER BY id) AS said
         FROM register_bandrow GROUP BY stream) b WHERE b.stream = w.stream""",
    """CREATE INDEX register_wordsrow_bands ON register_wordsrow
       USING gin (string_to_array(bands, ' ')) WITH (fastupdate = off)""",
    "TRUNCATE register_bandrow",
]


def carry_over(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in POSTGRESQL if vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("register", "0017_open_and_records")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    "wordsrow", "bands", models.TextField(blank=True, db_default="", default="")
                ),
                migrations.DeleteModel("BandRow"),
            ]
        ),
        migrations.RunPython(carry_over),
    ]
