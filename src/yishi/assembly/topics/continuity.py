"""Which topics of a new reading are topics that people decided on before, seen again.

A decided topic keeps its name, decision and address; a new reading only brings its numbers up to date. Two topics are
the same matter when most messages of one are messages of the other. A candidate keeps its address as long as the engine
keeps its key.
"""

from collections import Counter
from collections.abc import Mapping

import polars as pl

from yishi.assembly.topics.models import Placing, Topic

SAME = 0.5  # share of the smaller topic's messages that both hold


def continued(assembly_id: int, assignments: pl.DataFrame, ids: Mapping[str, int]) -> dict[str, Topic]:
    """Key of a new topic → the topic it continues. `ids`: public id of a ticket → its key in the database."""
    known = Placing.objects.filter(assembly_id=assembly_id, topic__decided_at__isnull=False)
    before: dict[int, set[int]] = {}
    for ticket, topic in known.values_list("ticket_id", "topic_id"):
        before.setdefault(ticket, set()).add(topic)
    placed = assignments.filter(pl.col("topic_id").is_not_null()).select("ticket_id", "topic_id").rows()
    shared = Counter((key, topic) for ticket, key in placed for topic in before.get(ids[ticket], ()))
    size_now = Counter(key for _ticket, key in placed)
    size_then = Counter(topic for topics in before.values() for topic in topics)
    topics = Topic.objects.in_bulk(size_then)
    found: dict[str, Topic] = {}
    for (key, topic), both in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        enough = both >= SAME * min(size_now[key], size_then[topic])
        if enough and key not in found and topics[topic] not in found.values():
            found[key] = topics[topic]
    candidates = Topic.objects.filter(assembly_id=assembly_id, state=Topic.State.CANDIDATE, key__in=size_now)
    return {topic.key: topic for topic in candidates} | found
