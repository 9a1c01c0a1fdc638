"""Drafting, signing and sending bulletins: of a consultation's result, or of opinion reports."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.models import Series
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.opinions import rules
from yishi.assembly.opinions.models import Bulletin, BulletinItem
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.opinions.upward import telling

TEXTS = ("title", "kind", "situation", "analysis", "advice", "addressees")
# Each kind is numbered by itself, every year from 1.
SERIES = {
    Bulletin.Kind.SPECIAL: "bulletin",
    Bulletin.Kind.CONSULTATION: "bulletin consultation",
    Bulletin.Kind.REPORTS: "bulletin reports",
}


@transaction.atomic
def draft(*, consultation: Consultation, texts: dict[str, str], by: Any) -> Bulletin:
    """Begin a bulletin on a consultation's result. `texts`: title, kind, situation, analysis, advice, addressees."""
    require(rules.may_draft(by, consultation))
    bulletin = Bulletin.objects.create(
        assembly_id=by.assembly_id, consultation=consultation, drafted_by_id=by.pk, **_known(texts)
    )
    audit.note(by=by, verb="opinions.draft", thing=bulletin)
    return bulletin


@transaction.atomic
def compose(*, reports: Sequence[Report], texts: dict[str, str], by: Any) -> Bulletin:
    """Begin a bulletin of one or more reports whose text is final. `texts`: title, kind, addressees."""
    require(rules.may_compose(by))
    bulletin = Bulletin.objects.create(assembly_id=by.assembly_id, drafted_by_id=by.pk, **_known(texts))
    _carry(bulletin, reports)
    audit.note(by=by, verb="opinions.compose", thing=bulletin, reports=len(reports))
    return bulletin


@transaction.atomic
def recompose(*, bulletin: Bulletin, reports: Sequence[Report], texts: dict[str, str], by: Any) -> Bulletin:
    """Change which reports a draft carries, and its head."""
    bulletin = edit(bulletin=bulletin, texts=texts, by=by)
    bulletin.items.all().delete()
    _carry(bulletin, reports)
    return bulletin


@transaction.atomic
def edit(*, bulletin: Bulletin, texts: dict[str, str], by: Any) -> Bulletin:
    """Change a draft's texts."""
    bulletin = locked(bulletin)
    require(rules.may(by, "edit", bulletin))
    changed = [name for name, text in _known(texts).items() if getattr(bulletin, name) != text]
    for name in changed:
        setattr(bulletin, name, texts[name])
    bulletin.save(update_fields=changed)
    audit.note(by=by, verb="opinions.edit", thing=bulletin, changed=changed)
    return bulletin


@transaction.atomic
def submit(*, bulletin: Bulletin, by: Any) -> Bulletin:
    """Hand a draft to the signatory."""
    bulletin = moved(rules, bulletin, "submit", by)
    bulletin.returned_why = ""
    bulletin.save(update_fields=["state", "returned_why"])
    audit.note(by=by, verb="opinions.submit", thing=bulletin)
    return bulletin


@transaction.atomic
def give_back(*, bulletin: Bulletin, why: str, by: Any) -> Bulletin:
    """Return a bulletin to its drafter with the signatory's opinion."""
    bulletin = moved(rules, bulletin, "give_back", by)
    bulletin.returned_why = why
    bulletin.save(update_fields=["state", "returned_why"])
    audit.note(by=by, verb="opinions.give_back", thing=bulletin, why=why)
    return bulletin


@transaction.atomic
def issue(*, bulletin: Bulletin, by: Any) -> Bulletin:
    """Sign: the bulletin gets the year's next number and its text is fixed."""
    bulletin = moved(rules, bulletin, "issue", by)
    now = timezone.now()
    bulletin.year = timezone.localdate(now).year
    bulletin.issue = Series.take(
        assembly_id=bulletin.assembly_id, name=SERIES[Bulletin.Kind(bulletin.kind)], year=bulletin.year
    )
    bulletin.signatory, bulletin.issued_by_id, bulletin.issued_at = str(by), by.pk, now
    bulletin.save(update_fields=["state", "year", "issue", "signatory", "issued_by", "issued_at"])
    Report.objects.filter(item__bulletin=bulletin).update(state=Report.State.ISSUED)
    telling.issued(bulletin)
    audit.note(by=by, verb="opinions.issue", thing=bulletin, year=bulletin.year, issue=bulletin.issue)
    return bulletin


@transaction.atomic
def send(*, bulletin: Bulletin, by: Any) -> Bulletin:
    """Record that the issued bulletin went to its addressees."""
    bulletin = moved(rules, bulletin, "send", by)
    bulletin.sent_at = timezone.now()
    bulletin.save(update_fields=["state", "sent_at"])
    audit.note(by=by, verb="opinions.send", thing=bulletin, addressees=bulletin.addressees)
    return bulletin


def _carry(bulletin: Bulletin, reports: Sequence[Report]) -> None:
    """Put the reports into the bulletin, each locked and asked once more whether it is ready."""
    if not reports:
        raise Refused(_("请至少选一份已定稿的信息。"))
    free = Report.objects.select_for_update(of=("self",)).filter(
        assembly_id=bulletin.assembly_id, state=Report.State.APPROVED, item__isnull=True
    )
    ready = {report.pk for report in free.filter(pk__in=[report.pk for report in reports])}
    for report in reports:
        if report.pk not in ready:
            raise Refused(_("“%(title)s”没有定稿，或者已经编入另一期。") % {"title": report.title})
    of = {"assembly_id": bulletin.assembly_id, "bulletin": bulletin}
    BulletinItem.objects.bulk_create(
        BulletinItem(**of, report=report, place=place) for place, report in enumerate(reports, start=1)
    )


def _known(texts: dict[str, str]) -> dict[str, str]:
    return {name: texts[name] for name in TEXTS if name in texts}
