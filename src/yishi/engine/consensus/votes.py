"""Votes as numbers: people × statements, agree 1, pass 0, disagree −1."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from scipy import sparse

from yishi.engine import tables
from yishi.engine.report import InputError

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True)
class Votes:
    """`people`, `statements`: ids. `person`, `statement`, `vote`: of every vote, sorted by person and statement."""

    people: list[str]
    statements: list[str]
    person: np.ndarray
    statement: np.ndarray
    vote: np.ndarray

    def __len__(self) -> int:
        return len(self.vote)

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.people), len(self.statements)

    @cached_property
    def of_person(self) -> np.ndarray:
        """Votes of each person."""
        return np.bincount(self.person, minlength=len(self.people))

    def matrix(self, values: np.ndarray) -> sparse.csr_matrix:
        """people × statements with `values`, one a vote."""
        ends = np.concatenate([[0], np.cumsum(self.of_person)])
        return sparse.csr_matrix((values, self.statement, ends), shape=self.shape)

    def of_people(self, people: np.ndarray) -> "Votes":
        """The votes of these people (numbers, rising) alone; the others are left out."""
        number = np.full(len(self.people), -1, dtype=np.int32)
        number[people] = np.arange(len(people))
        mine = number[self.person] >= 0
        names = [self.people[person] for person in people]
        return Votes(names, self.statements, number[self.person[mine]], self.statement[mine], self.vote[mine])

    def only(self, which: np.ndarray) -> "Votes":
        """The votes that `which` picks (a mask, or places); people and statements stay."""
        return Votes(self.people, self.statements, self.person[which], self.statement[which], self.vote[which])


def of(frame: pl.DataFrame) -> Votes:
    """From table VOTE. A person's last vote on a statement counts. Raises InputError `consensus.not_a_vote`."""
    told = _checked(frame)
    people, person = _numbered(told["participant"])
    statements, statement = _numbered(told["statement"])
    return _sorted(people, statements, person, statement, told["vote"].to_numpy())


def more(votes: Votes, frame: pl.DataFrame) -> Votes:
    """`votes` and those of `frame`, which count where both tell; people and statements that are new stand last."""
    told = _checked(frame)
    people, person = _added(votes.people, told["participant"])
    statements, statement = _added(votes.statements, told["statement"])
    fresh = _sorted(people, statements, person, statement, told["vote"].to_numpy())
    before, now = _keys(votes, len(statements)), _keys(fresh, len(statements))
    at = np.searchsorted(before, now)
    changed = at < len(before)
    changed[changed] = before[at[changed]] == now[changed]
    vote = votes.vote.copy()
    vote[at[changed]] = fresh.vote[changed]
    added, place = ~changed, at[~changed]
    return Votes(
        people,
        statements,
        np.insert(votes.person, place, fresh.person[added]),
        np.insert(votes.statement, place, fresh.statement[added]),
        np.insert(vote, place, fresh.vote[added]),
    )


def _checked(frame: pl.DataFrame) -> pl.DataFrame:
    told = tables.VOTE.fit(frame)
    if wrong := told["vote"].filter(~told["vote"].is_in([AGREE, PASS, DISAGREE])).to_list():
        raise InputError("consensus.not_a_vote", found=wrong[0])
    return told


def _sorted(
    people: list[str], statements: list[str], person: np.ndarray, statement: np.ndarray, vote: np.ndarray
) -> Votes:
    """The last vote of each person on each statement."""
    told = Votes(people, statements, person, statement, vote.astype(np.int8))
    key = _keys(told, len(statements))
    order = np.argsort(key, kind="stable")
    return told.only(order[np.append(np.diff(key[order]) > 0, True)[: len(order)]])


def _keys(votes: Votes, statements: int) -> np.ndarray:
    """One number for each vote, in the order of persons and then of statements."""
    return votes.person.astype(np.int64) * statements + votes.statement


def _added(known: list[str], ids: pl.Series) -> tuple[list[str], np.ndarray]:
    """`known` and the new ones of `ids`, and the number of each of `ids`."""
    number = {name: place for place, name in enumerate(known)}
    numbers = np.array([number.setdefault(name, len(number)) for name in ids], dtype=np.int32)
    return list(number), numbers


def _numbered(ids: pl.Series) -> tuple[list[str], np.ndarray]:
    """The distinct ids in their order, and the number of each."""
    known = ids.unique().sort()
    numbers = pl.Series(np.arange(len(known), dtype=np.int32))
    return known.to_list(), ids.replace_strict(known, numbers, return_dtype=pl.Int32).to_numpy()
