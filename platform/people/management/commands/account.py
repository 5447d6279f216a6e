"""``manage.py account NAME``: makes an account."""

from __future__ import annotations

from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from people import services
from people.models import Role, User


class Command(BaseCommand):
    """Asks for the password, so that it stands in no history of a shell."""

    help = "Make an account. The password is asked for; manage.py changepassword changes it later."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the person signs in with")
        parser.add_argument("--role", choices=Role.values, default=Role.STUDENT.value)

    def handle(self, *_args: Any, **options: Any) -> None:
        name, role, password = options["name"], Role(options["role"]), getpass("Password: ")
        try:
            User.username_validator(name)
            validate_password(password, User(username=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if getpass("Password, again: ") != password:
            raise CommandError("the two passwords are different")
        if not services.make_account(username=name, password=password, role=role):
            raise CommandError(f"{name}: is there already")
        self.stdout.write(f"{name}: {role}")
