from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_pack_drafts")]

    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=150)),
                ("case", models.CharField(max_length=64)),
                ("doing", models.CharField(blank=True, max_length=32)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="presence_age")],
                "constraints": [
                    models.UniqueConstraint(fields=["case", "person"], name="one_presence_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=150)),
                ("title", models.CharField(max_length=40)),
                ("asked", models.CharField(max_length=600)),
                ("pack", models.CharField(blank=True, max_length=64)),
                ("records", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["pack"], name="view_shared")],
                "constraints": [
                    models.UniqueConstraint(fields=["person", "title"], name="one_view_a_title")
                ],
            },
        ),
    ]
