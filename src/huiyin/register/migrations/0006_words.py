"""The words of a case as tokens, and what finds them: FTS5 on SQLite, an array index on PostgreSQL."""

from django.db import migrations, models

SQLITE = [
    """CREATE VIRTUAL TABLE register_wordsrow_fts USING fts5(
       words, content='register_wordsrow', content_rowid='id', detail=none, columnsize=0)""",
    """CREATE TRIGGER register_wordsrow_new AFTER INSERT ON register_wordsrow BEGIN
       INSERT INTO register_wordsrow_fts(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER register_wordsrow_gone AFTER DELETE ON register_wordsrow BEGIN
       INSERT INTO register_wordsrow_fts(register_wordsrow_fts, rowid, words)
       VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER register_wordsrow_other AFTER UPDATE ON register_wordsrow BEGIN
       INSERT INTO register_wordsrow_fts(register_wordsrow_fts, rowid, words)
       VALUES ('delete', old.id, old.words);
       INSERT INTO register_wordsrow_fts(rowid, words) VALUES (new.id, new.words); END""",
]
POSTGRESQL = [
    """CREATE INDEX register_wordsrow_words ON register_wordsrow
       USING gin (string_to_array(words, ' '))""",
]
GONE = {
    "postgresql": ["DROP INDEX register_wordsrow_words"],
    "sqlite": [
        "DROP TRIGGER register_wordsrow_new",
        "DROP TRIGGER register_wordsrow_gone",
        "DROP TRIGGER register_wordsrow_other",
        "DROP TABLE register_wordsrow_fts",
    ],
}


def index(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in POSTGRESQL if vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, None)


def unindex(apps, schema_editor):
    for statement in GONE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("register", "0005_extracts")]

    operations = [
        migrations.CreateModel(
            name="WordsRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stream", models.CharField(max_length=64, unique=True)),
                ("words", models.TextField()),
            ],
        ),
        migrations.RunPython(index, unindex),
    ]
