"""What a report is begun from: a ref (`kind:public_id`) of the rooms below, or given by a room above."""

from typing import Any, NamedTuple

from yishi.assembly.consultation import queries as consultations
from yishi.assembly.outreach.visits import queries as visits
from yishi.assembly.record import things
from yishi.assembly.topics import queries as topics


class Source(NamedTuple):
    """`situation`: what was said there, quoted, for a draft to begin with."""

    ref: str = ""
    title: str = ""
    situation: str = ""


def guarded(user: Any, ref: str) -> Source:
    """What the address names, as far as `user` may see it; nothing for a kind that only other rooms hand over."""
    kind, _colon, public_id = ref.partition(":")
    if kind == "topic":
        return Source(ref, topics.get_for(user, public_id).label)
    if kind == "consultation":
        return Source(ref, consultations.get_for(user, public_id).title)
    if kind == "visit":
        visit = visits.get_for(user, public_id)
        return Source(ref, str(visit), visits.quoted(visit))
    return Source()


def address(ref: str) -> str:
    """The page of what it came from; empty where there is none."""
    return things.address(ref)
