"""Addressees and what came back from them."""

from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.opinions.addressees import rules
from yishi.assembly.opinions.addressees.models import Addressee, Fate
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports.models import Report


def get_for(user: Any, public_id: str, *, to: str = "look") -> Fate:
    """The adoption or instruction, already guarded."""
    rows = Fate.objects.select_related("addressee__bulletin", "report")
    return fetch(rows, user, public_id, rules.may, to)


def addressee_for(bulletin: Bulletin, public_id: str) -> Addressee:
    """One of the bulletin's; the bulletin is guarded by its own rules."""
    found = bulletin.sent_to.filter(public_id=public_id).first()
    if found is None:
        raise Http404(public_id)
    return found


def of_bulletin(bulletin: Bulletin) -> QuerySet[Addressee]:
    """With everything recorded, newest first."""
    fates = Fate.objects.select_related("report", "noted_by", "decided_by")
    return bulletin.sent_to.select_related("dispatch").prefetch_related(Prefetch("fates", queryset=fates))


def of_report(report: Report) -> QuerySet[Fate]:
    """What is confirmed of a report: said of itself, or of the whole bulletin."""
    whole = Q(report__isnull=True, addressee__bulletin__items__report=report)
    rows = Fate.objects.filter(Q(report=report) | whole, state=Fate.State.CONFIRMED)
    return rows.select_related("addressee")


def news(member_id: int) -> QuerySet[Report]:
    """The member's reports of which something was confirmed that the author has not taken note of."""
    seen = Q(news_seen_at__isnull=True)
    own = Q(fates__state="confirmed") & (seen | Q(fates__decided_at__gt=F("news_seen_at")))
    whole = Q(
        item__bulletin__sent_to__fates__state="confirmed",
        item__bulletin__sent_to__fates__report__isnull=True,
    ) & (seen | Q(item__bulletin__sent_to__fates__decided_at__gt=F("news_seen_at")))
    return Report.objects.filter(own | whole, member_id=member_id).distinct()


def todos(user: Any) -> list[Todo]:
    """What was recorded by somebody else and waits for a second person."""
    if not user.is_a(*rules.STAFF):
        return []
    rows = Fate.objects.filter(assembly_id=user.assembly_id, state=Fate.State.NOTED).exclude(noted_by_id=user.pk)
    return [
        Todo(
            _("采用或批示待复核：%(title)s") % {"title": fate.addressee.bulletin},
            reverse("opinions:bulletin", args=[fate.addressee.bulletin.public_id]),
        )
        for fate in rows.select_related("addressee__bulletin")
    ]
