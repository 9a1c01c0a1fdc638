"""Every write of the room up to the session: planning, papers, invitations, answers, statements and votes."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.models import Consultation, Invitation, Paper, Statement, Vote
from yishi.assembly.consultation.plan.deadlines import is_notice_late
from yishi.assembly.consultation.plan.models import Subject
from yishi.assembly.consultation.plan.rules import may_with
from yishi.assembly.people.models import Member
from yishi.assembly.topics import actions as topics
from yishi.assembly.topics.models import Topic
from yishi.engine import privacy

FACTS = ("title", "purpose", "starts_at", "venue", "town", "convener")


@transaction.atomic
def plan(*, topic: Topic, facts: dict[str, Any], by: Any) -> Consultation:
    """Take up a confirmed topic. `facts`: title, purpose, starts_at, venue, town, convener, units."""
    topics.take_up(topic=topic, by=by)
    consultation = _begun(facts, by, topic=topic)
    audit.note(by=by, verb="consultation.plan", thing=consultation, topic=topic.ref)
    return consultation


@transaction.atomic
def plan_subject(*, subject: Subject, facts: dict[str, Any], by: Any) -> Consultation:
    """Plan a consultation of a subject of the yearly plan, in the form set there. `facts` as in `plan`."""
    require(may_with(by, "session", subject))
    topic = subject.topic
    if topic is not None and topic.state == Topic.State.CONFIRMED:
        topics.take_up(topic=topic, by=by)
    consultation = _begun(facts, by, topic=topic, subject=subject, kind=subject.kind)
    audit.note(by=by, verb="consultation.plan_subject", thing=consultation, subject=subject.ref)
    return consultation


@transaction.atomic
def edit(*, consultation: Consultation, facts: dict[str, Any], by: Any) -> Consultation:
    """Change what was planned: title, time, venue and so on."""
    consultation = locked(consultation)
    require(rules.may(by, "edit", consultation))
    changed = [name for name in FACTS if getattr(consultation, name) != facts[name]]
    for name in changed:
        setattr(consultation, name, facts[name])
    consultation.save(update_fields=changed)
    consultation.units.set(facts["units"])
    audit.note(by=by, verb="consultation.edit", thing=consultation, changed=changed)
    return consultation


@transaction.atomic
def add_paper(*, consultation: Consultation, title: str, text: str, by: Any) -> Paper:
    """Put a paper before the members."""
    require(rules.may(by, "prepare", consultation))
    paper = Paper.objects.create(assembly_id=by.assembly_id, consultation=consultation, title=title, text=text)
    audit.note(by=by, verb="consultation.add_paper", thing=consultation, paper=title)
    return paper


@transaction.atomic
def drop_paper(*, paper: Paper, by: Any) -> None:
    """Take a paper out again."""
    require(rules.may(by, "prepare", paper.consultation))
    audit.note(by=by, verb="consultation.drop_paper", thing=paper.consultation, paper=paper.title)
    paper.delete()


@transaction.atomic
def invite(*, consultation: Consultation, members: Iterable[Member], by: Any) -> int:
    """Put members on the list of those invited. Returns how many were not on it before."""
    require(rules.may(by, "invite", consultation))
    known = set(consultation.invitations.values_list("member_id", flat=True))
    fresh = [member for member in members if member.assembly_id == by.assembly_id and member.pk not in known]
    Invitation.objects.bulk_create(
        Invitation(assembly_id=by.assembly_id, consultation=consultation, member=member) for member in fresh
    )
    names = "、".join(member.name for member in fresh)
    audit.note(by=by, verb="consultation.invite", thing=consultation, invited=len(fresh), names=names)
    return len(fresh)


@transaction.atomic
def drop_invitation(*, invitation: Invitation, by: Any) -> None:
    """Take a member off the list, as long as no notice went out."""
    consultation = locked(invitation.consultation)
    require(rules.may(by, "invite", consultation))
    if consultation.state != Consultation.State.PLANNED:
        raise Refused(_("通知已发出，不能再从名单中去掉；委员可以请假。"))
    audit.note(by=by, verb="consultation.drop_invitation", thing=consultation, member=str(invitation.member))
    invitation.delete()


@transaction.atomic
def notify(*, consultation: Consultation, why: str = "", by: Any) -> Consultation:
    """Send the notice: the session now stands on every invited member's desk. `why`: the reason of a late one."""
    consultation = moved(rules, consultation, "notify", by)
    late = is_notice_late(consultation, timezone.localdate())
    if late and not why.strip():
        raise Refused(_("已过通知期限，须写明迟发的理由。"))
    consultation.noticed_at, consultation.late_why = timezone.now(), why.strip() if late else ""
    consultation.save(update_fields=["state", "noticed_at", "late_why"])
    invited = consultation.invitations.count()
    audit.note(by=by, verb="consultation.notify", thing=consultation, why=consultation.late_why, invited=invited)
    return consultation


