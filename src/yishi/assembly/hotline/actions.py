"""Every write of the room: taking files in, and keeping account of who read what."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import moved
from yishi.assembly.hotline import intake, mappings, rules, sealing, signals, staging
from yishi.assembly.hotline.models import Import, Mapping, Viewing
from yishi.assembly.hotline.sources import Source
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs import actions as runs
from yishi.assembly.runs.models import Run
from yishi.engine import privacy

AT_ONCE = 256 * 1024  # bytes that are read within the request: about a second, even of a workbook (it is packed)
LONGEST_NAME = 200
LONGEST_IN_TITLE = 100


def bring(*, upload: Upload, source: str, by: Any) -> Import:
    """Take a file in: one that is read in a moment at once, a larger one by the worker. See `stage` and `receive`."""
    return (stage if len(upload.content) <= AT_ONCE else receive)(upload=upload, source=source, by=by)


@transaction.atomic
def stage(*, upload: Upload, source: str, by: Any) -> Import:
    """Read and mask a file, and keep it until somebody confirms. Nothing is stored yet.

    Raises InputError `reading.*` where the file cannot be read, or has no column with the time.
    """
    require(rules.may_import(by))
    imported = _of(upload, source, by)
    reading = intake.read(upload, imported)
    for name, value in intake.facts(imported, reading).items():
        setattr(imported, name, value)
    imported.save()
    staging.keep(imported, reading.tickets, reading.rejects)
    audit.note(by=by, verb="hotline.stage", thing=imported, rows=imported.rows_good, bad=imported.rows_bad)
    return imported


@transaction.atomic
def receive(*, upload: Upload, source: str, by: Any) -> Import:
    """Seal a file for the worker, who reads it and then lets it go (docs/decisions/0004)."""
    require(rules.may_import(by))
    imported = _of(upload, source, by)
    imported.state, imported.half_key = Import.State.READING, sealing.new_half_key()
    imported.run = runs.begin(
        job="yishi.assembly.hotline.jobs.read_upload",
        title=_("读取来件：%(file)s") % {"file": imported.file_name[:LONGEST_IN_TITLE]},
        params={"import": imported.public_id},
        by=by,
    )
    imported.save()
    sealing.keep(imported, upload.content)
    audit.note(by=by, verb="hotline.receive", thing=imported, bytes=len(upload.content))
    return imported


@transaction.atomic
def read_room(*, source: Source, wanted: bool, by: Any) -> Run:
    """Begin reading what another room tells as messages of `source`; not `wanted`: take what was read out again."""
    require(rules.may_read_room(by, source))
    run = runs.begin(
        job=signals.JOB,
        title=(_("读取：%(source)s") if wanted else _("移除：%(source)s")) % {"source": source.word},
        params={"source": source.code, "wanted": wanted},
        by=by,
    )
    audit.note(by=by, verb="hotline.read_room", thing=run, source=source.code, wanted=wanted)
    return run


@transaction.atomic
def save_mapping(*, source: str, columns: dict[str, str], by: Any) -> Mapping:
    """Remember for every later file what the headers of a source are: header → our column, empty: left out."""
    require(rules.may_import(by))
    saved, _created = Mapping.objects.update_or_create(
        assembly_id=by.assembly_id,
        source=source,
        shape=mappings.shape_of(list(columns)),
        defaults={"columns": {header: column or None for header, column in columns.items()}, "saved_by_id": by.pk},
    )
    audit.note(by=by, verb="hotline.map", thing=saved, columns=len(columns))
    return saved


@transaction.atomic
def forget_mapping(*, mapping: Mapping, by: Any) -> None:
    """From now on the headers are guessed again."""
    require(rules.may_forget(by, mapping))
    audit.note(by=by, verb="hotline.unmap", thing=mapping)
    mapping.delete()


@transaction.atomic
def confirm(*, imported: Import, by: Any) -> Import:
    """A person takes the rows in: they are stored by a job, all or none."""
    imported = _decided(imported, "confirm", by)
    imported.run = runs.begin(
        job="yishi.assembly.hotline.jobs.store_import",
        title=_("来件入库：%(file)s") % {"file": imported.file_name[:LONGEST_IN_TITLE]},
        params={"import": imported.public_id},
        by=by,
    )
    imported.save(update_fields=["state", "decided_by", "decided_at", "run"])
    audit.note(by=by, verb="hotline.confirm", thing=imported, rows=imported.rows_good)
    return imported


@transaction.atomic
def discard(*, imported: Import, by: Any) -> Import:
    """Let a staged file go; nothing of it stays."""
    imported = _decided(imported, "discard", by)
    imported.save(update_fields=["state", "decided_by", "decided_at"])
    sealing.drop(imported)
    transaction.on_commit(lambda: staging.drop(imported))
    audit.note(by=by, verb="hotline.discard", thing=imported)
    return imported


@transaction.atomic
def undo(*, imported: Import, why: str, by: Any) -> Import:
    """Take all tickets of an import out again."""
    imported = _decided(imported, "undo", by)
    imported.save(update_fields=["state", "decided_by", "decided_at"])
    count = imported.tickets.count()
    imported.tickets.all().delete()
    transaction.on_commit(lambda: staging.drop(imported))
    audit.note(by=by, verb="hotline.undo", thing=imported, why=why, tickets=count)
    return imported


@transaction.atomic
def log_view(*, what: str, rows: int, purpose: str = "", exported: bool = False, by: Any) -> Viewing:
    """Remember that somebody read or exported messages."""
    if exported:
        audit.note(by=by, verb="hotline.export", why=purpose, rows=rows)
    return Viewing.objects.create(
        assembly_id=by.assembly_id, user_id=by.pk, what=what[:200], rows=rows, purpose=purpose, exported=exported
    )


def _decided(imported: Import, verb: str, by: Any) -> Import:
    """The locked row in the state that `verb` leads to, with who decided it; not yet saved."""
    imported = moved(rules, imported, verb, by)
    imported.decided_by_id, imported.decided_at = by.pk, timezone.now()
    return imported


def _of(upload: Upload, source: str, by: Any) -> Import:
    """The import of a file that is not read yet, not saved. Its name is masked: people put theirs into it."""
    return Import(
        assembly_id=by.assembly_id,
        file_name=privacy.mask(upload.name)[-LONGEST_NAME:],
        file_hash=upload.hash,
        source=source,
        staged_by_id=by.pk,
    )
