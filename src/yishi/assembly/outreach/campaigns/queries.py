"""Every read that a page about campaigns needs."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.outreach.campaigns import rules
from yishi.assembly.outreach.campaigns.models import Campaign, Effort, Pledge, Problem

State = Campaign.State


def get_for(user: Any, public_id: str, *, to: str = "look") -> Campaign:
    rows = Campaign.objects.select_related("assembly", "called_by", "concluded_by", "drafted_by")
    return fetch(rows, user, public_id, rules.may, to)


def campaigns(user: Any) -> QuerySet[Any]:
    """The newest first, with `pledged` and `done`; drafts are the office's."""
    rows: QuerySet[Any] = Campaign.objects.filter(assembly_id=user.assembly_id)
    if not rules.has_role(user, rules.OVERSEERS):
        rows = rows.exclude(state=State.DRAFT)
    confirmed = Q(efforts__confirmed_at__isnull=False)
    return rows.annotate(
        pledged=Count("pledges", distinct=True), done=Count("efforts", filter=confirmed, distinct=True)
    )


def mine(user: Any, campaign: Campaign) -> Pledge | None:
    return Pledge.objects.filter(campaign=campaign, member_id=user.member_id).first() if user.member_id else None


def effort_for(user: Any, public_id: str) -> Effort:
    rows = Effort.objects.filter(assembly_id=user.assembly_id).select_related("campaign")
    return _found(rows, public_id)


def problem_for(user: Any, public_id: str) -> Problem:
    rows = Problem.objects.filter(assembly_id=user.assembly_id).select_related("campaign", "village__town")
    return _found(rows, public_id)


def todos(user: Any) -> list[Todo]:
    """Efforts and problems that wait for the office; tasks of the roles that a member took on."""
    waiting = []
    running = Campaign.objects.filter(assembly_id=user.assembly_id, state=State.UNDER_WAY)
    if user.is_a(*rules.STAFF):
        fresh = Count("efforts", filter=Q(efforts__confirmed_at=None), distinct=True)
        found = Count("problems", filter=Q(problems__state=Problem.State.FOUND), distinct=True)
        for campaign in running.annotate(fresh=fresh, found=found):
            if campaign.fresh or campaign.found:
                words = _("倡议“%(title)s”：%(fresh)s项行动待确认，%(found)s个问题待处理")
                told = {"title": campaign.title, "fresh": campaign.fresh, "found": campaign.found}
                waiting.append(Todo(words % told, _page(campaign)))
    if user.member_id is None:
        return waiting
    for pledge in Pledge.objects.filter(campaign__in=running, member_id=user.member_id).select_related("campaign"):
        for task in pledge.campaign.tasks.filter(role__in=pledge.roles, due__gte=timezone.localdate()):
            if not task.efforts.filter(members=user.member_id).exists():
                waiting.append(Todo(_("倡议任务：%(title)s") % {"title": task.title}, _page(pledge.campaign), task.due))
    return waiting


def _page(campaign: Campaign) -> str:
    return reverse("outreach:campaign", args=[campaign.public_id])


def _found(rows: QuerySet[Any], public_id: str) -> Any:
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404(public_id)
    return row
