"""Every read that the plan's pages need."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.plan import rules
from yishi.assembly.consultation.plan.kinds import RECIPES, Days, Kind, Recipe
from yishi.assembly.consultation.plan.models import KindDays, Plan, Subject
from yishi.assembly.consultation.rules import may
from yishi.assembly.topics.models import Topic

SUBJECT = Subject.State


@dataclass(frozen=True, slots=True)
class Row:
    """A subject as the plan's page shows it."""

    subject: Subject
    late: bool


def plans(user: Any) -> list[Plan]:
    """Those this person may open, newest first."""
    rows = Plan.objects.filter(assembly_id=user.assembly_id)
    return [plan for plan in rows if rules.may(user, "look", plan)]


def get_for(user: Any, public_id: str, *, to: str = "look") -> Plan:
    """The plan, already guarded."""
    return fetch(Plan.objects.select_related("published_by", "assembly"), user, public_id, rules.may, to)


def collecting(user: Any) -> Plan | None:
    """The plan whose list is open for subjects now."""
    return Plan.objects.filter(assembly_id=user.assembly_id, state=Plan.State.COLLECTING).first()


def subject_for(user: Any, public_id: str, *, to: str = "look") -> Subject:
    """The subject, already guarded."""
    rows = Subject.objects.select_related("plan", "committee", "leader", "member", "topic")
    return fetch(rows, user, public_id, rules.may_with, to)


def subjects(user: Any, plan: Plan) -> list[Subject]:
    """What this person sees of the plan's list, in the order of months."""
    rows = plan.subjects.select_related("plan", "committee", "leader", "member", "topic")
    return [subject for subject in rows if rules.may_with(user, "look", subject)]


def rows(found: Iterable[Subject], today: date) -> list[Row]:
    """Subjects of the plan itself, by month."""
    planned = [subject for subject in found if subject.state in (SUBJECT.DRAFTED, *rules.STANDING)]
    planned.sort(key=lambda subject: (subject.month or 13, subject.pk))
    return [Row(subject, rules.is_late(subject, today)) for subject in planned]


def by_month(found: list[Row]) -> list[tuple[int, list[Row]]]:
    """(month, rows); 0 stands for what has no month yet."""
    months = sorted({row.subject.month or 13 for row in found})
    return [(month % 13, [row for row in found if (row.subject.month or 13) == month]) for month in months]


def by_kind(found: list[Row]) -> list[tuple[str, list[Row]]]:
    """(word of the kind, rows) in the order of the recipes."""
    used = [(kind.value, str(kind.label)) for kind in Kind] + [("", _("形式未定"))]
    grouped = [(word, [row for row in found if row.subject.kind == kind]) for kind, word in used]
    return [(word, group) for word, group in grouped if group]


def tally(found: list[Row]) -> dict[str, int]:
    """How many subjects the plan holds, are done, late."""
    held = [row for row in found if row.subject.state != SUBJECT.ADJUSTED_OUT]
    done = sum(row.subject.state == SUBJECT.DONE for row in held)
    return {"subjects": len(held), "done": done, "late": sum(row.late for row in held)}


def own(user: Any) -> QuerySet[Subject]:
    """What this member proposed, in any year, with what became of it."""
    rows = Subject.objects.filter(assembly_id=user.assembly_id, member_id=user.member_id, member__isnull=False)
    return rows.select_related("plan").order_by("-pk")


def of_topic(user: Any, topic: Topic) -> list[Subject]:
    """Where the topic stands in plans, as far as this person sees it."""
    found = Subject.objects.filter(assembly_id=user.assembly_id, topic=topic).select_related("plan")
    return [subject for subject in found if rules.may_with(user, "look", subject)]


def kinds(user: Any, day: date) -> list[tuple[Recipe, Days, list[KindDays]]]:
    """Every kind with the days that hold on `day` and the dated history of the assembly's own."""
    own_days = list(KindDays.objects.filter(assembly_id=user.assembly_id).order_by("-since"))
    told = []
    for kind, recipe in RECIPES.items():
        history = [row for row in own_days if row.kind == kind]
        now = next((row for row in history if row.since <= day), None)
        told.append((recipe, Days(now.notice, now.papers, now.minutes) if now else recipe.days, history))
    return told


def todos(user: Any) -> list[Todo]:
    """Proposals that wait for an answer, subjects whose month is over."""
    if not rules.STAFF & user.roles:
        return []
    waiting = []
    of = {"assembly_id": user.assembly_id}
    for plan in Plan.objects.filter(**of, state__in=rules.OPEN):
        if left := plan.subjects.filter(state=SUBJECT.PROPOSED).count():
            words = _("%(count)s个选题待答复：%(plan)s") % {"count": left, "plan": plan}
            waiting.append(Todo(words, reverse("consultation:year_plan", args=[plan.public_id])))
    today = timezone.localdate()
    for subject in Subject.objects.filter(
        **of, state=SUBJECT.ADOPTED, plan__year__lte=today.year, plan__state=Plan.State.PUBLISHED
    ).select_related("plan"):
        if rules.is_late(subject, today):
            url = reverse("consultation:subject", args=[subject.public_id])
            waiting.append(Todo(_("计划月份已过：%(title)s") % {"title": subject}, url))
    return waiting


def sessions_of(user: Any, subject: Subject) -> list[Consultation]:
    """The subject's consultations that this person may open."""
    return [found for found in subject.consultations.order_by("starts_at") if may(user, "look", found)]