@transaction.atomic
def answer(*, consultation: Consultation, coming: bool, reason: str = "", by: Any) -> Invitation:
    """A member accepts, or asks for leave with the reason. The last answer counts."""
    require(rules.may(by, "answer", consultation))
    if not coming and not reason.strip():
        raise Refused(_("请假须写明事由。"))
    invitation = consultation.invitations.select_for_update().get(member_id=by.member_id)
    invitation.answer = Invitation.Answer.COMING if coming else Invitation.Answer.EXCUSED
    invitation.reason = "" if coming else reason.strip()
    invitation.leave = "" if coming else Invitation.Leave.ASKED
    invitation.leave_word, invitation.leave_by, invitation.leave_at = "", None, None
    invitation.answered_at = timezone.now()
    invitation.save(update_fields=["answer", "reason", "leave", "leave_word", "leave_by", "leave_at", "answered_at"])
    audit.note(by=by, verb="consultation.answer", thing=consultation, answer=invitation.answer)
    return invitation


def mark_read(*, consultation: Consultation, by: Any) -> None:
    """Remember when an invited member first opened the papers. Kept for the office's preparation, never scored."""
    consultation.invitations.filter(member_id=by.member_id, read_at__isnull=True).update(read_at=timezone.now())


@transaction.atomic
def speak_up(*, consultation: Consultation, text: str, by: Any) -> Statement:
    """An invited member puts a statement; the author counts as agreeing. Personal data in it is masked first."""
    require(rules.may(by, "speak_up", consultation))
    masked = privacy.mask(" ".join(text.split()))
    if consultation.statements.filter(text=masked).exists():
        raise Refused(_("已有相同的意见，请直接表态。"))
    statement = Statement.objects.create(
        assembly_id=by.assembly_id, consultation=consultation, member_id=by.member_id, text=masked
    )
    Vote.objects.create(assembly_id=by.assembly_id, statement=statement, member_id=by.member_id, value=1)
    audit.note(by=by, verb="consultation.speak_up", thing=statement)
    return statement


@transaction.atomic
def withdraw(*, statement: Statement, by: Any) -> Statement:
    """The author takes a statement back; it is no longer shown or counted."""
    require(rules.may_withdraw(by, statement))
    statement.withdrawn = True
    statement.save(update_fields=["withdrawn"])
    audit.note(by=by, verb="consultation.withdraw", thing=statement)
    return statement


@transaction.atomic
def vote(*, statement: Statement, value: int, by: Any) -> Vote:
    """Agree (1), disagree (−1) or pass (0). The last answer counts; who voted how is shown to nobody."""
    require(rules.may(by, "vote", statement.consultation))
    if value not in (-1, 0, 1):
        raise Refused(_("表态只能是赞成、不赞成或暂不表态。"))
    if statement.withdrawn:
        raise Refused(_("这条意见已由提出人撤回。"))
    cast, _new = Vote.objects.update_or_create(
        assembly_id=by.assembly_id, statement=statement, member_id=by.member_id, defaults={"value": value}
    )
    return cast


@transaction.atomic
def call_off(*, consultation: Consultation, why: str, by: Any) -> Consultation:
    """Cancel before the session, with the reason; the topic is free again."""
    consultation = moved(rules, consultation, "call_off", by)
    consultation.save(update_fields=["state"])
    if consultation.topic is not None and consultation.topic.state == Topic.State.TAKEN_UP:
        topics.put_back(topic=consultation.topic, why=why, by=by)
    audit.note(by=by, verb="consultation.call_off", thing=consultation, why=why)
    return consultation


def _begun(facts: dict[str, Any], by: Any, **links: Any) -> Consultation:
    chosen = {name: facts[name] for name in FACTS}
    consultation = Consultation.objects.create(assembly_id=by.assembly_id, planned_by_id=by.pk, **chosen, **links)
    consultation.units.set(facts["units"])
    return consultation
