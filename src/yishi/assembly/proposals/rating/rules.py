"""Who may say whether the work and its result were good: the signers, each alone; never the unit that did it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, first_denial, has_role, same_assembly
from yishi.assembly.proposals import rules
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.proposals.rating.models import Rating
from yishi.assembly.proposals.rules import STAFF

ANSWERED = Proposal.State.ANSWERED


def may_rate(user: Any, proposal: Proposal) -> Answer:
    """From the member's own account: nobody rates for another."""
    mine = ALLOWED if rules.signs(user, proposal) else Denied(_("只有提案人和联名人可以评价。"))
    return first_denial(same_assembly(user, proposal), mine, _is_not_of_a_unit(user), _is_answered(proposal))


def may_enter(user: Any, proposal: Proposal) -> Answer:
    """A rating that came on paper is entered by the office and counts when another person checked it."""
    return first_denial(
        same_assembly(user, proposal), has_role(user, STAFF), _is_not_of_a_unit(user), _is_answered(proposal)
    )


def may_check(user: Any, rating: Rating) -> Answer:
    second = ALLOWED if rating.entered_by_id != user.pk else Denied(_("书面评价须由另一人核对。"))
    open_now = ALLOWED if rating.on_paper and rating.checked_at is None else Denied(_("没有待核对的书面评价。"))
    return first_denial(same_assembly(user, rating), has_role(user, STAFF), second, open_now)


def _is_not_of_a_unit(user: Any) -> Answer:
    """An account of a handling unit rates nothing, whatever other roles it holds."""
    return ALLOWED if user.unit_id is None else Denied(_("承办单位的账号不能评价。"))


def _is_answered(proposal: Proposal) -> Answer:
    return ALLOWED if proposal.state == ANSWERED else Denied(_("全部答复后、办结前才能评价。"))
