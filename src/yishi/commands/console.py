"""What the commands share: progress on the terminal, refusals as sentences, tables into a folder."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from yishi.engine.report import InputError, Progress, say


def watch(language: str) -> Progress:
    """Progress on one line of the terminal; silent where nobody looks."""

    def shown(step: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{100 * done // total:3d} %  {say(step, {}, language):<40}", end="", file=sys.stderr, flush=True)

    return shown


def answering(work: Callable[[], None], language: str) -> int:
    """Do `work`. 0: done; 2: the input must be mended, and the sentence on stderr says how."""
    try:
        work()
    except InputError as error:
        print(say(error.code, error.params, language), file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def write_tables(folder: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Each frame as Parquet, and as CSV that a spreadsheet opens without running anything in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}.parquet")
        _flat(frame).write_csv(folder / f"{name}.csv", include_bom=True)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists as text; texts that a spreadsheet would take for a formula begin with an apostrophe."""
    lists = pl.selectors.by_dtype(pl.List(pl.Int64), pl.List(pl.Float64), pl.List(pl.String))
    texts = frame.with_columns(lists.cast(pl.List(pl.String)).list.join(" "))
    return texts.with_columns(pl.col(pl.String).str.replace(r"^([=+\-@\t\r])", "'${1}"))
