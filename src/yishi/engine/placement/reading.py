"""Files of people, villages, bodies and rulings, with Chinese or English headers; rows that cannot be taken are told.

A file may speak of villages and bodies by id or by name. Without ids, names serve as ids.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from yishi.engine import tables_placing as tables
from yishi.engine.reading import cells
from yishi.engine.reading.limits import COMMAND
from yishi.engine.reading.rejects import Reject, shown
from yishi.engine.reading.rejects import frame as reject_frame
from yishi.engine.reading.table import RawTable, read_table
from yishi.engine.report import InputError, Note

SEXES = {"男": "male", "male": "male", "m": "male", "女": "female", "female": "female", "f": "female"}
POSTS = {
    "委员": "member",
    "常委": "standing",
    "常务委员": "standing",
    "秘书长": "secretary",
    "副主席": "vice_chair",
    "主席": "chair",
    **{post: post for post in tables.POSTS},
}
KINDS = {"固定": "fixed", "指定": "fixed", "不得": "barred", "在一起": "together", "同组": "together", "分开": "apart"}
KINDS |= {"不同组": "apart", "意愿": "wish", **{kind: kind for kind in tables.RULINGS}}
PLACEMENTS = {"专委会": "committee", "村": "village", "村(社区)": "village", "小组": "group", "行动小组": "group"}
PLACEMENTS |= {"支部": "branch", "履职党支部": "branch", "联系": "link", "党员联系": "link"}
PLACEMENTS |= {name: name for name in tables.PLACEMENTS}
YEARS = (1900, 2100)
SEPARATORS = "、，,;； |"


@dataclass(slots=True)
class Read:
    """The four frames; `rejects`: table of rejects with one column more, `file`."""

    people: pl.DataFrame
    places: pl.DataFrame
    bodies: pl.DataFrame
    rulings: pl.DataFrame
    rejects: pl.DataFrame
    notes: list[Note] = field(default_factory=list)

    def frames(self) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        return self.people, self.places, self.bodies, self.rulings


def read(members: Path, villages: Path | None, bodies: Mapping[str, Path], rulings: Path | None) -> Read:
    """bodies: kind (committee, group, branch) → file. Raises InputError `reading.*` and `placement.*`."""
    reader = _Reader()
    places = reader.places(villages) if villages else tables.PLACE.empty()
    found = [reader.bodies(kind, path) for kind, path in bodies.items()]
    all_bodies = pl.concat(found) if found else tables.BODY.empty()
    names = _Names(places, all_bodies)
    places = places.with_columns(group=names.bodies("group", places["group"]))
    people = reader.people(members, names)
    ruled = reader.rulings(rulings, names, people) if rulings else tables.RULING.empty()
    rejects = pl.concat(reader.rejects) if reader.rejects else reject_frame([]).with_columns(file=pl.lit(""))
    return Read(people, places, all_bodies, ruled, rejects, reader.notes)


class _Names:
    """Ids by what a file may call them: id, name, town and name together. A name that several bear is no id."""

    def __init__(self, places: pl.DataFrame, bodies: pl.DataFrame) -> None:
        self.village: dict[str, str | None] = {}
        for village, name, town in places.select("village_id", "name", "town").iter_rows():
            for word in {name, f"{town}{name}", f"{town}/{name}"} - {None}:
                self.village[word] = village if word not in self.village else None
        self.village |= {village: village for village in places["village_id"]}
        self.body: dict[str, dict[str, str]] = {kind: {} for kind in tables.BODY_KINDS}
        for kind, body, name in bodies.select("kind", "body_id", "name").iter_rows():
            self.body[kind].setdefault(name, body)
        for kind, body in bodies.select("kind", "body_id").iter_rows():
            self.body[kind][body] = body

    def villages(self, column: pl.Series, towns: pl.Series) -> pl.Series:
        """A name that is not known stays as it is: placing names whoever lives outside."""
        found = []
        for word, town in zip(column, towns, strict=True):
            known = self.village.get(f"{town or ''}{word}") or self.village.get(word) if word else None
            found.append(known or word)
        return pl.Series(column.name, found, dtype=pl.String)

    def bodies(self, kind: str, column: pl.Series) -> pl.Series:
        return pl.Series(column.name, [self.body[kind].get(word, word) for word in column], dtype=pl.String)


class _Reader:
    def __init__(self) -> None:
        self.rejects: list[pl.DataFrame] = []
        self.notes: list[Note] = []

    def people(self, path: Path, names: _Names) -> pl.DataFrame:
        raw = self._raw(path, "person")
        if "post" not in raw.frame.columns and "standing" in raw.frame.columns:
            raw.frame = raw.frame.with_columns(
                post=pl.Series(list(map(_standing, raw.frame["standing"])), dtype=pl.String)
            )
        readers = {
            "post": (lambda text: POSTS.get(cells.plain(text)), "post"),
            "sex": (lambda text: SEXES.get(cells.plain(text).lower()), "sex"),
            "born": (_year, "year"),
        }
        if "member_id" not in raw.frame.columns and "name" not in raw.frame.columns:
            raise InputError("reading.missing_column", row=1, found="、".join(_headers(raw)), expected="委员编号、姓名")
        frame = self._typed(path, raw, tables.PERSON, readers, ("member_id", "name"))
        towns = (
            frame["home_town"] if "home_town" in frame.columns else pl.Series([None] * frame.height, dtype=pl.String)
        )
        columns: dict[str, pl.Series] = {}
        for column in ("home", "workplace"):
            if column in frame.columns:
                columns[column] = names.villages(
                    frame[column], towns if column == "home" else towns.clear(frame.height)
                )
        for kind in tables.BODY_KINDS:
            if kind in frame.columns:
                columns[kind] = names.bodies(kind, frame[kind])
        people = tables.PERSON.fit(frame.with_columns(**columns))
        by_name = {name: member for member, name in people.select("member_id", "name").iter_rows() if name}
        return people.with_columns(pl.col("link").replace(by_name))

    def places(self, path: Path) -> pl.DataFrame:
        raw = self._raw(path, "place")
        readers: dict[str, tuple[Callable[[str], Any], str]] = {
            name: (_number, "degrees") for name in ("longitude", "latitude")
        }
        readers |= {"population": (_count, "count"), "load": (_amount, "count"), "neighbours": (_list, "named")}
        frame = self._typed(path, raw, tables.PLACE, readers, ("village_id", "name"))
        if "village_id" not in raw.frame.columns:  # two towns may have a village of one name
            both = pl.when(pl.col("name").is_duplicated()).then(pl.col("town") + "/" + pl.col("name"))
            frame = frame.with_columns(village_id=both.otherwise(pl.col("name")))
        places = tables.PLACE.fit(frame)
        names = _Names(places, tables.BODY.empty()).village
        listed = pl.col("neighbours").list.eval(pl.element().replace({k: v for k, v in names.items() if v}))
        return places.with_columns(listed)

    def bodies(self, kind: str, path: Path) -> pl.DataFrame:
        raw = self._raw(path, "body")
        readers: dict[str, tuple[Callable[[str], Any], str]] = {name: (_list, "named") for name in ("towns", "sectors")}
        readers |= {name: (_count, "count") for name in ("least", "most")}
        frame = self._typed(path, raw, tables.BODY, readers, ("body_id", "name"))
        return tables.BODY.fit(frame.with_columns(kind=pl.lit(kind)))

    def rulings(self, path: Path, names: _Names, people: pl.DataFrame) -> pl.DataFrame:
        raw = self._raw(path, "ruling")
        readers = {
            "kind": (lambda text: KINDS.get(cells.plain(text)), "ruling"),
            "placement": (lambda text: PLACEMENTS.get(cells.plain(text)), "placement"),
        }
        frame = self._typed(path, raw, tables.RULING, readers, ("who", "who"), keep=("row",))
        known = _people_by_name(people)
        rows, rejects = [], []
        for row in frame.iter_rows(named=True):
            kind, placement = row["kind"], row["placement"]
            subjects: Mapping[str, str | None] = names.village if placement == "village" else known
            sectors = set(people["sector"].drop_nulls()) if placement == "committee" else set()
            pair = kind in ("together", "apart") or placement == "link"
            others = subjects if pair else names.body["group" if placement == "village" else placement]
            who = subjects.get(row["who"]) or (row["who"] if row["who"] in sectors else None)
            other = others.get(row["other"]) if row["other"] else None
            if who is None or other is None:
                column = "who" if who is None else "other"
                expected = "someone" if who is None or pair else "body"
                rejects.append(_reject(raw, row["row"], column, row[column], expected))
                continue
            rows.append((kind, placement, who, other, row.get("why")))
        self._keep(path, rejects)
        return pl.DataFrame(rows, schema=tables.RULING.schema, orient="row")

    def _raw(self, path: Path, table: str) -> RawTable:
        raw = read_table(path, filename=path.name, table=table, limits=COMMAND)
        self.notes += raw.notes
        self._keep(path, raw.rejects)
        return raw

    def _typed(
        self,
        path: Path,
        raw: RawTable,
        table: tables.Table,
        readers: Mapping[str, tuple[Callable[[str], Any], str]],
        key: tuple[str, str],
        keep: tuple[str, ...] = (),
    ) -> pl.DataFrame:
        """Rows whose cells can be read; `key`: the id column, and the one that stands in where it is missing."""
        id_, instead = key
        name = id_ if id_ in raw.frame.columns else instead
        rejects, good, seen = [], [], set()
        for row in raw.frame.iter_rows(named=True):
            bad = next(
                (column for column in readers if row.get(column) and readers[column][0](row[column]) is None), None
            )
            if row[name] is None:
                rejects.append(
                    Reject(row["row"], raw.header(name), "", "reading.expected.named", "reading.empty_value")
                )
            elif bad:
                rejects.append(_reject(raw, row["row"], bad, row[bad], readers[bad][1]))
            elif name == id_ and id_ != "who" and row[name].strip() in seen:
                rejects.append(_reject(raw, row["row"], name, row[name], "once"))
            else:
                seen.add(row[name].strip())
                told = {column: _read(value, readers.get(column)) for column, value in row.items()}
                good.append({**told, id_: cells.plain(row[name])})
        self._keep(path, rejects)
        if not good:
            raise InputError("placement.nothing_read", file=path.name, rows=raw.frame.height)
        columns = [column.name for column in table.columns] + ["home_town", *keep]
        schema = {name: table.schema.get(name, pl.String()) for name in columns if name in good[0]}
        if "row" in schema:
            schema["row"] = pl.Int64()
        return pl.DataFrame(good, schema=schema)

    def _keep(self, path: Path, rejects: list[Reject]) -> None:
        if rejects:
            self.rejects.append(reject_frame(rejects).with_columns(file=pl.lit(path.name)))


def _read(value: Any, reader: tuple[Callable[[str], Any], str] | None) -> Any:
    if reader is None or value is None:
        return value.strip() if isinstance(value, str) else value
    return reader[0](value)


def _reject(raw: RawTable, row: int, column: str, found: str | None, expected: str) -> Reject:
    code = "reading.wrong_value" if found else "reading.empty_value"
    return Reject(row, raw.header(column), shown(found or ""), f"reading.expected.{expected}", code)


def _headers(raw: RawTable) -> list[str]:
    return [guess.header for guess in raw.columns if guess.header]


def _people_by_name(people: pl.DataFrame) -> dict[str, str | None]:
    """A name that two people bear stands for neither."""
    found: dict[str, str | None] = {}
    for member, name in people.select("member_id", "name").iter_rows():
        if name:
            found[name] = member if name not in found else None
    return found | {member: member for member in people["member_id"]}


def _standing(text: str | None) -> str | None:
    return "standing" if text and cells.flag(text) else None


def _year(text: str) -> int | None:
    year = cells.whole(text)
    if year is None and (moment := cells.moment(text)):
        year = moment.year
    if year is None and cells.plain(text)[:4].isdecimal():
        year = int(cells.plain(text)[:4])
    return year if year is not None and YEARS[0] <= year <= YEARS[1] else None


def _number(text: str) -> float | None:
    try:
        return float(cells.plain(text))
    except ValueError:
        return None


def _amount(text: str) -> float | None:
    number = _number(text.replace(",", ""))
    return number if number is not None and 0 <= number < float("inf") else None


def _count(text: str) -> int | None:
    number = cells.whole(text)
    return number if number is not None and number >= 0 else None


def _list(text: str) -> list[str]:
    for separator in SEPARATORS[1:]:
        text = text.replace(separator, SEPARATORS[0])
    return [word for word in text.split(SEPARATORS[0]) if word]
