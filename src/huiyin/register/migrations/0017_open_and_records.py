"""Open cases by their receipt, and records past all cases, however many there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0016_ended_cases_that_come_up"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["received_at", "stream"],
                name="case_received_open",
            ),
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                condition=models.Q(("is_record", True)),
                fields=["pack", "received_at", "stream"],
                name="case_records",
            ),
        ),
    ]
