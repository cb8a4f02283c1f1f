from django.db import migrations, models

SHARED = ("calendar", "draft", "house", "pack", "people")


class Migration(migrations.Migration):
    """What every request asks, answered by the index alone."""

    dependencies = [
        ("ledger", "0004_shared_streams"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="stream",
            index=models.Index(
                condition=models.Q(("kind__in", SHARED)),
                fields=["kind", "id", "head"],
                name="stream_shared_heads",
            ),
        ),
        migrations.RemoveIndex(model_name="stream", name="stream_shared"),
    ]
