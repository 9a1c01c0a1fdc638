"""Who sees the coverage, and who brings boundaries."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.placement.coverage.models import BoundaryImport

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR}


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_bring(user: Any) -> Answer:
    """Whether `user` keeps towns and villages, and so their boundaries."""
    return has_role(user, frozenset({Role.CLERK}))


def may(user: Any, verb: str, found: BoundaryImport) -> Answer:
    """`look`, `confirm`."""
    if verb == "look":
        return first_denial(same_assembly(user, found), may_bring(user))
    waits = ALLOWED if found.confirmed_at is None else Denied(_("这份边界已经启用。"))
    return first_denial(same_assembly(user, found), may_bring(user), waits)
