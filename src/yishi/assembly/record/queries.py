"""Every read that a page of the room needs."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from yishi.assembly.base.access import fetch
from yishi.assembly.record import rules
from yishi.assembly.record.kinds import place_of, word_of
from yishi.assembly.record.models import Deed


def get_for(user: Any, public_id: str, *, to: str = "look") -> Deed:
    """The deed, already guarded."""
    rows = Deed.objects.select_related("member", "recorded_by", "reverses", "reversed_by")
    return fetch(rows, user, public_id, rules.may, to)


def book(user: Any) -> QuerySet[Deed]:
    """The deeds this person may read, newest first: the office all, a member the own ones."""
    rows = Deed.objects.filter(assembly_id=user.assembly_id).select_related("member", "recorded_by")
    if not rules.may_read_all(user):
        rows = rows.filter(member_id=user.member_id)
    return rows.annotate(taken_back=Exists(Deed.objects.filter(reverses=OuterRef("pk"))))


def mine(user: Any, year: int) -> QuerySet[Deed]:
    """The member's own deeds of one year."""
    return book(user).filter(member_id=user.member_id, day__year=year)


def standing(rows: QuerySet[Deed]) -> QuerySet[Deed]:
    """Without the rows that were taken back, and the rows that took them back."""
    return rows.filter(reverses__isnull=True, reversed_by__isnull=True)


def years(user: Any) -> list[int]:
    """Years with deeds of this member, newest first."""
    days = Deed.objects.filter(assembly_id=user.assembly_id, member_id=user.member_id).dates("day", "year")
    return sorted((day.year for day in days), reverse=True)


def tally(user: Any, year: int) -> list[tuple[str, int]]:
    """(kind's name, deeds) of the member's year, in the table's order. Counts, not marks."""
    rows = standing(Deed.objects.filter(assembly_id=user.assembly_id, member_id=user.member_id, day__year=year))
    found = dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))
    return [(word_of(code), found[code]) for code in sorted(found, key=place_of)]
