"""The life of what a village asks for, and who may do what with squads and talks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.outreach.squads.models import Material, Squad, Talk, TalkRequest

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR, Role.MEMBER}

State = TalkRequest.State
LIFE = Life(
    "talk_request",
    states={state.value: state.label for state in State},
    moves=(
        Move("match", _("安排小分队"), (State.OPEN,), State.MATCHED, STAFF | {Role.MEMBER}),
        Move("put_back", _("重新安排"), (State.MATCHED,), State.OPEN, STAFF | {Role.MEMBER}),
        Move("hear", _("确认宣讲"), (State.MATCHED,), State.HEARD, STAFF),
        Move("decline", _("不安排"), (State.OPEN,), State.DECLINED, STAFF),
    ),
)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_keep(user: Any) -> Answer:
    """Whether `user` founds squads."""
    return has_role(user, STAFF)


def may_ask(user: Any) -> Answer:
    """Whether `user` writes down what a village asks for: members who were there, the office."""
    return has_role(user, STAFF | {Role.MEMBER})


def may(user: Any, verb: str, thing: TalkRequest) -> Answer:
    """`look`, or a verb of the request's life."""
    if verb == "look":
        return first_denial(same_assembly(user, thing), may_look(user))
    return LIFE.may(user, verb, thing)


def may_with(user: Any, verb: str, squad: Squad) -> Answer:
    """`look`; `edit` the squad; `run`: plan its talks and keep its materials."""
    if verb == "look":
        return first_denial(same_assembly(user, squad), may_look(user))
    if verb == "edit":
        return first_denial(same_assembly(user, squad), has_role(user, STAFF))
    there = ALLOWED if squad.disbanded is None else Denied(_("小分队已经解散。"))
    return first_denial(same_assembly(user, squad), _is_head(user, squad) or has_role(user, STAFF), there)


def may_talk(user: Any, verb: str, talk: Talk) -> Answer:
    """`look`; `note` how it was; `cancel`; `confirm`."""
    if verb == "look":
        return first_denial(same_assembly(user, talk), may_look(user))
    fresh = Denied(_("宣讲已经确认。")) if talk.confirmed_at else ALLOWED
    on = Denied(_("宣讲已取消。")) if talk.cancelled_why else ALLOWED
    if verb == "confirm":
        told = ALLOWED if talk.listeners is not None else Denied(_("请先登记听众人数。"))
        went = user.member_id is not None and talk.speakers.filter(pk=user.member_id).exists()
        own = Denied(_("自己参加的宣讲由另一人确认。")) if went else ALLOWED
        return first_denial(same_assembly(user, talk), has_role(user, STAFF), on, fresh, told, own)
    over = ALLOWED if talk.is_over == (verb == "note") else _when(verb)
    return first_denial(may_with(user, "run", talk.squad), on, fresh, over)


def may_open(user: Any, verb: str, material: Material) -> Answer:
    return may_with(user, "look", material.squad)


def _when(verb: str) -> Denied:
    return Denied(_("宣讲还没有举行。")) if verb == "note" else Denied(_("宣讲已经举行。"))


def _is_head(user: Any, squad: Squad) -> Answer:
    if user.member_id is not None and user.member_id == squad.head_id:
        return ALLOWED
    return Denied(_("由小分队队长或办公室办理。"))
