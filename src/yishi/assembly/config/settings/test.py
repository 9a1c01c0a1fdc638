"""Settings of the tests: a database in memory, quick passwords, work done at once."""

import tempfile
from pathlib import Path

from yishi.assembly.config.settings.base import *

SECRET_KEY = "only-for-tests"  # noqa: S105
DEMO = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
RUNS_FOLDER = Path(tempfile.mkdtemp(prefix="yishi-runs-"))
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="yishi-kept-"))
