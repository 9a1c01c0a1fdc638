"""One row of a confirmed roster into members and seats, and back out again."""

from typing import Any

from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from pypinyin import lazy_pinyin

from yishi.assembly.base.access import Refused
from yishi.assembly.people import roster, seats
from yishi.assembly.people.models import Member, Seat, Term

FACTS = ("name", "sex", "born", *roster.TEXTS)


def enter(row: dict[str, Any], term: Term) -> dict[str, Any]:
    """Enter or bring up to date one member with the present seat. Returns what was changed, for `take_back`.

    What the roster has no column for stays as it is.
    """
    bodies = {
        name: model.objects.filter(assembly_id=term.assembly_id, name=row[name]).first() if row[name] else None
        for name, model in roster.BODIES.items()
        if name in row
    }
    facts = {name: row[name] for name in FACTS if name in row} | {"pinyin": " ".join(lazy_pinyin(row["name"]))}
    member = Member.objects.filter(assembly_id=term.assembly_id, number=row["number"]).first()
    before = None if member is None else _facts_of(member)
    if member is None:
        member = Member(assembly_id=term.assembly_id, number=row["number"])
    for name, value in facts.items():
        setattr(member, name, value)
    member.save()
    if "party" in row:
        bodies["party"] = row["party"]
    cut = _seat(member, term, bodies, row.get("standing"))
    return {"member": member.public_id, "before": before, "after": _facts_of(member), **cut}


def take_back(change: dict[str, Any], assembly_id: int) -> None:
    """Undo one change. Raises `Refused` when the member changed since, or has a part in something by now."""
    member = Member.objects.filter(assembly_id=assembly_id, public_id=change["member"]).first()
    if member is None:  # taken out with the roster that entered them
        return
    seat = seats.present(member)
    if _facts_of(member) != change["after"] or not seat or {"pk": seat.pk, **seats.snapshot(seat)} != change["sits"]:
        raise Refused(_("%(member)s的资料或任职后来又有变动，请先撤销后来的登记。") % {"member": member})
    Seat.objects.filter(pk=change["begun"]).delete()
    Seat.objects.filter(pk=change["ended"]).update(until=None)
    if change["right"]:
        pk, was = change["right"]
        Seat.objects.filter(pk=pk).update(**was)
    if change["before"] is not None:
        Member.objects.filter(pk=member.pk).update(**change["before"])
        return
    try:
        member.delete()
    except ProtectedError as error:
        raise Refused(_("%(member)s已有账号、邀请或履职记录，不能撤销。") % {"member": member}) from error


def _facts_of(member: Member) -> dict[str, Any]:
    return {name: getattr(member, name) for name in (*FACTS, "pinyin")}


def _seat(member: Member, term: Term, bodies: dict[str, Any], standing: bool | None) -> dict[str, Any]:
    """What became of the present seat: `ended` yesterday, `begun` today, or put `right` as it began today anyway (its
    key and what it was); `sits`: the present seat with its facts."""
    seat = seats.present(member)
    facts = bodies | {"post": _post(seat, standing)}
    was = seats.snapshot(seat) if seat else {}
    pk = seat.pk if seat else None
    now = seats.change(seat, since=timezone.localdate(), **facts) if seat else None
    now = now or seats.begin(member, term, since=term.since, **facts)
    sits = {"pk": now.pk, **seats.snapshot(now)}
    if now.pk != pk:
        return {"ended": pk, "begun": now.pk, "right": None, "sits": sits}
    return {"ended": None, "begun": None, "right": [pk, was], "sits": sits}


def _post(seat: Seat | None, standing: bool | None) -> str:
    """A roster tells standing members from the others; chairs and the secretary keep their posts."""
    if seat and (standing is None or seat.post not in (Seat.Post.MEMBER, Seat.Post.STANDING)):
        return seat.post
    return Seat.Post.STANDING if standing else Seat.Post.MEMBER
