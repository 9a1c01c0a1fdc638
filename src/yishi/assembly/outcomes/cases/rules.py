"""The life of a year's book, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.outcomes.cases.models import CaseBook

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR, Role.MEMBER}

State = CaseBook.State
LIFE = Life(
    "case-book",
    states={state.value: state.label for state in State},
    moves=(Move("publish", _("签发刊印"), (State.DRAFT,), State.PUBLISHED, frozenset({Role.LEADER})),),
)


def may(user: Any, verb: str, book: CaseBook) -> Answer:
    """`look`: members once it is published; `edit` while it is a draft; `publish`, by another than who chose."""
    if verb == "look":
        mine = has_role(user, READERS if book.state == State.PUBLISHED else READERS - {Role.MEMBER})
        return first_denial(same_assembly(user, book), mine)
    if verb == "edit":
        draft = ALLOWED if book.state == State.DRAFT else Denied(_("已刊印的汇编不再修改。"))
        return first_denial(same_assembly(user, book), has_role(user, STAFF), draft)
    return first_denial(LIFE.may(user, verb, book), _is_whole(book), _is_another(user, book))


def may_begin(user: Any) -> Answer:
    return has_role(user, STAFF)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def _is_whole(book: CaseBook) -> Answer:
    cases = list(book.cases.all())
    if not cases:
        return Denied(_("还没有选入案例。"))
    for case in cases:
        if not (case.background.strip() and case.doing.strip() and case.result.strip()):
            return Denied(_("“%(title)s”的背景、做法、成效还没有写全。") % {"title": case.title})
    return ALLOWED


def _is_another(user: Any, book: CaseBook) -> Answer:
    if book.cases.filter(added_by_id=user.pk).exists():
        return Denied(_("案例由您选入，须由另一人签发。"))
    return ALLOWED
