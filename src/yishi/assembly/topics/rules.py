"""The life of a topic, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.topics.models import Topic

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.MEMBER, Role.AUDITOR}

State = Topic.State
LIFE = Life(
    "topic",
    states={state.value: state.label for state in State},
    moves=(
        Move("confirm", _("确认议题"), (State.CANDIDATE, State.DISMISSED), State.CONFIRMED, STAFF),
        Move("dismiss", pgettext("verb", "不采用"), (State.CANDIDATE, State.CONFIRMED), State.DISMISSED, STAFF),
        Move("take_up", _("列入协商"), (State.CONFIRMED,), State.TAKEN_UP, STAFF),
        Move("put_back", _("退回议题库"), (State.TAKEN_UP,), State.CONFIRMED, STAFF),
        Move("absorb", _("并入其他议题"), (State.CANDIDATE, State.CONFIRMED), State.MERGED, STAFF),
        Move("release", _("恢复为候选"), (State.MERGED,), State.CANDIDATE, STAFF),
        Move("restore", _("恢复为已确认"), (State.MERGED,), State.CONFIRMED, STAFF),
    ),
)


def may(user: Any, verb: str, topic: Topic) -> Answer:
    """`look`, `rename`, `correct` (merge into, split, move messages), or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, topic), has_role(user, READERS))
    if verb == "rename":
        return first_denial(same_assembly(user, topic), has_role(user, STAFF))
    if verb == "correct":
        return first_denial(same_assembly(user, topic), has_role(user, STAFF), _is_current(topic))
    return LIFE.may(user, verb, topic)


def _is_current(topic: Topic) -> Answer:
    if topic.state in (State.DISMISSED, State.MERGED):
        return Denied(_("“%(state)s”的议题不能更正，请先恢复。") % {"state": topic.get_state_display()})
    return ALLOWED


def may_find(user: Any) -> Answer:
    """Whether `user` may start a new reading of the tickets."""
    return has_role(user, STAFF)


def may_look(user: Any) -> Answer:
    """Whether `user` may open the topic board."""
    return has_role(user, READERS)
