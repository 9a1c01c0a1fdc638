"""Rule kinds by the name that a scheme calls them. One file a kind, all of the same shape (`rule.py`)."""

from yishi.engine.scoring.kinds.base import Base
from yishi.engine.scoring.kinds.by_outcome import ByOutcome
from yishi.engine.scoring.kinds.by_stage import ByStage
from yishi.engine.scoring.kinds.deduct import Deduct
from yishi.engine.scoring.kinds.lowest import Lowest
from yishi.engine.scoring.kinds.once import Once
from yishi.engine.scoring.kinds.per_event import PerEvent
from yishi.engine.scoring.kinds.per_half_day import PerHalfDay
from yishi.engine.scoring.kinds.rule import Rule
from yishi.engine.scoring.kinds.threshold import Threshold

RULES: dict[str, type[Rule]] = {
    "base": Base,
    "once": Once,
    "per_event": PerEvent,
    "per_half_day": PerHalfDay,
    "threshold": Threshold,
    "by_stage": ByStage,
    "by_outcome": ByOutcome,
    "lowest": Lowest,
    "deduct": Deduct,
}
