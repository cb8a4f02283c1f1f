from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_erasure_batch"),
    ]

    operations = [
        migrations.AddField(
            model_name="ownwording",
            name="of_book",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
    ]
