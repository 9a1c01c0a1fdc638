"""The life of a bulletin, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.opinions.models import Bulletin

STAFF = frozenset({Role.CLERK, Role.OFFICE})
SIGNERS = frozenset({Role.LEADER})
READERS = STAFF | SIGNERS | {Role.MEMBER, Role.AUDITOR}
# Talked over, so there is something to report.
REPORTABLE = (Consultation.State.HELD, Consultation.State.CLOSED)

State = Bulletin.State
LIFE = Life(
    "bulletin",
    states={state.value: state.label for state in State},
    moves=(
        Move("submit", _("送审签"), (State.DRAFT,), State.REVIEW, STAFF),
        Move("give_back", _("退回修改"), (State.REVIEW,), State.DRAFT, SIGNERS),
        Move("issue", _("签发"), (State.REVIEW,), State.ISSUED, SIGNERS),
        Move("send", _("登记报送"), (State.ISSUED,), State.SENT, STAFF),
    ),
)


def may(user: Any, verb: str, bulletin: Bulletin) -> Answer:
    """`look`, `edit`, `print`, or a verb of the life."""
    if verb in ("look", "print"):
        return first_denial(same_assembly(user, bulletin), has_role(user, READERS), _is_public_to(user, bulletin))
    if verb == "edit":
        return first_denial(same_assembly(user, bulletin), has_role(user, STAFF), _is_draft(bulletin))
    return LIFE.may(user, verb, bulletin)


def may_draft(user: Any, consultation: Consultation) -> Answer:
    """Whether `user` may begin a bulletin on this consultation."""
    return first_denial(same_assembly(user, consultation), has_role(user, STAFF), _is_reportable(consultation))


def may_compose(user: Any) -> Answer:
    """Whether `user` may begin a bulletin of reports."""
    return has_role(user, STAFF)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def _is_reportable(consultation: Consultation) -> Answer:
    if consultation.state in REPORTABLE:
        return ALLOWED
    return Denied(_("协商会召开后才能起草专报。"))


def _is_draft(bulletin: Bulletin) -> Answer:
    if bulletin.state == State.DRAFT:
        return ALLOWED
    return Denied(_("送审签后正文不再修改；如需修改，请由签发人退回。"))


def _is_public_to(user: Any, bulletin: Bulletin) -> Answer:
    """Members read what was issued; drafts are the office's and the signatory's."""
    if bulletin.state in (State.ISSUED, State.SENT) or (STAFF | SIGNERS | {Role.AUDITOR}) & user.roles:
        return ALLOWED
    return Denied(_("专报签发后方可查看。"))
