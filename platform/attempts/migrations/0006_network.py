import django.db.models.deletion
from django.db import migrations, models

from courses.immutable import refuse_updates


class Migration(migrations.Migration):
    dependencies = [("attempts", "0005_runs_of_lessons_code")]
    operations = [
        migrations.CreateModel(
            name="Network",
            fields=[
                (
                    "attempt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="network",
                        serialize=False,
                        to="attempts.attempt",
                    ),
                ),
                ("architecture", models.JSONField()),
                ("weights", models.BinaryField()),
            ],
        ),
        refuse_updates("attempts_network"),
    ]
