"""Who brings old lists in and takes them out again, and who reads them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.proposals.archive.models import ArchiveImport, PastProposal

KEEPERS = frozenset({Role.CLERK})
READERS = KEEPERS | {Role.OFFICE, Role.LEADER, Role.AUDITOR, Role.MEMBER}

State = ArchiveImport.State
LIFE = Life(
    "past-proposals",
    states={state.value: state.label for state in State},
    moves=(
        Move("confirm", _("确认入库"), (State.STAGED,), State.STORED, KEEPERS),
        Move("discard", _("放弃"), (State.STAGED,), State.DISCARDED, KEEPERS),
        Move("undo", _("撤销入库"), (State.STORED,), State.UNDONE, KEEPERS),
    ),
)


def may(user: Any, verb: str, brought: ArchiveImport) -> Answer:
    """`look`, or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, brought), has_role(user, KEEPERS))
    answer = LIFE.may(user, verb, brought)
    return first_denial(answer, _has_rows(brought)) if verb == "confirm" else answer


def may_read(user: Any, verb: str, proposal: PastProposal) -> Answer:
    """Whoever may see proposals sees those of earlier terms: they were circulated then."""
    return first_denial(same_assembly(user, proposal), has_role(user, READERS))


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_bring(user: Any) -> Answer:
    return has_role(user, KEEPERS)


def _has_rows(brought: ArchiveImport) -> Answer:
    return ALLOWED if brought.rows else Denied(_("没有可以入库的提案。"))
