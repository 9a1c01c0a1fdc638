"""The votes of a consultation as the engine reads them (table VOTE), under codes that tell nobody's name."""

from collections.abc import Iterator
from typing import Any

import polars as pl
from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from yishi.assembly.consultation.models import Consultation, Vote
from yishi.assembly.people.models import Seat

SCHEMA = {"participant": pl.String, "statement": pl.String, "vote": pl.Int64}
DIVISIONS = {"participant": pl.String, "sector": pl.String, "town": pl.String}
SALT = "consultation.agreement"
DIGITS = 16

Mark = list[int]


def code_of(consultation: Consultation, member_id: int) -> str:
    """A member's code in one consultation; without the installation's key nobody finds the member from it."""
    return salted_hmac(SALT, f"{consultation.public_id} {member_id}", algorithm="sha256").hexdigest()[:DIGITS]


def frame(consultation: Consultation) -> pl.DataFrame:
    """Everybody's votes on the statements that stand."""
    rows = _standing(Vote.objects.filter(statement__consultation=consultation))
    told = rows.order_by("pk").values_list("member_id", "statement__public_id", "value")
    codes: dict[int, str] = {}
    return pl.DataFrame(
        [(_kept(codes, consultation, member), statement, value) for member, statement, value in told.iterator()],
        schema=SCHEMA,
        orient="row",
    )


def divisions(consultation: Consultation) -> pl.DataFrame:
    """Sector and town of everyone who voted, on the day of the session."""
    day = timezone.localdate(consultation.starts_at)
    voters = Vote.objects.filter(statement__consultation=consultation).values("member")
    seats = Seat.objects.filter(member__in=voters, since__lte=day).filter(Q(until=None) | Q(until__gt=day))
    rows = seats.order_by("-since", "pk").values_list("member_id", "sector__name", "group__town__name")
    of = {member: (sector, town) for member, sector, town in reversed(rows)}
    return pl.DataFrame(
        [(code_of(consultation, member), sector, town) for member, (sector, town) in sorted(of.items())],
        schema=DIVISIONS,
        orient="row",
    )


def mark(consultation: Consultation) -> Mark:
    """Changes whenever a vote is cast or changed, or a statement is taken back."""
    return dict(marks(Consultation.objects.filter(pk=consultation.pk))).get(consultation.pk, [0, 0])


def marks(consultations: QuerySet[Consultation]) -> Iterator[tuple[int, Mark]]:
    """(consultation, mark) of those in which anybody voted."""
    rows = _standing(Vote.objects.filter(statement__consultation__in=consultations))
    told = rows.values("statement__consultation").annotate(n=Count("pk"), sum=Sum(F("pk") * (F("value") + 2)))
    yield from ((row["statement__consultation"], [row["n"], row["sum"]]) for row in told.order_by())


def voters(consultation: Consultation) -> int:
    rows = _standing(Vote.objects.filter(statement__consultation=consultation))
    return rows.aggregate(n=Count("member", distinct=True))["n"]


def _standing(rows: QuerySet[Vote]) -> QuerySet[Vote]:
    return rows.filter(statement__withdrawn=False)


def _kept(codes: dict[int, str], consultation: Consultation, member: Any) -> str:
    if member not in codes:
        codes[member] = code_of(consultation, member)
    return codes[member]
