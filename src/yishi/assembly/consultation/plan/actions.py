"""Every write about a plan and its subjects."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.plan import rules
from yishi.assembly.consultation.plan.carried import carried_over
from yishi.assembly.consultation.plan.kinds import Days
from yishi.assembly.consultation.plan.models import Adjustment, KindDays, Plan, Subject
from yishi.assembly.topics.models import Topic
from yishi.engine import privacy

What = Adjustment.What


@transaction.atomic
def open_plan(*, year: int, by: Any) -> Plan:
    """Begin to collect subjects for `year`; what last year left open is on the list at once."""
    require(rules.may_open(by))
    plan, new = Plan.objects.get_or_create(assembly_id=by.assembly_id, year=year)
    if not new:
        raise Refused(_("%(year)s年度的计划已经建立。") % {"year": year})
    carried = _carry_over(plan, by)
    audit.note(by=by, verb="plan.open_plan", thing=plan, carried=carried)
    return plan


@transaction.atomic
def propose(
    *, plan: Plan, title: str, why: str, origin: str, topic: Topic | None = None, source: str = "", by: Any
) -> Subject:
    """Put a subject forward. A member's is the member's own; personal data in it is masked first. `source`: the ref of
    what it came from."""
    plan = locked(plan)
    require(rules.may(by, "propose", plan))
    own = by.member_id is not None and origin == Subject.Origin.MEMBER
    subject = _new(plan, title, why, origin, by, topic=topic, source=source, member_id=by.member_id if own else None)
    audit.note(by=by, verb="plan.propose", thing=subject, origin=origin)
    return subject


@transaction.atomic
def put_forward(*, topic: Topic, by: Any) -> Subject:
    """A confirmed topic onto the list that is being collected, with the reason that it was confirmed for."""
    plan = Plan.objects.filter(assembly_id=by.assembly_id, state=Plan.State.COLLECTING).first()
    if plan is None:
        raise Refused(_("现在没有正在征集的年度计划。"))
    require(rules.may_open(by))
    if topic.state not in (Topic.State.CONFIRMED, Topic.State.TAKEN_UP):
        raise Refused(_("议题确认后才能推荐。"))
    if plan.subjects.filter(topic=topic).exists():
        raise Refused(_("这个议题已在征集名单中。"))
    why = topic.decision or _("群众反映%(count)s件。") % {"count": topic.size}
    return propose(plan=plan, title=topic.label, why=why, origin=Subject.Origin.TOPIC, topic=topic, by=by)


@transaction.atomic
def edit(*, subject: Subject, facts: dict[str, Any], version: int, why: str = "", by: Any) -> Subject:
    """Set title, reason, kind, owner, leader, month, result. In a published plan with the reason `why`, traced."""
    subject = locked(subject)
    require(rules.may_with(by, "edit", subject))
    changed = [name for name, value in facts.items() if getattr(subject, name) != value]
    if changed and subject.version != version:
        raise Overtaken(subject)
    published = subject.plan.state == Plan.State.PUBLISHED
    if changed and published:
        _adjust(subject, What.CHANGED, why, by)
    for name in changed:
        setattr(subject, name, facts[name])
    if published and not rules.is_complete(subject):
        raise Refused(_("已公布的题目须写全形式、牵头专委会、牵头领导、月份和成果转化方式。"))
    subject.version += 1
    subject.save(update_fields=[*changed, "version"])
    audit.note(by=by, verb="plan.edit", thing=subject, why=why, changed=changed)
    return subject


@transaction.atomic
def take_in(*, subject: Subject, by: Any) -> Subject:
    """Into the draft."""
    return _settle(subject, "take_in", "", by)


@transaction.atomic
def decline(*, subject: Subject, why: str, by: Any) -> Subject:
    """Not into the plan; whoever proposed it reads why."""
    return _settle(subject, "decline", why, by)


@transaction.atomic
def finish(*, subject: Subject, by: Any) -> Subject:
    """Done: its consultation is closed."""
    return _settle(subject, "finish", "", by)


@transaction.atomic
def move_out(*, subject: Subject, why: str, by: Any) -> Subject:
    """Out of a published plan, with the reason; the trace stays."""
    subject = _settle(subject, "move_out", why, by)
    _adjust(subject, What.OUT, why, by)
    return subject


@transaction.atomic
def enlarge(*, plan: Plan, facts: dict[str, Any], why: str, by: Any) -> Subject:
    """A subject more in a published plan. `facts`: all that a plan says of a subject."""
    plan = locked(plan)
    require(rules.may(by, "enlarge", plan))
    subject = Subject(assembly_id=by.assembly_id, plan=plan, proposed_by_id=by.pk, state=Subject.State.ADOPTED, **facts)
    if not rules.is_complete(subject):
        raise Refused(_("已公布的题目须写全形式、牵头专委会、牵头领导、月份和成果转化方式。"))
    subject.origin = Subject.Origin.COMMITTEE
    subject.save()
    _adjust(subject, What.ADDED, why, by)
    audit.note(by=by, verb="plan.enlarge", thing=subject, why=why)
    return subject


@transaction.atomic
def advance(*, plan: Plan, verb: str, facts: dict[str, Any], by: Any) -> Plan:
    """A step of the plan's life. `facts`: its date, and document number or body where the step has one."""
    plan = locked(plan)
    require(rules.may(by, verb, plan))
    plan.state = rules.LIFE.move(verb).target
    if verb == "publish":
        facts = {"published_by_id": by.pk, "published_at": timezone.now()}
    for name, value in facts.items():
        setattr(plan, name, value)
    plan.save()
    if verb == "draft":
        _carry_over(plan, by)
    if verb == "adopt":
        plan.subjects.filter(state=Subject.State.DRAFTED).update(state=Subject.State.ADOPTED)
    audit.note(by=by, verb=f"plan.{verb}", thing=plan)
    return plan


