"""Peers of `bench.agree`: each foretells votes that it has not seen, disagree, pass, agree.

Polis by red-dwarf (its groups, and its first two principal components); factors as of Community Notes (Wojcik et al.
2022); ordinal factors by penalised likelihood, the penalty chosen on held-out votes of its own; the statement alone.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from yishi.engine.consensus.votes import Votes

PRIOR = 3.0  # votes of everyone's kind, added to each statement's own


def pipeline(told: Votes) -> Any:
    """red-dwarf's whole pipeline, as Polis sets it."""
    from reddwarf.implementations.polis import run_pipeline

    rows = zip(told.person.tolist(), told.statement.tolist(), told.vote.tolist(), strict=True)
    return run_pipeline(
        votes=[
            {"participant_id": person, "statement_id": statement, "vote": vote, "modified": 0}
            for person, statement, vote in rows
        ],
        random_state=0,
    )


def groups(told: Votes) -> dict[str, int]:
    """The group of each person whom red-dwarf groups."""
    placed = pipeline(told).participants_df["cluster_id"].dropna()
    return {told.people[int(person)]: int(group) for person, group in placed.items()}


def statement_alone(known: Votes, _person: np.ndarray, statement: np.ndarray) -> np.ndarray:
    return _shares(known, np.zeros(len(known.people), dtype=int), 1)[0][statement]


def polis_groups(known: Votes, person: np.ndarray, statement: np.ndarray) -> np.ndarray:
    """Each group's shares on each statement; those in no group by everyone's."""
    placed = groups(known)
    of = np.array([placed.get(name, -1) for name in known.people])
    shares = _shares(known, of, int(of.max()) + 1)
    alone = statement_alone(known, person, statement)
    return np.where((of[person] >= 0)[:, None], shares[of[person], statement], alone)


def _shares(known: Votes, of: np.ndarray, count: int) -> np.ndarray:
    """groups × statements × answers, everyone's shares added as `PRIOR` votes."""
    shape = (count, len(known.statements), 3)
    counts = np.zeros((count + 1, *shape[1:]))
    np.add.at(counts, (of[known.person], known.statement, known.vote + 1), 1)
    whole = counts.sum(axis=0)
    everyone = (whole + PRIOR * whole.sum(axis=0) / whole.sum()) / (whole.sum(axis=1, keepdims=True) + PRIOR)
    mine = counts[:count]
    return (mine + PRIOR * everyone) / (mine.sum(axis=2, keepdims=True) + PRIOR)


def polis_components(known: Votes, person: np.ndarray, statement: np.ndarray) -> np.ndarray:
    """What Polis' map says of a vote: the statement's mean and the person's place times the statement's components."""
    found = pipeline(known)
    pca = found.reducer
    rows = found.filtered_vote_matrix
    number = {int(name): place for place, name in enumerate(rows.index)}
    column = {int(name): place for place, name in enumerate(rows.columns)}
    at = np.zeros((len(known.people), 2))
    for name, place in found.participant_projections.items():
        at[int(name)] = place
    loads, mean = np.zeros((len(known.statements), 2)), np.zeros(len(known.statements))
    for name, place in column.items():
        loads[name], mean[name] = pca.components_[:2, place], pca.mean_[place]
    seen = np.isin(np.arange(len(known.people)), list(number))

    def score(who: np.ndarray, what: np.ndarray) -> np.ndarray:
        return np.stack([mean[what], seen[who] * (at[who] * loads[what]).sum(axis=1)], axis=1)

    return _told(known, score, person, statement)


def notes_factors(known: Votes, person: np.ndarray, statement: np.ndarray) -> np.ndarray:
    """One factor and intercepts, squared error, by alternating least squares; penalties of Community Notes."""
    intercept, factor = 0.15, 0.03
    value = known.vote.astype(float)
    draw = np.random.default_rng(0)
    who, what = (
        _Side(index, size) for index, size in ((known.person, known.shape[0]), (known.statement, known.shape[1]))
    )
    people, statements = np.zeros((who.size, 2)), np.zeros((what.size, 2))
    statements[:, 1] = draw.normal(size=what.size) / 2
    mean = value.mean()
    for _round in range(20):
        people = who.solved(
            value - mean - statements[known.statement, 0], statements[known.statement, 1], intercept, factor
        )
        statements = what.solved(value - mean - people[known.person, 0], people[known.person, 1], intercept, factor)

    def score(who: np.ndarray, what: np.ndarray) -> np.ndarray:
        lean = people[who, 0] + statements[what, 0] + people[who, 1] * statements[what, 1]
        return np.stack([lean, lean**2], axis=1)

    return _told(known, score, person, statement)


class _Side:
    """Ridge regressions of one value on one factor, one for each person or each statement."""

    def __init__(self, index: np.ndarray, size: int) -> None:
        self.index, self.size = index, size

    def solved(self, value: np.ndarray, factor: np.ndarray, on_intercept: float, on_factor: float) -> np.ndarray:
        """size × (intercept, factor)."""

        def total(values: np.ndarray) -> np.ndarray:
            return np.bincount(self.index, weights=values, minlength=self.size)

        ones = total(np.ones(len(value)))
        a, b, d = ones * (1 + on_intercept), total(factor), total(factor**2) + ones * on_factor + 1e-9
        x, y = total(value), total(value * factor)
        cross = a * d - b * b
        return np.stack([d * x - b * y, a * y - b * x], axis=1) / np.maximum(cross, 1e-9)[:, None]


