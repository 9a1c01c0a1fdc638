"""Settings of the tests: a database in memory, quick passwords, work done at once."""

import tempfile
from pathlib import Path

from yishi.assembly.config.settings.base import *

SECRET_KEY = "only-for-tests"  # noqa: S105
DEMO = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
_kept = tempfile.TemporaryDirectory(prefix="yishi-tests-")  # gone when the tests end
RUNS_FOLDER = Path(_kept.name) / "runs"
MEDIA_ROOT = Path(_kept.name) / "kept"
