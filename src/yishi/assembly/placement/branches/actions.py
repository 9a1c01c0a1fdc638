"""Every write about branches: what they stand on, who links whom, what they did."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require, same_assembly
from yishi.assembly.base.moving import locked
from yishi.assembly.people.models import Branch, Member
from yishi.assembly.placement.branches import rules
from yishi.assembly.placement.branches.models import Activity, BranchScope, Pair
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry


@transaction.atomic
def set_scope(*, branch: Branch, towns: Iterable[Any], sectors: Iterable[Any], by: Any) -> BranchScope:
    """The towns and sectors that the branch stands on."""
    require(rules.may_keep(by))
    require(same_assembly(by, branch))
    scope, _made = BranchScope.objects.get_or_create(assembly_id=branch.assembly_id, branch=branch)
    scope.towns.set(towns)
    scope.sectors.set(sectors)
    audit.note(by=by, verb="branches.set_scope", thing=branch)
    return scope


@transaction.atomic
def link(*, member: Member, to: Member | None, by: Any) -> Pair | None:
    """From today on `to` keeps contact with `member`; nobody does where `to` is left out."""
    require(rules.may_keep(by))
    require(same_assembly(by, member))
    today = timezone.localdate()
    if to is not None and to.pk == member.pk:
        raise Refused(_("不能联系自己。"))
    for pair in Pair.objects.select_for_update().filter(member=member, until=None):
        if pair.since >= today:
            pair.delete()
        else:
            pair.until = today - timedelta(days=1)
            pair.save(update_fields=["until"])
    made = None
    if to is not None:
        made = Pair.objects.create(assembly_id=member.assembly_id, by=to, member=member, since=today)
    audit.note(by=by, verb="branches.link", thing=member, to=str(to or ""))
    return made


@transaction.atomic
def record_activity(*, branch: Branch, facts: dict[str, Any], by: Any) -> Activity:
    """What the branch did. `facts`: kind, day, theme, place, outcome, people."""
    require(rules.may_record(by, branch))
    require(rules.day_fits(facts["day"]))
    people = facts.pop("people")
    made = Activity.objects.create(assembly_id=branch.assembly_id, branch=branch, recorded_by_id=by.pk, **facts)
    made.people.set(people)
    audit.note(by=by, verb="branches.record_activity", thing=made, people=len(people))
    return made


@transaction.atomic
def confirm_activity(*, activity: Activity, by: Any) -> Activity:
    """The office stands for it: who took part has it in the record book."""
    activity = locked(activity)
    require(rules.may(by, "confirm", activity))
    activity.confirmed_by_id, activity.confirmed_at = by.pk, timezone.now()
    activity.save(update_fields=["confirmed_by", "confirmed_at"])
    record.enter_many(entries=[_entry(activity, member) for member in activity.people.all()], by=by)
    audit.note(by=by, verb="branches.confirm_activity", thing=activity)
    return activity


def _entry(activity: Activity, member: Member) -> Entry:
    title = f"{activity.branch}：{activity.theme}"[:200]
    return Entry(member, "attend_activity", activity.day, title, thing=activity.ref)
