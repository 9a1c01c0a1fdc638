"""What follows in this room: accounts speak for who is there."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Role
from yishi.assembly.people.changes.followers import AWAY, Follower, Kind
from yishi.assembly.people.changes.models import Change
from yishi.assembly.people.models import Grant, User


def _roles_end(change: Change) -> int:
    role = Role.UNIT if change.unit else Role.MEMBER
    today = timezone.localdate()
    held = Grant.objects.filter(assembly_id=change.assembly_id, role=role, until=None)
    held = held.filter(user__unit=change.unit) if change.unit else held.filter(user__member=change.member)
    begun_today, _kinds = held.filter(since=today).delete()
    return begun_today + held.update(until=today - timedelta(days=1))


def _roles_begin(change: Change) -> int:
    account = User.objects.filter(member=change.member, is_active=True).first()
    if account is None:
        return 0
    of = {"assembly_id": change.assembly_id, "user": account, "role": Role.MEMBER, "until": None}
    return int(Grant.objects.get_or_create(**of, defaults={"since": timezone.localdate()})[1])


ROLES_END = Follower("roles_end", AWAY | {Kind.UNIT_ENDED}, _("%(n)s个账号不再以此身份办理"), _roles_end)
ROLES_BEGIN = Follower("roles_begin", frozenset({Kind.RESUMED, Kind.JOINED}), _("%(n)s个账号恢复身份"), _roles_begin)
