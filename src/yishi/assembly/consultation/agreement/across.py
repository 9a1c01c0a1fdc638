"""What sectors, towns and places say to each statement. Who is of them is known, so only sides are told, no shares."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.assembly.base.access import Words
from yishi.assembly.consultation.agreement.jobs import SETTINGS

DIVISIONS: Mapping[str, Words] = {
    "sector": gettext_lazy("按界别"),
    "town": gettext_lazy("按镇(街道)"),
    "place": gettext_lazy("按参与点"),
}
FEW, AGREE, DISAGREE, MIXED = "few", "agree", "disagree", "mixed"
TONES = {FEW: "calm", AGREE: "good", DISAGREE: "warn", MIXED: "idea"}


@dataclass(frozen=True, slots=True)
class Side:
    """What most of one sector or town say to one statement."""

    of: str
    code: str

    @property
    def word(self) -> str:
        words = {FEW: _("表态少"), AGREE: _("过半赞成"), DISAGREE: _("过半不赞成"), MIXED: _("看法不一")}
        return words[self.code]

    @property
    def tone(self) -> str:
        return TONES[self.code]


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    verdict: str
    sides: list[Side]

    @property
    def together(self) -> bool:
        return self.verdict in ("agreed", "rejected")


@dataclass(frozen=True, slots=True)
class Division:
    """One way to divide the people. `of`: the parts that are large enough to be told."""

    code: str
    of: list[str]
    rows: list[Row]

    @property
    def word(self) -> Words:
        return DIVISIONS[self.code]


def divisions(agreements: pl.DataFrame, shares: pl.DataFrame, texts: Mapping[str, str]) -> list[Division]:
    """The given divisions that have at least two parts of enough people; what joins them first."""
    return [found for code in DIVISIONS if (found := _division(code, agreements, shares, texts)).of]


def _division(code: str, agreements: pl.DataFrame, shares: pl.DataFrame, texts: Mapping[str, str]) -> Division:
    mine = shares.filter(division=code)
    names = mine["group"].unique().sort().to_list()
    sides = {(row["statement"], row["group"]): _side(row) for row in mine.iter_rows(named=True)}
    verdicts = agreements.filter(pl.col("division") == code, pl.col("statement").is_in(list(texts)))
    told = verdicts.sort("common", descending=True, nulls_last=True)
    rows = [
        Row(texts[row["statement"]], row["verdict"], [sides[row["statement"], name] for name in names])
        for row in told.iter_rows(named=True)
    ]
    return Division(code, names, sorted(rows, key=lambda row: not row.together))


def _side(row: dict) -> Side:
    if row["votes"] < SETTINGS.fewest_votes:
        return Side(row["group"], FEW)
    for code in (AGREE, DISAGREE):
        if row[code] > row["votes"] / 2:
            return Side(row["group"], code)
    return Side(row["group"], MIXED)
