"""Two years of visits with gaps: what the record book already tells of them, now with place, words and promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from django.utils import timezone

from yishi.assembly.base.models import new_ulid
from yishi.assembly.hotline import signals
from yishi.assembly.hotline.sources.visits import SOURCE
from yishi.assembly.outreach.visits import queries
from yishi.assembly.outreach.visits.models import Firm, Lead, Promise, Round, Stop, Visit, Whom
from yishi.assembly.people.models import ActionGroup, Member, Village
from yishi.assembly.record.models import Deed
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

SEED = 20240708
YEARS = timedelta(days=730)
EVERY = 3  # so many deeds one is told in full
FIRMS = 160
FORGOTTEN = 0.14  # share of villages where nobody goes
TOLD = 12  # newest visits that the hotline has heard
BATCH = 1000
NOON = time(10, 30)
VISITS = Visit.members.through
State = Visit.State


@dataclass(frozen=True, slots=True)
class Field:
    """Who goes where. `groups`: of each member; `villages`: of each group, where somebody goes; `firms`: by village."""

    cast: Cast
    chance: np.random.Generator
    groups: dict[int, ActionGroup]
    villages: dict[int, list[Village]]
    firms: dict[int, list[Firm]]

    @property
    def mine(self) -> ActionGroup:
        """The group of the demo's member."""
        return self.groups[self.cast.members[MEMBER].pk]


def load(cast: Cast) -> None:
    chance = np.random.default_rng(SEED)
    groups = _groups(cast)
    field = Field(cast, chance, groups, {}, _firms(cast, chance))
    field.villages.update(_called_on(field))
    _leads(field)
    made = [_visit(deed, field) for deed in _deeds(cast)]
    pairs = [pair for pair in made if pair is not None]
    Visit.objects.bulk_create([visit for visit, _deed in pairs], batch_size=BATCH)
    VISITS.objects.bulk_create([VISITS(visit=v, member_id=v.author_id) for v, _deed in pairs], batch_size=BATCH)
    for visit, deed in pairs:
        deed.thing, deed.title = visit.ref, str(visit)
    Deed.objects.bulk_update([deed for _visit, deed in pairs], ["thing", "title"], batch_size=BATCH)
    _fresh(field)
    _round(field)
    for visit in queries.standing(cast.assembly.pk).exclude(said="").order_by("-day")[:TOLD]:
        signals.tell(queries.signal(visit), SOURCE.code, visit.village)


def _groups(cast: Cast) -> dict[int, ActionGroup]:
    """Member → group."""
    rows = Member.objects.filter(assembly=cast.assembly, seats__until=None).values_list("pk", "seats__group")
    groups = ActionGroup.objects.in_bulk()
    return {member: groups[group] for member, group in rows if group}


def _leads(field: Field) -> None:
    """The first of each group by number leads it, but not the demo's member."""
    cast, since = field.cast, date(timezone.localdate().year - 2, 1, 1)
    first: dict[int, tuple[int, ActionGroup]] = {}
    for member, group in sorted(field.groups.items()):
        if member != cast.members[MEMBER].pk:
            first.setdefault(group.pk, (member, group))
    Lead.objects.bulk_create(
        Lead(assembly=cast.assembly, group=group, member_id=member, since=since) for member, group in first.values()
    )


def _firms(cast: Cast, chance: np.random.Generator) -> dict[int, list[Firm]]:
    told = words("visits")
    villages = sorted(cast.villages.values(), key=lambda village: village.pk)
    rows, known = [], set()
    for place in chance.choice(len(villages), FIRMS):
        village, kind = villages[int(place)], told["firms"][int(chance.integers(len(told["firms"])))]
        name = f"{village.name.removesuffix('村').removesuffix('社区')}{kind}"
        if (village.pk, name) in known:
            continue
        known.add((village.pk, name))
        size = list(Firm.Size)[int(chance.integers(4))]
        checked = {"checked_by": cast.users["clerk"], "checked_at": timezone.now()} if chance.random() < 0.9 else {}
        rows.append(
            Firm(assembly=cast.assembly, name=name, size=size, trade=told["trades"][kind], village=village, **checked)
        )
    found: dict[int, list[Firm]] = {}
    for firm in Firm.objects.bulk_create(rows):
        found.setdefault(firm.village_id, []).append(firm)
    return found


