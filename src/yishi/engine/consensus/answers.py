"""Each statement by itself: how all people would answer, whether it bridges, and how much another vote would tell.

Statements are shown to some people and not to others, so the share of those who voted is not the share of all. The
model says how everyone else would answer.
"""

import numpy as np
import polars as pl

from yishi.engine import tables
from yishi.engine.consensus.model import Model
from yishi.engine.consensus.places import Places
from yishi.engine.consensus.settings import Settings
from yishi.engine.consensus.votes import Votes

END = 1 / 3  # share of the people that stands at an end of an axis
SHORT = 0.25  # an axis shorter than this part of the first has no ends worth bridging


def answer_table(model: Model, votes: Votes, places: Places, settings: Settings) -> pl.DataFrame:
    """Table STATEMENT_ANSWER. Many people are stood for by a sample."""
    who = _asked(places, settings)
    people, statements = len(who), len(votes.statements)
    chance = model.probabilities(np.repeat(who, statements), np.tile(np.arange(statements), people))
    passed, agree = (chance[:, side].reshape(people, statements) for side in (1, 2))
    ends = [agree[end].mean(axis=0) for end in _ends(places, who)]
    return tables.STATEMENT_ANSWER.fit(
        pl.DataFrame(
            {
                "statement": votes.statements,
                "votes": np.bincount(votes.statement, minlength=statements),
                "agree": agree.mean(axis=0).round(4),
                "pass": passed.mean(axis=0).round(4),
                "bridging": np.min(ends, axis=0).round(4),
                "needed": needed(model).round(4),
            }
        )
    )


def _asked(places: Places, settings: Settings) -> np.ndarray:
    who = np.arange(len(places.known))
    if len(who) > settings.shaped_by:
        who = np.sort(np.random.default_rng(settings.seed).choice(who, settings.shaped_by, replace=False))
    return who


def _ends(places: Places, who: np.ndarray) -> list[np.ndarray]:
    """People at both ends of each axis that is long enough; everyone where no axis has any length."""
    found = []
    for axis in range(min(2, len(places.axes))):
        if places.axes[axis] > SHORT * places.axes[0] > 0:
            order = np.argsort(places.people.mean[who, axis], kind="stable")
            size = max(1, int(len(who) * END))
            found += [order[:size], order[-size:]]
    return found or [np.arange(len(who))]


def needed(model: Model) -> np.ndarray:
    """0 to 1: the variance of a statement's answer that its votes have left, of what it had before any."""
    left = model.items.spread[: model.statements, 0, 0]
    return np.clip(left / model.prior.spread[0, 0, 0], 0, 1)
