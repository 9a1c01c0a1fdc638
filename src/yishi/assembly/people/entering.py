"""One row of a confirmed roster into members and seats, and back out again."""

from typing import Any

from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from pypinyin import lazy_pinyin

from yishi.assembly.base.access import Refused
from yishi.assembly.people import roster
from yishi.assembly.people.models import Member, Seat, Term

FACTS = ("name", "sex", "born", *roster.TEXTS)


def enter(row: dict[str, Any], term: Term) -> dict[str, Any]:
    """Enter or bring up to date one member with the present seat. Returns what was changed, for `take_back`."""
    bodies = {
        name: model.objects.filter(assembly_id=term.assembly_id, name=row[name]).first() if row[name] else None
        for name, model in roster.BODIES.items()
    }
    branch = bodies.pop("branch")
    facts = {name: row[name] for name in FACTS} | {"branch": branch, "pinyin": " ".join(lazy_pinyin(row["name"]))}
    member = Member.objects.filter(assembly_id=term.assembly_id, number=row["number"]).first()
    before = None if member is None else {name: getattr(member, name) for name in (*FACTS, "pinyin", "branch_id")}
    if member is None:
        member = Member(assembly_id=term.assembly_id, number=row["number"])
    for name, value in facts.items():
        setattr(member, name, value)
    member.save()
    ended, begun = _seat(member, term, {"post": roster.post_of(row), **bodies})
    return {"member": member.public_id, "before": before, "ended": ended, "begun": begun}


def take_back(change: dict[str, Any], assembly_id: int) -> None:
    """Undo one change. Raises `Refused` when the member it entered has a part in something by now."""
    member = Member.objects.get(assembly_id=assembly_id, public_id=change["member"])
    Seat.objects.filter(pk=change["begun"]).delete()
    Seat.objects.filter(pk=change["ended"]).update(until=None)
    if change["before"] is not None:
        Member.objects.filter(pk=member.pk).update(**change["before"])
        return
    try:
        member.delete()
    except ProtectedError as error:
        raise Refused(_("%(member)s已有账号、邀请或履职记录，不能撤销。") % {"member": member}) from error


def _seat(member: Member, term: Term, facts: dict[str, Any]) -> tuple[int | None, int | None]:
    """(seat ended, seat begun). A seat whose bodies changed ends, and a new one begins, today."""
    seat = member.seats.filter(until__isnull=True).first()
    today = timezone.localdate()
    if seat and all(getattr(seat, name) == value for name, value in facts.items() if name != "post"):
        return None, None
    if seat:
        seat.until = today
        seat.save(update_fields=["until"])
        facts["post"] = seat.post
    since = today if seat else term.since
    begun = Seat.objects.create(assembly_id=term.assembly_id, member=member, term=term, since=since, **facts)
    return (seat.pk if seat else None), begun.pk
