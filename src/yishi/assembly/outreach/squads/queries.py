"""Every read that a page about squads needs."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.outreach.squads import rules
from yishi.assembly.outreach.squads.models import Material, Squad, Talk, TalkRequest

YEAR = timedelta(days=365)


def squads(user: Any) -> QuerySet[Any]:
    """Those that are there, with their confirmed talks and listeners of a year."""
    lately = Q(talks__confirmed_at__isnull=False, talks__starts_at__gte=timezone.now() - YEAR)
    rows: QuerySet[Any] = Squad.objects.filter(assembly_id=user.assembly_id, disbanded=None).select_related("head")
    return rows.annotate(
        held=Count("talks", filter=lately, distinct=True), heard=Sum("talks__listeners", filter=lately)
    )


def get_for(user: Any, public_id: str, *, to: str = "look") -> Squad:
    return fetch(Squad.objects.select_related("head"), user, public_id, rules.may_with, to)


def talk_for(user: Any, public_id: str, *, to: str = "look") -> Talk:
    rows = Talk.objects.select_related("squad__head", "village__town", "request", "confirmed_by")
    return fetch(rows, user, public_id, rules.may_talk, to)


def request_for(user: Any, public_id: str, *, to: str = "look") -> TalkRequest:
    return fetch(TalkRequest.objects.select_related("village__town"), user, public_id, rules.may, to)


def material_for(user: Any, public_id: str) -> Material:
    return fetch(Material.objects.select_related("squad"), user, public_id, rules.may_open, "look")


def talks(user: Any) -> QuerySet[Talk]:
    rows = Talk.objects.filter(assembly_id=user.assembly_id).select_related("squad", "village__town")
    return rows.prefetch_related("speakers")


def asked(user: Any) -> QuerySet[TalkRequest]:
    """What villages wait for, the nearest wish first."""
    rows = TalkRequest.objects.filter(assembly_id=user.assembly_id, state=TalkRequest.State.OPEN)
    return rows.select_related("village__town")


def figures(user: Any) -> dict[str, int]:
    """Confirmed talks, listeners and villages of a year."""
    lately = Talk.objects.filter(
        assembly_id=user.assembly_id, confirmed_at__isnull=False, starts_at__gte=timezone.now() - YEAR
    )
    told = lately.aggregate(n=Count("pk"), heard=Sum("listeners"), villages=Count("village", distinct=True))
    return {"talks": told["n"], "listeners": told["heard"] or 0, "villages": told["villages"]}


def todos(user: Any) -> list[Todo]:
    """Talks that wait to be noted or confirmed; for the office also what villages ask for."""
    waiting = []
    past = Talk.objects.filter(assembly_id=user.assembly_id, starts_at__lte=timezone.now(), confirmed_at=None)
    past = past.filter(cancelled_why="")
    if user.is_a(*rules.STAFF):
        count = asked(user).count()
        if count:
            words = _("%(count)s个村(社区)的宣讲需求待安排") % {"count": count}
            waiting.append(Todo(words, reverse("outreach:squads")))
        for talk in past.filter(listeners__isnull=False):
            waiting.append(Todo(_("宣讲待确认：%(title)s") % {"title": talk.title}, _page(talk)))
    if user.member_id:
        for talk in past.filter(squad__head_id=user.member_id, listeners=None):
            waiting.append(Todo(_("请登记听众人数：%(title)s") % {"title": talk.title}, _page(talk)))
    return waiting


def _page(talk: Talk) -> str:
    return reverse("outreach:talk", args=[talk.public_id])
