"""The map of opinion as points of a drawing: who answers alike stands near.

Where people differ along one axis alone, its dots are heaped up beside each other instead of lying in a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import polars as pl

WIDTH, HEIGHT, EDGE = 640, 360, 24
SIZE = 11  # of a dot with the air around it
FLAT = 0.25  # a second axis shorter than this part of the first is not worth the paper
MOST = 1500  # dots; of more people every so many-th is drawn
LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class Dot:
    """`group`: 1 for A and so on, 0 for nobody knows. `between`: it belongs to its group with little surety."""

    x: float
    y: float
    group: int
    between: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Label:
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    dots: list[Dot]
    labels: list[Label]
    own: bool  # whether the reader's own place is known
    height: float
    width: float = WIDTH


def draw(standings: pl.DataFrame, own: str, *, least_sure: float) -> Picture:
    """standings: table STANDING. own: the reader's code, drawn last and marked."""
    mine, others = standings.filter(participant=own), standings.filter(pl.col("participant") != own)
    shown = pl.concat([others.gather_every(max(1, others.height // MOST)), mine])
    points = _points(shown["x"].to_list(), shown["y"].to_list())
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    lowest = min(top, bottom - 2 * SIZE)
    placed = shown.with_columns(
        pl.Series("x", [x + WIDTH / 2 for x, _y in points]).round(1),
        pl.Series("y", [y - lowest + EDGE for _x, y in points]).round(1),
    )
    dots = [
        Dot(row["x"], row["y"], _number(row["group"]), row["sure"] < least_sure, row["participant"] == own)
        for row in placed.iter_rows(named=True)
    ]
    centres = placed.drop_nulls("group").group_by("group").agg(pl.col("x", "y").median()).sort("group")
    labels = [Label(name, x, y) for name, x, y in centres.iter_rows()]
    height = round(bottom - lowest + 2 * EDGE, 1)
    return Picture(dots, labels if len(labels) > 1 else [], own=mine.height > 0, height=height)


def _number(group: str | None) -> int:
    return LETTERS.index(group) + 1 if group else 0


def _points(xs: list[float], ys: list[float]) -> list[tuple[float, float]]:
    """Around (0, 0), within the drawing; both axes by one measure."""
    reach_x, reach_y = (max(max(abs(value) for value in axis), 1e-9) for axis in (xs, ys))
    if reach_y < FLAT * reach_x:
        return _heaped([x / reach_x * (WIDTH / 2 - EDGE) for x in xs])
    measure = min((WIDTH / 2 - EDGE) / reach_x, (HEIGHT / 2 - EDGE) / reach_y)
    return [(x * measure, -y * measure) for x, y in zip(xs, ys, strict=True)]


def _heaped(xs: list[float]) -> list[tuple[float, float]]:
    """Each dot as near to the line as those already there allow."""
    heights: dict[int, float] = {}
    there: list[tuple[float, float]] = []
    for place in sorted(range(len(xs)), key=lambda place: (xs[place], place)):
        x = xs[place]
        there = [(other, y) for other, y in there if x - other < SIZE]
        free = (y for y in _away() if all((x - other) ** 2 + (y - at) ** 2 >= SIZE**2 for other, at in there))
        heights[place] = next(free)
        there.append((x, heights[place]))
    return [(x, heights[place]) for place, x in enumerate(xs)]


def _away() -> Iterator[float]:
    """0, then ever farther up and down."""
    yield 0.0
    for step in count(1):
        yield step * SIZE / 2
        yield -step * SIZE / 2
