"""What is left open, each named: nobody covered in silence."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import polars as pl

from yishi.engine.placement.groups import Grouped
from yishi.engine.placement.problem import Problem
from yishi.engine.placement.reasons import name_of
from yishi.engine.placement.situation import Situation

Gap = tuple[str, str | None, str, Mapping[str, Any]]


def of_data(situation: Situation) -> Iterator[Gap]:
    """Who and what lacks something that placing needs."""
    people = situation.given.people
    homes = zip(people["home"], people["workplace"], strict=True)
    wanted = [one for one in ("group", "link") if situation.scheme.makes(one)]
    for person, (home, work) in enumerate(homes if wanted else ()):
        name = name_of(situation, person)
        for place, code in ((home, "home_unknown"), (work, "work_unknown")):
            if place is not None and place not in situation.village_of:
                yield (wanted[0], situation.member_ids[person], f"placement.gap.{code}", {"name": name, "found": place})
        if home is None and work is None:
            yield (wanted[0], situation.member_ids[person], "placement.gap.no_home", {"name": name})
    if situation.scheme.makes("village") or "group" in wanted:
        names = situation.given.places["name"]
        for village in np.flatnonzero(situation.lost).tolist():
            yield ("village", situation.village_ids[village], "placement.gap.no_position", {"name": names[village]})


def of_villages(situation: Situation, grouped: Grouped) -> Iterator[Gap]:
    """Groups that are smaller than they should be, or reach over a town's border."""
    rules = situation.scheme.village
    for number, body in enumerate(grouped.groups):
        villages = np.flatnonzero(grouped.group == number)
        towns = sorted({situation.towns[town] for town in situation.town[villages]})
        if villages.size < rules.least:
            params = {"body": body, "found": int(villages.size), "least": rules.least, "towns": "、".join(towns)}
            yield ("village", body, "placement.gap.short", params)
        if len(towns) > 1:
            yield ("village", body, "placement.gap.crossing", {"body": body, "towns": "、".join(towns)})


def of_people(found: Problem, choice: np.ndarray) -> Iterator[Gap]:
    """What the placement itself leaves open."""
    cell = found.cell_of(choice)
    asked = found.units.subjects
    situation = found.situation
    if found.placement == "group":
        party = Counter(cell[asked[situation.party[asked]]].tolist())
        for number, body in enumerate(found.cells):
            if not party[number]:
                yield ("group", body, "placement.gap.no_party_member", {"body": body})
    if found.placement == "branch":
        related = found.prices(asked, cell[asked])["unrelated"]
        for person in asked[related > 0].tolist():
            params = {"name": name_of(situation, person), "body": found.cells[cell[person]]}
            yield ("branch", situation.member_ids[person], "placement.gap.branch_other", params)
    if found.placement == "link":
        for person in asked[cell[asked] == len(found.cells) - 1].tolist():
            params = {"name": name_of(situation, person), "most": situation.scheme.link.most}
            yield ("link", situation.member_ids[person], "placement.gap.nobody", params)


def same_names(people: pl.DataFrame) -> list[str]:
    """Names that more than one person bears: they are told apart by their ids."""
    counts = people["name"].drop_nulls().value_counts()
    return sorted(counts.filter(pl.col("count") > 1)["name"].to_list())
