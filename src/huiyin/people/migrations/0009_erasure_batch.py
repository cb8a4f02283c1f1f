from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_duty_days_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="erasure",
            name="batch",
            field=models.CharField(blank=True, default="", max_length=32),
            preserve_default=False,
        ),
    ]
