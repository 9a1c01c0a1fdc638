"""The life of a matter that somebody brought to a studio: it has an owner and a date, and ends with another's look."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, first_denial
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.outreach.studios import rules
from yishi.assembly.outreach.studios.models import Matter

State = Matter.State
WHO = rules.STAFF | rules.MEMBER
LIFE = Life(
    "studio_matter",
    states={state.value: state.label for state in State},
    moves=(
        Move("hand", _("落实责任人"), (State.RECEIVED, State.HANDLING), State.HANDLING, WHO),
        Move("answer", _("登记答复"), (State.HANDLING,), State.ANSWERED, WHO),
        Move("reopen", _("继续跟进"), (State.ANSWERED,), State.HANDLING, WHO),
        Move("close", _("核实办结"), (State.ANSWERED,), State.CLOSED, WHO),
    ),
)


def may(user: Any, verb: str, matter: Matter) -> Answer:
    """`look`, or a verb of the life: the studio's head, the matter's owner, the office."""
    if verb == "look":
        mine = user.member_id is not None and user.member_id == matter.owner_id
        return first_denial(rules.same_assembly(user, matter), ALLOWED if mine else _of_studio(user, matter))
    mine = verb == "answer" and user.member_id is not None and user.member_id == matter.owner_id
    answer = first_denial(LIFE.may(user, verb, matter), ALLOWED if mine else _of_studio(user, matter))
    if verb == "close" and matter.answered_by_id == user.pk:
        return first_denial(answer, Denied(_("答复和核实须由两个人办理。")))
    return answer


def _of_studio(user: Any, matter: Matter) -> Answer:
    return rules.is_head(user, matter.case) or rules.has_role(user, rules.OVERSEERS)
