"""Who may do what: an answer is `Allowed` or `Denied` with a reason that a person can read.

Two questions are asked apart: may this person (roles), and is it open now (the thing's life). Views, templates and
actions all ask the same function, so a greyed button and a refused request give the same reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Role(models.TextChoices):
    """What an account may be in an assembly. One person may hold several."""

    CLERK = "clerk", _("办公室经办人")
    OFFICE = "office", _("专委会办公室")
    MEMBER = "member", _("委员")
    LEADER = "leader", _("领导")
    UNIT = "unit", _("承办单位")
    AUDITOR = "auditor", _("审计")
    PUBLIC = "public", _("群众")


@dataclass(frozen=True, slots=True)
class Allowed:
    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Denied:
    """A no with its reason."""

    reason: Words

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Denied
ALLOWED = Allowed()


class Refused(PermissionDenied):
    """Raised when an action is asked for that is not allowed; `reason` is shown to the person."""

    def __init__(self, reason: Words) -> None:
        super().__init__(str(reason))
        self.reason = reason


def require(answer: Answer) -> None:
    """Go on, or raise `Refused` with the reason."""
    if isinstance(answer, Denied):
        raise Refused(answer.reason)


def has_role(user: Any, roles: frozenset[str]) -> Answer:
    """Whether `user` holds one of `roles` today."""
    if roles & user.roles:
        return ALLOWED
    return Denied(_("需要以下身份之一：%(roles)s。") % {"roles": "、".join(str(Role(r).label) for r in sorted(roles))})


def same_assembly(user: Any, thing: Any) -> Answer:
    if thing.assembly_id == user.assembly_id:
        return ALLOWED
    return Denied(_("该事项属于另一个政协委员会。"))


def first_denial(*answers: Answer) -> Answer:
    """The first `Denied` among `answers`, else allowed."""
    return next((answer for answer in answers if not answer), ALLOWED)


Row = TypeVar("Row", bound=models.Model)


def fetch(
    rows: models.QuerySet[Row], user: Any, public_id: str, may: Callable[[Any, str, Row], Answer], to: str
) -> Row:
    """The thing `public_id`, already guarded: 404 when it is not of the user's assembly, `Refused` when not allowed."""
    thing = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if thing is None:
        raise Http404(public_id)
    require(may(user, to, thing))
    return thing
