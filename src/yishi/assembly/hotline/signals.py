"""What other rooms tell, kept as tickets: masked, once each, and gone when it is withdrawn there."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.hotline.places import Gazetteer
from yishi.assembly.hotline.sources import rooms
from yishi.assembly.hotline.storing import BATCH, LONGEST
from yishi.assembly.people.models import Village
from yishi.engine import privacy
from yishi.engine.report import Progress

JOB = "yishi.assembly.hotline.jobs.read_room"
UPDATED = ("received_at", "title", "text", "place", "town", "village")


def kept(source: str, assembly_id: int) -> QuerySet[Ticket]:
    """The tickets that were read out of a room."""
    return Ticket.objects.filter(assembly_id=assembly_id, source=source, brought_by=None)


def told(source: str, assembly_id: int, progress: Progress) -> list[Ticket]:
    """What the room of `source` tells now, masked, not saved."""
    gazetteer = Gazetteer(assembly_id)
    signals = list(rooms.signals(source, assembly_id))
    tickets = []
    for done, signal in enumerate(signals):
        progress("job.read_room", done, len(signals))
        tickets.append(_ticket(signal, source, assembly_id, gazetteer))
    return tickets


def bring_up_to_date(source: str, assembly_id: int, tickets: Sequence[Ticket]) -> dict[str, int]:
    """Store what is new, change what changed, take out what is no longer told. Returns how many of each.

    Tickets that a decided topic rests on stay, as they do when an import is undone.
    """
    before = {ticket.number: ticket for ticket in kept(source, assembly_id)}
    new = [ticket for ticket in tickets if ticket.number not in before]
    changed = [ticket for ticket in tickets if ticket.number in before and _differs(ticket, before[ticket.number])]
    for ticket in changed:
        ticket.pk = before[ticket.number].pk
    withdrawn = kept(source, assembly_id).exclude(number__in=[ticket.number for ticket in tickets])
    needed = set(withdrawn.filter(placings__topic__decided_at__isnull=False).values_list("pk", flat=True))
    gone = withdrawn.exclude(pk__in=needed)
    counts = {"new": len(new), "changed": len(changed), "gone": gone.count(), "kept": len(needed)}
    Ticket.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    Ticket.objects.bulk_update(changed, UPDATED, batch_size=BATCH)
    gone.delete()
    return counts


def tell(signal: rooms.Signal, source: str, village: Village) -> None:
    """One thing of a room as it stands now, told at once; what is told without words is taken out again."""
    number, assembly_id = signal.number, village.assembly_id
    if not signal.text:
        take_back(number, source, assembly_id)
        return
    title, text = (privacy.mask(words, signal.names) for words in (signal.title, signal.text))
    place = privacy.coarsen(signal.place)
    facts: dict[str, Any] = {"title": title[: LONGEST["title"]], "text": text, "place": place[: LONGEST["place"]]}
    facts |= {"received_at": signal.at, "town_id": village.town_id, "village": village}
    of = {"assembly_id": assembly_id, "source": source, "number": number}
    Ticket.objects.update_or_create(**of, defaults=facts)  # type: ignore[arg-type]


def take_back(number: str, source: str, assembly_id: int) -> None:
    """What is no longer told there; a ticket that a decided topic rests on stays."""
    rows = kept(source, assembly_id).filter(number=number)
    rows.exclude(placings__topic__decided_at__isnull=False).delete()


def _ticket(signal: rooms.Signal, source: str, assembly_id: int, gazetteer: Gazetteer) -> Ticket:
    title, text = (privacy.mask(words, signal.names) for words in (signal.title, signal.text))
    place = privacy.coarsen(signal.place)
    town, village = gazetteer.find({"town": "", "village": "", "place": place, "title": title})
    return Ticket(
        assembly_id=assembly_id,
        source=source,
        number=signal.number,
        received_at=signal.at,
        title=title[: LONGEST["title"]],
        text=text,
        place=place[: LONGEST["place"]],
        town=town,
        village=village,
    )


def _differs(now: Ticket, before: Ticket) -> bool:
    return any(getattr(now, name) != getattr(before, name) for name in ("received_at", "title", "text", "place"))
