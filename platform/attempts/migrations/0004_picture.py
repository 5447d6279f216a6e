import django.db.models.deletion
from django.db import migrations, models

from courses.immutable import refuse_updates


class Migration(migrations.Migration):
    dependencies = [("attempts", "0003_given_up")]
    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=200)),
                ("png", models.BinaryField()),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="attempts.attempt"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("attempt", "number"), name="picture_number_is_unique_in_attempt")
                ],
            },
        ),
        refuse_updates("attempts_picture"),
    ]
