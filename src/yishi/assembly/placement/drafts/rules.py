"""The life of a draft, and who may do what with it now."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.placement.drafts.models import Draft, WishCall

STAFF = frozenset({Role.CLERK, Role.OFFICE})
LEADER = frozenset({Role.LEADER})
READERS = STAFF | LEADER | {Role.AUDITOR}
S = Draft.State

LIFE = Life(
    "placement-draft",
    states={state.value: state.label for state in S},
    moves=(
        Move("solve", _("求解"), (S.DRAFT, S.READY), S.READY, STAFF),
        Move("propose", _("报批"), (S.READY,), S.PROPOSED, STAFF),
        Move("take_back", _("收回修改"), (S.PROPOSED,), S.READY, STAFF),
        Move("decide", _("决定"), (S.PROPOSED,), S.DECIDED, LEADER),
        Move("return", _("退回"), (S.PROPOSED,), S.READY, LEADER),
        Move("withdraw", _("撤回决定"), (S.DECIDED,), S.READY, LEADER),
        Move("drop", _("作废"), (S.DRAFT, S.READY), S.DROPPED, STAFF),
    ),
)
EDITED = (S.DRAFT, S.READY)


def may_look(user: Any) -> Answer:
    """Drafts are the office's; members see what was decided about themselves."""
    return has_role(user, READERS)


def may_make(user: Any) -> Answer:
    return has_role(user, STAFF)


def may_see_own(user: Any) -> Answer:
    return ALLOWED if user.member_id else Denied(_("这一页是委员本人的。"))


def may(user: Any, verb: str, draft: Draft) -> Answer:
    """`look`; `edit` (rules, rulings) and `adjust` (one place by hand); and the moves of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, draft), may_look(user))
    if verb in ("edit", "adjust"):
        return first_denial(same_assembly(user, draft), may_make(user), _is_open(verb, draft), _is_still(draft))
    return first_denial(LIFE.may(user, verb, draft), _is_still(draft))


def day_fits(day: date) -> Answer:
    """A decision takes effect today or later: the register's past is not rewritten."""
    return ALLOWED if day >= timezone.localdate() else Denied(_("施行日期不能早于今天。"))


def may_wish(user: Any, call: WishCall | None) -> Answer:
    """A member may state wishes while a call is open."""
    if not user.member_id:
        return Denied(_("只有委员本人可以填写意愿。"))
    if call is None or not call.since <= timezone.localdate() <= call.until:
        return Denied(_("现在没有征求意愿。"))
    return same_assembly(user, call)


def _is_open(verb: str, draft: Draft) -> Answer:
    if draft.state not in (EDITED if verb == "edit" else (S.READY,)):
        return Denied(_("当前状态为“%(state)s”，不能再改。") % {"state": draft.get_state_display()})
    return ALLOWED


def _is_still(draft: Draft) -> Answer:
    return Denied(_("正在求解，请等它算完或先取消。")) if draft.is_solving else ALLOWED
