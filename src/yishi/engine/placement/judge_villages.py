"""The checker's half for villages: groups that hang together, of the right number, near and evenly laden."""

from collections import defaultdict

import numpy as np

from yishi.engine.placement.judging import Found, Roster, outside
from yishi.engine.placement.situation import neighbours


def found(roster: Roster) -> Found:
    answer, at, rules = Found("village"), roster.village_at, roster.scheme.village
    groups: dict[str, list[str]] = defaultdict(list)
    for village, body in sorted(at.items()):
        groups[body].append(village)
    for village in sorted(set(roster.places) - set(at)):
        answer.breaks("nowhere", village)
    share = {column: _even(roster, column, len(groups)) for column in ("load", "population")}
    homes: dict[str, int] = defaultdict(int)
    for row in roster.people.values():
        if row["home"] in at:
            homes[at[row["home"]]] += 1
    borders = _borders(roster)
    for body, villages in groups.items():
        answer.amounts["compact"] += min(sum(roster.km(one, other) for other in villages) for one in villages)
        answer.amounts["crossing"] += len({roster.places[village]["town"] for village in villages}) - 1
        answer.amounts["short"] += outside(len(villages), rules.least, rules.most)
        answer.amounts["residents"] += outside(homes[body], roster.scheme.group.least, roster.scheme.group.most)
        for column, values in share.items():
            answer.amounts[column] += abs(sum(values[village] for village in villages) - 1) if values else 0.0
        if not _hangs_together(villages, borders):
            answer.breaks("not_connected", body)
    known = set(roster.bodies["group"]) or {row["group"] for row in roster.places.values()}
    for village, body in at.items():
        was = roster.places[village]["group"]
        answer.amounts["moved"] += was is not None and was in known and was != body
    wanted = rules.number or len(roster.bodies["group"])
    if wanted and len(groups) != wanted:
        answer.breaks("number", None, found=len(groups), wanted=wanted)
    roster.ruled(answer, at)
    return answer


def _even(roster: Roster, column: str, groups: int) -> dict[str, float]:
    """Each village's share of an average group; an unknown one counts as the mean of the known."""
    known = [row[column] for row in roster.places.values() if row[column] is not None]
    if not known or not sum(known) or not groups:
        return {}
    mean = sum(known) / len(known)
    average = mean * len(roster.places) / groups
    return {name: (row[column] if row[column] is not None else mean) / average for name, row in roster.places.items()}


def _borders(roster: Roster) -> dict[str, set[str]]:
    names = list(roster.places)
    xy = np.array([roster.where[name] for name in names]).reshape(len(names), 2)
    told = neighbours(roster.given.places, xy)
    return {name: {names[other] for other in near.tolist()} for name, near in zip(names, told, strict=True)}


def _hangs_together(villages: list[str], borders: dict[str, set[str]]) -> bool:
    seen, ahead = set(), [villages[0]]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead += borders[here] & set(villages)
    return len(seen) == len(villages)
