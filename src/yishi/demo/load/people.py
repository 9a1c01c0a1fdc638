"""Assembly, bodies, members, and the accounts that the welcome page signs in as."""

import json
from dataclasses import dataclass
from datetime import date

import polars as pl
from pypinyin import lazy_pinyin

from yishi.assembly.base.access import Role
from yishi.assembly.people.models import (
    ActionGroup,
    Assembly,
    Branch,
    Committee,
    Grant,
    HandlingUnit,
    Member,
    Seat,
    Sector,
    Studio,
    Term,
    Town,
    User,
    Village,
)
from yishi.demo.city import City
from yishi.demo.words import words

TERM = 15
# Account → its roles. Names of staff are invented like everybody's.
STAFF = {
    "clerk": ("周敏", Role.CLERK),
    "clerk2": ("吴蔚", Role.CLERK),
    "unit": ("城管局承办员", Role.UNIT),
    "public": ("市民", Role.PUBLIC),
    "auditor": ("秦审", Role.AUDITOR),
}
PARTY = "中共"  # only Party members sit in a branch; they link the others
MEMBER, LEADER = "015-100", "015-002"  # the seats of the demo's member and vice-chair


@dataclass(frozen=True, slots=True)
class Cast:
    """What the other parts of the loader point at, by name or number."""

    assembly: Assembly
    users: dict[str, User]
    members: dict[str, Member]
    towns: dict[str, Town]
    villages: dict[tuple[str, str], Village]  # (town, village)
    units: dict[str, HandlingUnit]


def load(city: City) -> Cast:
    assembly = Assembly.objects.create(
        name=f"中国人民政治协商会议{city.name}委员会", short_name=f"{city.name}政协", place=city.name
    )
    towns = _towns(city, assembly)
    villages = _villages(city, assembly, towns)
    units = {name: HandlingUnit.objects.create(assembly=assembly, name=name) for name in words("bodies")["units"]}
    members = _members(city, assembly)
    _seats(city, assembly, members, towns, villages)
    return Cast(assembly, _accounts(assembly, members, units), members, towns, villages, units)


def _towns(city: City, assembly: Assembly) -> dict[str, Town]:
    rows = [
        Town(assembly=assembly, code=row["code"], name=row["name"], boundary=json.loads(row["boundary"]))
        for row in city.towns.iter_rows(named=True)
    ]
    return {town.name: town for town in Town.objects.bulk_create(rows)}


def _villages(city: City, assembly: Assembly, towns: dict[str, Town]) -> dict[tuple[str, str], Village]:
    rows = [
        Village(
            assembly=assembly,
            town=towns[row["town"]],
            boundary=json.loads(row["boundary"]),
            **{name: row[name] for name in ("name", "kind", "longitude", "latitude", "population")},
        )
        for row in city.villages.iter_rows(named=True)
    ]
    return {(village.town.name, village.name): village for village in Village.objects.bulk_create(rows)}


def _members(city: City, assembly: Assembly) -> dict[str, Member]:
    rows = [
        Member(
            assembly=assembly,
            pinyin=" ".join(lazy_pinyin(row["name"])),
            **{name: row[name] for name in ("number", "name", "sex", "born", "employer", "expertise")},
        )
        for row in city.members.iter_rows(named=True)
    ]
    return {member.number: member for member in Member.objects.bulk_create(rows)}


def _seats(
    city: City,
    assembly: Assembly,
    members: dict[str, Member],
    towns: dict[str, Town],
    villages: dict[tuple[str, str], Village],
) -> None:
    since = date(city.until.year - 2, 1, 1)
    term = Term.objects.create(assembly=assembly, number=TERM, since=since)
    sectors = _named(Sector, assembly, words("bodies")["sectors"])
    committees = {
        row["name"]: Committee.objects.create(assembly=assembly, name=row["name"], field=row["field"])
        for row in city.committees.iter_rows(named=True)
    }
    branches = _named(Branch, assembly, city.branches["name"])
    groups = {}
    for row in city.groups.iter_rows(named=True):
        groups[row["name"]] = ActionGroup.objects.create(assembly=assembly, name=row["name"], town=towns[row["town"]])
        groups[row["name"]].villages.set(villages[row["town"], name] for name in row["villages"])
    for row in city.studios.iter_rows(named=True):
        Studio.objects.create(assembly=assembly, name=row["name"], sector=sectors[row["sector"]])
    Seat.objects.bulk_create(
        Seat(
            assembly=assembly,
            member=members[row["number"]],
            term=term,
            post=row["post"],
            sector=sectors[row["sector"]],
            committee=committees[row["committee"]],
            group=groups[row["group"]],
            branch=branches[row["branch"]] if row["party"] == PARTY else None,
            party=row["party"],
            home=villages[groups[row["group"]].town.name, row["village"]],
            since=since,
        )
        for row in city.members.iter_rows(named=True)
    )


def _named(model: type, assembly: Assembly, names: pl.Series | list[str]) -> dict:
    rows = model.objects.bulk_create(model(assembly=assembly, name=name) for name in names)  # type: ignore[attr-defined]
    return {row.name: row for row in rows}


def _accounts(assembly: Assembly, members: dict[str, Member], units: dict[str, HandlingUnit]) -> dict[str, User]:
    """Accounts without a password: they open by one click, and only where settings say DEMO."""
    users = {}
    for username, (full_name, role) in STAFF.items():
        unit = units["市城市管理局"] if role == Role.UNIT else None
        users[username] = account(assembly, username, full_name, [role], unit=unit)
    member, leader = members[MEMBER], members[LEADER]
    users["member"] = account(assembly, "member", member.name, [Role.MEMBER], member=member)
    users["leader"] = account(assembly, "leader", leader.name, [Role.LEADER, Role.MEMBER], member=leader)
    return users


def account(assembly: Assembly, username: str, full_name: str, roles: list[str], **links: object) -> User:
    user = User(username=username, full_name=full_name, assembly=assembly, **links)
    user.set_unusable_password()
    user.save()
    for role in roles:
        Grant.objects.create(assembly=assembly, user=user, role=role, since=date(2022, 1, 1))
    return user
