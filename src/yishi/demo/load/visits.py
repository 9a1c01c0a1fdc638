"""Two years of visits with gaps: what the record book already tells of them, now with place, words and promises."""

from collections.abc import Iterator
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
TOLD = 40  # newest visits that the hotline has heard
BATCH = 1000
NOON = time(10, 30)
VISITS = Visit.members.through
State = Visit.State


def load(cast: Cast) -> None:
    chance = np.random.default_rng(SEED)
    _leads(cast)
    firms = _firms(cast, chance)
    villages = _called_on(cast, chance)
    made = [_visit(deed, cast, villages, firms, chance) for deed in _deeds(cast)]
    pairs = [pair for pair in made if pair is not None]
    Visit.objects.bulk_create([visit for visit, _deed in pairs], batch_size=BATCH)
    VISITS.objects.bulk_create([VISITS(visit=v, member_id=v.author_id) for v, _deed in pairs], batch_size=BATCH)
    for visit, deed in pairs:
        deed.thing, deed.title = visit.ref, str(visit)
    Deed.objects.bulk_update([deed for _visit, deed in pairs], ["thing", "title"], batch_size=BATCH)
    _fresh(cast, villages, chance)
    _round(cast)
    for visit in queries.standing(cast.assembly.pk).exclude(said="").order_by("-day")[:TOLD]:
        signals.tell(queries.signal(visit), SOURCE.code, visit.village)


def _groups(cast: Cast) -> dict[int, ActionGroup]:
    """Member → group."""
    rows = Member.objects.filter(assembly=cast.assembly, seats__until=None).values_list("pk", "seats__group")
    groups = ActionGroup.objects.in_bulk()
    return {member: groups[group] for member, group in rows if group}


def _leads(cast: Cast) -> None:
    """The first of each group by number leads it; the demo's vice-chair leads the demo's member's."""
    since = date(timezone.localdate().year - 2, 1, 1)
    first: dict[int, tuple[int, ActionGroup]] = {}
    for member, group in sorted(_groups(cast).items()):
        if member != cast.members[MEMBER].pk:
            first.setdefault(group.pk, (member, group))
    Lead.objects.bulk_create(
        Lead(assembly=cast.assembly, group=group, member_id=member, since=since) for member, group in first.values()
    )


def _firms(cast: Cast, chance: np.random.Generator) -> list[Firm]:
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
    return Firm.objects.bulk_create(rows)


def _called_on(cast: Cast, chance: np.random.Generator) -> dict[int, list[Village]]:
    """Group → its villages where somebody goes; the demo's member's group leaves out one."""
    mine = _groups(cast)[cast.members[MEMBER].pk]
    found = {}
    for group in ActionGroup.objects.filter(assembly=cast.assembly).prefetch_related("villages"):
        rows = sorted(group.villages.all(), key=lambda village: village.pk)
        kept = rows[:-1] if group.pk == mine.pk else [row for row in rows if chance.random() > FORGOTTEN]
        found[group.pk] = kept
    return found


def _deeds(cast: Cast) -> Iterator[Deed]:
    """Every third visit of the last two years in the record book, and all of the demo's member."""
    since = timezone.localdate() - YEARS
    rows = Deed.objects.filter(assembly=cast.assembly, kind="visit", day__gte=since, thing="").order_by("pk")
    mine = cast.members[MEMBER].pk
    for place, deed in enumerate(rows):
        if place % EVERY == 0 or deed.member_id == mine:
            yield deed


def _visit(
    deed: Deed, cast: Cast, villages: dict[int, list[Village]], firms: list[Firm], chance: np.random.Generator
) -> tuple[Visit, Deed] | None:
    group = _of(cast, deed.member_id)
    if not villages[group.pk]:
        return None
    village = villages[group.pk][int(chance.integers(len(villages[group.pk])))]
    near = [firm for firm in firms if firm.village_id == village.pk]
    firm = near[int(chance.integers(len(near)))] if near and chance.random() < 0.35 else None
    day = deed.day
    visit = Visit(
        **_facts(cast, village, firm, day, chance), group=group, author_id=deed.member_id, state=State.CONFIRMED
    )
    visit.confirmed_by, visit.confirmed_at = cast.users["clerk"], _moment(day + timedelta(days=2))
    return visit, deed


_known: dict[int, ActionGroup] = {}


def _of(cast: Cast, member_id: int) -> ActionGroup:
    if member_id not in _known:
        _known.clear()
        _known.update(_groups(cast))
    return _known[member_id]


def _facts(cast: Cast, village: Village, firm: Firm | None, day: date, chance: np.random.Generator) -> dict[str, Any]:
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


def _fresh(cast: Cast, villages: dict[int, list[Village]], chance: np.random.Generator) -> None:
    """Visits of these days that wait for a word, two of them of the same place, and what the member promised."""
    mine = cast.members[MEMBER]
    group = _of(cast, mine.pk)
    others = [pk for pk, of in sorted(_groups(cast).items()) if of.pk == group.pk and pk != mine.pk]
    today = timezone.localdate()
    for ago, author in ((2, mine.pk), (2, others[0]), (5, others[1]), (9, mine.pk)):
        village = villages[group.pk][0 if ago == 2 else 1]
        facts = _facts(cast, village, None, today - timedelta(days=ago), chance)
        facts |= {"said": words("visits")["said"][ago], "policy": words("visits")["policies"][0]}
        visit = Visit.objects.create(**facts, group=group, author_id=author)
        visit.members.add(author)
        if author == mine.pk:
            text = words("visits")["promises"][0 if ago == 2 else 2]
            due = today + timedelta(days=12 - ago)
            Promise.objects.create(assembly=cast.assembly, visit=visit, text=text, owner=mine, due=due)


def _round(cast: Cast) -> None:
    """The round that the member's group is on."""
    mine = cast.members[MEMBER]
    group = _of(cast, mine.pk)
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
