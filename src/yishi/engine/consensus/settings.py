"""Every number the pipeline obeys, with its unit and why it is what it is (docs/algorithms/consensus.md)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    # Model: directions that opinions may vary in (those that nobody varies in fade by themselves), rounds of learning,
    # and votes it is learned from; with more votes, everyone is placed by what a sample of the people taught.
    directions: int = 6
    rounds: int = 12
    learned_from: int = 60_000
    # Groups: most that are looked for; how much of a person's place must be known to let it shape the groups (0 to 1);
    # people they are shaped by at most; draws. Camps must stand apart by so many standard errors of what a single cloud
    # shows, and come again with so much agreement (adjusted Rand index); wings, which have no gap, with more.
    most_groups: int = 5
    least_known: float = 0.3
    shaped_by: int = 500
    resamples: int = 20
    least_apart: float = 2.5
    least_camp_stability: float = 0.4
    least_wing_stability: float = 0.5
    smallest_group: int = 3
    least_sure: float = 0.8  # probability of a group below which a person is told to stand between
    # Agreement: the share that makes a majority of a group; how sure one must be of it; votes below which a group's
    # share on a statement is not shown; people below which a sector or town is not shown.
    majority: float = 0.5
    sure: float = 0.95
    fewest_votes: int = 3
    fewest_people: int = 5
    seed: int = 0
