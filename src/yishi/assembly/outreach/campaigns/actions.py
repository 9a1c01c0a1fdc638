"""Every write about campaigns."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.outreach.campaigns import handing, rules, tally
from yishi.assembly.outreach.campaigns.models import Campaign, CampaignRole, Effort, Pledge, Problem, Task
from yishi.assembly.people.models import Village
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry
from yishi.engine import privacy

FACTS = ("title", "text", "since", "until")
DEEDS = {CampaignRole.PUBLICIST: "talk", CampaignRole.OVERSEER: "supervise"}  # else an activity


@transaction.atomic
def draft(*, facts: dict[str, Any], by: Any) -> Campaign:
    """Begin a campaign's draft. `facts`: what `FACTS` names."""
    require(rules.may_draft(by))
    of = {"assembly_id": by.assembly_id, "drafted_by_id": by.pk}
    campaign = Campaign.objects.create(**of, **{name: facts[name] for name in FACTS})
    audit.note(by=by, verb="campaigns.draft", thing=campaign)
    return campaign


@transaction.atomic
def edit(*, campaign: Campaign, facts: dict[str, Any], by: Any) -> Campaign:
    """Change the draft."""
    campaign = locked(campaign)
    require(rules.may(by, "edit", campaign))
    for name in FACTS:
        setattr(campaign, name, facts[name])
    campaign.save(update_fields=FACTS)
    audit.note(by=by, verb="campaigns.edit", thing=campaign)
    return campaign


@transaction.atomic
def move(*, campaign: Campaign, verb: str, why: str = "", by: Any) -> Campaign:
    """Call it, close it (its counts are kept as they stand), conclude it with its report, or call it off."""
    campaign = moved(rules, campaign, verb, by)
    if verb == "call":
        campaign.called_by_id, campaign.called_at = by.pk, timezone.now()
    if verb == "close":
        campaign.counts = tally.of(campaign).plain()
    if verb == "conclude":
        campaign.concluded_by_id, campaign.concluded_at = by.pk, timezone.now()
    if verb == "call_off" and not why.strip():
        raise Refused(_("请写明理由。"))
    campaign.why = " ".join(why.split())
    campaign.save()
    audit.note(by=by, verb=f"campaigns.{verb}", thing=campaign, why=why)
    return campaign


@transaction.atomic
def write_report(*, campaign: Campaign, report: str, by: Any) -> Campaign:
    """The office's words; the figures are counted and stand beside them."""
    campaign = locked(campaign)
    require(rules.has_role(by, rules.STAFF))
    require(rules.same_assembly(by, campaign))
    if campaign.state != rules.State.CLOSED:
        raise Refused(_("倡议结束后、发布总结前才能写总结。"))
    campaign.report = privacy.mask(report.strip())
    campaign.save(update_fields=["report"])
    audit.note(by=by, verb="campaigns.write_report", thing=campaign)
    return campaign


@transaction.atomic
def ask(*, campaign: Campaign, facts: dict[str, Any], by: Any) -> Task:
    """Something that is asked of those in one role. `facts`: role, title, due."""
    require(rules.may(by, "task", campaign))
    task = Task.objects.create(assembly_id=campaign.assembly_id, campaign=campaign, **facts)
    audit.note(by=by, verb="campaigns.ask", thing=campaign, title=task.title)
    return task


@transaction.atomic
def pledge(*, campaign: Campaign, roles: list[str], words: str = "", by: Any) -> Pledge | None:
    """A member takes on roles, others than before, or none any more."""
    require(rules.may(by, "pledge", campaign))
    of = {"assembly_id": campaign.assembly_id, "campaign": campaign, "member_id": by.member_id}
    audit.note(by=by, verb="campaigns.pledge", thing=campaign, roles=roles)
    if not roles:
        Pledge.objects.filter(**of).delete()
        return None
    return Pledge.objects.update_or_create(**of, defaults={"roles": roles, "words": privacy.mask(words)})[0]


@transaction.atomic
def act(*, campaign: Campaign, facts: dict[str, Any], by: Any) -> Effort:
    """What members did one day. `facts`: task, role, day, village, text, members; a member is always among them."""
    require(rules.may(by, "act", campaign))
    known = {name: facts[name] for name in ("task", "role", "day", "village")}
    text = privacy.mask(" ".join(facts["text"].split()))[:300]
    of = {"assembly_id": campaign.assembly_id, "campaign": campaign, "recorded_by_id": by.pk}
    effort = Effort.objects.create(**of, text=text, **known)
    effort.members.set(facts["members"])
    if by.member_id:
        effort.members.add(by.member_id)
    audit.note(by=by, verb="campaigns.act", thing=effort)
    return effort


@transaction.atomic
def confirm(*, effort: Effort, by: Any) -> Effort:
    """The office stands for it: one deed for each member."""
    effort = locked(effort)
    require(rules.may_confirm(by, effort))
    effort.confirmed_by_id, effort.confirmed_at = by.pk, timezone.now()
    effort.save(update_fields=["confirmed_by", "confirmed_at"])
    kind = DEEDS.get(CampaignRole(effort.role), "attend_activity")
    title = f"{effort.campaign.title} · {effort.text}"[:200]
    entries = [
        Entry(member, kind, effort.day, title, share="joiner", thing=effort.ref)
        for member in effort.members.order_by("number")
    ]
    record.enter_many(entries=entries, by=by)
    audit.note(by=by, verb="campaigns.confirm", thing=effort, deeds=len(entries))
    return effort


@transaction.atomic
def find(*, campaign: Campaign, text: str, village: Village, by: Any) -> Problem:
    """A problem that a member found."""
    require(rules.may(by, "find", campaign))
    of = {"assembly_id": campaign.assembly_id, "campaign": campaign, "member_id": by.member_id}
    problem = Problem.objects.create(**of, text=privacy.mask(" ".join(text.split()))[:300], village=village)
    audit.note(by=by, verb="campaigns.find", thing=problem)
    return problem


@transaction.atomic
def hand_on(*, problem: Problem, chosen: str, by: Any) -> Problem:
    """It becomes a finding of a supervision under way."""
    problem = locked(problem)
    require(rules.may_decide(by, problem))
    problem.handed_to = handing.hand(problem, chosen, by)
    return _decided(problem, Problem.State.HANDED, "", by)


@transaction.atomic
def set_aside(*, problem: Problem, why: str, by: Any) -> Problem:
    """It goes nowhere, for a reason."""
    problem = locked(problem)
    require(rules.may_decide(by, problem))
    return _decided(problem, Problem.State.DROPPED, why, by)


def _decided(problem: Problem, state: str, why: str, by: Any) -> Problem:
    problem.state, problem.why = state, why
    problem.decided_by_id, problem.decided_at = by.pk, timezone.now()
    problem.save(update_fields=["state", "handed_to", "why", "decided_by", "decided_at"])
    audit.note(by=by, verb=f"campaigns.problem_{state}", thing=problem, why=why, to=problem.handed_to)
    return problem
