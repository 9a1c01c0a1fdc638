"""Statements by what they do among people: join, could join, divide, or are not clear yet."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Words

ALL, GROUPS = "all", "groups"
BRIDGES_FROM = 0.4  # of those at any end of the map: below, nobody would call it a bridge
DISTINCT = 2  # statements that tell a group from the others, each way
APART = 0.25  # smaller differences of agreement tell nothing about a group


@dataclass(frozen=True, slots=True)
class Share:
    """How one group answers: `of`, its name; shares from 0 to 1; `low` and `high`, the 95 % interval of agreement."""

    of: str
    votes: int
    agree: float
    passed: float
    disagree: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """A statement and how people answer: counts of all who voted, shares by found group, and the verdict's surety."""

    statement: str
    text: str
    verdict: str
    agree: int
    passed: int
    disagree: int
    sure: float
    bridging: float
    needed: float
    groups: list[Share]

    @property
    def votes(self) -> int:
        return self.agree + self.passed + self.disagree


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    title: Words
    told: Words
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Group:
    """A found group: how many, and the statements (text, own share, share of the others) that tell it from the rest."""

    name: str
    size: int
    more: list[tuple[str, float, float]]
    less: list[tuple[str, float, float]]


def lines(
    agreements: pl.DataFrame, shares: pl.DataFrame, answers: pl.DataFrame, texts: Mapping[str, str]
) -> list[Line]:
    """Every statement of `texts` (id → words) that was voted on when this was worked out."""
    division = GROUPS if GROUPS in set(agreements["division"]) else ALL
    rows = agreements.filter(division=division).join(answers.drop("votes"), on="statement", suffix="_of_all")
    whole = {row["statement"]: row for row in shares.filter(division=ALL).iter_rows(named=True)}
    of: dict[str, list[Share]] = {}
    for row in shares.filter(division=GROUPS).iter_rows(named=True):
        of.setdefault(row["statement"], []).append(_share(row))
    return [
        Line(
            statement=row["statement"],
            text=texts[row["statement"]],
            verdict=row["verdict"],
            agree=whole[row["statement"]]["agree"],
            passed=whole[row["statement"]]["pass"],
            disagree=whole[row["statement"]]["disagree"],
            sure=row["sure"],
            bridging=row["bridging"],
            needed=row["needed"],
            groups=of.get(row["statement"], []),
        )
        for row in rows.iter_rows(named=True)
        if row["statement"] in texts
    ]


def sections(found: list[Line], *, groups: int) -> list[Section]:
    """The statements in the order in which a room should read them: what joins first. `groups`: found, 1 for none."""
    joined = [line for line in found if line.verdict in ("agreed", "rejected")]
    divided = [line for line in found if line.verdict == "divides"]
    left = [line for line in found if line.verdict in ("open", "too_few")]
    bridges = [line for line in left if line.verdict == "open" and line.bridging >= BRIDGES_FROM]
    unclear = [line for line in left if line not in bridges]
    each = (
        _("每个群体都有过半的人站在同一边，把握在95%以上。") if groups > 1 else _("过半的人站在同一边，把握在95%以上。")
    )
    return [
        Section("joined", _("大家的共识"), each, _by_share(joined)),
        Section(
            "bridges",
            _("有望走到一起"),
            _("还算不上共识，但看法不同的人都有不少赞成。接着商量，从这些开始。"),
            sorted(bridges, key=lambda line: -line.bridging),
        ),
        Section(
            "divided",
            _("真正的分歧"),
            _("一部分人过半赞成，另一部分人过半不赞成。人少的一方也在这里。"),
            sorted(divided, key=lambda line: -line.sure),
        ),
        Section(
            "unclear",
            _("还看不清"),
            _("表态太少，或者赞成和不赞成接近。多一些人表态会更清楚。"),
            sorted(unclear, key=lambda line: (-line.needed, line.statement)),
        ),
    ]


def groups(found: list[Line], sizes: Mapping[str, int]) -> list[Group]:
    """The found groups, each told by the statements on which it answers unlike all others."""
    told = []
    for name, size in sorted(sizes.items()):
        apart = sorted(
            (_apart(line, name) for line in found if len(line.groups) == len(sizes)), key=lambda row: row[1] - row[2]
        )
        told.append(
            Group(
                name,
                size,
                more=[row for row in reversed(apart) if row[1] - row[2] >= APART][:DISTINCT],
                less=[row for row in apart if row[2] - row[1] >= APART][:DISTINCT],
            )
        )
    return told


def _by_share(joined: list[Line]) -> list[Line]:
    return sorted(joined, key=lambda line: (line.verdict != "agreed", -_least(line), line.statement))


def _least(line: Line) -> float:
    """The smallest share of any group on the side that won."""
    shares = [share.agree if line.verdict == "agreed" else share.disagree for share in line.groups]
    side = line.agree if line.verdict == "agreed" else line.disagree
    return min(shares, default=side / max(line.votes, 1))


def _apart(line: Line, name: str) -> tuple[str, float, float]:
    """The text, the group's share of agreement, and the share of all others."""
    own = next(share for share in line.groups if share.of == name)
    others = [share for share in line.groups if share.of != name]
    votes = sum(share.votes for share in others)
    return line.text, own.agree, sum(share.agree * share.votes for share in others) / max(votes, 1)


def _share(row: dict) -> Share:
    votes = max(row["votes"], 1)
    agree, passed, disagree = (row[side] / votes for side in ("agree", "pass", "disagree"))
    return Share(row["group"], row["votes"], agree, passed, disagree, row["low"], row["high"])
