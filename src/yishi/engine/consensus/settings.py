"""Every number the pipeline obeys, with its unit and why it is what it is (docs/algorithms/consensus.md)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    # Model: directions that opinions may vary in (those that nobody varies in fade by themselves), rounds of learning,
    # and votes it is learned from; with more votes, everyone is placed by what a sample of the people taught.
    directions: int = 6
    rounds: int = 12
    learned_from: int = 80_000
    # Groups: most that are looked for, and people of the smallest; how much of a person's place must be known to let it
    # shape the groups (0 to 1); people they are shaped by at most. What must speak for groups (natural logarithm of a
    # Bayes factor: a thousand to one), and how alike they must come again (adjusted Rand index) in so many resamples.
    # The probability of a group below which a person is told to stand between.
    most_groups: int = 5
    smallest_group: int = 3
    least_known: float = 0.3
    shaped_by: int = 500
    least_evidence: float = 6.9
    least_stability: float = 0.7
    resamples: int = 10
    least_sure: float = 0.8
    # Agreement: the share that makes a majority of a group; how sure one must be of it; votes below which a group's
    # share on a statement is not shown; people below which a sector or town is not shown.
    majority: float = 0.5
    sure: float = 0.95
    fewest_votes: int = 3
    fewest_people: int = 5
    seed: int = 0
