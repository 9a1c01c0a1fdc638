"""An empty database is made whole from the models: that is honest only while migrations say the same."""

import os
import subprocess
import sys

ONCE = """
import django; django.setup()
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from yishi.assembly.config import schema
"""
MADE = """
schema.bring_up_to_date()
noted = MigrationRecorder(connection).applied_migrations()
assert any(app == "people" for app, name in noted)
assert "people_member" in connection.introspection.table_names()
"""


def _python(script: str, home) -> None:
    local = {"DJANGO_SETTINGS_MODULE": "yishi.assembly.config.settings.local", "YISHI_HOME": str(home)}
    command = [sys.executable, "-c", ONCE + script]
    done = subprocess.run(command, env=os.environ | local, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_migrations_say_what_the_models_say(tmp_path):
    _python("from django.core.management import call_command\ncall_command('makemigrations', check=True)", tmp_path)


def test_who_is_interrupted_before_the_notes_begins_again(tmp_path):
    interrupted = "schema._note_all = lambda: exit(0)\n"
    _python(interrupted + "schema.bring_up_to_date()", tmp_path)
    _python(MADE + MADE, tmp_path)
