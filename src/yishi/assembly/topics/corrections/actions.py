"""People correct the topics: rename, merge, split, move messages, and take any of it back.

Each correction is told of the messages it is about (models.Side), takes effect at once, and is done again on every
later reading (rereading.py). No message is ever lost: it changes its topic, or stands outside all.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.hotline import tables as hotline
from yishi.assembly.runs.pipelines import halves
from yishi.assembly.topics import rules as topics
from yishi.assembly.topics.corrections import rules
from yishi.assembly.topics.corrections.models import Anchor, Correction, Side
from yishi.assembly.topics.corrections.rereading import key_of
from yishi.assembly.topics.models import Incident, Placing, Topic
from yishi.assembly.topics.weights.ranking import recount

BATCH = 2000
Kind = Correction.Kind


@transaction.atomic
def rename(*, topic: Topic, label: str, why: str = "", by: Any) -> Correction:
    """Give the topic a better name, for good."""
    topic = locked(topic)
    require(topics.may(by, "rename", topic))
    correction = _made(Kind.RENAME, by, label=label, label_before=topic.label, why=why)
    _side(correction, 0, topic)
    audit.note(by=by, verb="topics.rename", thing=topic, why=why, before=topic.label, after=label)
    topic.label = label
    topic.save(update_fields=["label"])
    return correction


@transaction.atomic
def merge(*, topic: Topic, others: Sequence[Topic], label: str = "", why: str, by: Any) -> Correction:
    """Put the messages of `others` to those of `topic`, which stays; `label` renames it at the same time."""
    topic, others = locked(topic), [locked(other) for other in others]
    require(topics.may(by, "correct", topic))
    for other in others:
        require(topics.may(by, "absorb", other))
        require(rules.may_join(topic, other))
    if not others or topic in others:
        raise Refused(_("请选择要并入的其他议题。"))
    correction = _made(Kind.MERGE, by, label=label, label_before=topic.label, why=why)
    for number, side in enumerate([topic, *others]):
        _side(correction, number, side)
    for other in others:
        _pour(other, topic)
    topic.label = label or topic.label
    topic.save(update_fields=["label"])
    recount([topic])
    audit.note(by=by, verb="topics.merge", thing=topic, why=why, merged=[other.public_id for other in others])
    return correction


@transaction.atomic
def split(*, topic: Topic, tickets: Collection[int], label: str, why: str, by: Any) -> Topic:
    """Make a topic of its own of some messages (keys of tickets) of `topic`; it begins as a candidate."""
    topic = locked(topic)
    require(topics.may(by, "correct", topic))
    going = Placing.objects.filter(topic=topic, ticket__in=tickets)
    staying = Placing.objects.filter(topic=topic).exclude(ticket__in=tickets)
    if not (going.exists() and staying.exists()):
        raise Refused(_("拆分后两边都要有来件。"))
    correction = _made(Kind.SPLIT, by, label=label, label_before=topic.label, why=why)
    _side(correction, 0, topic, staying)
    side = _side(correction, 1, None, going, label=label)
    new = _twin(topic, key_of(correction), label)
    side.topic = new
    side.save(update_fields=["topic"])
    _shift(side, topic, new)
    _tell_apart(topic, new)
    recount([topic, new])
    audit.note(by=by, verb="topics.split", thing=topic, why=why, into=new.public_id, label=label)
    return new


@transaction.atomic
def move(*, topic: Topic, tickets: Collection[int], to: Topic | None, why: str, by: Any) -> Correction:
    """Move some messages (keys of tickets) of `topic` to another topic, or out of all."""
    topic, target = locked(topic), locked(to) if to else None
    require(topics.may(by, "correct", topic))
    if target:
        require(topics.may(by, "correct", target))
        require(rules.may_join(topic, target))
    moving = Placing.objects.filter(topic=topic, ticket__in=tickets)
    if not moving.exists() or topic == target:
        raise Refused(_("请选择要移动的来件和另一个议题。"))
    if not Placing.objects.filter(topic=topic).exclude(ticket__in=tickets).exists():
        raise Refused(_("议题里至少要留一件来件；整个议题请用“合并议题”或“不采用”。"))
    correction = _made(Kind.MOVE, by, why=why)
    _side(correction, 0, target, label="" if target else _("不归入任何议题"))
    _shift(_side(correction, 1, topic, moving), topic, target)
    recount([topic, target] if target else [topic])
    went = target.public_id if target else ""
    audit.note(by=by, verb="topics.move", thing=topic, why=why, to=went, tickets=len(tickets))
    return correction


@transaction.atomic
def withdraw(*, correction: Correction, why: str, by: Any) -> Correction:
    """Take a correction back: its messages return at once; what came since finds its place in the next reading."""
    correction = Correction.objects.select_for_update().get(pk=correction.pk)
    require(rules.may_withdraw(by, correction))
    ways = {Kind.RENAME: _unname, Kind.MERGE: _unmerge, Kind.SPLIT: _unsplit, Kind.MOVE: _unmove}
    changed = [topic for topic in ways[Kind(correction.kind)](correction, by) if topic.placings.exists()]
    correction.state, correction.withdrawn_why = Correction.State.WITHDRAWN, why
    correction.withdrawn_by_id, correction.withdrawn_at = by.pk, timezone.now()
    correction.save(update_fields=["state", "withdrawn_why", "withdrawn_by", "withdrawn_at"])
    if changed:
        recount(changed)
    audit.note(by=by, verb="topics.withdraw", thing=correction, why=why)
    return correction


def _unname(correction: Correction, by: Any) -> list[Topic]:
    named = Topic.objects.filter(sides__correction=correction, label=correction.label)
    Topic.objects.filter(pk__in=named.values("pk")).update(label=correction.label_before)
    return []


def _unmerge(correction: Correction, by: Any) -> list[Topic]:
    stays, *joined = correction.sides.select_related("topic")
    if stays.topic is None:
        return []
    back = []
    for side in joined:
        there = Placing.objects.filter(topic=stays.topic, ticket__in=_held(side))
        if side.topic and side.topic.state == Topic.State.MERGED and there.exists():
            _revive(side.topic, stays.topic.run_id, f"{key_of(correction)}.{side.number}")
            _shift(side, stays.topic, side.topic)
            back.append(side.topic)
    if correction.label and stays.topic.label == correction.label:
        Topic.objects.filter(pk=stays.topic.pk).update(label=correction.label_before)
    return [stays.topic, *back] if back else []


def _unsplit(correction: Correction, by: Any) -> list[Topic]:
    stays, goes = correction.sides.select_related("topic")
    if not (stays.topic and goes.topic) or stays.topic == goes.topic or goes.topic.state == Topic.State.MERGED:
        return []
    require(topics.may(by, "absorb", goes.topic))
    _pour(goes.topic, stays.topic)
    return [stays.topic]


def _unmove(correction: Correction, by: Any) -> list[Topic]:
    to, moved = correction.sides.select_related("topic")
    if moved.topic is None or (to.topic and to.topic.run_id != moved.topic.run_id):
        return []
    _shift(moved, to.topic, moved.topic)
    _rejoin(moved, moved.topic)
    return [topic for topic in (moved.topic, to.topic) if topic]


def _made(kind: Correction.Kind, by: Any, **facts: str) -> Correction:
    return Correction.objects.create(assembly_id=by.assembly_id, kind=kind, made_by_id=by.pk, **facts)


def _side(
    correction: Correction,
    number: int,
    topic: Topic | None,
    placings: QuerySet[Placing] | None = None,
    *,
    label: str = "",
) -> Side:
    """A side of `correction`, held by `placings`, or by all messages of its topic."""
    side = Side.objects.create(
        assembly_id=correction.assembly_id,
        correction=correction,
        number=number,
        topic=topic,
        label=label or (topic.label if topic else ""),
    )
    held = (
        placings if placings is not None else Placing.objects.filter(topic=topic) if topic else Placing.objects.none()
    )
    rows = held.order_by("pk").values_list("ticket_id", "incident_id")
    anchors = (
        Anchor(assembly_id=side.assembly_id, side=side, ticket_id=ticket, incident_id=incident)
        for ticket, incident in rows
    )
    side.size = len(Anchor.objects.bulk_create(anchors, batch_size=BATCH))
    side.save(update_fields=["size"])
    return side


def _held(side: Side) -> QuerySet[Anchor, int]:
    return side.anchors.values_list("ticket_id", flat=True)


def _pour(topic: Topic, into: Topic) -> None:
    """All messages of `topic` go over, and it stands as merged."""
    Placing.objects.filter(topic=topic).update(topic=into)
    Incident.objects.filter(topic=topic).update(topic=into)
    topic.state = topics.LIFE.move("absorb").target
    topic.save(update_fields=["state"])


def _revive(topic: Topic, run_id: int, key: str) -> None:
    """A merged topic stands for itself again: confirmed if it was, in the reading of the topic it was part of."""
    back = topics.LIFE.move("restore" if topic.decided_at else "release")
    topic.state, topic.run_id, topic.key = back.target, run_id, key
    topic.save(update_fields=["state", "run", "key"])


def _shift(side: Side, source: Topic | None, target: Topic | None) -> None:
    """The side's messages go from `source` to `target` (none: outside all topics), whole incidents as incidents."""
    run_id = next(topic.run_id for topic in (source, target) if topic)
    moving = Placing.objects.filter(run_id=run_id, topic=source, ticket__in=_held(side))
    going = dict(moving.filter(incident__isnull=False).values_list("incident").annotate(n=Count("pk")).order_by())
    whole = [pk for pk, size in _sizes(going).items() if size == going[pk]]
    moving.exclude(incident__in=whole).update(incident=None)
    Incident.objects.filter(pk__in=whole).update(topic=target)
    moving.update(topic=target)
    _resize(set(going) - set(whole))


