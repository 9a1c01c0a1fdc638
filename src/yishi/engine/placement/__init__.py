"""Who sits on which committee, which villages make a group, who looks after them, who links whom: each with its
reasons.

given → situation → committees, districts, territory, coverage (models) → solve → reasons; judge checks it all anew
"""

from yishi.engine.placement.answer import Placement
from yishi.engine.placement.conflict import Conflict, Rule
from yishi.engine.placement.given import Given
from yishi.engine.placement.judge import Judgement, judge
from yishi.engine.placement.parse import load_scheme, shipped_scheme, shipped_text
from yishi.engine.placement.place import place
from yishi.engine.placement.scheme import Scheme
from yishi.engine.placement.what_if import Change, what_if

__all__ = [
    "Change",
    "Conflict",
    "Given",
    "Judgement",
    "Placement",
    "Rule",
    "Scheme",
    "judge",
    "load_scheme",
    "place",
    "shipped_scheme",
    "shipped_text",
    "what_if",
]
