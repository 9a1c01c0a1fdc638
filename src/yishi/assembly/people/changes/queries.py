"""What pages read about changes."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from yishi.assembly.base.access import require
from yishi.assembly.people import rules
from yishi.assembly.people.changes.followers import told
from yishi.assembly.people.changes.models import Change
from yishi.assembly.people.models import HandlingUnit, Member, Village

ENDING: dict[str, Any] = {"units": HandlingUnit, "villages": Village}


def changes(user: Any) -> QuerySet[Change]:
    """The newest first."""
    return Change.objects.filter(assembly_id=user.assembly_id).select_related("member", "unit", "village", "noted_by")


def of(member: Member) -> list[tuple[Change, list[str]]]:
    """A member's changes, each with what followed."""
    return [(row, list(told(row))) for row in member.changes.select_related("noted_by")]


def to_end(user: Any, kind: str, public_id: str) -> Any:
    """A unit or village that the clerk is about to dissolve."""
    require(rules.may_keep(user))
    found = kind in ENDING and ENDING[kind].objects.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if not found:
        raise Http404(public_id)
    return found


def seated(user: Any) -> QuerySet[Member]:
    """Who sits in the running term, by sector: whom a new term may keep."""
    rows = Member.objects.filter(assembly_id=user.assembly_id, seats__until=None, seats__isnull=False)
    return rows.order_by("seats__sector__name", "pinyin").distinct()
