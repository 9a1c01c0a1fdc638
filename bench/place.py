"""How fast and how well people are placed, beside a greedy hand and chance on the same county: `python -m bench.place`.

Villages are divided by us for all three; the peers then place members in groups, and the same checker prices them.
"""

import argparse
import json
import time
from collections import Counter
from typing import Any

import numpy as np
import polars as pl

from bench.counties import Frames, county
from yishi.engine import placement
from yishi.engine.placement import Placement, judge, load_scheme, place, shipped_text

SIZES = {"": (360, 59, 277), "3000": (3_000, 500, 2_500), "30000": (30_000, 5_000, 25_000)}
QUICK = ("",)
DEPARTURES = 10
HELD = {"committee": "committee", "group": "group", "branch": "branch", "link": "link"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one county only")
    args = parser.parse_args()
    figures: dict[str, Any] = {}
    for name in QUICK if args.quick else SIZES:
        frames = county(*SIZES[name], seed=11)
        found, seconds = _timed(frames)
        figures |= _named(name, seconds, found, frames)
        if name == "":
            figures |= _beside(frames, found) | _departures(frames, found)
    for key, value in figures.items():
        print(f"{key:<24}{value:>12.4g}")
    print(json.dumps(figures))


def _timed(frames: Frames) -> tuple[Placement, float]:
    start = time.perf_counter()
    found = place(*frames)
    return found, time.perf_counter() - start


def _named(name: str, seconds: float, found: Placement, frames: Frames) -> dict[str, Any]:
    end = f"_{name}" if name else ""
    whole = found.proofs.select(pl.col("objective").sum(), pl.col("bound").sum()).row(0)
    gaps = {"gap": (whole[0] - whole[1]) / whole[0], "gap_worst": found.proofs["gap"].max()}
    told = _judged(frames, found, found.frames())
    return {f"seconds{end}": round(seconds, 2), f"violations{end}": told.violations.height} | {
        f"{key}{end}": round(float(value or 0.0), 5) for key, value in gaps.items()
    }


def _judged(frames: Frames, found: Placement, placed: dict[str, pl.DataFrame]) -> placement.Judgement:
    people, places, _bodies, rulings = frames
    return judge(people, places, found.bodies, rulings, placed, placement.shipped_scheme())


def _beside(frames: Frames, found: Placement) -> dict[str, Any]:
    """Our objective of members in groups ÷ a peer's; what a peer breaks is counted beside."""
    ours = _judged(frames, found, found.frames()).of("group")
    figures: dict[str, Any] = {}
    for name, choice in (("greedy", _greedy(frames, found)), ("random", _random(frames, found))):
        others = found.assignments.filter(pl.col("placement") != "group").select("placement", "member_id", "body_id")
        mine = frames[0].select(placement=pl.lit("group"), member_id="member_id", body_id=pl.Series(choice))
        told = _judged(frames, found, {"assignments": pl.concat([others, mine]), "villages": found.villages})
        figures[f"vs_{name}"] = round(ours / told.of("group"), 4)
        figures[f"violations_{name}"] = told.violations.filter(pl.col("placement") == "group").height
    return figures


def _greedy(frames: Frames, found: Placement) -> list[str]:
    """Whoever comes goes to the nearest group that still has room; groups below six are filled first."""
    people, places, *_rest = frames
    at = dict(zip(places["village_id"], places.select("longitude", "latitude").iter_rows(), strict=True))
    villages: dict[str, list[tuple[float, float]]] = {}
    for village, group in found.villages.select("village_id", "body_id").iter_rows():
        villages.setdefault(group, []).append(at[village])
    size: Counter[str] = Counter()
    chosen = []
    for home in people["home"]:
        here = at[home]
        room = [name for name in villages if size[name] < 6] or [name for name in villages if size[name] < 8]
        best = min(room, key=lambda name: min(np.hypot(here[0] - x, here[1] - y) for x, y in villages[name]))
        size[best] += 1
        chosen.append(best)
    return chosen


def _random(frames: Frames, found: Placement) -> list[str]:
    groups = sorted(set(found.villages["body_id"]))
    dealt = [groups[number % len(groups)] for number in range(frames[0].height)]
    return [str(name) for name in np.random.default_rng(0).permutation(dealt)]


def _departures(frames: Frames, found: Placement) -> dict[str, Any]:
    """One member leaves, ten times over: how many others move, and how long it takes."""
    people, places, _bodies, rulings = frames
    where = {
        name: dict(found.assignments.filter(placement=name).select("member_id", "body_id").iter_rows()) for name in HELD
    }
    seated = people.with_columns(
        **{
            name: pl.col("member_id").replace_strict(ids, default=None, return_dtype=pl.String)
            for name, ids in where.items()
        }
    )
    group = dict(found.villages.select("village_id", "body_id").iter_rows())
    kept = places.with_columns(group=pl.col("village_id").replace_strict(group, return_dtype=pl.String))
    scheme = load_scheme(shipped_text().replace("divide: anew", "divide: keep", 1))
    moved, seconds = [], []
    for gone in np.random.default_rng(1).choice(people["member_id"].to_numpy(), DEPARTURES, replace=False):
        left = seated.filter(pl.col("member_id") != gone).with_columns(
            link=pl.when(pl.col("link") == gone).then(None).otherwise(pl.col("link"))
        )
        start = time.perf_counter()
        again = place(left, kept, found.bodies, rulings, scheme=scheme)
        seconds.append(time.perf_counter() - start)
        moved.append(again.assignments.filter(moved=True)["member_id"].n_unique())
    return {"moved_per_departure": float(np.mean(moved)), "seconds_departure": round(float(np.median(seconds)), 2)}


if __name__ == "__main__":
    main()
