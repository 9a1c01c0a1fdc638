"""The board of a year: what is late, and each unit's numbers. Also the office's classes of reply."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from yishi.assembly.proposals.handling import queries, rules
from yishi.assembly.proposals.handling.models import Assignment, ReplyClass
from yishi.assembly.proposals.handling.queries import Numbers


@dataclass(frozen=True, slots=True)
class Board:
    year: int
    units: list[Numbers]
    late: list[Assignment]


def of_year(user: Any, year: int) -> Board:
    """Of what was handed over in `year`."""
    today = timezone.localdate()
    units = queries.numbers(user.assembly_id, date(year, 1, 1), date(year, 12, 31), today)
    late = queries.assignments(user).filter(state__in=rules.RUNNING, due__lt=today)
    return Board(year, units, list(late))


def classes(user: Any) -> QuerySet[ReplyClass]:
    return ReplyClass.objects.filter(assembly_id=user.assembly_id)
