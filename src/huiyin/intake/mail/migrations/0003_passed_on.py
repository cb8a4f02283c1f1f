from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0002_trouble"),
    ]

    operations = [
        migrations.AddField(
            model_name="mailrow",
            name="leaves",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="mailrow",
            name="passed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="mailrow",
            name="passed_by",
            field=models.CharField(blank=True, default="", max_length=150),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="mailrow",
            name="passed_from",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="mailrow",
            name="passed_why",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
    ]
