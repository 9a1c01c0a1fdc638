"""Writing, sending and withdrawing an opinion report; its evidence; the author's word on the office's edition."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import revise
from yishi.assembly.opinions.reports import rules
from yishi.assembly.opinions.reports.form_rules import PARTS, TITLE
from yishi.assembly.opinions.reports.models import Claim, Edition, Report, ReportVersion
from yishi.assembly.opinions.reports.texts import clean
from yishi.assembly.people.models import Member
from yishi.engine import privacy

TEXTS = ("title", *PARTS)


@transaction.atomic
def begin(*, texts: dict[str, str], source: str = "", author: str = Report.Author.MEMBER, by: Any) -> Report:
    """A draft of the member's own. `texts`: title, and what is known of situation, analysis, advice.

    `source`: the ref (`kind:public_id`) of the topic, session, proposal or visit that it comes from.
    """
    require(rules.may_begin(by))
    known = {name: clean(texts[name]) for name in TEXTS if name in texts}
    of = {"assembly_id": by.assembly_id, "member_id": by.member_id}
    report = Report.objects.create(**of, **known, source=source, author=author)
    audit.note(by=by, verb="opinions.begin_report", thing=report, source=source)
    return report


@transaction.atomic
def hand_over(*, member: Member, texts: dict[str, str], source: str, by: Any) -> Report:
    """A draft in a member's name from what that member wrote elsewhere (a proposal that was turned into a report): only
    the member can change and send it. A title that is too long is cut; the member sees it."""
    known = {name: clean(texts[name]) for name in TEXTS if name in texts}
    known["title"] = known["title"][:TITLE]
    report = Report.objects.create(assembly_id=by.assembly_id, member=member, **known, source=source)
    audit.note(by=by, verb="opinions.hand_over_report", thing=report, source=source, member=str(member))
    return report


@transaction.atomic
def save(*, report: Report, facts: dict[str, Any], version: int, by: Any) -> Report:
    """Save the draft; every saving is kept. Raises `Overtaken` when another session saved in between."""
    report = locked(report)
    require(rules.may(by, "write", report))
    facts = {name: clean(value) if name in (*TEXTS, "body") else value for name, value in facts.items()}
    if revise(report, facts, version):
        text = {name: getattr(report, name) for name in TEXTS}
        of = {"assembly_id": report.assembly_id, "report": report}
        ReportVersion.objects.create(**of, number=report.version, text=text, saved_by_id=by.pk)
    return report


@transaction.atomic
def submit(*, report: Report, by: Any) -> Report:
    """Send it, or send it again after it was returned."""
    report = moved(rules, report, "submit", by)
    report.submitted_at = timezone.now()
    report.save(update_fields=["state", "submitted_at"])
    audit.note(by=by, verb="opinions.submit_report", thing=report)
    return report


@transaction.atomic
def withdraw(*, report: Report, why: str, by: Any) -> Report:
    """Take it back before it is reviewed, with the reason."""
    report = moved(rules, report, "withdraw", by)
    report.save(update_fields=["state"])
    audit.note(by=by, verb="opinions.withdraw_report", thing=report, why=why)
    return report


@transaction.atomic
def answer(*, report: Report, agree: bool, word: str = "", by: Any) -> Report:
    """The author's word on the office's edition; who does not agree says why."""
    report = moved(rules, report, "agree" if agree else "object", by)
    if not agree and not word.strip():
        raise Refused(_("请写明不同意的理由，办公室据此再改。"))
    edition = rules.pending(report)
    if edition is None:
        raise Refused(_("没有待确认的编辑稿。"))
    edition.answer = Edition.Answer.AGREED if agree else Edition.Answer.OBJECTED
    edition.word, edition.answered_by_id, edition.answered_at = clean(word), by.pk, timezone.now()
    edition.save(update_fields=["answer", "word", "answered_by", "answered_at"])
    report.save(update_fields=["state"])
    audit.note(by=by, verb="opinions.answer_edition", thing=report, why=edition.word, answer=edition.answer)
    return report


@transaction.atomic
def prove(*, report: Report, facts: dict[str, Any], by: Any) -> Claim:
    """Say what a claim rests on. `facts`: text, kind, source, topic, day."""
    report = locked(report)
    require(rules.may(by, "prove", report))
    if facts["day"] > timezone.localdate():
        raise Refused(_("信息日期不能晚于今天。"))
    kept = {name: clean(value) if name in ("text", "source") else value for name, value in facts.items()}
    claim = Claim.objects.create(assembly_id=by.assembly_id, report=report, entered_by_id=by.pk, **kept)
    audit.note(by=by, verb="opinions.prove", thing=report, kind=claim.kind)
    return claim


@transaction.atomic
def drop_claim(*, claim: Claim, by: Any) -> None:
    """Take a claim's row away again: whoever entered it, while evidence may still be given."""
    report = locked(claim.report)
    require(rules.may(by, "prove", report))
    if claim.entered_by_id != by.pk:
        raise Refused(_("只能删除自己登记的依据。"))
    claim.delete()
    audit.note(by=by, verb="opinions.drop_claim", thing=report, text=privacy.mask(claim.text))


@transaction.atomic
def take_note(*, report: Report, by: Any) -> None:
    """The author has read the news of an adoption or instruction: it leaves the desk."""
    report = locked(report)
    require(rules.is_author(by, report))
    report.news_seen_at = timezone.now()
    report.save(update_fields=["news_seen_at"])
    audit.note(by=by, verb="opinions.take_note", thing=report)
