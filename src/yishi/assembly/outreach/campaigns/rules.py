"""The life of a campaign, and who may do what in it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.outreach.campaigns.models import Campaign, Effort, Pledge, Problem

STAFF = frozenset({Role.CLERK, Role.OFFICE})
LEADER = frozenset({Role.LEADER})
MEMBER = frozenset({Role.MEMBER})
OVERSEERS = STAFF | LEADER | {Role.AUDITOR}
READERS = OVERSEERS | MEMBER

State = Campaign.State
LIFE = Life(
    "campaign",
    states={state.value: state.label for state in State},
    moves=(
        Move("call", _("发起倡议"), (State.DRAFT,), State.UNDER_WAY, LEADER),
        Move("close", _("结束倡议"), (State.UNDER_WAY,), State.CLOSED, STAFF),
        Move("conclude", _("发布总结"), (State.CLOSED,), State.CONCLUDED, STAFF),
        Move("call_off", _("取消倡议"), (State.DRAFT, State.UNDER_WAY), State.CALLED_OFF, STAFF | LEADER),
    ),
)


def may(user: Any, verb: str, campaign: Campaign) -> Answer:
    """`look`; `edit` the draft; `task`: ask something; `pledge`; `act`: record an effort; `find` a problem; verbs of
    the life."""
    if verb == "look":
        drafted = campaign.state == State.DRAFT
        return first_denial(same_assembly(user, campaign), has_role(user, OVERSEERS if drafted else READERS))
    if verb in ("edit", "task"):
        states = (State.DRAFT,) if verb == "edit" else (State.DRAFT, State.UNDER_WAY)
        return first_denial(same_assembly(user, campaign), has_role(user, STAFF), _is_in(campaign, *states))
    if verb in ("pledge", "act", "find"):
        who = has_role(user, MEMBER) if user.member_id else has_role(user, STAFF)
        mine = ALLOWED if user.member_id or verb == "act" else Denied(_("账号还没有对应的委员。"))
        return first_denial(same_assembly(user, campaign), who, mine, _is_in(campaign, State.UNDER_WAY))
    return first_denial(LIFE.may(user, verb, campaign), *_conditions(verb, campaign))


def may_draft(user: Any) -> Answer:
    return has_role(user, STAFF)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_confirm(user: Any, effort: Effort) -> Answer:
    """The office stands for it, and nobody for what they took part in."""
    fresh = Denied(_("已经确认。")) if effort.confirmed_at else ALLOWED
    went = user.member_id is not None and effort.members.filter(pk=user.member_id).exists()
    own = Denied(_("自己参加的行动由另一人确认。")) if went else ALLOWED
    return first_denial(same_assembly(user, effort), has_role(user, STAFF), fresh, own)


def may_decide(user: Any, problem: Problem) -> Answer:
    """`hand` a problem on to a supervision, or set it aside."""
    fresh = ALLOWED if problem.state == Problem.State.FOUND else Denied(_("这个问题已经处理。"))
    return first_denial(same_assembly(user, problem), has_role(user, STAFF), fresh)


def is_pledged(user: Any, campaign: Campaign) -> bool:
    return user.member_id is not None and Pledge.objects.filter(campaign=campaign, member_id=user.member_id).exists()


def _conditions(verb: str, campaign: Campaign) -> list[Answer]:
    if verb == "conclude" and not campaign.report.strip():
        return [Denied(_("请先写总结。"))]
    if verb == "close" and campaign.efforts.filter(confirmed_at=None).exists():
        return [Denied(_("还有行动没有确认。"))]
    return []


def _is_in(campaign: Campaign, *states: str) -> Answer:
    if campaign.state in states:
        return ALLOWED
    return Denied(_("当前状态为“%(state)s”，不能办理。") % {"state": campaign.get_state_display()})
