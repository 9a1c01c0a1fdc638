"""What the pages of weights need: the ones in force, their history, and the order that other weights would give."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yishi.assembly.people.models import Committee
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.weights.models import Remit, WeightSet
from yishi.assembly.topics.weights.ranking import PARTS, Parts, in_order, ranked, weighed, weights_of

TOP = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A topic's place before and under other weights. `part` moved it most, by `change` points against the others."""

    topic: Topic
    before: int
    now: int
    score: float
    part: str
    change: float

    @property
    def why(self) -> str:
        """What moved it, in words; empty where it stays."""
        told = {
            "count": abs(self.before - self.now),
            "part": str(PARTS[self.part][0]) if self.part else "",
            "points": f"{abs(self.change):.1f}",
        }
        if self.now < self.before:
            return _("升%(count)s位：“%(part)s”比平均多得%(points)s分") % told
        if self.now > self.before:
            return _("降%(count)s位：“%(part)s”比平均少得%(points)s分") % told
        return ""


def in_force(user: Any) -> dict[str, float]:
    """The weights that rank the assembly's topics today."""
    return weights_of(user.assembly_id)


def history(user: Any) -> list[tuple[WeightSet, str]]:
    """All sets of weights in words, the newest (in force) first."""
    sets = WeightSet.objects.filter(assembly_id=user.assembly_id).select_related("set_by")
    return [(found, " · ".join(f"{name} {weight:g}" for name, weight in named(found.weights))) for found in sets]


def preview(user: Any, weights: Mapping[str, float]) -> list[Place]:
    """The order of the board under `weights`, the most pressing first. Writes nothing."""
    topics = [topic for topic in ranked(user.assembly_id) if topic.state != Topic.State.DISMISSED]
    now = weighed(topics, weights)
    before = {topic.pk: place for place, (topic, _score) in enumerate(in_order(topics, {}), 1)}
    changes = _changes(topics, now)
    places = []
    for place, (topic, score) in enumerate(in_order(topics, now), 1):
        part, change = _mover(changes.get(topic.pk, {}), up=place <= before[topic.pk])
        places.append(Place(topic, before[topic.pk], place, score, part, change))
    return places


def fallen(places: list[Place]) -> list[Place]:
    """Topics that would leave the top of the list."""
    return [place for place in places[TOP:] if place.before <= TOP]


def named(weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """Weights with the names of their parts, in the order of the parts."""
    return [(str(PARTS[part][0]), weights[part]) for part in PARTS if part in weights]


def remits(user: Any) -> list[tuple[Committee, list[str]]]:
    """Every committee with the words of its remit."""
    words = dict(Remit.objects.filter(assembly_id=user.assembly_id).values_list("committee", "words"))
    committees = Committee.objects.filter(assembly_id=user.assembly_id).order_by("pk")
    return [(committee, words.get(committee.pk, [])) for committee in committees]


def _changes(topics: list[Topic], now: Mapping[int, Parts]) -> dict[int, dict[str, float]]:
    """Points that each part gains for each topic, beyond what it gains on average: what all gain moves nobody."""
    gains = {
        topic.pk: {part["part"]: part["points"] - old.get(part["part"], 0.0) for part in now[topic.pk]}
        for topic in topics
        if topic.pk in now
        for old in [{part["part"]: part["points"] for part in topic.parts}]
    }
    names = next(iter(gains.values()), {})
    mean = {name: sum(gain[name] for gain in gains.values()) / len(gains) for name in names}
    return {pk: {name: round(points - mean[name], 2) for name, points in gain.items()} for pk, gain in gains.items()}


def _mover(change: Mapping[str, float], *, up: bool) -> tuple[str, float]:
    """The part that did most to move a topic up, or down."""
    if not change:
        return "", 0.0
    part = max(change, key=lambda name: change[name] if up else -change[name])
    return part, change[part]
