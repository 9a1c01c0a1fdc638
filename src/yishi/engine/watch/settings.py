"""Every number that watching obeys, with its unit and why it is what it is (docs/algorithms/watch.md)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    # Expected band: weeks heard before anything is said; memory of the level and of the slow level behind the trend
    # (share of its weight that a week keeps); how much of a trend goes on; messages that a season must outweigh.
    least_weeks: int = 8
    memory: float = 0.9
    slow_memory: float = 0.97
    trend_kept: float = 0.5
    season_prior: float = 10.0
    # Over-dispersion of a topic nothing is known of (variance over mean), and the weeks that opinion is worth.
    dispersion: float = 1.3
    dispersion_weeks: float = 8.0
    burst_weeks: int = 6  # a topic above its band for longer has a new level
    outside: float = 0.05  # share of weeks outside the band, both sides together
    # States: weeks that are "now"; fewest messages in them that make a state; weeks a topic is new; weeks of quiet.
    now_weeks: int = 4
    least_messages: int = 3
    new_weeks: int = 8
    known_weeks: int = 26
    quiet_weeks: int = 26
    quiet_share: float = 0.2
    return_share: float = 0.5
    # Bursts: longest window in days; fewest callers; false alarms a month the whole grid may raise; messages that a
    # village's own history on a topic must outweigh to differ from its part in all topics.
    window: int = 14
    least_callers: int = 3
    false_alarms: float = 1.0
    share_prior: float = 2.0
    unrest_margin: float = 2.0  # unrest is measured without the rarest weeks, so it is taken as so many times that
    one_caller: int = 6  # messages of one caller on one topic within a week that are told as such
    caution: float = 0.5  # part of the false alarms promised that the threshold is set to: the true world is less calm
    recent_days: int = 28  # bursts flagged so many days before the newest message are told
    burst_history: int = 56  # days heard before bursts are looked for
    rehearsal_days: int = 730  # days without bursts that are drawn to fix the threshold
    seed: int = 0
