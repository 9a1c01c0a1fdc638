"""The table POINT: every row of points with its reason and with what the reason's sentence quotes."""

import polars as pl

from yishi.engine import tables
from yishi.engine.scoring import params
from yishi.engine.scoring.kinds_of_deed import DEED_KINDS
from yishi.engine.scoring.scheme import Block, Scheme


def points(rows: pl.DataFrame, members: pl.DataFrame, scheme: Scheme) -> pl.DataFrame:
    """Rows with limits applied, as table POINT in the order (member_id, item of the scheme, day, turn)."""
    told = (
        rows.sort("member", "item_no", "day", "turn")
        .lazy()
        .join(members.lazy().select("member", "member_id"), on="member", how="left", maintain_order="left")
        .with_columns(
            reason=pl.concat_str("reason", _cut("block"), _cut("total")),
            params=pl.concat_str(
                pl.lit("{"),
                "facts",
                pl.when(_was_cut("block")).then(_block_words(scheme)).otherwise(pl.lit("")),
                pl.when(_was_cut("total")).then(_total_words(scheme)).otherwise(pl.lit("")),
                pl.when(pl.col("deed_id").is_not_null()).then(_deed_words()).otherwise(pl.lit("")),
                pl.lit("}"),
            ),
            before=params.in_points(pl.col("before")),
            points=params.in_points(pl.col("points")),
            day=pl.when(pl.col("deed_id").is_not_null()).then("day"),
        )
    )
    return told.select(tables.POINT.schema.keys()).collect()


def _was_cut(height: str) -> pl.Expr:
    return pl.col("item_got") != pl.col("block_got") if height == "block" else pl.col("block_got") != pl.col("points")


def _cut(height: str) -> pl.Expr:
    """The clause of a limit that changed the row: `+block`, or `+block_loss` where a deduction stopped."""
    loss = pl.col("before") < 0
    clause = pl.when(loss).then(pl.lit(f"+{height}_loss")).otherwise(pl.lit(f"+{height}"))
    return pl.when(_was_cut(height)).then(clause).otherwise(pl.lit(""))


def _block_words(scheme: Scheme) -> pl.Expr:
    """What a block's clause quotes; the block's own words are the same in each of its rows."""
    own = {block.code: _block_constants(block) for block in scheme.blocks}
    had, got = params.number(pl.col("block_had")), params.number(pl.col("block_got").abs())
    constants = pl.col("block").replace_strict(own, return_dtype=pl.String)
    return pl.concat_str(constants, pl.lit(","), params.fragment(block_had=had, block_got=got))


def _block_constants(block: Block) -> str:
    names = {"block_zh": block.name.zh, "block_en": block.name.en}
    return params.constants(**names, block_most=_points(block.most), block_least=_points(block.least))


def _total_words(scheme: Scheme) -> pl.Expr:
    own = params.constants(total_most=_points(scheme.most), total_least=_points(scheme.least))
    had, got = params.number(pl.col("total_had")), params.number(pl.col("points").abs())
    return pl.concat_str(pl.lit(own), pl.lit(","), params.fragment(total_had=had, total_got=got))


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _deed_words() -> pl.Expr:
    """Which deed it was, and on which day."""
    kind, day = pl.col("kind"), pl.col("day").dt
    title = params.text(pl.concat_str(pl.lit(" ("), "title", pl.lit(")")))
    words = params.fragment(
        deed_zh=params.word(kind, {kind.code: kind.zh for kind in DEED_KINDS}),
        deed_en=params.word(kind, {kind.code: kind.en for kind in DEED_KINDS}),
        title=pl.when(pl.col("title").is_not_null()).then(title).otherwise(pl.lit('""')),
        year=day.year().cast(pl.String),
        month=day.month().cast(pl.String),
        date=day.day().cast(pl.String),
    )
    return pl.concat_str(pl.lit(","), words)
