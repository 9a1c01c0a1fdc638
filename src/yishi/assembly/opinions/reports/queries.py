"""Every read that a page about reports needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Words, fetch
from yishi.assembly.base.differences import Paragraph, difference
from yishi.assembly.base.lives import Todo
from yishi.assembly.opinions.addressees import queries as addressees
from yishi.assembly.opinions.models import BulletinItem
from yishi.assembly.opinions.reports import form_rules, rules
from yishi.assembly.opinions.reports.actions import TEXTS
from yishi.assembly.opinions.reports.models import Check, Claim, Edition, Report
from yishi.assembly.runs.queries_similar import Ask, Near, find
from yishi.assembly.runs.rules_similar import line

State = Report.State
ALIKE = ("report", "bulletin", "proposal")  # what a report may repeat


@dataclass(frozen=True, slots=True)
class Desk:
    """What the evidence desk shows of a report. `recent`: alike and of the last 90 days; `earlier`: of all terms."""

    line: str
    recent: list[Near]
    earlier: list[Near]
    policies: list[Near]


def get_for(user: Any, public_id: str, *, to: str = "look") -> Report:
    """The report, already guarded."""
    return fetch(Report.objects.select_related("member", "assembly"), user, public_id, rules.may, to)


def reports(user: Any) -> QuerySet[Report]:
    """Those this person may open, newest first: the own ones, and for the office all that were sent."""
    if not rules.oversees(user):
        return own(user)
    rows = Report.objects.filter(assembly_id=user.assembly_id).select_related("member")
    return rows.filter(submitted_at__isnull=False) | own(user)


def own(user: Any) -> QuerySet[Report]:
    """What this member wrote."""
    rows = Report.objects.filter(assembly_id=user.assembly_id).select_related("member")
    return rows.filter(member_id=user.member_id) if user.member_id else rows.none()


def counts(user: Any) -> dict[str, int]:
    """How many reports stand in each state."""
    found = dict(reports(user).order_by().values_list("state").annotate(n=Count("pk")))
    return {state: found.get(state, 0) for state in State.values}


def ready(user: Any) -> QuerySet[Report]:
    """Reports whose text is final and that no bulletin carries yet, the oldest first."""
    rows = Report.objects.filter(assembly_id=user.assembly_id, state=State.APPROVED, item__isnull=True)
    return rows.select_related("member").order_by("submitted_at")


def carried(report: Report) -> BulletinItem | None:
    """Its place in a bulletin, where it has one."""
    return BulletinItem.objects.filter(report=report).select_related("bulletin").first()


def final(report: Report) -> Edition | Report:
    """The text that is printed: the edition its author agreed to."""
    return report.editions.filter(answer=Edition.Answer.AGREED).first() or report


def changes(report: Report, edition: Edition) -> list[tuple[Words, list[Paragraph]]]:
    """(the part, the author's text and the office's laid over each other)."""
    return [(form_rules.WORDS[name], difference(getattr(report, name), getattr(edition, name))) for name in TEXTS]


def claims(report: Report) -> list[tuple[Claim, bool]]:
    """Each claim, and whether its information is too old."""
    today = timezone.localdate()
    rows = report.claims.select_related("topic", "entered_by")
    return [(claim, form_rules.is_stale(claim.day, today)) for claim in rows]


def claim_for(user: Any, pk: int) -> Claim | None:
    return Claim.objects.filter(assembly_id=user.assembly_id, pk=pk).select_related("report").first()


def checks(report: Report) -> QuerySet[Check]:
    return report.checks.select_related("checked_by")


def desk(user: Any, report: Report) -> Desk:
    """What resembles the report, as far as `user` may see it; and policy that may cover it. A person judges."""
    ask = Ask(report.title, form_rules.written(vars(report)), own=report.public_id)
    *found, policies = find(user, ask, *ALIKE, "policy")
    before = [near for kind in found for near in kind.shown]
    today = timezone.localdate()
    recent = [near for near in before if not form_rules.is_stale(near.row.day, today)]
    return Desk(line(ask, found), recent, [near for near in before if near not in recent], list(policies.shown))


def todos(user: Any) -> list[Todo]:
    """What reports ask of this person, and the news of the own ones."""
    waiting: list[Todo] = []
    if user.member_id is not None:
        mine = own(user)
        turned = mine.filter(state=State.DRAFT, source__startswith="proposal:")
        waiting += _told(turned, _("提案转来的信息草稿，请修改后提交：%(title)s"))
        waiting += _told(mine.filter(state=State.RETURNED), _("信息被退回，待修改：%(title)s"))
        waiting += _told(mine.filter(state=State.EDITED), _("编辑稿待您确认：%(title)s"))
        waiting += _told(addressees.news(user.member_id), _("您的信息被采用或获批示：%(title)s"))
    if user.is_a(*rules.STAFF):
        rows = reports(user).exclude(member_id=user.member_id) if user.member_id else reports(user)
        waiting += _told(rows.filter(state=State.SUBMITTED).order_by("submitted_at"), _("信息待审稿：%(title)s"))
        waiting += _told(rows.filter(state=State.ADOPTED), _("信息待编辑：%(title)s"))
    return waiting


def _told(rows: Iterable[Report], words: str) -> list[Todo]:
    return [Todo(words % {"title": row}, reverse("opinions:report", args=[row.public_id])) for row in rows]
