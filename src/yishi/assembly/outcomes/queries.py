"""Every read that a page of the room needs."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.outcomes import rules
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises import queries as promises
from yishi.assembly.outcomes.sources import Source, only
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.story import Event

# The ladder people see: said → adopted → instructed → promised → done. Effect is measured by another room.
LADDER = (Outcome.Kind.ADOPTED, Outcome.Kind.INSTRUCTION, Outcome.Kind.PROMISED, Outcome.Kind.DONE)


def get_for(user: Any, public_id: str, *, to: str = "look") -> Outcome:
    """The outcome, already guarded."""
    rows = Outcome.objects.select_related(
        "consultation__topic", "proposal__topic", "report", "suggestion", "bulletin", "unit", "noted_by", "decided_by"
    )
    return fetch(rows, user, public_id, rules.may, to)


def outcomes(user: Any) -> QuerySet[Outcome]:
    """The outcomes this person may see: a unit its own, the others all."""
    rows = Outcome.objects.filter(assembly_id=user.assembly_id).select_related(
        "consultation", "proposal", "report", "unit", "bulletin"
    )
    if user.is_a(*(rules.READERS - {"unit"})):
        return rows
    return rows.filter(unit_id=user.unit_id)


def of(user: Any, source: Source) -> QuerySet[Outcome]:
    """What came of a consultation or proposal, as far as this person may see it."""
    return outcomes(user).filter(**only(source)).order_by("day", "pk")


def story(user: Any, topic: Topic) -> list[Event]:
    """What the topic's page tells: outcomes that a second person confirmed; a measure done is a turn."""
    told = []
    came_of = Q(consultation__topic=topic) | Q(proposal__topic=topic)
    rows = outcomes(user).filter(came_of, state=Outcome.State.CONFIRMED)
    for outcome in rows.order_by("day", "pk"):
        words = f"{outcome.get_kind_display()}：{outcome.title}"
        href = reverse("outcomes:outcome", args=[outcome.public_id])
        by = str(outcome.unit or outcome.get_level_display())
        done = outcome.kind == Outcome.Kind.DONE
        told.append(Event(outcome.day, words, by=by, href=href, icon="stairs-up", tone="good", turn=done))
    return told


def ladder(source: Source) -> list[dict[str, Any]]:
    """Each rung with the day it was first reached by a confirmed outcome, or none."""
    confirmed = source.outcomes.filter(state=Outcome.State.CONFIRMED).order_by("day")
    reached: dict[str, Any] = {}
    for outcome in confirmed:
        reached.setdefault(outcome.kind, outcome)
    return [{"kind": kind.value, "word": kind.label, "outcome": reached.get(kind.value)} for kind in LADDER]


def counts(user: Any) -> dict[str, int]:
    """Confirmed outcomes by kind."""
    rows = Outcome.objects.filter(assembly_id=user.assembly_id, state=Outcome.State.CONFIRMED)
    found = dict(rows.values_list("kind").annotate(n=Count("pk")))
    return {kind: found.get(kind, 0) for kind in Outcome.Kind.values}


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person: outcomes someone else noted, promises of the own unit, things given back."""
    waiting: list[Todo] = []
    rows = Outcome.objects.filter(assembly_id=user.assembly_id)
    if user.is_a(*rules.STAFF):
        for outcome in rows.filter(state=Outcome.State.NOTED).exclude(noted_by_id=user.pk):
            waiting.append(_todo(outcome, _("转化待复核：%(title)s")))
    for outcome in rows.filter(state=Outcome.State.RETURNED, noted_by_id=user.pk):
        waiting.append(_todo(outcome, _("转化被退回，待补正：%(title)s")))
    return waiting + promises.todos(user)


def _todo(outcome: Outcome, words: str) -> Todo:
    return Todo(words % {"title": outcome.title}, reverse("outcomes:outcome", args=[outcome.public_id]), outcome.due)
