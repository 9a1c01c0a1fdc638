"""The votes of a consultation as the engine reads them (table VOTE), under codes that tell nobody's name."""

from collections.abc import Iterator
from typing import Any

import polars as pl
from django.db.models import Count, F, QuerySet, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation, Vote
from yishi.assembly.consultation.public.models import Participant, PublicVote
from yishi.assembly.people.models import Seat
from yishi.assembly.people.seats import held_on

SCHEMA = {"participant": pl.String, "statement": pl.String, "vote": pl.Int64}
SALT = "consultation.agreement"
DIGITS = 16

Mark = list[int]


def code_of(consultation: Consultation, member_id: int) -> str:
    """A member's code in one consultation; without the installation's key nobody finds the member from it."""
    return salted_hmac(SALT, f"{consultation.public_id} {member_id}", algorithm="sha256").hexdigest()[:DIGITS]


def frame(consultation: Consultation, voice: Voice) -> pl.DataFrame:
    """Everybody's votes on the statements that stand. Residents have a code already."""
    rows = _cast(voice, statement__consultation=consultation).order_by("pk")
    if voice == Voice.RESIDENTS:
        told = rows.values_list("participant__code", "statement__public_id", "value")
        return pl.DataFrame(list(told.iterator()), schema=SCHEMA, orient="row")
    codes: dict[int, str] = {}
    told = rows.values_list("member_id", "statement__public_id", "value")
    return pl.DataFrame(
        [(_kept(codes, consultation, member), statement, value) for member, statement, value in told.iterator()],
        schema=SCHEMA,
        orient="row",
    )


def divisions(consultation: Consultation, voice: Voice) -> pl.DataFrame:
    """`participant` and what divides them: sector and town of members, the place where residents took part."""
    if voice == Voice.RESIDENTS:
        rows = Participant.objects.filter(part__consultation=consultation).order_by("code")
        told = list(rows.values_list("code", "place__name"))
        return pl.DataFrame(told, schema={"participant": pl.String, "place": pl.String}, orient="row")
    schema = {"participant": pl.String, "sector": pl.String, "town": pl.String}
    of = sorted(_seats(consultation).items())
    return pl.DataFrame([(code_of(consultation, member), *seat) for member, seat in of], schema=schema, orient="row")


def mark(consultation: Consultation, voice: Voice) -> Mark:
    """Changes whenever a vote is cast or changed, or a statement is taken back."""
    return dict(marks(Consultation.objects.filter(pk=consultation.pk), voice)).get(consultation.pk, [0, 0])


def marks(consultations: QuerySet[Consultation], voice: Voice) -> Iterator[tuple[int, Mark]]:
    """(consultation, mark) of those in which anybody voted."""
    rows = _cast(voice, statement__consultation__in=consultations).values("statement__consultation")
    told = rows.annotate(n=Count("pk"), sum=Sum(F("pk") * (F("value") + 2)))
    yield from ((row["statement__consultation"], [row["n"], row["sum"]]) for row in told.order_by())


def voters(consultation: Consultation, voice: Voice) -> int:
    who = "member" if voice == Voice.MEMBERS else "participant"
    rows = _cast(voice, statement__consultation=consultation)
    return rows.aggregate(n=Count(who, distinct=True))["n"]


def _cast(voice: Voice, **of: Any) -> QuerySet[Any]:
    """Votes that count, on statements that stand; phones that were set aside do not."""
    if voice == Voice.MEMBERS:
        return Vote.objects.filter(statement__withdrawn=False, **of)
    return PublicVote.objects.filter(statement__withdrawn=False, participant__set_aside=None, **of)


def _seats(consultation: Consultation) -> dict[int, tuple[str | None, str | None]]:
    """Sector and town of every member who voted, on the day of the session."""
    day = timezone.localdate(consultation.starts_at)
    voters = Vote.objects.filter(statement__consultation=consultation).values("member")
    seats = Seat.objects.filter(held_on(day), member__in=voters)
    rows = seats.order_by("-since", "pk").values_list("member_id", "sector__name", "group__town__name")
    return {member: (sector, town) for member, sector, town in reversed(rows)}


def _kept(codes: dict[int, str], consultation: Consultation, member: int) -> str:
    if member not in codes:
        codes[member] = code_of(consultation, member)
    return codes[member]
