"""What pages show of quality reviews."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.people.models import User
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.proposals.quality import rules
from yishi.assembly.proposals.quality.agreement import alike, kappa
from yishi.assembly.proposals.quality.models import Assessment, Grade, Round


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal in a round. Grades are shown when both first reviewers are done: nobody is led by the other."""

    proposal: Proposal
    done: int
    asked: int
    shown: list[Assessment]
    grade: str
    differs: bool

    @property
    def word(self) -> Any:
        return Grade(self.grade).label if self.grade else ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Between the first two reviewers, over the round. `questions`, `overall`: (same, all); `kappa`: weighted."""

    questions: tuple[int, int]
    overall: tuple[int, int]
    kappa: float | None


def get_for(user: Any, public_id: str, *, to: str = "look") -> Round:
    return fetch(Round.objects.select_related("plenary__term"), user, public_id, rules.may, to)


def assessment_for(user: Any, public_id: str) -> Assessment:
    rows = Assessment.objects.filter(assembly_id=user.assembly_id, public_id=public_id)
    found = rows.select_related("round__plenary", "proposal").first()
    if found is None:
        raise Http404(public_id)
    require(rules.may_assess(user, found))
    return found


def rounds(user: Any) -> QuerySet[Round]:
    return Round.objects.filter(assembly_id=user.assembly_id).select_related("plenary__term")


def lines(found: Round) -> list[Line]:
    """Every proposal of the round, by number."""
    of: dict[int, list[Assessment]] = {}
    for row in found.assessments.select_related("reviewer").order_by("pk"):
        of.setdefault(row.proposal_id, []).append(row)
    proposals = rules.reviewed(found.plenary).select_related("honour").order_by("number", "pk")
    return [_line(proposal, of.get(proposal.pk, [])) for proposal in proposals]


def _line(proposal: Proposal, rows: list[Assessment]) -> Line:
    done = [row for row in rows if row.done_at]
    shown = done if len(done) >= rules.PAIR else []
    return Line(proposal, len(done), len(rows), shown, rules.graded(rows), rules.differs(rows))


def agreement(told: Iterable[Line]) -> Agreement:
    """Of the proposals that both first reviewers have graded."""
    pairs = [line.shown[: rules.PAIR] for line in told if line.shown]
    counted = [alike(one.grades, other.grades) for one, other in pairs]
    grades = [(one.overall, other.overall) for one, other in pairs]
    return Agreement(
        questions=(sum(same for same, _all in counted), sum(both for _same, both in counted)),
        overall=(sum(one == other for one, other in grades), len(grades)),
        kappa=kappa(grades),
    )


def reviewers(user: Any) -> QuerySet[User]:
    """Accounts that can be asked: everybody but handling units."""
    rows = User.objects.filter(assembly_id=user.assembly_id, is_active=True, unit=None)
    held = rows.filter(grants__role__in=rules.REVIEWERS, grants__until=None)
    return held.distinct().order_by("full_name", "pk")


def grade_of(user: Any, proposal: Proposal) -> Any:
    """The word for its grade, for whoever may see it; empty otherwise."""
    if not rules.may_see_grade(user, proposal):
        return ""
    grade = rules.graded(list(proposal.assessments.filter(round__state=rules.State.CLOSED)))
    return Grade(grade).label if grade else ""


def todos(user: Any) -> list[Todo]:
    """Assessments that wait for this person."""
    rows = Assessment.objects.filter(assembly_id=user.assembly_id, reviewer_id=user.pk, done_at=None)
    waiting = rows.filter(round__state=rules.State.OPEN).select_related("proposal")
    words = _("请评价提案质量：%(title)s")
    return [Todo(words % {"title": row}, reverse("proposals:assess", args=[row.public_id])) for row in waiting]
