"""Files on their way in: read and masked in memory, then kept as a masked table until a person decides.

Nothing unmasked is ever written: what lies on disk is already the table that would be stored, and the rejected rows in
the masked form in which they are shown. (A large upload waits sealed: `sealing`.)
"""

import hashlib
import hmac
import io
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings
from django.utils import timezone

from yishi.assembly.hotline.models import Import
from yishi.assembly.people.models import Assembly
from yishi.assembly.runs.pipelines import WEB, Dialect, read_tickets
from yishi.engine.report import Progress, silent

LONGEST_NUMBER = 60


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

    def read(self, assembly: Assembly, dialect: Dialect, progress: Progress = silent) -> Any:
        """The masked tickets. Raises InputError where the file as a whole cannot be read."""
        reading = read_tickets(
            io.BytesIO(self.content),
            filename=self.name,
            pseudonym_key=pseudonym_key(assembly),
            dialect=dialect,
            limits=replace(WEB, latest=timezone.localtime().replace(tzinfo=None)),
            progress=progress,
        )
        return replace(reading, tickets=_numbered(reading.tickets))


def keep(imported: Import, tickets: pl.DataFrame, rejects: pl.DataFrame) -> None:
    folder = folder_of(imported)
    folder.mkdir(parents=True, exist_ok=True)
    tickets.write_parquet(folder / "tickets.parquet")
    rejects.write_parquet(folder / "rejects.parquet")


def tickets(imported: Import) -> pl.DataFrame:
    """The masked rows that wait, in the shape of `tables.TICKET`; none after they were stored or discarded."""
    return _kept(imported, "tickets")


def rejects(imported: Import) -> pl.DataFrame:
    """Rows that were not taken: row, column, found, expected, code, other."""
    return _kept(imported, "rejects")


def drop_tickets(imported: Import) -> None:
    """Let the rows go once they are stored; the rejected ones stay, for whoever mends the file."""
    (folder_of(imported) / "tickets.parquet").unlink(missing_ok=True)


def drop(imported: Import) -> None:
    shutil.rmtree(folder_of(imported), ignore_errors=True)


def _numbered(tickets: pl.DataFrame) -> pl.DataFrame:
    """Numbers that are too long to store become their fingerprint: cut short, two of them might be the same."""
    number = pl.col("ticket_id")
    code = number.map_elements(lambda long: "r" + hashlib.sha256(long.encode()).hexdigest()[:32], pl.String)
    return tickets.with_columns(pl.when(number.str.len_chars() > LONGEST_NUMBER).then(code).otherwise(number))


def _kept(imported: Import, name: str) -> pl.DataFrame:
    path = folder_of(imported) / f"{name}.parquet"
    return pl.read_parquet(path) if path.exists() else pl.DataFrame()


def folder_of(imported: Import) -> Path:
    """Where what belongs to an import waits."""
    return Path(settings.RUNS_FOLDER) / str(imported.assembly_id) / "staged" / imported.public_id
