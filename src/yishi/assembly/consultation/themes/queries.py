"""Every read about themes that a page needs."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.themes import rules, story
from yishi.assembly.consultation.themes.models import Theme, Tie, Tier
from yishi.assembly.record.things import address


def get_for(user: Any, public_id: str, *, to: str = "look") -> Theme:
    """The theme, already guarded."""
    rows = Theme.objects.select_related("leader", "assembly", "concluded_by", "published_by").prefetch_related("ties")
    return fetch(rows, user, public_id, rules.may, to)


def tie_for(user: Any, pk: int) -> Tie:
    """A tie of a theme of this person's assembly."""
    found = Tie.objects.select_related("theme").filter(assembly_id=user.assembly_id, pk=pk).first()
    if found is None:
        raise Http404(pk)
    return found


def themes(user: Any) -> QuerySet[Theme]:
    """Those this person may open, the newest first, with `sessions`, the number of consultations tied."""
    rows = Theme.objects.filter(assembly_id=user.assembly_id).select_related("leader")
    if not rules.oversees(user):
        rows = rows.filter(state__in=rules.SHOWN)
    tied = Q(ties__ref__startswith="consultation:")
    return rows.annotate(sessions=Count("ties", filter=tied))


def of_consultation(user: Any, consultation: Consultation) -> QuerySet[Theme]:
    return themes(user).filter(pk__in=Tie.objects.filter(ref=consultation.ref).values("theme"))


def published() -> QuerySet[Theme]:
    """What anybody may read, of every assembly."""
    rows = Theme.objects.filter(published_at__isnull=False, state__in=rules.SHOWN)
    return rows.select_related("assembly", "leader").prefetch_related("ties")


def published_one(public_id: str) -> Theme:
    found = published().filter(public_id=public_id).first()
    if found is None:
        raise Http404(public_id)
    return found


def ties(theme: Theme) -> list[tuple[Tier, list[tuple[Tie, str]]]]:
    """(tier, its ties with the address of each), from the county down."""
    rows = list(theme.ties.all())
    return [(tier, [(row, address(row.ref)) for row in rows if row.tier == tier.value]) for tier in Tier]


def without_session(theme: Theme) -> list[story.OpenEnd]:
    """Tiers at which nothing was talked over yet."""
    met = set(story.tiers(theme, "consultation").values())
    words = _("%(tier)s还没有协商")
    return [story.OpenEnd(words % {"tier": tier.label}) for tier in Tier if tier.value not in met]