def _rejoin(side: Side, topic: Topic) -> None:
    """Messages that came back to `topic` join the incidents they had been taken out of."""
    lost = Placing.objects.filter(topic=topic, incident=None)
    incidents = set(side.anchors.filter(incident__topic=topic).values_list("incident", flat=True))
    for incident in incidents:
        lost.filter(ticket__in=side.anchors.filter(incident=incident).values("ticket_id")).update(incident=incident)
    _resize(incidents)


def _sizes(incidents: Collection[int]) -> dict[int, int]:
    counted = Placing.objects.filter(incident__in=incidents).values_list("incident").annotate(n=Count("pk"))
    return dict(counted.order_by())


def _resize(incidents: Collection[int]) -> None:
    for incident, size in _sizes(incidents).items():
        Incident.objects.filter(pk=incident).update(size=size)


def _twin(topic: Topic, key: str, label: str) -> Topic:
    """A new candidate beside `topic`, of the same reading; its numbers are counted once it holds its messages."""
    alike = ("assembly_id", "run_id", "terms", "size", "incident_count", "places", "first", "last", "weeks", "rank")
    facts = {name: getattr(topic, name) for name in (*alike, "score", "parts")}
    return Topic.objects.create(**facts, key=key, label=label)


def _tell_apart(one: Topic, other: Topic) -> None:
    """Give two halves the words that each says and the other does not."""
    placed = Placing.objects.filter(topic__in=(one, other))
    topic_of = dict(placed.values_list("ticket__public_id", "topic_id"))
    tickets = hotline.tickets(one.assembly_id, among=placed.values("ticket_id"))
    one.terms, other.terms = halves.terms(tickets, [topic_of[ticket] == other.pk for ticket in tickets["ticket_id"]])
    Topic.objects.bulk_update([one, other], ["terms"])
