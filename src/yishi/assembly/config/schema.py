"""Bringing the database up to date: migrations, and a shorter way for one that is still empty (decision 0014)."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import override_settings


def bring_up_to_date() -> None:
    """Migrate. An empty database gets all tables from the models at once, and every migration is noted as done."""
    notes = MigrationRecorder(connection)
    notes.ensure_schema()
    if not notes.applied_migrations():
        _make_all()
        _note_all()
    call_command("migrate", interactive=False, verbosity=0)


def _make_all() -> None:
    """In one transaction. Tables that are there are passed over: whoever was interrupted here begins again."""
    without = dict.fromkeys((app.label for app in apps.get_app_configs()), None)
    with override_settings(MIGRATION_MODULES=without):
        call_command("migrate", interactive=False, verbosity=0, run_syncdb=True)


def _note_all() -> None:
    with transaction.atomic():
        call_command("migrate", interactive=False, verbosity=0, fake=True)
