"""A small county to place: two towns, eight villages, a dozen members of three sectors, two committees, a branch."""

from datetime import date

import pytest

from tests.assembly.offices import account
from yishi.assembly.base.access import Role
from yishi.assembly.people.models import ActionGroup, Branch, Committee, Member, Seat, Sector, Town, Village
from yishi.assembly.placement.drafts import actions
from yishi.assembly.placement.drafts.models import Draft
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import work

SMALL = {
    ("committee", "least"): 3,
    ("group", "least"): 3,
    ("group", "most"): 8,
    ("branch", "least"): 0,
    ("village", "divide"): "keep",
}


@pytest.fixture
def county(assembly, term, enrol):
    """Its members, in the order in which they were entered. `enrol` makes bodies of its own, first."""
    towns = [Town.objects.create(assembly=assembly, name=name, code=name) for name in ("东镇", "西镇")]
    villages = [
        Village.objects.create(
            assembly=assembly,
            town=towns[n // 4],
            name=f"{n}村",
            longitude=120 + 0.02 * (n % 4) + 0.2 * (n // 4),
            latitude=31.5,
            population=1000,
        )
        for n in range(8)
    ]
    for town in towns:
        group = ActionGroup.objects.create(assembly=assembly, town=town, name=f"{town.name}小组")
        group.villages.set(village for village in villages if village.town == town)
    sectors = [Sector.objects.get_or_create(assembly=assembly, name=name)[0] for name in ("经济界", "教育界", "农业界")]
    for name, field in (("经济委员会", "经济 企业"), ("教育委员会", "教育 学校")):
        Committee.objects.update_or_create(assembly=assembly, name=name, defaults={"field": field})
    Branch.objects.create(assembly=assembly, name="东镇支部")
    members = []
    for n in range(12):
        member = Member.objects.create(
            assembly=assembly, number=f"P{n:02}", name=f"委员{n:02}", sex="female" if n % 3 else "male", born=1970 + n
        )
        Seat.objects.create(
            assembly=assembly,
            member=member,
            term=term,
            sector=sectors[n % 3],
            party="中共" if n % 4 == 0 else "无党派",
            home=villages[n % 8],
            since=date(2024, 1, 1),
        )
        members.append(member)
    return members


@pytest.fixture
def leader(assembly):
    return account(assembly, "chair", "江斌", Role.LEADER)


@pytest.fixture
def draft(county, clerk):
    """A draft by rules that a dozen people can keep."""
    made = actions.make(title="全员安排", by=clerk)
    return actions.set_values(draft=made, values=SMALL, by=clerk)


def worked_out(draft: Draft, by) -> Draft:
    """The draft after a run that came to its end."""
    run = actions.solve(draft=draft, by=by)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == Run.State.DONE, run.error
    draft.refresh_from_db()
    return draft


@pytest.fixture
def ready(draft, clerk):
    return worked_out(draft, clerk)
