"""The supervision's row, locked before anybody asks whether it may change."""

from typing import Any

from yishi.assembly.base.access import require
from yishi.assembly.base.revising import locked
from yishi.assembly.consultation.supervision import rules
from yishi.assembly.consultation.supervision.models import Supervision


def moved(supervision: Supervision, verb: str, by: Any) -> Supervision:
    """The locked row in the state that `verb` leads to, not yet saved; refused when it may not go there."""
    supervision = locked(supervision)
    require(rules.may(by, verb, supervision))
    supervision.state = rules.LIFE.move(verb).target
    return supervision
