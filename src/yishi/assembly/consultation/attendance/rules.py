"""Who may remind, grant leave and sign in. Signing in is never asked for and never counts: the office records who was
there (政务移动互联网应用程序规范化管理办法, 2026, forbids compulsory check-ins)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.consultation.models import Consultation, Invitation

STAFF = frozenset({Role.CLERK, Role.OFFICE})
GRANTERS = frozenset({Role.OFFICE, Role.LEADER})
DOORS_OPEN = timedelta(hours=2)  # before the session begins
NOTICED = Consultation.State.NOTICED


def may(user: Any, verb: str, consultation: Consultation) -> Answer:
    """`remind`; `receive` (show the code, tick names off); `sign_in` oneself."""
    waiting = ALLOWED if consultation.state == NOTICED else Denied(_("会议通知发出后、召开前才能办理。"))
    if verb == "sign_in":
        return first_denial(same_assembly(user, consultation), _is_invited(user, consultation), _is_time(consultation))
    office = first_denial(same_assembly(user, consultation), has_role(user, STAFF), waiting)
    return first_denial(office, _is_time(consultation)) if verb == "receive" else office


def may_decide(user: Any, invitation: Invitation) -> Answer:
    """Leave is granted or refused by the office or a leader, never by whoever asks for it."""
    consultation = invitation.consultation
    asked = invitation.leave == Invitation.Leave.ASKED and consultation.state == NOTICED
    own = user.member_id is not None and user.member_id == invitation.member_id
    return first_denial(
        same_assembly(user, consultation),
        has_role(user, GRANTERS),
        Denied(_("本人的请假由他人审批。")) if own else ALLOWED,
        ALLOWED if asked else Denied(_("没有待批的请假。")),
    )


def _is_invited(user: Any, consultation: Consultation) -> Answer:
    invited = user.member_id is not None and consultation.invitations.filter(member_id=user.member_id).exists()
    return ALLOWED if invited else Denied(_("您不在这次会议的邀请名单上；如已到会，请告诉会务人员。"))


def _is_time(consultation: Consultation) -> Answer:
    """From two hours before the session begins until its day is over, or until who was there is recorded."""
    now = timezone.now()
    if consultation.state != NOTICED:
        return Denied(_("会议尚未通知或已经记录，不再签到。"))
    if now < consultation.starts_at - DOORS_OPEN:
        return Denied(_("会前两小时起可以签到。"))
    if timezone.localdate(now) > timezone.localdate(consultation.starts_at):
        return Denied(_("会议日期已过，到会情况由办公室核对记录。"))
    return ALLOWED