@transaction.atomic
def set_days(*, kind: str, since: date, days: Days, by: Any) -> KindDays:
    """Deadlines of a kind from `since` on; what held before stays on record."""
    require(rules.may_open(by))
    row, _new_row = KindDays.objects.update_or_create(
        assembly_id=by.assembly_id,
        kind=kind,
        since=since,
        defaults=asdict(days),
    )
    audit.note(by=by, verb="plan.set_days", kind=kind, since=since.isoformat(), days=asdict(days))
    return row


def _settle(subject: Subject, verb: str, why: str, by: Any) -> Subject:
    """The subject in the state that `verb` leads to; `why` is kept as its answer."""
    locked(subject.plan)
    subject = locked(subject)
    require(rules.may_with(by, verb, subject))
    if verb in ("decline", "move_out") and not why.strip():
        raise Refused(_("请写明理由。"))
    subject.state = rules.SUBJECT_LIFE.move(verb).target
    subject.answer = why.strip()
    subject.save(update_fields=["state", "answer"])
    audit.note(by=by, verb=f"plan.{verb}", thing=subject, why=why)
    return subject


def _adjust(subject: Subject, what: What, why: str, by: Any) -> None:
    if not why.strip():
        raise Refused(_("调整已公布的计划须写明理由。"))
    Adjustment.objects.create(
        assembly_id=by.assembly_id, plan=subject.plan, subject=subject, what=what, why=why.strip(), made_by_id=by.pk
    )


def _new(plan: Plan, title: str, why: str, origin: str, by: Any, **links: Any) -> Subject:
    return Subject.objects.create(
        assembly_id=plan.assembly_id,
        plan=plan,
        title=privacy.mask(" ".join(title.split()))[:120],
        why=privacy.mask(why.strip()),
        origin=origin,
        proposed_by_id=by.pk,
        **links,
    )


def _carry_over(plan: Plan, by: Any) -> int:
    """What last year left open and is not on the list yet. Returns how many."""
    known = set(plan.subjects.exclude(source="").values_list("source", flat=True))
    fresh = {item.source: item for item in carried_over(plan.assembly_id, plan.year - 1) if item.source not in known}
    for item in fresh.values():
        _new(plan, item.title, item.why, Subject.Origin.CARRIED, by, source=item.source)
    return len(fresh)
