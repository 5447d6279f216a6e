"""Rows that are added and never edited: the database itself refuses."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

_SQLITE = "CREATE TRIGGER {table}_is_immutable BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
_POSTGRESQL = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE '{message}'
USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_is_immutable BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse();
"""


def refuse_updates(table: str) -> RunPython:
    """Return a migration step after which an UPDATE of the table fails as an IntegrityError.

    On SQLite a later migration that alters the table rebuilds it and loses the trigger: repeat this step after it.
    """
    message = f"{table}: rows are added, never edited"

    def add(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for_vendor = _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE
        editor.execute(for_vendor.format(table=table, message=message))

    return RunPython(add, RunPython.noop)
