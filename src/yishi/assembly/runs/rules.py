"""Who may look at, cancel or repeat long work."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.runs.models import Run

STAFF = frozenset({Role.CLERK, Role.OFFICE})
LOOKERS = STAFF | {Role.AUDITOR, Role.LEADER}


def may_list(user: Any) -> Answer:
    """Whether `user` may open the list of runs."""
    return has_role(user, LOOKERS)


def may(user: Any, verb: str, run: Run) -> Answer:
    """`look`, `cancel` or `retry`."""
    if verb == "look":
        return first_denial(same_assembly(user, run), has_role(user, LOOKERS))
    return first_denial(same_assembly(user, run), has_role(user, STAFF), _is_open(verb, run))


def _is_open(verb: str, run: Run) -> Answer:
    if verb == "cancel" and run.over:
        return Denied(_("该工作已结束，无需取消。"))
    if verb == "retry" and run.state not in (Run.State.FAILED, Run.State.CANCELLED):
        return Denied(_("只有未成功或已取消的工作可以重做。"))
    return ALLOWED
