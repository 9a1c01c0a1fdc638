"""Who may read whose sheet, and the life of a scheme. Nobody but the member and the office sees a person's points."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.appraisal.models import Scheme, Sheet
from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move

OFFICE = frozenset({Role.CLERK})
READERS = OFFICE | {Role.AUDITOR}
# Schemes are no secret: whoever is appraised, and whoever leads, may read what counts.
SCHEME_READERS = READERS | {Role.OFFICE, Role.LEADER, Role.MEMBER}

State = Scheme.State
LIFE = Life(
    "scheme",
    states={state.value: state.label for state in State},
    moves=(
        Move("adopt", _("批准施行"), (State.DRAFT,), State.ADOPTED, frozenset({Role.CLERK, Role.LEADER})),
        Move("retire", _("废止"), (State.ADOPTED,), State.RETIRED, OFFICE),
    ),
)


def may(user: Any, verb: str, scheme: Scheme) -> Answer:
    """`look`, or a verb of the life. Adopting takes a second person."""
    if verb == "look":
        return first_denial(same_assembly(user, scheme), has_role(user, SCHEME_READERS))
    answer = LIFE.may(user, verb, scheme)
    if answer and verb == "adopt" and scheme.proposed_by_id == user.pk:
        return Denied(_("提出人不能批准自己提出的考核办法，请由另一人批准。"))
    return answer


def may_open(user: Any, sheet: Sheet) -> Answer:
    """A sheet is its member's own and the office's; nobody else's."""
    if user.member_id is not None and user.member_id == sheet.member_id:
        return same_assembly(user, sheet)
    if not READERS & user.roles:
        return Denied(_("积分只供委员本人和办公室查看。"))
    return same_assembly(user, sheet)


def may_appraise(user: Any) -> Answer:
    """Whether `user` may propose schemes and have points worked out."""
    return has_role(user, OFFICE)


def may_see_all(user: Any) -> Answer:
    """Whether `user` may open the office's list of sheets."""
    return has_role(user, READERS)


def may_see_spread(user: Any) -> Answer:
    """Leaders see how points are spread, never whose they are."""
    if (READERS | {Role.LEADER}) & user.roles:
        return ALLOWED
    return Denied(_("积分分布供领导和办公室查看。"))
