from django.db import migrations

from courses.immutable import refuse_updates


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]
    operations = [refuse_updates("courses_revision"), refuse_updates("courses_variant")]
