"""The four tables as they come in, fitted and checked: what is wrong is named, with what was found and expected."""

from dataclasses import dataclass

import polars as pl

from yishi.engine import tables_placing as tables
from yishi.engine.report import InputError

SUBJECTS = {"committee": "committee", "group": "group", "branch": "branch", "village": "group"}  # placement → body kind


@dataclass(frozen=True, slots=True)
class Given:
    """Tables PERSON, PLACE, BODY, RULING, sorted by id, so that the order of rows does not matter."""

    people: pl.DataFrame
    places: pl.DataFrame
    bodies: pl.DataFrame
    rulings: pl.DataFrame

    @staticmethod
    def of(*frames: pl.DataFrame) -> "Given":
        """people, places, bodies, rulings. Raises InputError `tables.*` and `placement.*`."""
        people, places, bodies, rulings = (
            _filled(table.fit(frame))
            for table, frame in zip((tables.PERSON, tables.PLACE, tables.BODY, tables.RULING), frames, strict=True)
        )
        given = Given(
            people.sort("member_id"),
            places.sort("town", "village_id"),
            bodies.sort("kind", "body_id"),
            rulings.unique(subset=["kind", "placement", "who", "other"], maintain_order=True).sort(
                "placement", "kind", "who", "other"
            ),
        )
        _once(given.people, ["member_id"], "placement.twice.member")
        _once(given.places, ["village_id"], "placement.twice.village")
        _once(given.bodies, ["kind", "body_id"], "placement.twice.body")
        _check_words(given)
        _check_rulings(given)
        _check_towns(given)
        return given

    def bodies_of(self, kind: str) -> pl.DataFrame:
        return self.bodies.filter(pl.col("kind") == kind)


def _filled(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col(pl.String).str.strip_chars().replace("", None))


def _once(frame: pl.DataFrame, key: list[str], code: str) -> None:
    lacking = frame.filter(pl.any_horizontal(pl.col(key).is_null()))
    if lacking.height:
        raise InputError(f"{code}_without", count=lacking.height)
    twice = frame.filter(frame.select(key).is_duplicated())
    if twice.height:
        names = "、".join(str(name) for name in twice["name"].unique(maintain_order=True).to_list()[:2])
        raise InputError(code, found=twice[key[-1]][0], names=names)


def _check_words(given: Given) -> None:
    for frame, column, known in (
        (given.people, "post", tables.POSTS),
        (given.people, "sex", ("male", "female")),
        (given.bodies, "kind", tables.BODY_KINDS),
        (given.rulings, "kind", tables.RULINGS),
        (given.rulings, "placement", tables.PLACEMENTS),
    ):
        other = frame.filter(pl.col(column).is_not_null() & ~pl.col(column).is_in(known))
        if other.height:
            raise InputError("placement.word", column=column, found=other[column][0], known="、".join(known))
    limits = given.bodies.filter((pl.col("least") < 0) | (pl.col("most") < pl.col("least")))
    if limits.height:
        row = limits.row(0, named=True)
        raise InputError("placement.limits", name=row["name"], least=row["least"], most=row["most"])
    for column, least, most in (("longitude", -180, 180), ("latitude", -90, 90)):
        outside = given.places.filter(~pl.col(column).is_between(least, most))
        if outside.height:
            row = outside.row(0, named=True)
            raise InputError("placement.outside", name=row["name"], column=column, found=row[column])
    low = given.places.filter((pl.col("population") < 0) | (pl.col("load") < 0) | pl.col("load").is_nan())
    if low.height:
        raise InputError("placement.negative", name=low["name"][0])


def _check_rulings(given: Given) -> None:
    """Whom and what they speak of must be there."""
    people, villages = set(given.people["member_id"]), set(given.places["village_id"])
    sectors = set(given.people["sector"].drop_nulls())
    bodies = {kind: set(given.bodies_of(kind)["body_id"]) for kind in tables.BODY_KINDS}
    for row in given.rulings.iter_rows(named=True):
        placement, pair = row["placement"], row["kind"] in ("together", "apart")
        subjects = villages if placement == "village" else people
        known = subjects | sectors if placement == "committee" and not pair else subjects
        if row["who"] not in known:
            raise InputError("placement.ruling.who", found=row["who"], kind=row["kind"], placement=placement)
        if pair or placement == "link":
            others = subjects
        elif placement == "village" and not bodies["group"]:
            others = set(given.places["group"].drop_nulls())
        else:
            others = bodies[SUBJECTS[placement]]
        if row["other"] not in others:
            raise InputError("placement.ruling.other", found=row["other"] or "—", who=row["who"], placement=placement)
        if pair and row["who"] == row["other"]:
            raise InputError("placement.ruling.self", who=row["who"], kind=row["kind"])


def _check_towns(given: Given) -> None:
    towns = set(given.places["town"].drop_nulls())
    if given.places["town"].null_count():
        row = given.places.filter(pl.col("town").is_null()).row(0, named=True)
        raise InputError("placement.no_town", name=row["name"])
    for row in given.bodies.iter_rows(named=True):
        unknown = [town for town in row["towns"] or () if town not in towns] if towns else []
        if unknown:
            known = "、".join(sorted(towns)[:20])
            raise InputError("placement.unknown_town", name=row["name"], found=unknown[0], known=known)
