"""Noting changes. What follows from each in the other rooms, they do themselves."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from pypinyin import lazy_pinyin

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.people import rules as people
from yishi.assembly.people import seats
from yishi.assembly.people.changes import rules
from yishi.assembly.people.changes.followers import follow
from yishi.assembly.people.changes.models import Change
from yishi.assembly.people.models import HandlingUnit, Member, Seat, Term, Village

Kind = Change.Kind


@transaction.atomic
def join(*, who: dict[str, Any], seat: dict[str, Any], day: date, why: str, by: Any) -> Member:
    """增补: a new member, or one who sat before, from `day` on. `who`: number, name, sex, born, employer, expertise,
    phone; `seat`: post, party, bodies, home, workplace."""
    require(people.may_keep(by))
    require(rules.day_fits(day))
    term = Term.objects.filter(seats.held_on(day), assembly_id=by.assembly_id).first()
    if term is None:
        raise Refused(_("这一天不在任何一届之内。"))
    member = Member.objects.filter(assembly_id=by.assembly_id, number=who["number"]).first()
    if member is not None and (member.name != who["name"] or seats.present(member)):
        raise Refused(_("委员证号%(number)s是%(name)s的。") % {"number": member.number, "name": member.name})
    member = member or Member(assembly_id=by.assembly_id)
    for name, value in who.items():
        setattr(member, name, value)
    member.pinyin = " ".join(lazy_pinyin(member.name))
    member.save()
    seats.begin(member, term, since=day, **seat)
    _note(Kind.JOINED, day, why, by, member=member)
    return member


@transaction.atomic
def move(*, member: Member, seat: dict[str, Any], day: date, why: str, by: Any) -> Change:
    """调整: another committee, group, sector, branch, studio, post, party or home from `day` on."""
    member = _open(member, Kind.MOVED, day, by)
    now = seats.present(member)
    assert now is not None  # the rule above
    if all(getattr(now, name) == value for name, value in seat.items()):
        raise Refused(_("没有什么变化。"))
    seats.change(now, since=day, **seat)
    return _note(Kind.MOVED, day, why, by, member=member)


@transaction.atomic
def carry_out(*, moves: Iterable[tuple[Seat, dict[str, Any]]], day: date, why: str, by: Any) -> int:
    """What a leader decided about many at once, from `day` on (from the seat's first day where that is later).
    `moves`: a present seat and its facts from then on. Returns how many really move."""
    require(people.may_carry_out(by))
    moved = 0
    for seat, facts in moves:
        if any(getattr(seat, name) != value for name, value in facts.items()):
            seats.change(seat, since=max(day, seat.since), **facts)
            _note(Kind.MOVED, max(day, seat.since), why, by, member=seat.member)
            moved += 1
    return moved


@transaction.atomic
def leave(*, member: Member, died: bool, day: date, why: str, by: Any) -> Change:
    """辞任、免职 or 逝世: `day` is the last."""
    kind = Kind.DIED if died else Kind.LEFT
    member = _open(member, kind, day, by)
    now = seats.present(member)
    assert now is not None  # the rule above
    seats.end(now, last=day)
    return _note(kind, day, why, by, member=member)


@transaction.atomic
def suspend(*, member: Member, day: date, why: str, by: Any) -> Change:
    """暂停履职: the seat stays, nothing can be done in it."""
    return _note(Kind.SUSPENDED, day, why, by, member=_open(member, Kind.SUSPENDED, day, by))


@transaction.atomic
def resume(*, member: Member, day: date, why: str, by: Any) -> Change:
    """恢复履职."""
    return _note(Kind.RESUMED, day, why, by, member=_open(member, Kind.RESUMED, day, by))


@transaction.atomic
def end_unit(*, unit: HandlingUnit, into: HandlingUnit, day: date, why: str, by: Any) -> Change:
    """A unit is dissolved; another takes over what it had in hand."""
    unit = _ended(unit, into, day, by)
    return _note(Kind.UNIT_ENDED, day, why, by, unit=unit)


@transaction.atomic
def merge_village(*, village: Village, into: Village, day: date, why: str, by: Any) -> Change:
    """A village becomes part of another: who lives there, and the groups that keep contact, go with it."""
    village = _ended(village, into, day, by)
    for name in seats.PLACES:
        for seat in village.residents.filter(until=None) if name == "home" else village.workers.filter(until=None):
            seats.change(seat, since=max(day, seat.since), **{name: into})
    for group in village.groups.all():
        group.villages.remove(village)
        group.villages.add(into)
    return _note(Kind.MERGED, day, why, by, village=village)


@transaction.atomic
def begin_term(*, number: int, since: date, staying: list[Member], why: str, by: Any) -> Term:
    """换届: the running term ends the day before; those who stay are re-elected with their bodies, the others leave."""
    require(people.may_keep(by))
    require(rules.day_fits(since))
    last = Term.objects.select_for_update().filter(assembly_id=by.assembly_id, until=None).order_by("-number").first()
    if last is not None and (number <= last.number or since <= last.since):
        raise Refused(_("新一届的届次和开始日期须在%(term)s之后。") % {"term": last})
    term = Term.objects.create(assembly_id=by.assembly_id, number=number, since=since)
    keep = {member.pk for member in staying}
    if last is not None:
        last.until = since - timedelta(days=1)
        last.save(update_fields=["until"])
        for seat in last.seats.filter(until=None).select_related("member"):
            if seat.member_id in keep:
                _renewed(seat, term, why, by)
            else:
                _gone(seat, last.until, why, by)
    audit.note(by=by, verb="changes.begin_term", number=number, staying=len(keep))
    return term


def _renewed(seat: Any, term: Term, why: str, by: Any) -> None:
    seats.change(seat, since=term.since, term=term)
    _note(Kind.REELECTED, term.since, why, by, member=seat.member)


def _gone(seat: Any, last: date, why: str, by: Any) -> None:
    seats.end(seat, last=last)
    _note(Kind.LEFT, last, why, by, member=seat.member)


def _open(member: Member, kind: str, day: date, by: Any) -> Member:
    """The member, locked, once the change is allowed."""
    member = locked(member)
    require(rules.may(by, kind, member))
    now = seats.present(member)
    require(rules.day_fits(day, since=now.since if now else None))
    return member


def _ended(thing: Any, into: Any, day: date, by: Any) -> Any:
    thing, into = locked(thing), locked(into)
    require(rules.may_end(by, thing))
    require(rules.day_fits(day))
    if into.pk == thing.pk or into.ended is not None or into.assembly_id != thing.assembly_id:
        raise Refused(_("承接的一方须是另一个仍在的单位或村(社区)。"))
    thing.ended, thing.successor = day, into
    thing.save(update_fields=["ended", "successor"])
    return thing


def _note(kind: str, day: date, why: str, by: Any, **of: Any) -> Change:
    change = Change.objects.create(assembly_id=by.assembly_id, kind=kind, day=day, why=why, noted_by_id=by.pk, **of)
    follow(change)
    audit.note(by=by, verb=f"changes.{kind}", thing=change, why=why, followed=change.followed)
    return change
