"""Who keeps the register of policy documents, and who reads it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.opinions.policies.models import Policy

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.MEMBER, Role.AUDITOR}


def may(user: Any, verb: str, policy: Policy) -> Answer:
    """`look`, or `end`: say that it is no longer in force."""
    if verb == "look":
        return first_denial(same_assembly(user, policy), has_role(user, READERS))
    in_force = ALLOWED if policy.ended is None else Denied(_("文件已登记废止。"))
    return first_denial(same_assembly(user, policy), has_role(user, STAFF), in_force)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_add(user: Any) -> Answer:
    return has_role(user, STAFF)
