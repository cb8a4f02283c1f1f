"""Cases in the order of their numbers, regulation by regulation: numbers of one stand together."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0018_bands_beside_words")]

    operations = [
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(fields=["pack", "number", "stream"], name="case_pack_number"),
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                condition=models.Q(("is_open", True)),
                fields=["pack", "number", "stream"],
                name="case_pack_number_open",
            ),
        ),
    ]
