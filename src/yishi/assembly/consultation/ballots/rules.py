"""The life of a ballot, and who may do what to it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.ballots.models import Ballot
from yishi.assembly.consultation.models import Consultation, Invitation

STAFF = frozenset({Role.CLERK, Role.OFFICE})
FEWEST = 3  # votes of a secret ballot below which its counts would give somebody away

State = Ballot.State
LIFE = Life(
    "ballot",
    states={state.value: state.label for state in State},
    moves=(
        Move("open", _("开始表决"), (State.PLANNED,), State.OPEN, STAFF),
        Move("close", _("结束表决"), (State.OPEN,), State.CLOSED, STAFF),
        Move("call_off", _("取消表决"), (State.PLANNED, State.OPEN), State.CALLED_OFF, STAFF),
    ),
)
SITTING = (Consultation.State.NOTICED, Consultation.State.HELD)


def may(user: Any, verb: str, ballot: Ballot) -> Answer:
    """`look`, `vote`, `count` (see the counts), `record` the decision, or a verb of the life."""
    if verb == "look":
        return rules.may(user, "look", ballot.consultation)
    if verb == "vote":
        return first_denial(same_assembly(user, ballot), _is_entitled(user, ballot), _is_open(ballot))
    if verb == "count":
        return first_denial(may(user, "look", ballot), is_public(ballot))
    if verb == "record":
        closed = ALLOWED if ballot.state == State.CLOSED else Denied(_("表决结束后才能记录决定。"))
        return first_denial(same_assembly(user, ballot), has_role(user, STAFF), closed)
    return first_denial(LIFE.may(user, verb, ballot), *_conditions(verb, ballot))


def is_public(ballot: Ballot) -> Answer:
    """Whether those who may look may see the counts."""
    closed = ALLOWED if ballot.state == State.CLOSED else Denied(_("表决结束后才公布结果。"))
    return first_denial(closed, _are_enough(ballot))


def may_plan(user: Any, consultation: Consultation) -> Answer:
    """Before the session or at it."""
    sitting = ALLOWED if consultation.state in SITTING else Denied(_("通知发出后、办结前才能安排表决。"))
    return first_denial(same_assembly(user, consultation), has_role(user, STAFF), sitting)


def entitled(consultation: Consultation) -> Any:
    """Who may vote: members on the list who are there, or, before attendance was recorded, who said they come or signed
    in."""
    rows = consultation.invitations.select_related("member").order_by("member__pinyin", "member__pk")
    if consultation.state == Consultation.State.HELD:
        return rows.filter(attended=True)
    return rows.filter(Q(answer=Invitation.Answer.COMING) | Q(signed_in_at__isnull=False))


def _conditions(verb: str, ballot: Ballot) -> list[Answer]:
    if verb == "open" and not entitled(ballot.consultation).exists():
        return [Denied(_("还没有应到人员：请先等委员回复参加，或者记录到会情况。"))]
    return []


def _is_entitled(user: Any, ballot: Ballot) -> Answer:
    mine = user.member_id is not None and ballot.voters.filter(member_id=user.member_id).exists()
    return ALLOWED if mine else Denied(_("只有应到人员可以表决。"))


def _is_open(ballot: Ballot) -> Answer:
    return ALLOWED if ballot.state == State.OPEN else Denied(_("现在不是表决时间。"))


def _are_enough(ballot: Ballot) -> Answer:
    if ballot.secret and ballot.voters.filter(voted=True).count() < FEWEST:
        return Denied(_("参加无记名表决的不足%(least)s人，不公布票数。") % {"least": FEWEST})
    return ALLOWED
