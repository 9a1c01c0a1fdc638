"""Every number the pipeline obeys, with its unit and why it is what it is (docs/algorithms/topics.md)."""

from dataclasses import dataclass, field

WEIGHTS = {"reach": 30.0, "growth": 20.0, "spread": 15.0, "persistence": 15.0, "urgency": 10.0, "repeat": 10.0}


@dataclass(frozen=True, slots=True)
class Settings:
    # How alike two messages are: shares of the three views of a message (sum to 1).
    words_share: float = 0.4
    title_share: float = 0.3
    characters_share: float = 0.3
    # Neighbours: strongest features kept of a message, most messages a feature may stand in, neighbours kept.
    strongest: int = 32
    commonest: int = 200
    neighbours: int = 30
    least_alike: float = 0.1
    # Places: what a shared or a contradicting place does to the likeness of two messages.
    same_place: float = 1.05
    other_place: float = 0.95
    # Words this alike about two places are a form of words, and the places tell the matters apart.
    form_of_words: float = 0.45
    other_place_same_words: float = 0.1
    other_area: float = 0.9
    # The same where fields of the source name two spots or villages: that is sure.
    other_field: float = 0.3
    # Incidents: least average likeness of two groups that become one.
    incident_likeness: float = 0.2
    # Topics: dimensions of the matter space; messages a topic should have on average; least likeness to its topic.
    dimensions: int = 50
    topic_size: int = 150
    most_topics: int = 80
    least_belonging: float = 0.22
    # Ranks: points a part can give; they sum to 100.
    weights: dict[str, float] = field(default_factory=lambda: dict(WEIGHTS))
    recent_weeks: int = 4
    past_weeks: int = 12
    seed: int = 0
