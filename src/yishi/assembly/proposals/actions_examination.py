"""Examining a proposal: three checks by one person, the decision by another; merging and parting."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, has_role, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.opinions.reports import actions as reports
from yishi.assembly.proposals import deeds, rules
from yishi.assembly.proposals.models import Examination, Ground, Plenary, Proposal
from yishi.assembly.proposals.plenaries import take_number
from yishi.assembly.proposals.rules import Decision

CHECKS = ("right_proposer", "right_content", "right_form")


@transaction.atomic
def open_plenary(*, facts: dict[str, Any], by: Any) -> Plenary:
    """A session that collects proposals. `facts`: term, number, opens, closes."""
    require(has_role(by, rules.STAFF))
    if Plenary.objects.filter(assembly_id=by.assembly_id, term=facts["term"], number=facts["number"]).exists():
        raise Refused(_("这次会议已经登记。"))
    plenary = Plenary.objects.create(assembly_id=by.assembly_id, **facts)
    audit.note(by=by, verb="proposals.open_plenary", thing=plenary)
    return plenary


@transaction.atomic
def examine(
    *, proposal: Proposal, checks: dict[str, bool], proposed: str, ground: str = "", opinion: str = "", by: Any
) -> Examination:
    """The three checks and what the examiner proposes. `ground`: which of the ten cases, where it is not accepted."""
    proposal = moved(rules, proposal, "examine", by)
    if proposed == Decision.ACCEPT and not all(checks[name] for name in CHECKS):
        raise Refused(_("三项审查都符合规定才能提出立案。"))
    if (proposed == Decision.DECLINE) != (ground in Ground.values):
        raise Refused(_("不予立案须选明属于十种情形中的哪一种。"))
    if proposed != Decision.ACCEPT and not opinion.strip():
        raise Refused(_("请写明理由。"))
    proposal.save(update_fields=["state"])
    of = {"assembly_id": by.assembly_id, "proposal": proposal, "examined_by_id": by.pk}
    row = Examination.objects.create(**of, **checks, proposed=proposed, ground=ground, opinion=opinion.strip())
    audit.note(by=by, verb="proposals.examine", thing=proposal, why=opinion, proposed=proposed, ground=ground)
    return row


@transaction.atomic
def decide(*, proposal: Proposal, decision: str, heard: str = "", why: str = "", by: Any) -> Proposal:
    """What a second person decides. `heard`: what the proposer said, before it is not accepted or turned elsewhere."""
    proposal = locked(proposal)
    require(rules.may(by, "decide", proposal))
    row = rules.pending(proposal)
    if row is None:
        raise Refused(_("没有待审定的审查意见。"))
    if decision in (Decision.DECLINE, Decision.TURN) and not heard.strip():
        raise Refused(_("不予立案、转社情民意前须听取提案人意见并记下来。"))
    if decision == Decision.DECLINE and not row.ground:
        raise Refused(_("审查人没有提出不予立案的情形；请退回重新审查。"))
    if decision != row.proposed and not why.strip():
        raise Refused(_("审定与审查意见不同，须写明理由。"))
    row.decision, row.heard, row.decided_by_id, row.decided_at = decision, heard.strip(), by.pk, timezone.now()
    row.save(update_fields=["decision", "heard", "decided_by", "decided_at"])
    proposal.state = rules.LIFE.move(rules.DECISIONS[Decision(decision)]).target
    if decision == Decision.ACCEPT and proposal.number is None:
        proposal.number = take_number(proposal)
    proposal.save(update_fields=["state", "number"])
    deeds.enter(proposal, by)
    if decision == Decision.TURN:
        _turned(proposal, by)
    audit.note(by=by, verb="proposals.decide", thing=proposal, why=why, decision=decision, number=proposal.number)
    return proposal


def _turned(proposal: Proposal, by: Any) -> None:
    """With the proposer's consent it goes on as an opinion report: a draft that only the proposer can send."""
    advice = "\n".join(f"{row.number}. {row.text}" for row in proposal.suggestions.all())
    texts = {"title": proposal.title, "situation": proposal.situation, "analysis": proposal.analysis, "advice": advice}
    reports.hand_over(member=proposal.member, texts=texts, source=proposal.ref, by=by)


@transaction.atomic
def merge(*, proposal: Proposal, into: Proposal, why: str, by: Any) -> Proposal:
    """One matter, one handling: `proposal` goes with `into`; its signers are answered all the same."""
    master = locked(into)
    if master.pk == proposal.pk or master.state not in (Proposal.State.ACCEPTED, Proposal.State.HANDLING):
        raise Refused(_("只能并入另一件已立案、尚未答复的提案。"))
    if proposal.merged.exists():
        raise Refused(_("这件提案下已有并入的提案，请先撤销并案，或者把它作为主案。"))
    proposal = moved(rules, proposal, "merge", by)
    proposal.master = master
    proposal.save(update_fields=["state", "master"])
    audit.note(by=by, verb="proposals.merge", thing=proposal, why=why, into=master.ref)
    return proposal


@transaction.atomic
def part(*, proposal: Proposal, why: str, by: Any) -> Proposal:
    """Take a merged proposal out again."""
    proposal = moved(rules, proposal, "part", by)
    proposal.master = None
    proposal.save(update_fields=["state", "master"])
    audit.note(by=by, verb="proposals.part", thing=proposal, why=why)
    return proposal
