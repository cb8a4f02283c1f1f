"""What waits for one role or person, by its due date."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0013_lists_of_own"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="waitrow",
            index=models.Index(fields=["token", "due"], name="wait_due"),
        ),
    ]
