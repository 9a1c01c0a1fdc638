"""The life of a hotspot brief, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.topics.brief.models import Brief
from yishi.assembly.topics.rules import READERS, STAFF

SIGNERS = frozenset({Role.LEADER})
INSIDERS = READERS - {Role.MEMBER}

State = Brief.State
LIFE = Life(
    "brief",
    states={state.value: state.label for state in State},
    moves=(
        Move("sign", _("签发"), (State.DRAFT,), State.SIGNED, SIGNERS),
        Move("give_back", _("退回修改"), (State.SIGNED,), State.DRAFT, SIGNERS | STAFF),
        Move("publish", _("发布"), (State.SIGNED,), State.PUBLISHED, STAFF),
        Move("withdraw", _("撤回"), (State.DRAFT, State.SIGNED, State.PUBLISHED), State.WITHDRAWN, SIGNERS | STAFF),
    ),
)


def may(user: Any, verb: str, brief: Brief) -> Answer:
    """`look` (also at its paper), `edit` (also count anew), or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, brief), has_role(user, READERS), _is_open_to(user, brief))
    if verb == "edit":
        return first_denial(same_assembly(user, brief), has_role(user, STAFF), _is_draft(brief))
    if verb == "sign":
        return first_denial(LIFE.may(user, verb, brief), _is_another(user, brief))
    return LIFE.may(user, verb, brief)


def may_draft(user: Any) -> Answer:
    return has_role(user, STAFF)


def may_list(user: Any) -> Answer:
    return has_role(user, READERS)


def _is_open_to(user: Any, brief: Brief) -> Answer:
    """Members read what is published; the rest is the office's, the signatory's and the auditor's."""
    if brief.state == State.PUBLISHED or INSIDERS & user.roles:
        return ALLOWED
    return Denied(_("简报发布后方可查看。"))


def _is_draft(brief: Brief) -> Answer:
    if brief.state == State.DRAFT:
        return ALLOWED
    return Denied(_("签发后内容不再修改；如需修改，请先退回。"))


def _is_another(user: Any, brief: Brief) -> Answer:
    if user.pk not in (brief.drafted_by_id, brief.edited_by_id):
        return ALLOWED
    return Denied(_("起草或修改过简报的人不能签发，请由另一人签发。"))
