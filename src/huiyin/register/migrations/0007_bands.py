"""The bands by which cases with nearly the same text are found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0006_words")]

    operations = [
        migrations.CreateModel(
            name="BandRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stream", models.CharField(db_index=True, max_length=64)),
                ("band", models.BigIntegerField(db_index=True)),
            ],
        ),
    ]
