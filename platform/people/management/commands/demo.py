"""``manage.py demo``: accounts to try the site with."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from people import services
from people.models import Role

ACCOUNTS = [(role, str(role), f"{role}-demo") for role in Role]
"""Role, user name and password of each."""


class Command(BaseCommand):
    """Makes the demo accounts."""

    help = "Make an account of every role to try the site with. Existing ones are left as they are."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for role, username, password in ACCOUNTS:
            is_new = services.make_account(username=username, password=password, role=role)
            self.stdout.write(f"{username} / {password}" if is_new else f"{username}: is there already")
