"""Who gets how much of a result that several members brought about. Parts are rounded down: sharing makes no points."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

Way = Literal["whole", "first_half", "first_only", "equal", "roles"]
WAYS: dict[str, tuple[str, str]] = {
    "whole": ("各计全分", "each gets the whole"),
    "first_half": ("首位得一半，其余均分另一半", "the first gets half, the others share the rest"),
    "first_only": ("仅计首位", "only the first counts"),
    "equal": ("全体均分", "all share equally"),
    "roles": ("按角色折算", "by role"),
}


@dataclass(frozen=True, slots=True)
class Shares:
    """`hundredths` gives the part of each side where `way` is "roles"."""

    way: Way = "whole"
    hundredths: tuple[tuple[str, int], ...] = ()

    def heads(self, rows: pl.LazyFrame, group: str) -> pl.DataFrame | None:
        """How many people share each result (column `group`); null where nobody shares.

        `side` is "first", "joiner" or null: a role for which no scheme names a share.
        """
        if self.way in ("whole", "roles"):
            return None
        side, member = pl.col("side"), pl.col("member")
        return (
            rows.group_by(group)
            .agg(
                firsts=member.filter(side == "first").n_unique().cast(pl.Int64),
                heads=member.filter(side.is_not_null()).n_unique().cast(pl.Int64),
            )
            .collect()
        )

    def apply(self, rows: pl.LazyFrame, heads: pl.DataFrame | None, group: str) -> pl.LazyFrame:
        """Turn each row's `value` into the member's part of it, keeping the whole as `whole`."""
        rows = rows.with_columns(whole=pl.col("value"))
        if self.way == "whole":
            return rows
        if heads is not None:
            rows = rows.join(heads.lazy(), on=group, how="left", maintain_order="left")
        return rows.with_columns(value=self._part().fill_null(0).cast(pl.Int64))

    def _part(self) -> pl.Expr:
        whole, side = pl.col("whole"), pl.col("side")
        firsts, heads = pl.col("firsts"), pl.col("heads")
        if self.way == "roles":
            return whole * side.replace_strict(dict(self.hundredths), default=0, return_dtype=pl.Int64) // 100
        if self.way == "equal":
            return pl.when(side.is_not_null()).then(_divided(whole, heads))
        first = pl.when(side == "first")
        if self.way == "first_only":
            return first.then(_divided(whole, firsts))
        half, joiners = whole // 2, heads - firsts
        led = pl.when(joiners == 0).then(whole).otherwise(half)
        return first.then(_divided(led, firsts)).when(side == "joiner").then(_divided(whole - half, joiners))


def _divided(points: pl.Expr, heads: pl.Expr) -> pl.Expr:
    return points // pl.max_horizontal(heads, pl.lit(1))
