from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("courses", "0002_revisions_are_immutable")]

    operations = [
        migrations.AddField("lesson", "numbers_source", models.TextField(blank=True, default="")),
        migrations.AddField("lesson", "numbers", models.JSONField(default=dict)),
    ]
