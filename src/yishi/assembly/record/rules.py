"""Who may write in the record book, and who may read which page of it.

谁组织谁记录: those who organise record; members read their own.
"""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.record.models import Deed

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.AUDITOR}


def may(user: Any, verb: str, deed: Deed) -> Answer:
    """`look` or `reverse`."""
    if verb == "look":
        return first_denial(same_assembly(user, deed), _is_reader_of(user, deed))
    return first_denial(same_assembly(user, deed), has_role(user, STAFF), _stands(deed))


def may_enter(user: Any) -> Answer:
    """Whether `user` may write a deed into the book."""
    return has_role(user, STAFF)


def may_vouch(user: Any, members: Collection[int]) -> Answer:
    """Whether `user` may stand for what these members did: the office, or another member; never for oneself."""
    if user.member_id is not None and user.member_id in members:
        return Denied(_("不能为自己登记履职记录。"))
    return has_role(user, STAFF | {Role.MEMBER})


def may_advance(user: Any) -> Answer:
    """Whether `user` may decide what moves standing deeds to a further stage; leaders decide on key proposals."""
    return has_role(user, STAFF | {Role.LEADER})


def may_read_all(user: Any) -> Answer:
    """Whether `user` may read everybody's deeds; a member reads the own ones."""
    return has_role(user, READERS)


def may_look(user: Any) -> Answer:
    return has_role(user, READERS | {Role.MEMBER})


def _is_reader_of(user: Any, deed: Deed) -> Answer:
    if user.member_id is not None and user.member_id == deed.member_id:
        return ALLOWED
    if may_read_all(user):
        return ALLOWED
    return Denied(_("只能查看本人的履职记录。"))


def _stands(deed: Deed) -> Answer:
    if deed.reverses_id is not None:
        return Denied(_("这一条本身就是冲销记录。"))
    if Deed.objects.filter(reverses=deed).exists():
        return Denied(_("这一条已经冲销。"))
    return ALLOWED
