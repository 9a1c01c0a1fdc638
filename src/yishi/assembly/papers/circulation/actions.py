"""Sending a paper round, opening and signing a copy, ending the round, keeping a paper internal."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked
from yishi.assembly.papers.circulation import rules
from yishi.assembly.papers.circulation.models import Circulation, Copy, Internal
from yishi.assembly.papers.kinds import PaperKind


@transaction.atomic
def circulate(*, kind: PaperKind, thing: Any, readers: Iterable[Any], words: str, by: Any) -> Circulation:
    """Send the paper of `thing` round among `readers`; each has a copy of their own."""
    require(rules.may_begin(by))
    round_ = Circulation.objects.create(
        assembly_id=by.assembly_id,
        kind=kind.name,
        of=thing.public_id,
        title=str(thing)[:200],
        words=words,
        begun_by_id=by.pk,
    )
    copies = [Copy(assembly_id=by.assembly_id, circulation=round_, reader=reader) for reader in readers]
    Copy.objects.bulk_create(copies)
    audit.note(by=by, verb="circulation.circulate", thing=round_, paper=thing.ref, readers=len(copies))
    return round_


@transaction.atomic
def open_copy(*, copy: Copy, by: Any) -> None:
    """Its reader opened it; the first time counts."""
    if Copy.objects.filter(pk=copy.pk, reader_id=by.pk, opened_at=None).update(opened_at=timezone.now()):
        audit.note(by=by, verb="circulation.open", thing=copy.circulation)


@transaction.atomic
def sign(*, copy: Copy, said: str, by: Any) -> Copy:
    """已阅, with a word or without."""
    copy = locked(copy)
    require(rules.may_sign(by, copy))
    copy.read_at, copy.said = timezone.now(), said
    copy.save(update_fields=["read_at", "said"])
    audit.note(by=by, verb="circulation.sign", thing=copy.circulation)
    return copy


@transaction.atomic
def end(*, circulation: Circulation, by: Any) -> Circulation:
    """Call the copies in that nobody signed yet."""
    circulation = locked(circulation)
    require(rules.may(by, "end", circulation))
    circulation.ended_by_id, circulation.ended_at = by.pk, timezone.now()
    circulation.save(update_fields=["ended_by", "ended_at"])
    audit.note(by=by, verb="circulation.end", thing=circulation)
    return circulation


@transaction.atomic
def mark(*, kind: PaperKind, thing: Any, internal: bool, by: Any) -> None:
    """Keep the paper internal, or let it go."""
    require(rules.may_begin(by))
    of = {"assembly_id": by.assembly_id, "kind": kind.name, "of": thing.public_id}
    if internal:
        Internal.objects.get_or_create(**of, defaults={"marked_by_id": by.pk})
    else:
        Internal.objects.filter(**of).delete()
    audit.note(by=by, verb="circulation.mark", thing=thing, internal=internal)
