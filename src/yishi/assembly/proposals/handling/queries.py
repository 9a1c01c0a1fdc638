"""What pages show of the units' work: their list, the board of what is late, five honest numbers for each unit."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Role, fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals.handling import deadlines, rules
from yishi.assembly.proposals.handling.models import Assignment, Contact, Extension, SuggestionAnswer
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.proposals.rules import STAFF, oversees

State = Assignment.State


def get_for(user: Any, public_id: str, *, to: str = "look") -> Assignment:
    rows = Assignment.objects.select_related("proposal__plenary__term", "proposal__member", "unit", "reply__result")
    return fetch(rows, user, public_id, rules.may, to)


def contact_for(user: Any, pk: int) -> Contact | None:
    return Contact.objects.filter(assembly_id=user.assembly_id, pk=pk).select_related("assignment__proposal").first()


def extension_for(user: Any, pk: int) -> Extension | None:
    return Extension.objects.filter(assembly_id=user.assembly_id, pk=pk).select_related("assignment").first()


def assignments(user: Any) -> QuerySet[Assignment]:
    """The unit's own; everybody's for the office."""
    rows = Assignment.objects.filter(assembly_id=user.assembly_id).select_related("proposal", "unit")
    rows = rows.exclude(state=State.TAKEN_BACK).order_by("due", "pk")
    if oversees(user):
        return rows
    return rows.filter(unit_id=user.unit_id) if user.unit_id else rows.none()


def of(proposal: Proposal) -> QuerySet[Assignment]:
    """All parts of a proposal, the present round first."""
    return proposal.assignments.select_related("unit", "reply__result").order_by("-round", "pk")


@dataclass(frozen=True, slots=True)
class Numbers:
    """One unit in one span: how much it had, and five shares (part, whole). No mean of them is made: each is itself."""

    unit: HandlingUnit
    handed: int
    late: int
    signed: tuple[int, int]
    answered: tuple[int, int]
    contacted: tuple[int, int]
    kept: tuple[int, int]
    adopted: tuple[int, int]

    @property
    def shares(self) -> list[tuple[str, int, int]]:
        """(what, part, whole) in the order of the board."""
        words = (_("按时签收"), _("按时答复"), _("沟通两次以上"), _("计划事项如期完成"), _("建议采纳"))
        told = (self.signed, self.answered, self.contacted, self.kept, self.adopted)
        return [(word, *share) for word, share in zip(words, told, strict=True)]


def numbers(assembly_id: int, since: date, until: date, today: date) -> list[Numbers]:
    """By unit, of what was handed over from `since` up to `until`. A share counts only what is over: signed or past its
    date, answered or past its date."""
    rows = Assignment.objects.filter(assembly_id=assembly_id, handed_on__gte=since, handed_on__lte=until)
    rows = rows.exclude(state=State.TAKEN_BACK).select_related("unit").prefetch_related("contacts")
    by_unit: dict[HandlingUnit, list[Assignment]] = {}
    for row in rows.order_by("unit__name", "pk"):
        by_unit.setdefault(row.unit, []).append(row)
    said = _said(assembly_id, since, until)
    return [_numbers(unit, mine, said.get(unit.pk, []), today) for unit, mine in by_unit.items()]


def _numbers(unit: HandlingUnit, rows: list[Assignment], said: list[SuggestionAnswer], today: date) -> Numbers:
    sign_over = [row for row in rows if row.signed_at or row.sign_due < today]
    over = [row for row in rows if row.state == State.ANSWERED or row.due < today]
    answers = [row for row in rows if row.state == State.ANSWERED and row.part != Assignment.Part.ASSISTING]
    promised = [row for row in said if row.fate == row.Fate.PLANNED and row.due and (row.done_on or row.due < today)]
    return Numbers(
        unit,
        handed=len(rows),
        late=sum(rules.is_late(row, today) for row in rows),
        signed=(sum(_in_time(row.signed_at, row.sign_due) for row in sign_over), len(sign_over)),
        answered=(sum(_in_time(row.answered_at, row.due) for row in over), len(over)),
        contacted=(
            sum(sum(c.confirmed is not False for c in row.contacts.all()) >= deadlines.CONTACTS for row in answers),
            len(answers),
        ),
        kept=(sum(bool(row.done_on and row.due and row.done_on <= row.due) for row in promised), len(promised)),
        adopted=(sum(row.fate == row.Fate.ADOPTED for row in said), len(said)),
    )


def _said(assembly_id: int, since: date, until: date) -> dict[int, list[SuggestionAnswer]]:
    """What each unit said to every suggestion, in the round that counts."""
    rows = SuggestionAnswer.objects.filter(
        assembly_id=assembly_id,
        reply__assignment__state=State.ANSWERED,
        reply__assignment__handed_on__gte=since,
        reply__assignment__handed_on__lte=until,
        reply__assignment__round=F("reply__assignment__proposal__round"),
    )
    found: dict[int, list[SuggestionAnswer]] = {}
    for row in rows.select_related("reply__assignment"):
        found.setdefault(row.reply.assignment.unit_id, []).append(row)
    return found


def _in_time(at: Any, due: date) -> bool:
    return at is not None and timezone.localdate(at) <= due


def in_order(user: Any) -> QuerySet[Proposal]:
    """What a hand-over meeting hands over: everything accepted and not yet with a unit, by case number."""
    rows = Proposal.objects.filter(assembly_id=user.assembly_id, state=Proposal.State.ACCEPTED)
    return rows.select_related("member", "plenary__term").prefetch_related("wished").order_by("plenary", "number")


def waiting_units(user: Any) -> QuerySet[HandlingUnit]:
    """Units that have something to sign for or to answer."""
    running = assignments(user).filter(state__in=rules.RUNNING).order_by()
    return HandlingUnit.objects.filter(pk__in=running.values("unit")).order_by("name")


def handed_to(unit: HandlingUnit) -> list[Assignment]:
    """What a unit still has to sign for or to answer."""
    rows = Assignment.objects.filter(assembly_id=unit.assembly_id, unit=unit, state__in=rules.RUNNING)
    return list(rows.select_related("proposal__member", "proposal__plenary__term").order_by("proposal__number"))


def todos(user: Any) -> list[Todo]:
    """Units: what to sign for and to answer. The office: what was asked back or asked for longer, and what is late.
    Leaders: what is late by more than two weeks."""
    today = timezone.localdate()
    waiting: list[Todo] = []
    if Role.UNIT in user.roles and user.unit_id:
        rows = assignments(user).filter(state__in=(State.HANDED, State.SIGNED)).prefetch_related("urgings")
        waiting += [_todo_of_unit(row, today) for row in rows]
    if STAFF & user.roles:
        waiting += _todos_of_staff(user)
    if (STAFF | {Role.LEADER}) & user.roles:
        late = assignments(user).filter(state__in=rules.RUNNING, due__lt=today)
        everything = bool(STAFF & user.roles)
        shown = [row for row in late if everything or deadlines.is_for_leader(row.due, today)]
        waiting += [Todo(_("答复已逾期：%(title)s") % {"title": row}, _page(row), row.due) for row in shown]
    return waiting


def _todo_of_unit(row: Assignment, today: date) -> Todo:
    urged = row.urgings.all()
    if urged:
        words = _("催办（%(word)s）：%(title)s") % {"word": urged[0].word, "title": row.proposal}
        return Todo(words, _page(row), row.due)
    if row.state == State.HANDED:
        return Todo(_("待签收：%(title)s") % {"title": row.proposal}, _page(row), row.sign_due)
    words = {
        None: _("待答复：%(title)s"),
        30: _("待答复：%(title)s"),
        14: _("答复期限两周内到：%(title)s"),
        7: _("答复期限一周内到：%(title)s"),
        1: _("答复期限今天或明天到：%(title)s"),
        0: _("答复已逾期：%(title)s"),
    }[deadlines.step(row.due, today)]
    return Todo(words % {"title": row.proposal}, _page(row), row.due)


def _todos_of_staff(user: Any) -> list[Todo]:
    back = assignments(user).filter(state=State.ASKED_BACK)
    asked = Extension.objects.filter(assembly_id=user.assembly_id, decided_at=None)
    longer = (row.assignment for row in asked.select_related("assignment__proposal", "assignment__unit"))
    return [
        *(Todo(_("申请退回：%(title)s") % {"title": row}, _page(row)) for row in back),
        *(Todo(_("申请延期：%(title)s") % {"title": row}, _page(row)) for row in longer),
    ]


def _page(row: Assignment) -> str:
    return reverse("proposals:assignment", args=[row.public_id])
