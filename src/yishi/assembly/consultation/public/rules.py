"""The life of a public part, who may do what in it, and when a phone may take part."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.plan.kinds import recipe
from yishi.assembly.consultation.public.models import Place, PublicPart, SetAside, Submission

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR}

State = PublicPart.State
LIFE = Life(
    "public_part",
    states={state.value: state.label for state in State},
    moves=(
        Move("open", _("开放参与"), (State.PLANNED,), State.UNDER_WAY, STAFF),
        Move("close", _("结束征求意见"), (State.UNDER_WAY,), State.CLOSED, STAFF),
        Move("reopen", _("重新开放"), (State.CLOSED,), State.UNDER_WAY, STAFF),
    ),
)
OVER = (Consultation.State.CLOSED, Consultation.State.CALLED_OFF)

# What staff may do to a public part in which of its states, and why not in the others.
WORK = {
    "edit": ((State.PLANNED, State.UNDER_WAY), _("征求意见结束后，说明和时间不再修改。")),
    "place": ((State.PLANNED, State.UNDER_WAY), _("征求意见结束后，参与点不再增减。")),
    "moderate": ((State.UNDER_WAY, State.CLOSED), _("开放参与后才有群众意见可审核。")),
    "set_aside": ((State.UNDER_WAY, State.CLOSED), _("开放参与后才有表态可搁置。")),
}


def may(user: Any, verb: str, part: PublicPart) -> Answer:
    """`look`; what stands in `WORK`; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, part), has_role(user, READERS))
    if verb in WORK:
        states, why = WORK[verb]
        return first_denial(
            same_assembly(user, part), has_role(user, STAFF), ALLOWED if part.state in states else Denied(why)
        )
    return first_denial(LIFE.may(user, verb, part), *_conditions(verb, part))


def may_set_up(user: Any, consultation: Consultation) -> Answer:
    """Whether people may be asked at all: the consultation's kind says so, and it is still going on."""
    return first_denial(
        same_assembly(user, consultation),
        has_role(user, STAFF),
        ALLOWED if recipe(consultation.kind).open_to_public else Denied(_("这种协商形式不向群众开放。")),
        Denied(_("协商已办结或取消。")) if consultation.state in OVER else ALLOWED,
    )


def may_at(user: Any, verb: str, place: Place) -> Answer:
    """`look` at a place's code, `renew` it or `retire` it."""
    if verb == "look":
        return may(user, "look", place.part)
    return first_denial(may(user, "place", place.part), Denied(_("参与点已停用。")) if place.retired else ALLOWED)


def may_decide(user: Any, verb: str, submission: Submission) -> Answer:
    """`accept` or `turn_down` what somebody wrote. What was let through cannot be called back: others voted on it."""
    part = submission.participant.part
    waiting = submission.state == Submission.State.WAITING
    return first_denial(
        may(user, "moderate", part),
        ALLOWED if waiting else Denied(_("这条意见已经审核过。")),
        Denied(_("协商已办结或取消。")) if part.consultation.state in OVER else ALLOWED,
    )


def may_restore(user: Any, verb: str, aside: SetAside) -> Answer:
    restored = Denied(_("已经恢复计入。")) if aside.restored_at else ALLOWED
    return first_denial(may(user, "set_aside", aside.place.part), restored)


def may_take_part(part: PublicPart, now: datetime) -> Answer:
    """Whether phones may vote and write now. The reason is said to whoever holds the phone."""
    if part.consultation.state == Consultation.State.CALLED_OFF:
        return Denied(_("这次协商已取消，不再征求意见。"))
    if is_over(part, now):
        return Denied(_("征求意见已结束，谢谢您的关心。"))
    if part.state == State.PLANNED or now < part.since:
        begins = date_format(timezone.localtime(part.since), "Y-m-d H:i")
        return Denied(_("征求意见还没有开始，%(moment)s起可以参与。") % {"moment": begins})
    return ALLOWED


def is_over(part: PublicPart, now: datetime) -> bool:
    return part.state == State.CLOSED or now >= part.until or part.consultation.state in OVER


def _conditions(verb: str, part: PublicPart) -> list[Answer]:
    """What else a move waits for, besides state and role."""
    if verb == "close":
        return []
    found = [
        Denied(_("协商已办结或取消。")) if part.consultation.state in OVER else ALLOWED,
        ALLOWED if part.places.filter(retired=False).exists() else Denied(_("请先登记至少一个参与点。")),
    ]
    if verb == "open" and timezone.now() >= part.until:
        found.append(Denied(_("截止时间已过，请先修改截止时间。")))
    return found
