"""Files on their way in: read and masked in memory, then kept as a masked table until a person decides.

Nothing unmasked is ever written: what lies on disk is already the table that would be stored, and the rejected rows in
the masked form in which they are shown.
"""

import hashlib
import hmac
import io
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from yishi.assembly.hotline.models import Import
from yishi.assembly.people.models import Assembly
from yishi.assembly.runs.pipelines import read_tickets


def pseudonym_key(assembly: Assembly) -> bytes:
    """The key of the assembly's caller codes (HMAC-SHA256 of the installation's secret, RFC 2104).

    The same caller is the same code in every file of one assembly, and another one in any other's.
    """
    return hmac.digest(settings.SECRET_KEY.encode(), b"caller:" + assembly.public_id.encode(), hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name and bytes, in memory."""

    name: str
    content: bytes

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def read(self, assembly: Assembly) -> Any:
        """The masked tickets. Raises InputError where the file as a whole cannot be read."""
        return read_tickets(io.BytesIO(self.content), filename=self.name, pseudonym_key=pseudonym_key(assembly))


def keep(imported: Import, tickets: pl.DataFrame, rejects: pl.DataFrame) -> None:
    folder = _folder(imported)
    folder.mkdir(parents=True, exist_ok=True)
    tickets.write_parquet(folder / "tickets.parquet")
    rejects.write_parquet(folder / "rejects.parquet")


def tickets(imported: Import) -> pl.DataFrame:
    """The masked rows that wait, in the shape of `tables.TICKET`; none after they were stored or discarded."""
    return _kept(imported, "tickets")


def rejects(imported: Import) -> pl.DataFrame:
    """Rows that were not taken: row, column, found, expected, code, other."""
    return _kept(imported, "rejects")


def drop(imported: Import) -> None:
    shutil.rmtree(_folder(imported), ignore_errors=True)


def _kept(imported: Import, name: str) -> pl.DataFrame:
    path = _folder(imported) / f"{name}.parquet"
    return pl.read_parquet(path) if path.exists() else pl.DataFrame()


def _folder(imported: Import) -> Path:
    return Path(settings.RUNS_FOLDER) / str(imported.assembly_id) / "staged" / imported.public_id
