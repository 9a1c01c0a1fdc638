"""What the pages of corrections need: a topic's story, what may be merged, split and moved, and what wants a look."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Answer, fetch
from yishi.assembly.hotline import tables as hotline
from yishi.assembly.runs.pipelines import halves
from yishi.assembly.topics import rules as topics
from yishi.assembly.topics.corrections import rules
from yishi.assembly.topics.corrections.models import Correction, Side
from yishi.assembly.topics.models import Placing, Topic

LISTED = 200  # units of a topic that the page of splitting lists, the largest first
Kind = Correction.Kind


@dataclass(frozen=True, slots=True)
class Line:
    """A correction in words, with what speaks against it and whether the reader may take it back."""

    correction: Correction
    words: str
    doubts: list[str]
    may_withdraw: Answer


@dataclass(slots=True)
class Unit:
    """What a split keeps together: an incident, or one message that is part of none. `goes`: as proposed."""

    code: str
    label: str
    place: str
    tickets: list[int] = field(default_factory=list)
    goes: bool = False


def get_for(user: Any, public_id: str, *, to: str = "look") -> Correction:
    """The correction, already guarded."""
    found = Correction.objects.select_related("made_by", "withdrawn_by").prefetch_related(_sides())
    return fetch(found, user, public_id, rules.may, to)


def story(user: Any, topic: Topic) -> list[Line]:
    """Every correction that concerns the topic, the newest first."""
    return _lines(user, Correction.objects.filter(sides__topic=topic).distinct())


def corrections(user: Any) -> list[Line]:
    """Every correction of the assembly: the doubted first, then the newest."""
    lines = _lines(user, Correction.objects.filter(assembly_id=user.assembly_id))
    return sorted(lines, key=lambda line: line.correction.state != Correction.State.DOUBTED)


def line(user: Any, correction: Correction) -> Line:
    return Line(
        correction,
        _words(correction),
        [_doubt(doubt) for doubt in correction.doubts],
        rules.may_withdraw(user, correction),
    )


def of_topic(user: Any, topic: Topic) -> dict[str, Any]:
    """What the topic's page shows of corrections (amend.html)."""
    return {
        "lines": story(user, topic),
        "merged_into": merged_into(topic),
        "may_rename": topics.may(user, "rename", topic),
        "may_correct": topics.may(user, "correct", topic),
    }


def notices(user: Any, *, dismissed: int) -> dict[str, Any]:
    """What the board tells of corrections and of so many dismissed topics (notices.html)."""
    return {"doubted": doubted(user), "doubled": doubled(user) if dismissed else ()}


def doubted(user: Any) -> int:
    """Corrections that the last reading spoke against."""
    return Correction.objects.filter(assembly_id=user.assembly_id, state=Correction.State.DOUBTED).count()


def doubled(user: Any) -> QuerySet[Topic]:
    """Dismissed topics on which as many messages came since as there were then."""
    dismissed = Topic.objects.filter(assembly_id=user.assembly_id, state=Topic.State.DISMISSED, decided_size__gt=0)
    since = Count("placings", filter=Q(placings__ticket__received_at__gt=F("decided_at")))
    return dismissed.annotate(since=since).filter(since__gte=F("decided_size")).order_by("-since")


def merged_into(topic: Topic) -> Topic | None:
    """The topic that a merged one is part of now."""
    if topic.state != Topic.State.MERGED:
        return None
    merges = Correction.objects.filter(sides__topic=topic).exclude(state=Correction.State.WITHDRAWN)
    stays = Side.objects.filter(correction__in=merges, number=0, topic__isnull=False).exclude(topic=topic)
    newest = stays.select_related("topic").order_by("-pk").first()
    return newest.topic if newest else None


def neighbours(topic: Topic) -> list[Topic]:
    """The other topics of the same reading, those that share the most terms first."""
    others = Topic.objects.filter(assembly_id=topic.assembly_id, run_id=topic.run_id).exclude(pk=topic.pk)
    current = others.exclude(state__in=(Topic.State.DISMISSED, Topic.State.MERGED))
    terms = set(topic.terms)
    return sorted(current, key=lambda other: (-len(terms & set(other.terms)), other.rank))


