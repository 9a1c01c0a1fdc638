"""What the rooms above and the frame ask of this room."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.base.lives import Todo
from yishi.assembly.outreach.campaigns import queries as campaigns
from yishi.assembly.outreach.campaigns.models import Campaign
from yishi.assembly.outreach.squads import queries as squads
from yishi.assembly.outreach.studios import queries as studios
from yishi.assembly.outreach.studios import rules as studio_rules
from yishi.assembly.outreach.visits import coverage, rounds
from yishi.assembly.outreach.visits import queries as visits


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person."""
    return [todo for room in (visits, rounds, studios, campaigns, squads) for todo in room.todos(user)]


def figures(user: Any) -> dict[str, int]:
    """How far the assembly reaches, for the cockpit: of the last year, and villages called on within half of it."""
    share = coverage.shares(coverage.villages(user.assembly_id))
    year = timezone.localdate() - timedelta(days=365)
    open_now = studios.StudioCase.objects.filter(assembly_id=user.assembly_id, state__in=studio_rules.OPEN)
    running = Campaign.objects.filter(assembly_id=user.assembly_id, state=Campaign.State.UNDER_WAY)
    return {
        "visits": visits.standing(user.assembly_id).filter(day__gte=year).count(),
        "villages": share.total,
        "covered": share.total - share.gaps,
        "studios": open_now.count(),
        "campaigns": running.count(),
        "talks": squads.figures(user)["talks"],
    }
