"""Which squad fits what a village asks for: proposed with reasons, chosen by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.outreach.squads.models import Squad, TalkRequest

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Fit:
    """`score` only sorts; what a person reads are the reasons."""

    squad: Squad
    score: float
    reasons: list[str]


def fits(asked: TalkRequest) -> list[Fit]:
    """The squads in the order of how well they fit."""
    ahead = Count("talks", filter=Q(talks__starts_at__gte=timezone.now(), talks__cancelled_why=""), distinct=True)
    here = Q(members__seats__until=None, members__seats__group__town=asked.village.town_id)
    squads = Squad.objects.filter(assembly_id=asked.assembly_id, disbanded=None)
    rows: Iterable[Any] = squads.annotate(ahead=ahead, near=Count("members", filter=here, distinct=True))
    found = [_fit(squad, asked) for squad in rows]
    return sorted(found, key=lambda fit: (-fit.score, fit.squad.name))[:SHOWN]


def _fit(squad: Any, asked: TalkRequest) -> Fit:
    theme, share = _nearest(squad.topics, asked.topic)
    reasons = []
    if share:
        reasons.append(_("专题“%(theme)s”相近") % {"theme": theme})
    if squad.near:
        reasons.append(_("%(n)s名队员在%(town)s履职") % {"n": squad.near, "town": asked.village.town})
    reasons.append(_("已排宣讲%(n)s场") % {"n": squad.ahead})
    return Fit(squad, 3 * share + min(squad.near, 3) / 3 - 0.2 * squad.ahead, reasons)


def _nearest(topics: list[str], asked: str) -> tuple[str, float]:
    """The theme that shares most of its pairs of characters with what was asked."""
    wanted = _pairs(asked)
    shares = [(len(_pairs(topic) & wanted) / max(1, len(_pairs(topic))), topic) for topic in topics]
    share, theme = max(shares, default=(0.0, ""))
    return theme, share


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}
