"""Reports of all terms as texts that may be found again: those decided on are fixed, the rest still changes."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.opinions.reports import queries, rules
from yishi.assembly.opinions.reports.form_rules import PARTS
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.runs.similar import Kind, Mark, Row, Text

MOVING = (Report.State.DRAFT, Report.State.RETURNED, Report.State.SUBMITTED)


def marks() -> dict[int, Mark]:
    rows = Report.objects.exclude(state__in=MOVING).filter(submitted_at__isnull=False).order_by()
    told = rows.values_list("assembly_id").annotate(n=Count("pk"), newest=Max("submitted_at"))
    return {assembly: {"count": n, "newest": newest.isoformat()} for assembly, n, newest in told}


def settled(assembly_id: int) -> Iterator[Text]:
    rows = Report.objects.filter(assembly_id=assembly_id, submitted_at__isnull=False).exclude(state__in=MOVING)
    return _texts(rows.order_by("-submitted_at"))


def fresh(assembly_id: int, mark: Mark | None) -> Iterator[Text]:
    """What was sent and is not decided on, and what was sent since; drafts are nobody else's business."""
    sent = Report.objects.filter(assembly_id=assembly_id, submitted_at__isnull=False)
    if mark:
        sent = sent.filter(Q(state__in=MOVING) | Q(submitted_at__gt=mark["newest"]))
    return _texts(sent.order_by("-submitted_at"))


def rows(user: Any, ids: Collection[str]) -> dict[str, Row | None]:
    found = Report.objects.filter(assembly_id=user.assembly_id, public_id__in=ids)
    there = dict.fromkeys(found.values_list("public_id", flat=True))
    seen = queries.reports(user).filter(public_id__in=ids) if rules.may_look(user) else []
    return there | {report.public_id: _row(report) for report in seen}


def _texts(reports: QuerySet[Report]) -> Iterator[Text]:
    for public_id, title, *parts in reports.values_list("public_id", "title", *PARTS).iterator():
        yield Text(public_id, title, "\n".join(filter(None, parts)))


def _row(report: Report) -> Row:
    day = timezone.localdate(report.submitted_at or report.created_at)
    href = reverse("opinions:report", args=[report.public_id])
    return Row(report.title, day, href, report.get_state_display())


KIND = Kind(
    code="report",
    word=_("相近的信息"),
    counted=_("社情民意信息%(n)s份相近"),
    unseen=_("%(n)s份您无权查看"),
    marks=marks,
    settled=settled,
    fresh=fresh,
    rows=rows,
)
