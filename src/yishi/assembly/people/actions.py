"""Every write of the room: the roster, and the accounts that people sign in with."""

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, Role, require
from yishi.assembly.people import bodies, entering, roster, rules
from yishi.assembly.people.founding import PASSWORD_BYTES
from yishi.assembly.people.models import Grant, HandlingUnit, RosterImport, Term, User


@transaction.atomic
def stage_roster(*, content: bytes, file_name: str, by: Any) -> RosterImport:
    """Read a roster and keep its rows until somebody confirms. Raises InputError where it cannot be read."""
    require(rules.may_keep(by))
    found = roster.read(content, filename=file_name, assembly=by.assembly)
    staged = RosterImport.objects.create(
        assembly_id=by.assembly_id, file_name=file_name[:200], rows=found.rows, faults=found.faults, staged_by_id=by.pk
    )
    audit.note(by=by, verb="people.stage_roster", thing=staged, rows=len(found.rows), faults=len(found.faults))
    return staged


@transaction.atomic
def confirm_roster(*, staged: RosterImport, by: Any) -> RosterImport:
    """Enter the members of a roster, all or none; those whose number is known are brought up to date."""
    staged = RosterImport.objects.select_for_update().get(pk=staged.pk)
    require(rules.may(by, "confirm", staged))
    term = _term(by.assembly_id)
    staged.changes = [entering.enter(row, term) for row in staged.rows]
    staged.state = RosterImport.State.STORED
    staged.save(update_fields=["state", "changes"])
    audit.note(by=by, verb="people.confirm_roster", thing=staged, members=len(staged.rows))
    return staged


@transaction.atomic
def discard_roster(*, staged: RosterImport, by: Any) -> RosterImport:
    """Let a roster go; its rows are forgotten."""
    staged = RosterImport.objects.select_for_update().get(pk=staged.pk)
    require(rules.may(by, "discard", staged))
    staged.state, staged.rows, staged.faults = RosterImport.State.DISCARDED, [], []
    staged.save(update_fields=["state", "rows", "faults"])
    audit.note(by=by, verb="people.discard_roster", thing=staged)
    return staged


@transaction.atomic
def undo_roster(*, staged: RosterImport, why: str, by: Any) -> RosterImport:
    """Take a roster's members and changes out again, all or none. Refused once a new member has done something."""
    staged = RosterImport.objects.select_for_update().get(pk=staged.pk)
    require(rules.may(by, "undo", staged))
    for change in reversed(staged.changes):
        entering.take_back(change, by.assembly_id)
    staged.state, staged.changes = RosterImport.State.UNDONE, []
    staged.save(update_fields=["state", "changes"])
    audit.note(by=by, verb="people.undo_roster", thing=staged, why=why, members=len(staged.rows))
    return staged


@transaction.atomic
def add_bodies(*, kind: str, lines: str, by: Any) -> int:
    """Enter sectors, committees, villages … one a line; those known are left as they are. Returns how many are new.

    Raises `Refused` for the first line that cannot be entered, and then enters none.
    """
    require(rules.may_keep(by))
    added = [bodies.enter(kind, words, number, by.assembly_id) for number, words in bodies.split(lines)]
    audit.note(by=by, verb="people.add_bodies", kind=kind, added=sum(added))
    return sum(added)


@transaction.atomic
def open_account(*, username: str, full_name: str, roles: list[str], by: Any, **links: Any) -> tuple[User, str]:
    """An account and its first password, shown once. `links`: member or unit the account belongs to."""
    require(rules.may_keep(by))
    if User.objects.filter(username=username).exists():
        raise Refused(_("用户名“%(username)s”已被使用。") % {"username": username})
    _check_links(links)
    user = User(username=username, full_name=full_name, assembly_id=by.assembly_id, **links)
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user.set_password(password)
    user.save()
    for role in roles:
        grant(user=user, role=role, by=by)
    audit.note(by=by, verb="people.open_account", thing=user, roles=roles)
    return user, password


@transaction.atomic
def grant(*, user: User, role: str, by: Any) -> Grant:
    """Give a role from today on. Refused where the account lacks the member or unit that the role speaks for."""
    require(rules.may_keep(by))
    if role == Role.MEMBER and not user.member_id:
        raise Refused(_("委员账号须选择对应的委员。"))
    if role == Role.UNIT and not user.unit_id:
        raise Refused(_("承办单位账号须选择对应的单位。"))
    given, new = Grant.objects.get_or_create(
        assembly_id=by.assembly_id, user=user, role=role, until=None, defaults={"since": timezone.localdate()}
    )
    if new:
        audit.note(by=by, verb="people.grant", thing=user, role=role)
    return given


@transaction.atomic
def revoke(*, user: User, role: str, by: Any) -> None:
    """Take a role away from now on; days it was held stay on record.

    Nobody takes the clerk's role from themselves: somebody must keep the keys.
    """
    require(rules.may_keep(by))
    if user.pk == by.pk and role == Role.CLERK:
        raise Refused(_("不能撤销本人的经办人身份，请由另一位经办人办理。"))
    today = timezone.localdate()
    held = Grant.objects.filter(assembly_id=by.assembly_id, user=user, role=role, until__isnull=True)
    held.filter(since=today).delete()
    held.update(until=today - timedelta(days=1))
    audit.note(by=by, verb="people.revoke", thing=user, role=role)


@transaction.atomic
def close_account(*, user: User, by: Any) -> User:
    """The person signs in no more; what they did stays on record."""
    require(rules.may_keep(by))
    if user.pk == by.pk:
        raise Refused(_("不能停用本人的账号。"))
    user.is_active = False
    user.save(update_fields=["is_active"])
    audit.note(by=by, verb="people.close_account", thing=user)
    return user


def _check_links(links: dict[str, Any]) -> None:
    """A member has one account; a unit must exist."""
    member, unit = links.get("member"), links.get("unit")
    if member and User.objects.filter(member=member).exists():
        raise Refused(_("%(member)s已有账号。") % {"member": member})
    if unit and not HandlingUnit.objects.filter(pk=unit.pk).exists():
        raise Refused(_("没有这个承办单位。"))


def _term(assembly_id: int) -> Term:
    """The term in force; an assembly that has none yet begins its first today."""
    term = Term.objects.filter(assembly_id=assembly_id, until__isnull=True).order_by("-number").first()
    return term or Term.objects.create(assembly_id=assembly_id, number=1, since=timezone.localdate())
