"""Every write about findings: noting, rectification with proof, and the look back whether it holds."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import revise
from yishi.assembly.base.workdays import months_after
from yishi.assembly.consultation.supervision import rules, rules_findings
from yishi.assembly.consultation.supervision.models import Finding, LookBack, Rectification, Supervision
from yishi.engine import privacy

FACTS = ("text", "severity", "unit", "due", "town", "village", "inspection")
AGAIN = 1  # months until the next look where one found it not cured yet, and none is planned before


@transaction.atomic
def add(*, supervision: Supervision, facts: dict[str, Any], by: Any) -> Finding:
    """Note a finding under the next number of its supervision. `facts`: what `FACTS` names."""
    supervision = locked(supervision)
    require(rules.may(by, "find", supervision))
    last = supervision.findings.aggregate(last=Max("number"))["last"] or 0
    finding = Finding.objects.create(
        assembly_id=by.assembly_id, supervision=supervision, number=last + 1, **_facts(facts)
    )
    audit.note(by=by, verb="supervision.add_finding", thing=finding, number=finding.number)
    return finding


@transaction.atomic
def edit(*, finding: Finding, facts: dict[str, Any], version: int, by: Any) -> Finding:
    """Change a finding before it is handed over. Raises `Overtaken` when another saved since `version`."""
    finding = locked(finding)
    require(rules_findings.may(by, "edit", finding))
    changed = revise(finding, _facts(facts), version)
    audit.note(by=by, verb="supervision.edit_finding", thing=finding, changed=changed)
    return finding


@transaction.atomic
def drop(*, finding: Finding, why: str, by: Any) -> Finding:
    """Follow a finding no longer, with the reason."""
    finding = moved(rules_findings, finding, "drop", by)
    finding.dropped_why = why
    finding.save(update_fields=["state", "dropped_why"])
    audit.note(by=by, verb="supervision.drop_finding", thing=finding, why=why)
    return finding


@transaction.atomic
def rectify(*, finding: Finding, facts: dict[str, Any], by: Any) -> Rectification:
    """Say what was done, with proof. It is a claim: look-backs are planned, and decide.

    `facts`: day, text, proof (an uploaded file, or none), proof_note.
    """
    finding = moved(rules_findings, finding, "rectify", by)
    finding.save(update_fields=["state"])
    proof = facts.get("proof")
    row = Rectification.objects.create(
        assembly_id=finding.assembly_id,
        finding=finding,
        day=facts["day"],
        text=privacy.mask(facts["text"]),
        proof=proof or "",
        proof_name=proof.name if proof else "",
        proof_note=privacy.mask(facts["proof_note"]),
        entered_by_id=by.pk,
    )
    for months in finding.supervision.intervals:
        _plan_look(row, months_after(row.day, months))
    audit.note(by=by, verb="supervision.rectify", thing=finding, day=str(row.day))
    return row


@transaction.atomic
def look_back(*, finding: Finding, facts: dict[str, Any], by: Any) -> LookBack:
    """Do the look-back that is due first. `facts`: result, words, inspection (or none), due (after a reopening)."""
    verb = rules_findings.VERB_OF[facts["result"]]
    finding = moved(rules_findings, finding, verb, by)
    if verb == "reopen":
        if facts.get("due") is None:
            raise Refused(_("重新整改须写明新的整改期限。"))
        finding.due, finding.reopened = facts["due"], finding.reopened + 1
    finding.save(update_fields=["state", "due", "reopened"])
    look = _looked(finding, facts, by)
    _plan_on(finding, look)
    audit.note(by=by, verb="supervision.look_back", thing=finding, result=look.result)
    return look


def _looked(finding: Finding, facts: dict[str, Any], by: Any) -> LookBack:
    look = rules_findings.outstanding(finding).select_for_update().first()
    look.result, look.words = facts["result"], privacy.mask(" ".join(facts["words"].split()))
    look.inspection, look.looked_by_id, look.looked_at = facts.get("inspection"), by.pk, timezone.now()
    look.save(update_fields=["result", "words", "inspection", "looked_by", "looked_at"])
    return look


def _plan_on(finding: Finding, look: LookBack) -> None:
    """After a reopening the next rectification plans its own looks; a claim that is not cured yet needs one more."""
    left = rules_findings.outstanding(finding)
    if look.result == LookBack.Result.REOPENED:
        left.delete()
    elif look.result == LookBack.Result.NOT_CURED:
        soon = months_after(timezone.localdate(), AGAIN)
        if not left.filter(due__lte=soon).exists():
            _plan_look(look.rectification, soon)


def _plan_look(row: Rectification, due: date) -> None:
    LookBack.objects.create(assembly_id=row.assembly_id, rectification=row, due=due)


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    known = {name: facts[name] for name in FACTS}
    return known | {"text": privacy.mask(" ".join(facts["text"].split()))}
