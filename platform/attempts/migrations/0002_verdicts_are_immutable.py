from django.db import migrations

from courses.immutable import refuse_updates


class Migration(migrations.Migration):
    dependencies = [("attempts", "0001_initial")]
    operations = [refuse_updates("attempts_verdict")]