def joinable(topic: Topic) -> list[Topic]:
    """The other topics that may be merged into this one."""
    return [other for other in neighbours(topic) if topics.LIFE.is_open(other.state, "absorb")]


def units(topic: Topic, by: Literal["words", "place"] | None) -> list[Unit]:
    """The topic's incidents and loose messages, the largest first; with the half that the engine proposes to part."""
    found: dict[str, Unit] = {}
    rows = Placing.objects.filter(topic=topic).select_related("incident", "ticket").order_by("pk")
    code_of: dict[str, str] = {}
    for placing in rows:
        unit = _unit(placing)
        found.setdefault(unit.code, unit).tickets.append(placing.ticket_id)
        code_of[placing.ticket.public_id] = unit.code
    for code in _going(topic, code_of, by) if by else ():
        found[code].goes = True
    return sorted(found.values(), key=lambda unit: (not unit.goes, -len(unit.tickets), unit.code))


def moving(topic: Topic, *, incident: str = "", ticket: str = "") -> tuple[str, list[int]]:
    """What is to be moved, in words and as keys of tickets: an incident (its key), or one message (its public id)."""
    placings = Placing.objects.filter(topic=topic)
    if incident:
        rows = placings.filter(incident__key=incident).select_related("incident")
    else:
        rows = placings.filter(ticket__public_id=ticket).select_related("ticket")
    keys = [row.ticket_id for row in rows]
    first = rows.first()
    if first is None:
        return "", []
    return str(first.incident if incident else first.ticket), keys


def _unit(placing: Placing) -> Unit:
    incident, ticket = placing.incident, placing.ticket
    if incident is not None:
        return Unit(f"i{incident.pk}", incident.label, incident.place)
    return Unit(f"t{ticket.pk}", str(ticket), ticket.place)


def _going(topic: Topic, code_of: dict[str, str], by: Literal["words", "place"]) -> Iterable[str]:
    tickets = hotline.tickets(topic.assembly_id, among=Placing.objects.filter(topic=topic).values("ticket_id"))
    codes = [code_of[ticket] for ticket in tickets["ticket_id"]]
    sides = halves.propose(tickets, codes, by) or []
    return {code for code, side in zip(codes, sides, strict=False) if side}


def _lines(user: Any, found: QuerySet[Correction]) -> list[Line]:
    rows = found.select_related("made_by", "withdrawn_by").prefetch_related(_sides()).order_by("-created_at", "-pk")
    return [line(user, correction) for correction in rows]


def _sides() -> Prefetch:
    return Prefetch("sides", Side.objects.select_related("topic").order_by("number"))


def _words(correction: Correction) -> str:
    first, *more = correction.sides.all()
    if correction.kind == Kind.RENAME:
        return _("改名：“%(before)s”改为“%(after)s”") % {
            "before": correction.label_before,
            "after": correction.label,
        }
    if correction.kind == Kind.MERGE:
        return _("合并：%(others)s并入“%(topic)s”") % {
            "others": "".join(f"“{side.label}”" for side in more),
            "topic": first.label,
        }
    told = {"count": more[0].size, "from": more[0].label, "to": first.label}
    if correction.kind == Kind.SPLIT:
        return _("拆分：从“%(to)s”拆出“%(from)s”%(count)s件") % told
    return _("移动来件%(count)s件：“%(from)s”到“%(to)s”") % told


def _doubt(doubt: dict[str, Any]) -> str:
    told = {"label": doubt["label"], "share": f"{100 * doubt['share']:.0f}%"}
    sentences = {
        "scattered": _("“%(label)s”的来件这次分散在几个议题里，最多的一处只有%(share)s。"),
        "swallowed": _("“%(label)s”的来件这次落在一个大得多的议题里，只占其%(share)s。"),
        "one_incident": _("“%(label)s”的来件这次有%(share)s与留在原议题的来件同属一起事件。"),
    }
    return sentences[doubt["code"]] % told
