"""The checker's half for people: committees, groups, branches, links. One function a placement."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from yishi.engine.placement.fit import unfit
from yishi.engine.placement.judging import Found, Roster, outside, span

STANDING = {"standing", "secretary", "vice_chair", "chair"}


def committee(roster: Roster) -> Found:
    found, at, bodies = Found("committee"), roster.at["committee"], sorted(roster.bodies["committee"])
    _everybody(found, roster, at, set(roster.people))
    sizes = roster.sizes(found, at, bodies)
    even, spread = len(roster.people) / max(1, len(bodies)), roster.scheme.committee.spread / 100
    low, high = math.floor(even * (1 - spread) + 1e-9), math.ceil(even * (1 + spread) - 1e-9)
    found.amounts["size"] = sum(outside(sizes[body], low, high) for body in bodies)
    by_sector: dict[str, Counter] = defaultdict(Counter)
    for who, body in at.items():
        row, rules = roster.people[who], roster.bodies["committee"].get(body)
        if rules is None:
            continue
        field = f"{rules['field'] or ''} {rules['name']}"
        found.amounts["field"] += unfit(row["expertise"], row["sector"], field, tuple(rules["sectors"] or ()))
        if row["sector"] is not None and row["sector"] not in roster.scheme.committee.split:
            by_sector[row["sector"]][body] += 1
    found.amounts["exception"] = sum(sum(counts.values()) - max(counts.values()) for counts in by_sector.values())
    standing = Counter(body for who, body in at.items() if roster.people[who]["post"] in STANDING)
    low, _high = span(sum(row["post"] in STANDING for row in roster.people.values()), len(bodies))
    found.amounts["standing"] = sum(max(0, low - standing[body]) for body in bodies)
    _posts(found, roster, bodies)
    roster.moved(found, at, bodies, "committee")
    roster.ruled(found, at)
    return found


def _posts(found: Found, roster: Roster, bodies: list[str]) -> None:
    """Who holds a post that stays is where it was, unless a ruling says otherwise."""
    rows = roster.given.rulings.filter(placement="committee")
    ruled = {row["who"] for row in rows.iter_rows(named=True) if row["kind"] in ("fixed", "barred")}
    for who, row in roster.people.items():
        stays = row["post"] in roster.scheme.committee.posts_stay and row["committee"] in bodies
        if stays and not {who, row["sector"]} & ruled and roster.at["committee"].get(who) != row["committee"]:
            found.breaks("post", who, other=row["committee"])


def group(roster: Roster) -> Found:
    found, at, bodies = Found("group"), roster.at["group"], roster.groups()
    _everybody(found, roster, at, set(roster.people))
    sizes = roster.sizes(found, at, bodies)
    members: dict[str, list[dict]] = {body: [] for body in bodies}
    for who, body in at.items():
        members.get(body, []).append(roster.people[who])
    _ways(found, roster, members)
    _mixture(found, roster, members)
    low, high = span(len(roster.people), len(bodies))
    found.amounts["size"] = sum(outside(sizes[body], low, high) for body in bodies)
    roster.moved(found, at, bodies, "group")
    roster.ruled(found, at)
    return found


def _ways(found: Found, roster: Roster, members: dict[str, list[dict]]) -> None:
    """From home and workplace to the nearest village of the group."""
    villages: dict[str, list[str]] = defaultdict(list)
    for village, body in roster.village_at.items():
        villages[body].append(village)
    for body, rows in members.items():
        for row in rows:
            for part, column in (("home", "home"), ("work", "workplace")):
                place = row[column]
                if place in roster.places and villages[body]:
                    found.amounts[part] += min(roster.km(place, village) for village in villages[body])


def _mixture(found: Found, roster: Roster, members: dict[str, list[dict]]) -> None:
    people, count = list(roster.people.values()), len(members)
    third = _thirds(roster)
    women = span(sum(row["sex"] == "female" for row in people), count)
    standing = span(sum(row["post"] in STANDING for row in people), count)[1]
    ages = Counter(third.values())
    for rows in members.values():
        sectors = Counter(row["sector"] for row in rows if row["sector"] is not None)
        found.amounts["sector"] += sum(number - 1 for number in sectors.values())
        found.amounts["party"] += not any(row["member_id"] in roster.party for row in rows)
        found.amounts["women"] += outside(sum(row["sex"] == "female" for row in rows), *women)
        here = Counter(third[row["member_id"]] for row in rows if row["member_id"] in third)
        found.amounts["age"] += sum(max(0, number - span(ages[age], count)[1]) for age, number in here.items())
        found.amounts["standing"] += max(0, sum(row["post"] in STANDING for row in rows) - standing)


def _thirds(roster: Roster) -> dict[str, int]:
    years = {who: row["born"] for who, row in roster.people.items() if row["born"] is not None}
    order = sorted(years.values())
    cuts = [order[len(order) * part // 3] for part in (1, 2)] if order else []
    return {who: sum(year >= cut for cut in cuts) for who, year in years.items()}


def branch(roster: Roster) -> Found:
    found, at, bodies = Found("branch"), roster.at["branch"], sorted(roster.bodies["branch"])
    _everybody(found, roster, at, roster.party)
    sizes = roster.sizes(found, at, bodies)
    low, high = span(len(roster.party), len(bodies))
    found.amounts["size"] = sum(outside(sizes[body], low, high) for body in bodies)
    for who, body in at.items():
        row = roster.bodies["branch"].get(body, {})
        near = town(roster, who) in (row.get("towns") or ())
        found.amounts["unrelated"] += not near and roster.people[who]["sector"] not in (row.get("sectors") or ())
    roster.moved(found, at, bodies, "branch")
    roster.ruled(found, at)
    return found


def link(roster: Roster) -> Found:
    found, at = Found("link"), roster.at["link"]
    others = set(roster.people) - roster.party
    for who in sorted(set(at) - others):
        found.breaks("not_linked", who)
    for who, by in sorted(at.items()):
        if by not in roster.party:
            found.breaks("not_party", who, other=by)
    found.amounts["nobody"] = len(others - set(at))
    counts = Counter(at.values())
    even = span(len(others), len(roster.party))[1]
    for by, number in sorted(counts.items()):
        found.amounts["many"] += max(0, number - even)
        if number > roster.scheme.link.most:
            found.breaks("links", by, found=number, most=roster.scheme.link.most)
    groups = roster.at["group"] or {name: row["group"] for name, row in roster.people.items()}
    for who, by in at.items():
        if by in roster.people:
            _one_link(found, roster, (who, by), groups)
    roster.moved(found, at, roster.party, "link")
    roster.ruled(found, at)
    return found


def _one_link(found: Found, roster: Roster, pair: tuple[str, str], groups: Mapping[str, str | None]) -> None:
    who, by = pair
    person, other = roster.people[who], roster.people[by]
    same_group = groups.get(who) is not None and groups.get(who) == groups.get(by)
    same_town = town(roster, who) is not None and town(roster, who) == town(roster, by)
    same_sector = person["sector"] is not None and person["sector"] == other["sector"]
    found.amounts["apart"] += not same_group
    found.amounts["unrelated"] += not (same_group or same_town or same_sector)
    one, two = _place(roster, who), _place(roster, by)
    if one and two:
        found.amounts["far"] += roster.km(one, two)


def town(roster: Roster, who: str) -> str | None:
    place = _place(roster, who)
    return roster.places[place]["town"] if place else None


def _place(roster: Roster, who: str) -> str | None:
    row = roster.people[who]
    return next((row[column] for column in ("home", "workplace") if row[column] in roster.places), None)


def _everybody(found: Found, roster: Roster, at: dict[str, str], all_of: set[str]) -> None:
    for who in sorted(all_of - set(at)):
        found.breaks("nowhere", who)
    for who in sorted(set(at) - all_of):
        if who not in roster.people:
            found.breaks("stranger", who)
            del at[who]
        else:
            found.breaks("not_asked", who)
