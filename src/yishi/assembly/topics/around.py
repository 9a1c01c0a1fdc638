"""What a topic's page shows beyond its messages: who could act, whose field it is, what resembles it.

Bodies and people are never ranked: they stand in the order of their names, each with the words that speak for it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone

from yishi.assembly.base.access import Role
from yishi.assembly.hotline import sources
from yishi.assembly.people import rules as people
from yishi.assembly.people.models import Committee, Member, Sector
from yishi.assembly.topics.board.queries import field_of
from yishi.assembly.topics.models import Placing, Topic

SIMILAR = 6  # similar topics shown, at most
SHARED = 2  # terms that similar topics have in common, at least
COMMON = 0.25  # share of the topics, above which a pair of characters says nothing about a field
PAIR = 2  # characters


@dataclass(frozen=True, slots=True)
class Field:
    """A committee, sector or member whose words meet the topic's, with those words as (its own, the topic's)."""

    body: Any
    why: list[tuple[str, str]]
    sub: str = ""
    foremost: bool = False  # the committee whose remit most messages speak of


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that handled messages of the topic, with how many and what share of those handled."""

    name: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Similar:
    """Another topic with the terms that both have."""

    topic: Topic
    shared: list[str]


def newest_day(topic: Topic) -> date:
    """The last day of the topic's weeks: that of the newest message of its reading."""
    newest = Placing.objects.filter(run_id=topic.run_id).aggregate(newest=Max("ticket__received_at"))["newest"]
    return timezone.localdate(newest or topic.last)


def origins(topic: Topic) -> dict[str, Any]:
    """Where the topic's messages came from (word, how many), and the units that handled them; the most first."""
    rows = Placing.objects.filter(topic=topic).order_by("ticket__source", "ticket__unit")
    brought: Counter[str] = Counter()
    handled: Counter[str] = Counter()
    for source, unit, n in rows.values_list("ticket__source", "ticket__unit").annotate(n=Count("pk")):
        brought[source] += n
        if unit:
            handled[unit] += n
    units = sorted(handled.items(), key=lambda item: (-item[1], item[0]))
    return {
        "sources": [(sources.word(source), n) for source, n in brought.most_common()],
        "units": [Unit(name, n, n / handled.total()) for name, n in units],
    }


def fields(user: Any, topic: Topic) -> dict[str, Any]:
    """Whose field the topic is, and what resembles it (fields.html)."""
    everyone = list(Topic.objects.filter(assembly_id=topic.assembly_id).order_by("pk"))
    met = Words(topic, everyone)
    return {
        "committees": committees(topic, met),
        "sectors": sectors(topic, met),
        "members": members(user, topic, met),
        "similar": similar(topic, everyone),
    }


def similar(topic: Topic, everyone: Iterable[Topic]) -> list[Similar]:
    """Other topics with terms in common, those with the most first, then the latest."""
    own = set(topic.terms)
    found = []
    for other in sorted(everyone, key=lambda one: one.last, reverse=True):
        if other.pk == topic.pk or other.state == Topic.State.MERGED:
            continue
        shared = [term for term in other.terms if term in own]
        if len(shared) >= SHARED:
            found.append(Similar(other, shared))
    return sorted(found, key=lambda one: -len(one.shared))[:SIMILAR]


def committees(topic: Topic, met: "Words") -> list[Field]:
    """Committees whose remit or field meets the topic, by name."""
    rows = Committee.objects.filter(assembly_id=topic.assembly_id).select_related("remit").order_by("name")
    chosen = field_of(topic)
    found = []
    for row in rows:
        remit = getattr(row, "remit", None)  # none where the office gave no words
        why = met.by(remit.words if remit else row.field.split())
        if why or row.name == chosen:
            found.append(Field(row, why, foremost=row.name == chosen))
    return found


def sectors(topic: Topic, met: "Words") -> list[Field]:
    """Sectors whose name (without the 界 that all end in) meets the topic's words, by name."""
    rows = Sector.objects.filter(assembly_id=topic.assembly_id).order_by("name")
    found = [Field(row, met.by([row.name[:-1]])) for row in rows]
    return [field for field in found if field.why]


def members(user: Any, topic: Topic, met: "Words") -> list[Field]:
    """Members seated today whose expertise meets the topic, by pinyin; only for those who may see all members'."""
    if not user.is_a(*people.STAFF, Role.LEADER):
        return []
    rows = Member.objects.filter(assembly_id=topic.assembly_id, seats__until__isnull=True).exclude(expertise="")
    seated = rows.filter(seats__isnull=False).order_by("pinyin", "name", "pk")
    found = []
    for pk, public_id, name, expertise, sector in seated.values_list(
        "pk", "public_id", "name", "expertise", "seats__sector__name"
    ):
        if why := met.by(expertise.split("、")):
            found.append(Field(Member(pk=pk, public_id=public_id, name=name), why, sub=sector or ""))
    return found


class Words:
    """The words of a topic, and which words of others meet them: one holds the other, or both share two characters
    that are rare among the assembly's topics (物业管理 meets 物业费; 管理 alone meets nothing).
    """

    def __init__(self, topic: Topic, everyone: Sequence[Topic]) -> None:
        self._terms = [topic.label, *topic.terms]
        seen = Counter(
            pair for one in everyone for pair in {p for term in (one.label, *one.terms) for p in _pairs(term)}
        )
        self._common = {pair for pair, n in seen.items() if n > max(1, COMMON * len(everyone))}

    def by(self, words: Iterable[str]) -> list[tuple[str, str]]:
        """(word, term it meets) for each of `words` that meets one."""
        return [(word, term) for word in words if (term := self._met(word))]

    def _met(self, word: str) -> str:
        pairs = _pairs(word) - self._common
        return next((term for term in self._terms if pairs & _pairs(term)), "")


def _pairs(word: str) -> set[str]:
    return {word[i : i + PAIR] for i in range(len(word) - PAIR + 1)}
