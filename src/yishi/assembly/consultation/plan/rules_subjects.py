"""The life of a plan's subject."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Role
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.plan.models import Subject

STAFF = frozenset({Role.CLERK, Role.OFFICE})

SUBJECT = Subject.State
LIFE = Life(
    "subject",
    states={state.value: state.label for state in SUBJECT},
    moves=(
        Move("take_in", _("列入草案"), (SUBJECT.PROPOSED,), SUBJECT.DRAFTED, STAFF),
        Move("decline", _("不列入"), (SUBJECT.PROPOSED, SUBJECT.DRAFTED), SUBJECT.DECLINED, STAFF),
        Move("finish", _("登记完成"), (SUBJECT.ADOPTED,), SUBJECT.DONE, STAFF),
        Move("move_out", _("调出计划"), (SUBJECT.ADOPTED,), SUBJECT.ADJUSTED_OUT, STAFF),
    ),
)
