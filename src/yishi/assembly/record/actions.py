"""Every write of the room: entering deeds, and taking one back by a row that reverses it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.people.models import Member
from yishi.assembly.record import rules
from yishi.assembly.record.kinds import KINDS
from yishi.assembly.record.models import Deed


@dataclass(frozen=True, slots=True)
class Entry:
    """What one member did. `amount` is in the kind's unit; `thing` is `kind:public_id` of what it belongs to."""

    member: Member
    kind: str
    day: date
    title: str
    share: str = ""
    amount: float = 1
    thing: str = ""
    proof: str = ""
    stage: str = ""  # how far the thing itself came (engine.scoring.stages)


@transaction.atomic
def enter(*, entry: Entry, by: Any) -> Deed:
    """Write one deed into the book. Raises `Refused` when the same part of the same thing already stands there."""
    require(rules.may_enter(by))
    deed = _write(entry, by)
    audit.note(by=by, verb="record.enter", thing=deed, member=str(entry.member), kind=entry.kind)
    return deed


@transaction.atomic
def enter_many(*, entries: Iterable[Entry], by: Any) -> list[Deed]:
    """Write the deeds of a session, all or none."""
    require(rules.may_enter(by))
    deeds = [_write(entry, by) for entry in entries]
    audit.note(by=by, verb="record.enter_many", thing=deeds[0] if deeds else None, deeds=len(deeds))
    return deeds


@transaction.atomic
def vouch(*, entries: Iterable[Entry], by: Any) -> list[Deed]:
    """Write what others did, in the name of whoever leads them; the room that asks has decided who that is."""
    written = list(entries)
    require(rules.may_vouch(by, {entry.member.pk for entry in written}))
    deeds = [_write(entry, by) for entry in written]
    audit.note(by=by, verb="record.vouch", thing=deeds[0] if deeds else None, deeds=len(deeds))
    return deeds


@transaction.atomic
def reverse(*, deed: Deed, why: str, by: Any) -> Deed:
    """Take a deed back: a new row that reverses it. The first row stays readable."""
    deed = Deed.objects.select_for_update(of=("self",)).select_related("member").get(pk=deed.pk)
    require(rules.may(by, "reverse", deed))
    row = _reversed(deed, why, by)
    audit.note(by=by, verb="record.reverse", thing=deed, why=why)
    return row


@transaction.atomic
def advance(*, thing: str, kinds: Collection[str], stage: str, why: str, by: Any) -> int:
    """The thing that deeds belong to came further: each is taken back and entered anew at `stage`. Returns how many.

    It follows from a decision about the thing, so whoever decides that does this under their own name.
    """
    require(rules.may_advance(by))
    rows = Deed.objects.filter(assembly_id=by.assembly_id, thing=thing, kind__in=kinds, reverses__isnull=True)
    standing = list(rows.filter(reversed_by__isnull=True).exclude(stage=stage).select_related("member"))
    for deed in standing:
        _reversed(deed, why, by)
        of: dict[str, Any] = {"share": deed.share, "amount": deed.amount, "thing": thing, "proof": deed.proof}
        _write(Entry(deed.member, deed.kind, deed.day, deed.title, stage=stage, **of), by)
    audit.note(by=by, verb="record.advance", thing=standing[0] if standing else None, stage=stage, deeds=len(standing))
    return len(standing)


def _reversed(deed: Deed, why: str, by: Any) -> Deed:
    return Deed.objects.create(
        assembly_id=deed.assembly_id,
        member=deed.member,
        kind=deed.kind,
        day=deed.day,
        title=deed.title,
        share=deed.share,
        amount=deed.amount,
        thing=deed.thing,
        stage=deed.stage,
        reverses=deed,
        why=why,
        **_by_now(by),
    )


def _write(entry: Entry, by: Any) -> Deed:
    _check(entry, by)
    return Deed.objects.create(
        assembly_id=by.assembly_id,
        member=entry.member,
        kind=entry.kind,
        day=entry.day,
        title=entry.title,
        share=entry.share,
        amount=entry.amount,
        thing=entry.thing,
        stage=entry.stage,
        proof=entry.proof,
        edition=_edition(entry, by) if entry.thing else 0,
        **_by_now(by),
    )


def _check(entry: Entry, by: Any) -> None:
    """What no entry may be, whoever writes it."""
    if entry.member.assembly_id != by.assembly_id:
        raise Refused(_("该委员属于另一个政协委员会。"))
    if entry.kind not in KINDS:
        raise Refused(_("没有“%(kind)s”这一履职类型。") % {"kind": entry.kind})
    if entry.day > timezone.localdate():
        raise Refused(_("日期%(day)s尚未到来，不能预先登记。") % {"day": entry.day})
    if entry.amount <= 0:
        raise Refused(_("数量须大于零；登记错了请用冲销。"))


def _edition(entry: Entry, by: Any) -> int:
    """How many earlier entries of this part were reversed. Raises `Refused` while one still stands."""
    earlier = Deed.objects.filter(
        assembly_id=by.assembly_id,
        member=entry.member,
        kind=entry.kind,
        thing=entry.thing,
        day=entry.day,
        reverses__isnull=True,
    )
    if earlier.filter(reversed_by__isnull=True).exists():
        raise Refused(
            _("%(member)s的“%(title)s”当天已登记过同一类型，不重复登记。")
            % {"member": entry.member, "title": entry.title}
        )
    return earlier.count()


def _by_now(by: Any) -> dict[str, Any]:
    """The organiser records and thereby confirms."""
    return {"recorded_by_id": by.pk, "confirmed_by_id": by.pk, "confirmed_at": timezone.now()}
