"""Who has papers measured: whoever makes papers."""

from typing import Any

from yishi.assembly.base.access import Answer, Role, has_role

MAKERS = frozenset({Role.CLERK, Role.OFFICE, Role.LEADER, Role.UNIT})


def may_check(user: Any) -> Answer:
    return has_role(user, MAKERS)
