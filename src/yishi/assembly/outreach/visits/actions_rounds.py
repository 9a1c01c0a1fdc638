"""Every write about rounds, the groups' leaders and the register of firms."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked
from yishi.assembly.outreach.visits import rules
from yishi.assembly.outreach.visits.models import Firm, Lead, Round, Stop
from yishi.assembly.people.models import ActionGroup, Member

FIRM = ("name", "size", "trade", "village", "closed")


@transaction.atomic
def plan(*, group: ActionGroup, facts: dict[str, Any], stops: Collection[dict[str, Any]], by: Any) -> Round:
    """Plan which places the group calls on. `facts`: title, since, until; each stop: village or firm, and member."""
    require(rules.may_lead(by, group))
    made = Round.objects.create(assembly_id=by.assembly_id, group=group, planned_by_id=by.pk, **facts)
    _set(made, stops)
    audit.note(by=by, verb="visits.plan_round", thing=made, stops=len(stops))
    return made


@transaction.atomic
def edit(*, round: Round, facts: dict[str, Any], stops: Collection[dict[str, Any]], by: Any) -> Round:
    """Change a round: its days, its places, who goes where."""
    made = locked(round)
    require(rules.may_plan(by, "edit", made))
    for name, value in facts.items():
        setattr(made, name, value)
    made.save(update_fields=list(facts))
    made.stops.all().delete()
    _set(made, stops)
    audit.note(by=by, verb="visits.edit_round", thing=made, stops=len(stops))
    return made


@transaction.atomic
def name_leader(*, group: ActionGroup, member: Member | None, by: Any) -> Lead | None:
    """From today on this member leads the group; the one before ends. Nobody: the group has no leader for now."""
    require(rules.may_keep(by))
    require(rules.same_assembly(by, group))
    today = timezone.localdate()
    running = Lead.objects.select_for_update().filter(group=group, until=None)
    running.filter(since=today).delete()
    running.update(until=today - timedelta(days=1))
    of = {"assembly_id": by.assembly_id, "group": group, "since": today}
    lead = Lead.objects.create(**of, member=member) if member else None
    audit.note(by=by, verb="visits.name_leader", thing=group, member=str(member or ""))
    return lead


@transaction.atomic
def enter_firm(*, facts: dict[str, Any], by: Any) -> Firm:
    """The office enters a firm, which is thereby checked. `facts`: what `FIRM` names."""
    require(rules.may_keep(by))
    known = {name: facts[name] for name in FIRM}
    of = {"assembly_id": by.assembly_id, "added_by_id": by.pk, "checked_by_id": by.pk, "checked_at": timezone.now()}
    firm = Firm.objects.create(**of, **known)
    audit.note(by=by, verb="visits.enter_firm", thing=firm)
    return firm


@transaction.atomic
def edit_firm(*, firm: Firm, facts: dict[str, Any], by: Any) -> Firm:
    """Put a firm's row right; whoever does so has checked it."""
    firm = locked(firm)
    require(rules.may_with_firm(by, "edit", firm))
    for name in FIRM:
        setattr(firm, name, facts[name])
    firm.checked_by_id, firm.checked_at = by.pk, timezone.now()
    firm.save(update_fields=[*FIRM, "checked_by", "checked_at"])
    audit.note(by=by, verb="visits.edit_firm", thing=firm)
    return firm


def _set(made: Round, stops: Collection[dict[str, Any]]) -> None:
    Stop.objects.bulk_create(Stop(assembly_id=made.assembly_id, round=made, **stop) for stop in stops)
