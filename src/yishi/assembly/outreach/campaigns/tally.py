"""A campaign in counts: by role, sector and town. Bodies and places are compared, never persons."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from yishi.assembly.outreach.campaigns.models import Campaign, CampaignRole, Pledge, Problem
from yishi.assembly.people.models import Seat, Town


@dataclass(frozen=True, slots=True)
class Line:
    """One sector: how many of its members pledged, and as what."""

    name: str
    members: int
    pledged: int
    roles: dict[str, int]

    @property
    def cells(self) -> list[tuple[Any, int]]:
        return [(role.label, self.roles.get(role.value, 0)) for role in CampaignRole]


@dataclass(frozen=True, slots=True)
class Tally:
    """How a campaign stands. `efforts` are the confirmed ones, `waiting` the others."""

    pledges: int
    roles: dict[str, int]
    efforts: int
    waiting: int
    problems: int
    handed: int
    towns: list[tuple[Town, int]]
    sectors: list[Line]

    def plain(self) -> dict[str, Any]:
        """As it is kept when the campaign closes."""
        names = ("pledges", "roles", "efforts", "waiting", "problems", "handed")
        found: dict[str, Any] = {name: getattr(self, name) for name in names}
        found["towns"] = {town.name: n for town, n in self.towns}
        return found | {"sectors": [[line.name, line.members, line.pledged] for line in self.sectors]}

    @property
    def map(self) -> dict[str, Any]:
        """Towns shaded by their efforts: a map's data."""
        shaded = [(town, n) for town, n in self.towns if town.boundary]
        return {"towns": [{"name": t.name, "geometry": t.boundary, "value": n} for t, n in shaded], "dots": []}


def of(campaign: Campaign) -> Tally:
    """Five queries, whatever the number of rows."""
    pledges = dict(Pledge.objects.filter(campaign=campaign).values_list("member_id", "roles"))
    roles = Counter(role for each in pledges.values() for role in each)
    done, fresh = Count("pk", filter=Q(confirmed_at__isnull=False)), Count("pk", filter=Q(confirmed_at=None))
    efforts = campaign.efforts.order_by().values_list("village__town_id").annotate(done=done, fresh=fresh)
    counted = {town: (confirmed, waiting) for town, confirmed, waiting in efforts}
    problems = dict(campaign.problems.order_by().values_list("state").annotate(n=Count("pk")))
    towns = Town.objects.filter(assembly_id=campaign.assembly_id).order_by("code", "name")
    return Tally(
        pledges=len(pledges),
        roles={role: roles[role] for role in CampaignRole.values},
        efforts=sum(confirmed for confirmed, _waiting in counted.values()),
        waiting=sum(waiting for _confirmed, waiting in counted.values()),
        problems=sum(problems.values()),
        handed=problems.get(Problem.State.HANDED, 0),
        towns=[(town, counted.get(town.pk, (0, 0))[0]) for town in towns],
        sectors=_by_sector(campaign, pledges),
    )


def _by_sector(campaign: Campaign, pledges: dict[int, list[str]]) -> list[Line]:
    """Sectors of those who sit now, by their share of pledges."""
    seated = Seat.objects.filter(assembly_id=campaign.assembly_id, until=None, sector__isnull=False)
    sizes: Counter[str] = Counter()
    pledged: Counter[str] = Counter()
    roles: dict[str, Counter[str]] = {}
    for member, sector in seated.values_list("member_id", "sector__name"):
        sizes[sector] += 1
        if member in pledges:
            pledged[sector] += 1
            roles.setdefault(sector, Counter()).update(pledges[member])
    lines = [Line(name, n, pledged[name], dict(roles.get(name, {}))) for name, n in sizes.items()]
    return sorted(lines, key=lambda line: (-line.pledged / line.members, line.name))
