"""A campaign in counts: by role, sector and town. Bodies and places are compared, never persons."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

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
    def cells(self) -> list[int]:
        return [self.roles.get(role, 0) for role in CampaignRole.values]


def by_sector(campaign: Campaign) -> list[Line]:
    """Sectors of those who sit now, by their share of pledges."""
    pledges = dict(Pledge.objects.filter(campaign=campaign).values_list("member_id", "roles"))
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


def by_town(campaign: Campaign) -> dict[str, int]:
    """Confirmed efforts in each town, none where there was none."""
    found = campaign.efforts.filter(confirmed_at__isnull=False).order_by().values_list("village__town__name")
    counted = dict(found.annotate(n=Count("pk")))
    towns = Town.objects.filter(assembly_id=campaign.assembly_id).order_by("code", "name")
    return {town.name: counted.get(town.name, 0) for town in towns}


def told(campaign: Campaign) -> dict[str, Any]:
    """The whole, in plain numbers."""
    pledges = list(campaign.pledges.values_list("roles", flat=True))
    roles = Counter(role for each in pledges for role in each)
    return {
        "pledges": len(pledges),
        "roles": {role: roles[role] for role in CampaignRole.values},
        "efforts": campaign.efforts.filter(confirmed_at__isnull=False).count(),
        "waiting": campaign.efforts.filter(confirmed_at=None).count(),
        "problems": campaign.problems.count(),
        "handed": campaign.problems.filter(state=Problem.State.HANDED).count(),
        "towns": by_town(campaign),
        "sectors": [[line.name, line.members, line.pledged] for line in by_sector(campaign)],
    }


def map_of(campaign: Campaign) -> dict[str, Any]:
    """Towns shaded by their efforts: a map's data."""
    counted = by_town(campaign)
    towns = Town.objects.filter(assembly_id=campaign.assembly_id, boundary__isnull=False)
    return {
        "towns": [{"name": t.name, "geometry": t.boundary, "value": counted.get(t.name, 0)} for t in towns],
        "dots": [],
    }