def _called_on(field: Field) -> dict[int, list[Village]]:
    """Group → its villages where somebody goes; the demo's member's group leaves out one."""
    found = {}
    groups = ActionGroup.objects.filter(assembly=field.cast.assembly).prefetch_related("villages").order_by("pk")
    for group in groups:
        rows = sorted(group.villages.all(), key=lambda village: village.pk)
        mine = group.pk == field.mine.pk
        found[group.pk] = rows[:-1] if mine else [row for row in rows if field.chance.random() > FORGOTTEN]
    return found


def _deeds(cast: Cast) -> Iterator[Deed]:
    """Every third visit of the last two years in the record book, and all of the demo's member."""
    since = timezone.localdate() - YEARS
    rows = Deed.objects.filter(assembly=cast.assembly, kind="visit", day__gte=since, thing="").order_by("pk")
    mine = cast.members[MEMBER].pk
    for place, deed in enumerate(rows):
        if place % EVERY == 0 or deed.member_id == mine:
            yield deed


def _visit(deed: Deed, field: Field) -> tuple[Visit, Deed] | None:
    group, chance = field.groups[deed.member_id], field.chance
    places = field.villages[group.pk]
    if not places:
        return None
    village = places[int(chance.integers(len(places)))]
    near = field.firms.get(village.pk, [])
    firm = near[int(chance.integers(len(near)))] if near and chance.random() < 0.35 else None
    facts = _facts(field, village, firm, deed.day)
    visit = Visit(**facts, group=group, author_id=deed.member_id, state=State.CONFIRMED)
    visit.confirmed_by, visit.confirmed_at = field.cast.users["clerk"], _moment(deed.day + timedelta(days=2))
    return visit, deed


def _facts(field: Field, village: Village, firm: Firm | None, day: date) -> dict[str, Any]:
    cast, chance = field.cast, field.chance
    told = words("visits")
    lines = told["firm_said" if firm else "said"]
    said = lines[int(chance.integers(len(lines)))] if chance.random() < 0.4 else ""
    policy = told["policies"][int(chance.integers(len(told["policies"])))] if chance.random() < 0.5 else ""
    whom = [Whom.OWNERS if firm else Whom.RESIDENTS] + ([Whom.OFFICIALS] if chance.random() < 0.4 else [])
    return {
        "assembly": cast.assembly,
        "key": new_ulid(),
        "village": village,
        "firm": firm,
        "day": day,
        "said": said,
        "policy": policy,
        "whom": [code.value for code in whom],
        "logged_by": cast.users["member"],
        "phone_at": _moment(day),
    }


def _fresh(field: Field) -> None:
    """Visits of these days that wait for a word, two of them of the same place, and what the member promised."""
    cast, group = field.cast, field.mine
    mine = cast.members[MEMBER]
    others = [pk for pk, of in sorted(field.groups.items()) if of.pk == group.pk and pk != mine.pk]
    today = timezone.localdate()
    for ago, author in ((2, mine.pk), (2, others[0]), (5, others[1]), (9, mine.pk)):
        village = field.villages[group.pk][0 if ago == 2 else 1]
        facts = _facts(field, village, None, today - timedelta(days=ago))
        facts |= {"said": words("visits")["said"][ago], "policy": words("visits")["policies"][0]}
        visit = Visit.objects.create(**facts, group=group, author_id=author)
        visit.members.add(author)
        if author == mine.pk:
            text = words("visits")["promises"][0 if ago == 2 else 2]
            due = today + timedelta(days=12 - ago)
            Promise.objects.create(assembly=cast.assembly, visit=visit, text=text, owner=mine, due=due)


def _round(field: Field) -> None:
    """The round that the member's group is on."""
    cast, group = field.cast, field.mine
    mine = cast.members[MEMBER]
    today = timezone.localdate()
    made = Round.objects.create(
        assembly=cast.assembly,
        group=group,
        title=f"{today.month}月走访",
        since=today - timedelta(days=10),
        until=today + timedelta(days=18),
        planned_by=cast.users["clerk"],
    )
    for place, village in enumerate(group.villages.order_by("pk")):
        member = mine if place % 2 else None
        Stop.objects.create(assembly=cast.assembly, round=made, village=village, member=member)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))
