"""Files of votes: one vote a row, or a Polis export, one participant a row and one column a statement."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from yishi.engine import tables
from yishi.engine.consensus.votes import AGREE, DISAGREE, PASS
from yishi.engine.reading.limits import COMMAND
from yishi.engine.reading.rejects import Reject, shown
from yishi.engine.reading.rejects import frame as reject_frame
from yishi.engine.reading.table import RawTable, read_table
from yishi.engine.report import InputError, Note

WORDS = {
    AGREE: "1 1.0 +1 agree yes y 赞成 同意 赞同 支持 是",
    PASS: "0 0.0 pass unsure abstain 略过 弃权 不确定 跳过 中立",
    DISAGREE: "-1 -1.0 disagree no n 不赞成 反对 不同意 不支持 否",
}
VOTE_OF = {word: vote for vote, words in WORDS.items() for word in words.split()}
EXPECTED = {
    "participant": "reading.expected.code",
    "statement": "reading.expected.code",
    "vote": "reading.expected.vote",
}
POLIS = "group-id"  # a column that every Polis export of participants has


@dataclass(frozen=True, slots=True)
class Ballots:
    """`votes`: table VOTE. `rejects`: rows that were not taken (`reading.explain` says why)."""

    votes: pl.DataFrame
    rejects: pl.DataFrame
    notes: tuple[Note, ...] = ()


def read_votes(path: Path) -> Ballots:
    """Votes in `path` (Parquet, CSV, XLSX, JSON Lines). Raises InputError `reading.*`, `tables.*`, `consensus.*`."""
    if path.suffix.lower() == ".parquet":
        return Ballots(tables.VOTE.fit(pl.read_parquet(path)), reject_frame([]))
    with path.open("rb") as file:
        head = file.readline()
    if POLIS.encode() in head:
        return Ballots(_polis(path), reject_frame([]))
    return _told(read_table(path, filename=path.name, table="vote", limits=COMMAND))


def read_statements(path: Path) -> pl.DataFrame:
    """`statement`, `text`. Raises InputError `reading.*`."""
    raw = read_table(path, filename=path.name, table="statement", limits=COMMAND)
    return raw.frame.select("statement", "text").drop_nulls().unique("statement", keep="first", maintain_order=True)


def read_people(path: Path) -> pl.DataFrame:
    """`participant` and every other column as a division. Raises InputError `consensus.people`."""
    try:
        frame = pl.read_parquet(path) if path.suffix.lower() == ".parquet" else pl.read_csv(path, infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise InputError("consensus.people", found=path.name) from error
    if "participant" not in frame.columns or frame.width < 2:
        raise InputError("consensus.people", found="、".join(frame.columns))
    return frame.cast(pl.String)


def _polis(path: Path) -> pl.DataFrame:
    try:
        wide = pl.read_csv(path, infer_schema=False)
        statements = [name for name in wide.columns if name.isdecimal()]
        long = wide.unpivot(statements, index="participant", variable_name="statement", value_name="vote").drop_nulls()
        return tables.VOTE.fit(long.with_columns(pl.col("vote").cast(pl.Float64)))
    except pl.exceptions.PolarsError as error:
        raise InputError("consensus.polis", found=path.name) from error


def _told(raw: RawTable) -> Ballots:
    frame = raw.frame.with_columns(
        told=pl.col("vote").str.strip_chars().str.to_lowercase().replace_strict(VOTE_OF, default=None)
    )
    whole = pl.col("told").is_not_null() & pl.col("participant").is_not_null() & pl.col("statement").is_not_null()
    rejects = [*raw.rejects, *(_reject(raw, row) for row in frame.filter(~whole).iter_rows(named=True))]
    taken = frame.filter(whole).select("participant", "statement", vote="told")
    if taken.is_empty():
        raise InputError("consensus.no_votes", rows=frame.height, column=raw.header("vote"))
    return Ballots(tables.VOTE.fit(taken), reject_frame(rejects), tuple(raw.notes))


def _reject(raw: RawTable, row: dict) -> Reject:
    for column, expected in EXPECTED.items():
        if row[column] is None:
            return Reject(row["row"], raw.header(column), "", expected, "reading.empty_value")
    return Reject(row["row"], raw.header("vote"), shown(row["vote"]), EXPECTED["vote"], "reading.wrong_value")
