import django.db.models.deletion
from django.db import migrations, models

KINDS = ["run", "submit", "by-hand", "block"]


class Migration(migrations.Migration):
    dependencies = [("attempts", "0004_picture"), ("courses", "0004_glossary")]

    operations = [
        migrations.RemoveConstraint("attempt", "attempt_kind_is_known"),
        migrations.AlterField(
            "attempt",
            "kind",
            models.CharField(
                choices=[
                    ("run", "run"),
                    ("submit", "submission"),
                    ("by-hand", "answer"),
                    ("block", "run of a lesson's code"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            "attempt",
            "revision",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempts",
                to="courses.revision",
            ),
        ),
        migrations.AlterField(
            "attempt",
            "variant",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="courses.variant"
            ),
        ),
        migrations.AddField(
            "attempt",
            "lesson",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="courses.lesson"
            ),
        ),
        migrations.AddField("attempt", "before", models.JSONField(default=list)),
        migrations.AddConstraint(
            "attempt",
            models.CheckConstraint(name="attempt_kind_is_known", condition=models.Q(kind__in=KINDS)),
        ),
        migrations.AddConstraint(
            "attempt",
            models.CheckConstraint(
                name="attempt_is_at_an_exercise_or_in_a_lesson",
                condition=models.Q(
                    kind="block", lesson__isnull=False, revision__isnull=True, variant__isnull=True
                )
                | models.Q(lesson__isnull=True, revision__isnull=False, variant__isnull=False)
                & ~models.Q(kind="block"),
            ),
        ),
    ]
