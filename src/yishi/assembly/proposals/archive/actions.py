"""Bringing an old list in, comparing it, storing it whole, and taking it out again."""

from typing import Any

from django.db import transaction

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import moved
from yishi.assembly.proposals.archive import reading, reconciling, rules
from yishi.assembly.proposals.archive.models import ArchiveImport, PastProposal, PastUnit

AT_ONCE = 500  # rows a statement


@transaction.atomic
def stage(*, content: bytes, file_name: str, by: Any) -> ArchiveImport:
    """Read a list and keep its rows until somebody confirms. Raises InputError where it cannot be read."""
    require(rules.may_bring(by))
    found = reading.read(content, filename=file_name)
    facts = {"rows": found.rows, "faults": found.faults, "compared": reconciling.compare(found.rows, by.assembly_id)}
    staged = ArchiveImport.objects.create(
        assembly_id=by.assembly_id, file_name=file_name[:200], staged_by_id=by.pk, **facts
    )
    audit.note(by=by, verb="proposals.stage_past", thing=staged, rows=len(found.rows), faults=len(found.faults))
    return staged


@transaction.atomic
def confirm(*, brought: ArchiveImport, by: Any) -> ArchiveImport:
    """Store the rows, all or none; those whose session and number are there already stay as they are."""
    brought = moved(rules, brought, "confirm", by)
    people, units = reconciling.known_members(by.assembly_id), reconciling.known_units(by.assembly_id)
    there = set(PastProposal.objects.filter(assembly_id=by.assembly_id).values_list("session", "number"))
    fresh = [row for row in brought.rows if (row["session"], row["number"]) not in there]
    made = [
        PastProposal(
            assembly_id=by.assembly_id,
            brought=brought,
            member_id=people.get(row["proposer"]),
            day=row["day"],
            **{name: row[name] for name in reading.COLUMNS},
        )
        for row in fresh
    ]
    PastProposal.objects.bulk_create(made, batch_size=AT_ONCE)
    handlers = [
        PastUnit(assembly_id=by.assembly_id, proposal=proposal, unit_id=units[name])
        for proposal in made
        for name in reconciling.split(proposal.units)
        if name in units
    ]
    PastUnit.objects.bulk_create(handlers, batch_size=AT_ONCE)
    brought.rows = []  # they stand in the archive now
    brought.save(update_fields=["state", "rows"])
    audit.note(by=by, verb="proposals.store_past", thing=brought, proposals=len(made))
    return brought


@transaction.atomic
def discard(*, brought: ArchiveImport, by: Any) -> ArchiveImport:
    """Let a list go; its rows are forgotten."""
    brought = moved(rules, brought, "discard", by)
    brought.rows, brought.faults, brought.compared = [], [], {}
    brought.save(update_fields=["state", "rows", "faults", "compared"])
    audit.note(by=by, verb="proposals.discard_past", thing=brought)
    return brought


@transaction.atomic
def undo(*, brought: ArchiveImport, why: str, by: Any) -> ArchiveImport:
    """Take a list's proposals out again, with the reason."""
    brought = moved(rules, brought, "undo", by)
    count, _kinds = brought.proposals.all().delete()
    brought.save(update_fields=["state"])
    audit.note(by=by, verb="proposals.undo_past", thing=brought, why=why, rows=count)
    return brought
