"""The office's part: reviewing with an opinion, editing beside the author's text, noting what a check found."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.opinions.reports import deeds, form_rules, rules
from yishi.assembly.opinions.reports.actions import TEXTS
from yishi.assembly.opinions.reports.models import Check, Edition, Report, Review
from yishi.assembly.opinions.reports.texts import clean


@transaction.atomic
def review(*, report: Report, verdict: str, opinion: str, by: Any) -> Report:
    """Adopt, keep or return, with an opinion that the author reads."""
    if verdict not in Review.Verdict.values:
        raise Refused(_("请选择采用、留存或退回。"))
    report = moved(rules, report, verdict, by)
    if not opinion.strip():
        raise Refused(_("请写明审稿意见，作者会看到。"))
    report.save(update_fields=["state"])
    of = {"assembly_id": by.assembly_id, "report": report, "reviewed_by_id": by.pk}
    row = Review.objects.create(**of, verdict=verdict, opinion=clean(opinion))
    if verdict == Review.Verdict.ADOPT:
        deeds.enter(report, by)
    audit.note(by=by, verb="opinions.review", thing=report, why=row.opinion, verdict=verdict)
    return report


@transaction.atomic
def edit(*, report: Report, facts: dict[str, str], version: int, by: Any) -> Edition:
    """Save the office's text; the author's stays as it is. Raises `Overtaken` when a colleague saved in between."""
    report = locked(report)
    require(rules.may(by, "edit", report))
    facts = {name: clean(facts[name]) for name in TEXTS}
    if words := form_rules.too_long(*(facts[name] for name in form_rules.PARTS)):
        raise Refused(words)
    edition = rules.pending(report)
    if edition is None:
        return _begun(report, facts, by)
    if version == 0:  # begun before a colleague saved the first text of this round
        raise Overtaken(edition)
    changed = revise(edition, facts, version)
    edition.edited_by_id = by.pk
    edition.save(update_fields=["edited_by"])
    audit.note(by=by, verb="opinions.edit_report", thing=report, changed=changed, round=edition.round)
    return edition


@transaction.atomic
def propose(*, report: Report, by: Any) -> Report:
    """Ask the author to agree to the edition."""
    report = moved(rules, report, "propose", by)
    report.save(update_fields=["state"])
    audit.note(by=by, verb="opinions.propose_edition", thing=report)
    return report


@transaction.atomic
def check(*, report: Report, about: str, result: str, word: str, by: Any) -> Check:
    """What a person found about duplicates or existing policy, in a word."""
    report = locked(report)
    require(rules.may(by, "check", report))
    if not word.strip():
        raise Refused(_("请写一句核查说明。"))
    of = {"assembly_id": by.assembly_id, "report": report, "checked_by_id": by.pk}
    row = Check.objects.create(**of, about=about, result=result, word=clean(word))
    audit.note(by=by, verb="opinions.check", thing=report, about=about, result=result, why=row.word)
    return row


def _begun(report: Report, facts: dict[str, str], by: Any) -> Edition:
    of = {"assembly_id": report.assembly_id, "report": report, "edited_by_id": by.pk}
    edition = Edition.objects.create(**of, **facts, round=report.editions.count() + 1, version=1)
    audit.note(by=by, verb="opinions.edit_report", thing=report, round=edition.round)
    return edition
