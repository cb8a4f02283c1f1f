"""Rows of typical cases."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PrecedentRow",
            fields=[
                ("stream", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("pack", models.CharField(max_length=64)),
                ("library", models.CharField(max_length=64)),
                ("case", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["pack", "state", "-at"], name="precedent_of_pack"),
                    models.Index(fields=["case"], name="precedent_of_case"),
                ],
            },
        ),
    ]
