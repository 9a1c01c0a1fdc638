"""The life of an adoption or instruction, and who may record and confirm it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.opinions.addressees.models import Fate
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports.rules import is_author, oversees

STAFF = frozenset({Role.CLERK, Role.OFFICE})

State = Fate.State
LIFE = Life(
    "bulletin-fate",
    states={state.value: state.label for state in State},
    moves=(
        Move("confirm", _("复核通过"), (State.NOTED,), State.CONFIRMED, STAFF),
        Move("give_back", _("退回"), (State.NOTED,), State.RETURNED, STAFF),
    ),
)


def may(user: Any, verb: str, fate: Fate) -> Answer:
    """`look` (also at the proof), or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, fate), _is_open_to(user, fate))
    return first_denial(LIFE.may(user, verb, fate), _is_second_person(user, fate))


def may_send_to(user: Any, bulletin: Bulletin) -> Answer:
    """Whether `user` may enter whom the bulletin went to, and what they did with it."""
    return first_denial(same_assembly(user, bulletin), has_role(user, STAFF), _is_issued(bulletin))


def _is_issued(bulletin: Bulletin) -> Answer:
    if bulletin.issued_at is not None:
        return ALLOWED
    return Denied(_("专报签发后才能登记报送对象和采用、批示情况。"))


def _is_second_person(user: Any, fate: Fate) -> Answer:
    if fate.noted_by_id == user.pk:
        return Denied(_("登记人不能复核自己登记的内容，请由另一人复核。"))
    return ALLOWED


def _is_open_to(user: Any, fate: Fate) -> Answer:
    """The office's; and the authors', once it is confirmed."""
    if oversees(user):
        return ALLOWED
    told = [item.report for item in fate.addressee.bulletin.items.select_related("report")]
    concerned = [fate.report] if fate.report else told
    if fate.state == State.CONFIRMED and any(is_author(user, report) for report in concerned):
        return ALLOWED
    return Denied(_("采用、批示情况复核后由作者和办公室查看。"))
