"""Clocks that stopped, by when they did: returns count those of a period."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0014_waits_in_order"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="clockrow",
            index=models.Index(
                condition=models.Q(("stopped_at__isnull", False)),
                fields=["pack", "stopped_at"],
                name="clock_stopped",
            ),
        ),
    ]
