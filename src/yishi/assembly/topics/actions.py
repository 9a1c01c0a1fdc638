"""Every write of the room: taking in what a run proposes, and what people decide about it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.runs import actions as runs
from yishi.assembly.runs.models import Run
from yishi.assembly.topics import rules
from yishi.assembly.topics.models import Topic


def find(*, weeks: int, afresh: bool = False, by: Any) -> Run:
    """Start reading the tickets of the last `weeks` weeks for topics. Candidates appear when the run is done.

    Topics go on from the reading before, unless the reader wants to begin `afresh`.
    """
    require(rules.may_find(by))
    return runs.begin(
        job="yishi.assembly.topics.jobs.find_topics",
        title=_("从群众来件中梳理议题"),
        params={"weeks": weeks, "afresh": afresh},
        by=by,
    )


@transaction.atomic
def confirm(*, topic: Topic, label: str = "", why: str = "", by: Any) -> Topic:
    """A person stands for the topic: from now on it counts. `label` renames it at the same time."""
    return _decide(topic, "confirm", label=label, why=why, by=by)


@transaction.atomic
def dismiss(*, topic: Topic, why: str, by: Any) -> Topic:
    """Set a candidate aside, with the reason."""
    return _decide(topic, "dismiss", why=why, by=by)


@transaction.atomic
def take_up(*, topic: Topic, by: Any) -> Topic:
    """Mark the topic as being talked over; called by the room that plans the consultation."""
    return _decide(topic, "take_up", by=by)


@transaction.atomic
def put_back(*, topic: Topic, why: str, by: Any) -> Topic:
    """Free the topic for another time; called by the room whose consultation was called off."""
    return _decide(topic, "put_back", why=why, by=by)


def _decide(topic: Topic, verb: str, *, label: str = "", why: str = "", by: Any) -> Topic:
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    require(rules.may(by, verb, topic))
    topic.state = rules.LIFE.move(verb).target
    topic.label = label or topic.label
    topic.decided_by_id, topic.decided_at, topic.decision = by.pk, timezone.now(), why
    topic.decided_size = topic.size
    topic.save(update_fields=["state", "label", "decided_by", "decided_at", "decision", "decided_size"])
    audit.note(by=by, verb=f"topics.{verb}", thing=topic, why=why, size=topic.size, rank=topic.rank, score=topic.score)
    return topic
