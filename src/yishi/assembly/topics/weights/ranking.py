"""The ranks of the stored topics: weighed anew from their parts, counted anew where a person changed the messages.

Levels are those among the topics of one reading; a decided topic that later readings did not find keeps its own.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import polars as pl
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline import tables as hotline
from yishi.assembly.runs.pipelines import Reading, TopicSettings, ranks
from yishi.assembly.runs.pipelines import recount as count_anew
from yishi.assembly.topics.models import Incident, Placing, Topic
from yishi.assembly.topics.weights.models import Remit, WeightSet
from yishi.engine.tables import TOPIC_PART

# Part → its name and what it measures.
PARTS = {
    "reach": (_("影响面"), _("多少人反映")),
    "growth": (_("增长"), _("近几周比往年同期（没有往年则比此前几周）多多少")),
    "spread": (_("分布"), _("涉及多少个村(社区)")),
    "persistence": (_("持续"), _("多少周都有人反映")),
    "urgency": (_("急迫"), _("多大比例的来件提到危险、老人小孩或多次投诉未果")),
    "repeat": (_("重复诉求"), _("多大比例的来电人不止一次反映")),
    "unsolved": (_("未解决"), _("多大比例的来件未办结或不满意")),
    "fit": (_("职能契合"), _("多大比例的来件用到专委会的职能用语")),
}
Parts = list[dict[str, Any]]  # as `Topic.parts` holds them
BATCH = 500


def weights_of(assembly_id: int) -> dict[str, float]:
    """The weights in force: the newest set, or the ones the house came with."""
    shipped = TopicSettings().weights
    newest = WeightSet.objects.filter(assembly_id=assembly_id).first()
    return {part: float(newest.weights.get(part, 0)) if newest else weight for part, weight in shipped.items()}


def settings_of(assembly_id: int) -> TopicSettings:
    """What a reading of this assembly obeys: its weights, and the remits of its committees."""
    remits = Remit.objects.filter(assembly_id=assembly_id).values_list("committee__name", "words")
    return TopicSettings(weights=weights_of(assembly_id), remit={name: words for name, words in remits if words})


def ranked(assembly_id: int) -> list[Topic]:
    """The topics that take part in the order: all but those merged into others."""
    return list(Topic.objects.filter(assembly_id=assembly_id).exclude(state=Topic.State.MERGED).order_by("rank", "pk"))


def weighed(topics: Collection[Topic], weights: Mapping[str, float]) -> dict[int, Parts]:
    """Key of a topic → its parts under `weights`. Topics without stored parts are left out."""
    of_run: dict[int, Parts] = defaultdict(list)
    for topic in topics:
        of_run[topic.run_id].extend({**part, "topic_id": str(topic.pk)} for part in topic.parts)
    found: dict[int, Parts] = {}
    for rows in of_run.values():
        plain = [{**row, "params": json.dumps(row["params"], ensure_ascii=False)} for row in rows]
        for row in ranks.weigh(pl.DataFrame(plain, schema=TOPIC_PART.schema), weights).iter_rows(named=True):
            found.setdefault(int(row.pop("topic_id")), []).append({**row, "params": json.loads(row["params"])})
    return found


def in_order(topics: Sequence[Topic], parts: Mapping[int, Parts]) -> list[tuple[Topic, float]]:
    """The topics with their scores under `parts`, the most pressing first and the dismissed last.

    Ties go to the larger, then to the key.
    """
    scores = {
        topic.pk: round(sum(part["points"] for part in parts[topic.pk]), 2) if topic.pk in parts else topic.score
        for topic in topics
    }
    aside = Topic.State.DISMISSED
    order = sorted(topics, key=lambda topic: (topic.state == aside, -scores[topic.pk], -topic.size, topic.key))
    return [(topic, scores[topic.pk]) for topic in order]


def rerank(assembly_id: int) -> None:
    """Give every stored topic its parts, score and rank under the weights in force. Reads no message."""
    topics = ranked(assembly_id)
    parts = weighed(topics, weights_of(assembly_id))
    for rank, (topic, score) in enumerate(in_order(topics, parts), 1):
        topic.rank, topic.score, topic.parts = rank, score, parts.get(topic.pk, topic.parts)
    Topic.objects.bulk_update(topics, ["rank", "score", "parts"], batch_size=BATCH)


def recount(topics: Collection[Topic]) -> None:
    """Bring the numbers of `topics` of one reading up to the messages they hold now, then rank all anew."""
    placed = Placing.objects.filter(topic__in=topics)
    topic_of = dict(placed.values_list("ticket__public_id", "topic_id"))
    first = next(iter(topics))
    if topic_of:
        tickets = hotline.tickets(first.assembly_id, among=placed.values("ticket_id"))
        ids = [str(topic_of[ticket]) for ticket in tickets["ticket_id"]]
        facts, parts = count_anew(tickets, ids, _reading(first), settings_of(first.assembly_id))
        _keep(topics, facts, parts)
    rerank(first.assembly_id)


def _reading(topic: Topic) -> Reading:
    """The frame of the reading that found `topic`."""
    siblings = Topic.objects.filter(run_id=topic.run_id)
    newest = Placing.objects.filter(run_id=topic.run_id).aggregate(newest=Max("ticket__received_at"))["newest"]
    backwards = [weeks[::-1] for weeks in siblings.values_list("weeks", flat=True)]
    weekly = [sum(counts) for counts in zip_longest(*backwards, fillvalue=0)][::-1]
    unmeasured = {part["part"] for part in topic.parts if part["value"] is None}
    return Reading(timezone.localdate(newest), weekly or [0], frozenset(unmeasured))


def _keep(topics: Collection[Topic], facts: pl.DataFrame, parts: pl.DataFrame) -> None:
    counted = dict(Incident.objects.filter(topic__in=topics).values_list("topic").annotate(n=Count("pk")))
    found = {int(row["topic_id"]): row for row in facts.iter_rows(named=True)}
    for topic in topics:
        if row := found.get(topic.pk):
            topic.size, topic.places, topic.weeks = row["size"], row["places"], row["weeks"]
            topic.first, topic.last = timezone.make_aware(row["first"]), timezone.make_aware(row["last"])
            topic.incident_count = counted.get(topic.pk, 0)
            topic.parts = [
                {**part, "params": json.loads(part["params"])}
                for part in parts.filter(pl.col("topic_id") == str(topic.pk)).drop("topic_id").iter_rows(named=True)
            ]
    kept = ["size", "places", "weeks", "first", "last", "incident_count", "parts"]
    Topic.objects.bulk_update(topics, kept, batch_size=BATCH)
