"""How statements stand: residents and members each for themselves, never added up."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from yishi.assembly.consultation.models import Consultation, Statement, Vote
from yishi.assembly.consultation.public.limits import HIDDEN_BELOW
from yishi.assembly.consultation.public.models import PublicVote


@dataclass(frozen=True, slots=True)
class Tally:
    agree: int = 0
    passed: int = 0
    disagree: int = 0

    @property
    def people(self) -> int:
        return self.agree + self.passed + self.disagree

    @property
    def enough(self) -> bool:
        """Whether so many voted that nobody can be told apart."""
        return self.people >= HIDDEN_BELOW


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with both tallies. `by_resident`: a participant wrote it."""

    statement: Statement
    residents: Tally
    members: Tally

    @property
    def by_resident(self) -> bool:
        return self.statement.member_id is None


def counted(consultation: Consultation) -> QuerySet[PublicVote]:
    """The residents' votes on what stands, without the phones that were set aside."""
    return PublicVote.objects.filter(
        statement__consultation=consultation, statement__withdrawn=False, participant__set_aside__isnull=True
    )


def said(consultation: Consultation, of: Iterable[int] | None = None) -> list[Said]:
    """The statements that stand, or those with the keys `of`, in the order in which they were put."""
    statements = consultation.statements.filter(withdrawn=False)
    if of is not None:
        statements = statements.filter(pk__in=of)
    residents = _by_statement(counted(consultation))
    members = _by_statement(Vote.objects.filter(statement__consultation=consultation))
    none = Tally()
    return [Said(each, residents.get(each.pk, none), members.get(each.pk, none)) for each in statements]


def _by_statement(rows: QuerySet) -> dict[int, Tally]:
    counts = (
        rows.order_by()
        .values_list("statement")
        .annotate(
            agree=Count("pk", filter=Q(value=1)),
            passed=Count("pk", filter=Q(value=0)),
            disagree=Count("pk", filter=Q(value=-1)),
        )
    )
    return {statement: Tally(agree, passed, disagree) for statement, agree, passed, disagree in counts}
