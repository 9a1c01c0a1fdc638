"""Every number the pipeline obeys, with its unit and why it is what it is (docs/algorithms/topics.md)."""

from dataclasses import dataclass, field

WEIGHTS = {
    "reach": 25.0,
    "growth": 15.0,
    "spread": 10.0,
    "persistence": 10.0,
    "urgency": 10.0,
    "repeat": 10.0,
    "unsolved": 10.0,
    "fit": 10.0,
}


# Weight of each kind of evidence that two messages are of one incident, in natural logarithms of odds: a logistic
# regression on labelled pairs, rounded (docs/algorithms/topics.md). The last four stand on reason alone: fields of the
# source are sure. A kind that is a share of likeness counts in full when two messages are wholly alike.
EVIDENCE = {
    "words": 5.5,
    "heading": 3.0,
    "matter": 4.3,
    "spot": 3.2,
    "heading_spot": 1.5,
    "heading_spots_differ": -0.85,
    "area": 1.2,
    "month": 1.55,
    "half_year": 1.9,
    "field_spot": 9.0,
    "field_spots_differ": -9.0,
    "village": 9.3,
    "villages_differ": -9.0,
}


@dataclass(frozen=True, slots=True)
class Settings:
    # Incidents: weights of the evidence; what two groups must reach on average, in all and by their matter alone.
    evidence: dict[str, float] = field(default_factory=lambda: dict(EVIDENCE))
    least_evidence: float = 8.2
    least_matter: float = 1.7
    # Neighbours: strongest features kept of a message, most messages a feature may stand in, neighbours of each, and
    # the evidence of those features from which they are looked at.
    strongest: int = 24
    commonest: int = 200
    neighbours: int = 15
    least_alike: float = 0.5
    # Windows along time: messages read at once, and days an incident stays open for more.
    window: int = 50_000
    open_days: int = 180
    # Topics: directions of the matter space; messages a topic should have on average; least likeness to its topic.
    dimensions: int = 50
    topic_size: int = 150
    most_topics: int = 80
    least_belonging: float = 0.35
    # Ranks: points a part can give, scaled to sum to 100; and each committee's name with the words of its remit.
    weights: dict[str, float] = field(default_factory=lambda: dict(WEIGHTS))
    remit: dict[str, list[str]] = field(default_factory=dict)
    recent_weeks: int = 4
    past_weeks: int = 12
    seed: int = 0
