"""Ended cases of which something is due, in that order: past the open ones, of which there are many more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0015_clocks_by_their_stop"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                condition=models.Q(("comes_at__isnull", False), ("is_open", False)),
                fields=["comes_at", "stream"],
                name="case_comes_ended",
            ),
        ),
    ]
