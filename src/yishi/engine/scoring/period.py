"""The span of days that an appraisal looks at."""

import re
from dataclasses import dataclass
from datetime import date

import polars as pl

from yishi.engine.report import InputError


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """`2024` (a calendar year) or `2023-12-01/2024-11-30`. Raises InputError `scoring.period`."""
        try:
            if re.fullmatch(r"[0-9]{4}", text):
                return cls(date(int(text), 1, 1), date(int(text), 12, 31))
            first, last = (date.fromisoformat(day) for day in text.split("/"))
        except ValueError as error:
            raise InputError("scoring.period", found=text) from error
        if first > last:
            raise InputError("scoring.period", found=text)
        return cls(first, last)

    def holds(self, day: pl.Expr) -> pl.Expr:
        return day.is_between(self.first, self.last)

    def served(self) -> pl.Expr:
        """Whether a member (columns `joined`, `left`) was a member on at least one of the days."""
        joined = pl.col("joined").is_null() | (pl.col("joined") <= self.last)
        stayed = pl.col("left").is_null() | (pl.col("left") >= self.first)
        return joined & stayed

    def __str__(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"
