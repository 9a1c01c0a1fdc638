"""What people agree on: held-out votes, stability, agreement with Polis' groups, speed; red-dwarf and others beside.

    python -m bench.agree [--quick]

Real Polis conversations (compdemocracy/openData, CC BY 4.0). One vote in five is held out, drawn by lot, the same votes
for every method; a method that gives scores and not probabilities gets them from a multinomial regression on its own
training votes. Log loss is of three answers (disagree, pass, agree); AUC tells agree from disagree. Stability: four
votes in five are drawn twice, and the groups compared among those in a group both times (adjusted Rand index).
The last line is one JSON object of the figures.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import polars as pl
from sklearn.metrics import adjusted_rand_score, roc_auc_score

from bench import data, voters
from yishi.engine import consensus
from yishi.engine.consensus import model, update, votes
from yishi.engine.consensus.settings import Settings
from yishi.engine.consensus.votes import Votes

HELD_OUT = 0.2
QUICK = 3  # conversations
DRAWS = 3  # pairs of draws for stability
PEOPLE, ASKED, STATEMENTS = 20_000, 50, 500  # a million votes
QUICK_PEOPLE = 4_000
WARM = 200
Foretell = Callable[[Votes, np.ndarray, np.ndarray], np.ndarray]


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.agree")
    parser.add_argument("--quick", action="store_true", help="three conversations and 200,000 votes")
    args = parser.parse_args(argv)
    talks = data.conversations()
    chosen = dict(list(talks.items())[:QUICK]) if args.quick else talks
    rows = [_talk(name, *talk) for name, talk in chosen.items()]
    speed = _speed(QUICK_PEOPLE if args.quick else PEOPLE)
    _print(rows, speed)
    print(json.dumps(_figures(rows, speed)))


def _talk(name: str, frame: pl.DataFrame, theirs: dict[str, int]) -> dict[str, Any]:
    told = votes.of(frame)
    held = np.random.default_rng(0).random(len(told)) < HELD_OUT
    person, statement, vote = told.person[held], told.statement[held], told.vote[held]
    row: dict[str, Any] = {"name": name, "votes": len(told)}
    for method, foretell in {"yishi": _yishi, **voters.METHODS}.items():
        row[f"logloss.{method}"], row[f"auc.{method}"] = _score(foretell(told.only(~held), person, statement), vote)
    grouped = {"yishi": _groups, "reddwarf": voters.groups}
    for method, group in grouped.items():
        found = group(told)
        row[f"groups.{method}"] = len(set(found.values()))
        row[f"polis.{method}"] = _alike(found, theirs)
        row[f"stability.{method}"] = float(np.mean([_stable(told, group, seed) for seed in range(DRAWS)]))
    return row


def _yishi(known: Votes, person: np.ndarray, statement: np.ndarray) -> np.ndarray:
    return model.learn(known, Settings()).probabilities(person, statement)


def _groups(told: Votes) -> dict[str, int]:
    """The group of each person who is in one."""
    standings = consensus.find(_frame(told)).standings.drop_nulls("group")
    return {person: ord(group) for person, group in standings.select("participant", "group").iter_rows()}


def _frame(told: Votes) -> pl.DataFrame:
    people, statements = np.array(told.people), np.array(told.statements)
    return pl.DataFrame(
        {"participant": people[told.person], "statement": statements[told.statement], "vote": told.vote}
    )


def _score(chance: np.ndarray, vote: np.ndarray) -> tuple[float, float]:
    """Log loss of the three answers; area under the curve of agree against disagree, passes left out."""
    chance = np.clip(chance, 1e-6, 1)
    chance = chance / chance.sum(axis=1, keepdims=True)
    sided = vote != votes.PASS
    lean = chance[:, 2] / (chance[:, 0] + chance[:, 2])
    loss = -np.log(chance[np.arange(len(vote)), vote.astype(int) + 1]).mean()
    return float(loss), float(roc_auc_score(vote[sided] == votes.AGREE, lean[sided]))


def _stable(told: Votes, group: Callable[[Votes], dict[str, int]], seed: int) -> float:
    draw = np.random.default_rng(seed)
    first, second = (group(told.only(draw.random(len(told)) >= HELD_OUT)) for _time in range(2))
    return _alike(first, second)


def _alike(one: dict[str, int], other: dict[str, int]) -> float:
    both = sorted(set(one) & set(other))
    if not both:
        return 0.0
    return float(adjusted_rand_score([one[name] for name in both], [other[name] for name in both]))


def _speed(people: int) -> dict[str, float]:
    """A whole run on so many people, 50 votes each on 500 statements; and 100 votes more. Both had a small run before:
    what is loaded once is not timed."""
    frame, few = _crowd(people), _crowd(WARM)
    consensus.find(few)
    voters.pipeline(votes.of(few))
    started = time.perf_counter()
    found = consensus.find(frame)
    ours = time.perf_counter() - started
    told = votes.of(frame)
    started = time.perf_counter()
    voters.pipeline(told)
    theirs = time.perf_counter() - started
    fresh = pl.DataFrame({"participant": ["late"] * 100, "statement": told.statements[:100], "vote": [1, -1] * 50})
    started = time.perf_counter()
    both = votes.more(told, fresh)
    update.heard(found.model, both, np.array([len(both.people) - 1]), np.arange(100))
    return {"votes": frame.height, "seconds": ours, "reddwarf": theirs, "update": time.perf_counter() - started}


def _crowd(people: int) -> pl.DataFrame:
    """Two directions of opinion, one vote in five a pass."""
    draw = np.random.default_rng(0)
    person = np.repeat(np.arange(people), ASKED)
    statement = np.concatenate([draw.choice(STATEMENTS, ASKED, replace=False) for _ in range(people)])
    stands, loads = draw.normal(size=(people, 2)), draw.normal(size=(STATEMENTS, 2))
    lean = (stands[person] * loads[statement]).sum(axis=1) + draw.normal(size=STATEMENTS)[statement]
    side = np.where(draw.random(len(person)) < 1 / (1 + np.exp(-lean)), 1, -1)
    vote = np.where(draw.random(len(person)) < 0.2, 0, side)
    names = np.char.add("p", np.char.zfill(person.astype(str), 6)), np.char.add("s", statement.astype(str))
    return pl.DataFrame({"participant": names[0], "statement": names[1], "vote": vote})


def _print(rows: list[dict[str, Any]], speed: dict[str, float]) -> None:
    frame = pl.DataFrame(rows)
    means = frame.select(pl.lit("mean").alias("name"), pl.col(pl.Float64).mean())
    with pl.Config(tbl_rows=40, tbl_cols=40, tbl_width_chars=400, float_precision=3, fmt_str_lengths=24):
        for part in ("logloss", "auc", "groups", "polis", "stability"):
            columns = ["name", *(column for column in frame.columns if column.startswith(f"{part}."))]
            print(
                pl.concat(
                    [frame.select(columns), means.select(set(columns) & set(means.columns))], how="diagonal_relaxed"
                )
            )
    print({key: round(value, 3) for key, value in speed.items()})


def _figures(rows: list[dict[str, Any]], speed: dict[str, float]) -> dict[str, float]:
    mean = {key: float(np.mean([row[key] for row in rows])) for key in rows[0] if key not in ("name", "votes")}
    return {
        "votes_per_s": speed["votes"] / speed["seconds"],
        "speed_vs_reddwarf": speed["reddwarf"] / speed["seconds"],
        "update_ms": 1000 * speed["update"],
        "logloss": mean["logloss.yishi"],
        "logloss_reddwarf": mean["logloss.reddwarf groups"],
        "auc": mean["auc.yishi"],
        "auc_reddwarf": mean["auc.reddwarf groups"],
        "stability": mean["stability.yishi"],
        "stability_reddwarf": mean["stability.reddwarf"],
    }


if __name__ == "__main__":
    main()
