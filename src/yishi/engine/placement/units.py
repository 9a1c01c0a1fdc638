"""Who must stay together is one unit; a unit goes where every one of its people may go."""

from collections.abc import Iterable

import numpy as np


class Units:
    """Numbered in the order of their first subject. `of`: (subjects,) the unit of each, −1 for who is not asked."""

    def __init__(self, asked: np.ndarray, together: Iterable[tuple[int, int]]) -> None:
        parent = np.arange(asked.size)

        def root(one: int) -> int:
            while parent[one] != one:
                parent[one] = parent[parent[one]]
                one = int(parent[one])
            return one

        for one, other in together:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
        first: dict[int, int] = {}
        self.of = np.full(asked.size, -1)
        for subject in np.flatnonzero(asked).tolist():
            self.of[subject] = first.setdefault(root(subject), len(first))
        self.subjects = np.flatnonzero(asked)  # in their order
        self.count = len(first)
        order = np.argsort(self.of[self.subjects], kind="stable")
        self.ordered = self.subjects[order]  # by unit
        self.start = np.searchsorted(self.of[self.ordered], np.arange(self.count))

    def people(self, unit: int) -> list[int]:
        end = self.start[unit + 1] if unit + 1 < self.count else self.ordered.size
        return [int(subject) for subject in self.ordered[self.start[unit] : end]]

    def added(self, amounts: np.ndarray) -> np.ndarray:
        """Amounts of subjects summed by unit."""
        return np.bincount(self.of[self.subjects], weights=amounts[self.subjects], minlength=self.count).astype(
            np.int64
        )
