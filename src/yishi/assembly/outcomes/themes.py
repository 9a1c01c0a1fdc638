"""What this room tells of a theme: outcomes that a second person confirmed, and promises still open."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.themes.models import Theme
from yishi.assembly.consultation.themes.story import Figure, Happening, OpenEnd, Part, tiers
from yishi.assembly.outcomes import rules
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import of
from yishi.assembly.topics.story import Event

Kind = Outcome.Kind


def part(user: Any | None, theme: Theme) -> Part:
    """Confirmed outcomes for everybody, as on the public results page; what is still open for readers."""
    at_tier = tiers(theme, "consultation")
    rows = Outcome.objects.filter(
        assembly_id=theme.assembly_id, consultation__public_id__in=at_tier, state=Outcome.State.CONFIRMED
    )
    found = list(rows.select_related("consultation").order_by("day", "pk"))
    reader = user is not None and bool(rules.may_look(user))
    happenings = (_happening(row, at_tier[of(row).public_id], reader) for row in found)
    done = sum(row.kind == Kind.DONE for row in found)
    figures = (Figure(_("复核转化"), len(found)), Figure(_("落实措施"), done))
    open_ends = _open_ends(theme, at_tier, found) if reader else ()
    return Part(tuple(happenings), figures, tuple(open_ends))


def _happening(row: Outcome, tier: str, linked: bool) -> Happening:
    href = reverse("outcomes:outcome", args=[row.public_id]) if linked else ""
    words = f"{row.get_kind_display()}：{row.title}"
    return Happening(tier, Event(row.day, words, href=href, icon="stairs-up", tone="good"))


def _open_ends(theme: Theme, at_tier: dict[str, str], found: Sequence[Outcome]) -> Iterator[OpenEnd]:
    """Promises while no measure of the same session is done, and closed sessions of which nothing came."""
    done = {row.consultation_id for row in found if row.kind == Kind.DONE}
    for row in found:
        if row.kind == Kind.PROMISED and row.consultation_id not in done:
            href = reverse("outcomes:outcome", args=[row.public_id])
            yield OpenEnd(_("承诺还没有落实：%(title)s") % {"title": row.title}, href, row.due)
    closed = Consultation.objects.filter(
        assembly_id=theme.assembly_id, public_id__in=at_tier, state=Consultation.State.CLOSED
    )
    for session in closed.exclude(pk__in=[row.consultation_id for row in found]).order_by("starts_at", "pk"):
        href = reverse("consultation:consultation", args=[session.public_id])
        yield OpenEnd(_("协商办结后还没有转化：%(title)s") % {"title": session.title}, href)
