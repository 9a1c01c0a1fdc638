"""Bulletins as texts that may be found again: issued ones by everybody who reads them, drafts by the office."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.opinions import queries, rules
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports.form_rules import written
from yishi.assembly.runs.similar import Kind, Mark, Row, Text
from yishi.engine import privacy


def marks() -> dict[int, Mark]:
    issued = Bulletin.objects.filter(issued_at__isnull=False).order_by()
    rows = issued.values_list("assembly_id").annotate(n=Count("pk"), newest=Max("issued_at"))
    return {assembly_id: {"count": n, "newest": newest.isoformat()} for assembly_id, n, newest in rows}


def settled(assembly_id: int) -> Iterator[Text]:
    """Issued bulletins: their text is fixed."""
    return _texts(Bulletin.objects.filter(assembly_id=assembly_id, issued_at__isnull=False).order_by("-issued_at"))


def fresh(assembly_id: int, mark: Mark | None) -> Iterator[Text]:
    """Bulletins that are not issued yet, and those issued since."""
    mine = Bulletin.objects.filter(assembly_id=assembly_id)
    if mark:
        mine = mine.filter(Q(issued_at__isnull=True) | Q(issued_at__gt=mark["newest"]))
    return _texts(mine.order_by("-pk"))


def rows(user: Any, ids: Collection[str]) -> dict[str, Row | None]:
    found = Bulletin.objects.filter(assembly_id=user.assembly_id, public_id__in=ids)
    there = dict.fromkeys(found.values_list("public_id", flat=True))
    seen = queries.bulletins(user).filter(public_id__in=ids) if rules.may_look(user) else []
    return there | {bulletin.public_id: _row(bulletin) for bulletin in seen}


def _texts(bulletins: QuerySet[Bulletin]) -> Iterator[Text]:
    for one in bulletins.values("public_id", "title", "situation", "analysis", "advice").iterator():
        yield Text(one["public_id"], privacy.mask(one["title"]), privacy.mask(written(one)))


def _row(bulletin: Bulletin) -> Row:
    day = timezone.localdate(bulletin.issued_at or bulletin.created_at)
    href = reverse("opinions:bulletin", args=[bulletin.public_id])
    return Row(bulletin.title, day, href, bulletin.get_state_display())


KIND = Kind(
    code="bulletin",
    word=_("相近的专报"),
    counted=_("专报%(n)s条相近"),
    unseen=_("%(n)s条您无权查看"),
    marks=marks,
    settled=settled,
    fresh=fresh,
    rows=rows,
)
