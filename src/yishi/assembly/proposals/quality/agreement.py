"""How far two reviewers agree: shares, and Cohen's kappa with quadratic weights (Cohen 1968) for grades in order."""

from collections.abc import Mapping, Sequence

GRADES = ("fair", "good", "excellent")  # from low to high


def alike(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[int, int]:
    """(questions that both graded the same, questions that both graded)."""
    both = one.keys() & other.keys()
    return sum(one[question] == other[question] for question in both), len(both)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """From −1 to 1: 1 full agreement, 0 what chance would give. None where nothing can be told: fewer than two pairs,
    or everybody gave one and the same grade."""
    count, size = len(pairs), len(GRADES)
    if count < 2:
        return None
    place = {grade: number for number, grade in enumerate(GRADES)}
    first, second = [0] * size, [0] * size
    apart = 0
    for one, other in pairs:
        first[place[one]] += 1
        second[place[other]] += 1
        apart += (place[one] - place[other]) ** 2
    by_chance = sum(first[i] * second[j] * (i - j) ** 2 for i in range(size) for j in range(size)) / count
    return 1 - apart / by_chance if by_chance else None


def median(grades: Sequence[str]) -> str:
    """The middle one of three."""
    return sorted(grades, key=GRADES.index)[len(grades) // 2]
