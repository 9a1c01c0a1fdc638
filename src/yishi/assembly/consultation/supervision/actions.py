"""Every write about a supervision itself: plan, opinion, instructions, review."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.models import Series
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.consultation.supervision import papers, rules, rules_findings
from yishi.assembly.consultation.supervision.models import Instruction, Supervision

FACTS = ("title", "planned_as", "topic", "aim", "kinds", "intervals", "committee", "head")
SERIES = "supervision_opinion"


@transaction.atomic
def plan(*, facts: dict[str, Any], by: Any) -> Supervision:
    """Begin a supervision's plan. `facts`: what `FACTS` names, and `members`, the group without its head."""
    require(rules.may_plan(by))
    supervision = Supervision.objects.create(
        assembly_id=by.assembly_id, planned_by_id=by.pk, **{name: facts[name] for name in FACTS}
    )
    supervision.members.set(facts["members"])
    audit.note(by=by, verb="supervision.plan", thing=supervision)
    return supervision


@transaction.atomic
def edit(*, supervision: Supervision, facts: dict[str, Any], version: int, by: Any) -> Supervision:
    """Change the plan. Raises `Overtaken` when another saved since `version`."""
    supervision = locked(supervision)
    require(rules.may(by, "edit", supervision))
    known = set(supervision.members.values_list("pk", flat=True))
    if supervision.version != version and {member.pk for member in facts["members"]} != known:
        raise Overtaken(supervision)
    changed = revise(supervision, {name: facts[name] for name in FACTS}, version)
    supervision.members.set(facts["members"])
    audit.note(by=by, verb="supervision.edit", thing=supervision, changed=changed)
    return supervision


@transaction.atomic
def begin(*, supervision: Supervision, by: Any) -> Supervision:
    """The group sets out: from now on members see it on their phones."""
    supervision = moved(rules, supervision, "begin", by)
    supervision.save(update_fields=["state"])
    audit.note(by=by, verb="supervision.begin", thing=supervision)
    return supervision


@transaction.atomic
def write_opinion(*, supervision: Supervision, opinion: str, addressees: str, version: int, by: Any) -> Supervision:
    """Save the draft of the opinion. Raises `Overtaken` when another saved since `version`."""
    supervision = locked(supervision)
    require(rules.may(by, "write", supervision))
    revise(supervision, {"opinion": opinion, "addressees": addressees}, version)
    audit.note(by=by, verb="supervision.write_opinion", thing=supervision, version=supervision.version)
    return supervision


@transaction.atomic
def issue(*, supervision: Supervision, by: Any) -> Supervision:
    """Issue the opinion under the year's next number. From now on neither it nor the list of findings changes."""
    supervision = moved(rules, supervision, "issue", by)
    now = timezone.now()
    supervision.issued_by_id, supervision.issued_at = by.pk, now
    supervision.year = timezone.localdate(now).year
    supervision.number = Series.take(assembly_id=by.assembly_id, name=SERIES, year=supervision.year)
    supervision.listed = papers.rows(supervision)
    supervision.save(update_fields=["state", "issued_by", "issued_at", "year", "number", "listed"])
    audit.note(by=by, verb="supervision.issue", thing=supervision, year=supervision.year, number=supervision.number)
    return supervision


@transaction.atomic
def note_instruction(*, supervision: Supervision, facts: dict[str, Any], by: Any) -> Instruction:
    """Note what a leader wrote on the opinion. `facts`: leader, day, text (word for word)."""
    require(rules.may(by, "instruct", locked(supervision)))
    row = Instruction.objects.create(assembly_id=by.assembly_id, supervision=supervision, noted_by_id=by.pk, **facts)
    audit.note(by=by, verb="supervision.note_instruction", thing=supervision, leader=row.leader, day=str(row.day))
    return row


@transaction.atomic
def hand_on(*, supervision: Supervision, by: Any) -> Supervision:
    """Hand every finding over to its unit: it now stands on the unit's desk with its date."""
    supervision = moved(rules, supervision, "hand_on", by)
    supervision.save(update_fields=["state"])
    move = rules_findings.LIFE.move("hand_over")
    handed = supervision.findings.filter(state__in=move.sources).update(state=move.target)
    audit.note(by=by, verb="supervision.hand_on", thing=supervision, findings=handed)
    return supervision


@transaction.atomic
def review(*, supervision: Supervision, rating: str, review: str, by: Any) -> Supervision:
    """Appraise the whole and close it, once every finding is settled and every look-back done."""
    supervision = moved(rules, supervision, "review", by)
    supervision.rating, supervision.review = rating, review
    supervision.closed_by_id, supervision.closed_at = by.pk, timezone.now()
    supervision.save(update_fields=["state", "rating", "review", "closed_by", "closed_at"])
    audit.note(by=by, verb="supervision.review", thing=supervision, rating=rating)
    return supervision


@transaction.atomic
def call_off(*, supervision: Supervision, why: str, by: Any) -> Supervision:
    """Cancel before the opinion, with the reason; findings noted so far are followed no longer."""
    supervision = moved(rules, supervision, "call_off", by)
    supervision.called_off_why = why
    supervision.save(update_fields=["state", "called_off_why"])
    move = rules_findings.LIFE.move("drop")
    supervision.findings.filter(state__in=move.sources).update(state=move.target, dropped_why=why)
    audit.note(by=by, verb="supervision.call_off", thing=supervision, why=why)
    return supervision
