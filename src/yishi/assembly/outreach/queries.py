"""What the rooms above and the frame ask of this room."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.base.lives import Todo
from yishi.assembly.outreach.visits import coverage, rounds
from yishi.assembly.outreach.visits import queries as visits


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person."""
    return visits.todos(user) + rounds.todos(user)


def figures(user: Any) -> dict[str, int]:
    """How far the assembly reaches, for the cockpit: visits within a year, villages called on within half a year."""
    share = coverage.shares(coverage.villages(user.assembly_id))
    year = timezone.localdate() - timedelta(days=365)
    return {
        "visits": visits.standing(user.assembly_id).filter(day__gte=year).count(),
        "villages": share.total,
        "covered": share.total - share.gaps,
    }
