from django.db import migrations

from courses.immutable import refuse_updates


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0001_initial")]
    operations = [refuse_updates("quizzes_questionverdict"), refuse_updates("quizzes_extratime")]