def ordinal_factors(known: Votes, person: np.ndarray, statement: np.ndarray) -> np.ndarray:
    """Two factors under cumulative log-odds; the penalty is the best of four on a tenth of the known votes."""
    tenth = np.random.default_rng(1).random(len(known)) < 0.1
    inner, outer = known.only(~tenth), known.only(tenth)

    def loss(penalty: float) -> float:
        chance = _Ordinal(inner, penalty).chance(outer.person, outer.statement)
        return float(-np.log(np.maximum(chance[np.arange(len(outer)), outer.vote + 1], 1e-9)).mean())

    return _Ordinal(known, min((1.0, 2.0, 4.0, 8.0), key=loss)).chance(person, statement)


class _Ordinal:
    FACTORS, ROUNDS = 2, 150

    def __init__(self, known: Votes, penalty: float) -> None:
        self.known, self.penalty = known, penalty
        self.people, self.statements = known.shape
        everyone = np.arange(len(known))
        self.by_person = sparse.csr_matrix((np.ones(len(known)), (known.person, everyone)))
        self.by_person.resize(self.people, len(known))
        self.by_statement = sparse.csr_matrix((np.ones(len(known)), (known.statement, everyone)))
        self.by_statement.resize(self.statements, len(known))
        size = 2 + (self.people + self.statements) * (1 + self.FACTORS)
        start = np.random.default_rng(0).normal(size=size) * 0.3
        start[: 2 + self.people + self.statements] = 0
        self.found = minimize(self._loss, start, jac=True, method="L-BFGS-B", options={"maxiter": self.ROUNDS}).x

    def _parts(self, all_of_it: np.ndarray) -> tuple[np.ndarray, ...]:
        ends = np.cumsum([2, self.people, self.statements, self.people * self.FACTORS])
        cuts, lean, ease, at, loads = np.split(all_of_it, ends)
        return cuts, lean, ease, at.reshape(-1, self.FACTORS), loads.reshape(-1, self.FACTORS)

    def _loss(self, all_of_it: np.ndarray) -> tuple[float, np.ndarray]:
        cuts, lean, ease, at, loads = self._parts(all_of_it)
        who, what, answer = self.known.person, self.known.statement, self.known.vote + 1
        value = lean[who] + ease[what] + (at[who] * loads[what]).sum(axis=1)
        low, high = expit(cuts[0] - value), expit(cuts[0] + np.exp(cuts[1]) - value)
        slope_low, slope_high = low * (1 - low), high * (1 - high)
        chance = np.maximum(np.choose(answer, [low, high - low, 1 - high]), 1e-12)
        by_value = np.choose(answer, [-slope_low, slope_low - slope_high, slope_high]) / chance
        by_low = np.choose(answer, [slope_low, -slope_low, 0 * low]) / chance
        by_high = np.choose(answer, [0 * low, slope_high, -slope_high]) / chance
        gradient = np.concatenate(
            [
                [-(by_low + by_high).sum(), -by_high.sum() * np.exp(cuts[1])],
                self.penalty * lean - self.by_person @ by_value,
                0.1 * ease - self.by_statement @ by_value,
                (self.penalty * at - self.by_person @ (by_value[:, None] * loads[what])).ravel(),
                (self.penalty * loads - self.by_statement @ (by_value[:, None] * at[who])).ravel(),
            ]
        )
        squares = self.penalty * (lean @ lean + (at**2).sum() + (loads**2).sum()) + 0.1 * ease @ ease
        return float(-np.log(chance).sum() + squares / 2), gradient

    def chance(self, person: np.ndarray, statement: np.ndarray) -> np.ndarray:
        cuts, lean, ease, at, loads = self._parts(self.found)
        value = lean[person] + ease[statement] + (at[person] * loads[statement]).sum(axis=1)
        low, high = expit(cuts[0] - value), expit(cuts[0] + np.exp(cuts[1]) - value)
        return np.stack([low, high - low, 1 - high], axis=1)


def _told(
    known: Votes, score: Callable[[np.ndarray, np.ndarray], np.ndarray], person: np.ndarray, statement: np.ndarray
) -> np.ndarray:
    """Probabilities from scores, by a multinomial regression on the known votes."""
    told = LogisticRegression(max_iter=500).fit(score(known.person, known.statement), known.vote)
    found = np.zeros((len(person), 3))
    found[:, told.classes_ + 1] = told.predict_proba(score(person, statement))
    return found


METHODS: Mapping[str, Callable[[Votes, np.ndarray, np.ndarray], np.ndarray]] = {
    "statement": statement_alone,
    "reddwarf groups": polis_groups,
    "reddwarf PCA": polis_components,
    "notes factors": notes_factors,
    "ordinal factors": ordinal_factors,
}
