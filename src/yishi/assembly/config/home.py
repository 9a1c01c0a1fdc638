"""Where an installation keeps its things: `YISHI_HOME` (default `./var`), its secret, its database."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

HOME = Path(os.environ.get("YISHI_HOME", "var")).resolve()


def secret_key() -> str:
    """`YISHI_SECRET_KEY`, else a random key made once and kept readable by this user only."""
    if key := os.environ.get("YISHI_SECRET_KEY"):
        return key
    file = HOME / "secret-key"
    if not file.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as opened:
            opened.write(secrets.token_urlsafe(48))
    return file.read_text()


def database() -> dict[str, Any]:
    """`DATABASE_URL` (PostgreSQL, pooled), else SQLite beside the other things."""
    if url := os.environ.get("DATABASE_URL"):
        return {**dj_database_url.parse(url), "OPTIONS": {"pool": True}}
    HOME.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "yishi.sqlite3",
        "OPTIONS": {
            # Writers queue instead of failing: a transaction takes its write lock when it begins.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        },
    }
