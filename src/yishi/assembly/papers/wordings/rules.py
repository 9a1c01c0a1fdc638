"""Who may change the words of papers."""

from typing import Any

from yishi.assembly.base.access import Answer, Role, has_role

STAFF = frozenset({Role.CLERK, Role.OFFICE})


def may_change(user: Any) -> Answer:
    return has_role(user, STAFF)
