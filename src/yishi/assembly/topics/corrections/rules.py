"""Who may look at a correction and take it back, and between which topics messages may pass."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, first_denial, has_role, same_assembly
from yishi.assembly.topics.corrections.models import Correction
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.rules import READERS, STAFF


def may_join(topic: Topic, other: Topic) -> Answer:
    """Whether messages may pass between two topics: both must stand in the same reading."""
    if topic.run_id == other.run_id:
        return ALLOWED
    return Denied(_("“%(label)s”在最近一次梳理中没有再出现，不能与新议题并在一起。") % {"label": other.label})


def may(user: Any, verb: str, correction: Correction) -> Answer:
    """`look` at a correction, or `withdraw` it."""
    if verb == "look":
        return first_denial(same_assembly(user, correction), has_role(user, READERS))
    return may_withdraw(user, correction)


def may_withdraw(user: Any, correction: Correction) -> Answer:
    """Whether `user` may take a correction back."""
    if correction.state == Correction.State.WITHDRAWN:
        return Denied(_("这条更正已经撤销。"))
    return first_denial(same_assembly(user, correction), has_role(user, STAFF))
