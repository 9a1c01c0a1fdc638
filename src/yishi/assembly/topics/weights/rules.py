"""Who may set what a rank rests on."""

from typing import Any

from yishi.assembly.base.access import Answer, Role, has_role
from yishi.assembly.topics.rules import STAFF

WEIGHERS = frozenset({Role.CLERK, Role.LEADER})


def may_weigh(user: Any) -> Answer:
    """Whether `user` may change what the parts of a rank weigh."""
    return has_role(user, WEIGHERS)


def may_set_remits(user: Any) -> Answer:
    """Whether `user` may say which words show a committee's remit."""
    return has_role(user, STAFF)
