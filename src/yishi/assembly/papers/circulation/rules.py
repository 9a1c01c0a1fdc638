"""Who has papers go round, who reads them, who keeps a paper internal."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.papers.circulation.models import Circulation, Copy

STAFF = frozenset({Role.CLERK, Role.OFFICE})
OVERSEERS = STAFF | {Role.LEADER}


def may_begin(user: Any) -> Answer:
    """Also whether `user` may mark papers as internal; that they may see the paper, its own room says."""
    return has_role(user, STAFF)


def may(user: Any, verb: str, circulation: Circulation) -> Answer:
    """`look`: the office, leaders and its readers; `end`: the office, while it goes round."""
    if verb == "look":
        seen = ALLOWED if circulation.copies.filter(reader_id=user.pk).exists() else has_role(user, OVERSEERS)
        return first_denial(same_assembly(user, circulation), seen)
    return first_denial(same_assembly(user, circulation), has_role(user, STAFF), _is_round(circulation))


def may_sign(user: Any, copy: Copy) -> Answer:
    """Whether `user` may say that this copy was read: its reader, once, after opening it."""
    if copy.reader_id != user.pk:
        return Denied(_("只能由传阅人本人签阅。"))
    if copy.read_at is not None:
        return Denied(_("您已签阅。"))
    opened = ALLOWED if copy.opened_at is not None else Denied(_("请先打开公文。"))
    return first_denial(_is_round(copy.circulation), opened)


def _is_round(circulation: Circulation) -> Answer:
    return ALLOWED if circulation.ended_at is None else Denied(_("传阅已经结束。"))
