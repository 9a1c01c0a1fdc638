"""Every write about a research itself: the plan, its life, and the paper that its report becomes."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.consultation import actions as sessions
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.research import rules
from yishi.assembly.consultation.research.models import Questionnaire, Research

FACTS = ("title", "aim", "outline", "consultation", "topic", "head", "experts")


@transaction.atomic
def plan(*, facts: dict[str, Any], by: Any) -> Research:
    """Begin a research's plan. `facts`: what `FACTS` names, and `members`, the group without its head."""
    require(rules.may_plan(by))
    research = Research.objects.create(
        assembly_id=by.assembly_id, planned_by_id=by.pk, **{name: facts[name] for name in FACTS}
    )
    research.members.set(facts["members"])
    audit.note(by=by, verb="research.plan", thing=research)
    return research


@transaction.atomic
def edit(*, research: Research, facts: dict[str, Any], version: int, by: Any) -> Research:
    """Change the plan. Raises `Overtaken` when another saved since `version`."""
    research = locked(research)
    require(rules.may(by, "edit", research))
    known = set(research.members.values_list("pk", flat=True))
    if research.version != version and {member.pk for member in facts["members"]} != known:
        raise Overtaken(research)
    changed = revise(research, {name: facts[name] for name in FACTS}, version)
    research.members.set(facts["members"])
    audit.note(by=by, verb="research.edit", thing=research, changed=changed)
    return research


@transaction.atomic
def begin(*, research: Research, by: Any) -> Research:
    """The group sets out: from now on its members see and write."""
    research = moved(rules, research, "begin", by)
    research.save(update_fields=["state"])
    audit.note(by=by, verb="research.begin", thing=research)
    return research


@transaction.atomic
def submit(*, research: Research, by: Any) -> Research:
    """The last draft is the report: a paper of the session where there is one. Questionnaires end with it."""
    research = moved(rules, research, "submit", by)
    research.reported_by_id, research.reported_at = by.pk, timezone.now()
    research.save(update_fields=["state", "reported_by", "reported_at"])
    _end_questionnaires(research)
    if research.consultation is not None:
        _as_paper(research, research.consultation, by)
    audit.note(by=by, verb="research.submit", thing=research, draft=research.drafts.latest("number").number)
    return research


@transaction.atomic
def lay_before(*, research: Research, consultation: Consultation, by: Any) -> Research:
    """Lay the report of a free-standing research before a session."""
    research = locked(research)
    require(rules.may(by, "lay_before", research))
    research.consultation = consultation
    research.save(update_fields=["consultation"])
    _as_paper(research, consultation, by)
    audit.note(by=by, verb="research.lay_before", thing=research, consultation=consultation.ref)
    return research


@transaction.atomic
def call_off(*, research: Research, why: str, by: Any) -> Research:
    """Cancel before the report, with the reason."""
    research = moved(rules, research, "call_off", by)
    research.called_off_why = why
    research.save(update_fields=["state", "called_off_why"])
    _end_questionnaires(research)
    audit.note(by=by, verb="research.call_off", thing=research, why=why)
    return research


def _as_paper(research: Research, consultation: Consultation, by: Any) -> None:
    title = _("调研报告：%(title)s") % {"title": research.title}
    sessions.add_paper(consultation=consultation, title=title[:120], text=research.drafts.latest("number").text, by=by)


def _end_questionnaires(research: Research) -> None:
    asking = research.questionnaires.filter(state=Questionnaire.State.ASKING)
    asking.update(state=Questionnaire.State.ENDED)
