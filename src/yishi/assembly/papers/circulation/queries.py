"""What goes round, who has read it, which papers are internal."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Role, fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.papers.circulation import rules
from yishi.assembly.papers.circulation.models import Circulation, Copy, Internal
from yishi.assembly.papers.kinds import PaperKind


def get_for(user: Any, public_id: str, *, to: str = "look") -> Circulation:
    rows = Circulation.objects.select_related("begun_by", "ended_by")
    return fetch(rows, user, public_id, rules.may, to)


def rounds(user: Any) -> QuerySet[Circulation]:
    """What goes round or went, newest first: the office and leaders see all, others what they are readers of."""
    rows = Circulation.objects.filter(assembly_id=user.assembly_id).select_related("begun_by")
    if not user.is_a(*rules.OVERSEERS):
        rows = rows.filter(copies__reader_id=user.pk)
    return counted(rows)


def of_paper(kind: PaperKind, thing: Any) -> QuerySet[Circulation]:
    return counted(Circulation.objects.filter(assembly_id=thing.assembly_id, kind=kind.name, of=thing.public_id))


def counted(rows: QuerySet[Circulation]) -> QuerySet[Circulation]:
    """With how many copies there are, and how many are signed."""
    read = Count("copies", filter=Q(copies__read_at__isnull=False), distinct=True)
    return rows.annotate(among=Count("copies", distinct=True), read=read)


def copies(circulation: Circulation) -> QuerySet[Copy]:
    return circulation.copies.select_related("reader")


def copy_of(user: Any, circulation: Circulation) -> Copy | None:
    return circulation.copies.filter(reader_id=user.pk).select_related("circulation").first()


def is_internal(kind: PaperKind, thing: Any) -> bool:
    return Internal.objects.filter(assembly_id=thing.assembly_id, kind=kind.name, of=thing.public_id).exists()


def readers(user: Any) -> list[tuple[Any, list[Any]]]:
    """Whom a paper may go round among, as (role, accounts): each account once, under the first of its roles."""
    today, taken, found = timezone.localdate(), {user.pk}, []
    for role in (Role.LEADER, Role.OFFICE, Role.CLERK, Role.MEMBER):
        held = Q(grants__role=role, grants__since__lte=today) & (
            Q(grants__until__isnull=True) | Q(grants__until__gte=today)
        )
        people = get_user_model().objects.filter(held, assembly_id=user.assembly_id, is_active=True)
        rows = list(people.exclude(pk__in=taken).distinct().order_by("full_name", "pk"))
        taken |= {row.pk for row in rows}
        found.append((role, rows))
    return [(role, rows) for role, rows in found if rows]


def todos(user: Any) -> list[Todo]:
    """Papers that wait to be read by this person."""
    rows = Copy.objects.filter(reader_id=user.pk, read_at=None, circulation__ended_at=None)
    return [
        Todo(
            _("传阅：%(title)s") % {"title": row.circulation.title},
            reverse("papers:round", args=[row.circulation.public_id]),
        )
        for row in rows.select_related("circulation")
    ]
