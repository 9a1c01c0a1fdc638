"""Opinion reports of two years: last year's published and answered from above, this year's at every step of the way."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from yishi.assembly.base.models import Series
from yishi.assembly.opinions.actions import SERIES
from yishi.assembly.opinions.addressees.models import Addressee, Fate
from yishi.assembly.opinions.models import Bulletin, BulletinItem
from yishi.assembly.opinions.policies import actions as policies
from yishi.assembly.opinions.reports import deeds
from yishi.assembly.opinions.reports.models import Check, Claim, Edition, Report, ReportVersion, Review
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

LAST_YEAR = ("issued", "issued", "issued", "kept", "issued", "kept", "kept")
THIS_YEAR = ("issued", "edited", "approved", "adopted", "approved", "submitted", "submitted", "returned", "draft")
REVIEWED = {"returned": "give_back", "kept": "keep"}  # all other decisions adopted it
SAID = {"adopt": "情况具体、建议可行，采用。", "keep": "情况属实，留存备用。", "give_back": "请补充数据来源和日期。"}


@dataclass(frozen=True, slots=True)
class Step:
    """How far one report came, and when it was sent."""

    state: str
    sent: datetime
    mine: bool  # of the demo's own member


def load(cast: Cast) -> None:
    today = timezone.localdate()
    told = words("opinions")
    for row in told["policies"]:
        facts = {name: row[name] for name in ("title", "number", "issuer")} | {"day": today - timedelta(days=400)}
        policies.add(facts=facts, text=row["text"], by=cast.users["clerk"])
    for name, back, states in (("earlier", 365, LAST_YEAR), ("reports", 30, THIS_YEAR)):
        reports = []
        for place, (row, state) in enumerate(zip(told[name], states, strict=True)):
            sent = _moment(today - timedelta(days=back - 2 * place))
            step = Step(
                state, sent, mine=state in ("edited", "draft", "returned") or (place == 0 and name == "reports")
            )
            reports.append(_report(row, place, step, cast))
        _bulletin([report for report in reports if report.state == "issued"], back, cast)


def _report(row: list[str], place: int, step: Step, cast: Cast) -> Report:
    title, situation, analysis, advice, edited = row
    numbers = sorted(cast.members)
    number = MEMBER if step.mine else numbers[11 * place + (5 if step.state == "kept" else 8)]
    texts = {"title": title, "situation": situation, "analysis": analysis, "advice": advice}
    report = Report.objects.create(
        assembly=cast.assembly,
        member=cast.members[number],
        state=step.state,
        submitted_at=None if step.state == "draft" else step.sent,
        version=1,
        **texts,
    )
    of = {"assembly": cast.assembly, "report": report}
    ReportVersion.objects.create(**of, number=1, text=texts, saved_by=cast.users["member"])
    _claims(report, step.sent.date(), cast)
    if step.state not in ("draft", "submitted"):
        _reviewed(report, step, cast)
    if step.state in ("edited", "approved", "issued"):
        _edited(report, texts | {"advice": edited or advice}, step, cast)
    return report


def _claims(report: Report, sent: date, cast: Cast) -> None:
    """What the author saw a few days before, and a figure that is older."""
    for kind, source, days in (("observed", "走访记录（示例）", 3), ("figure", "部门统计月报（示例）", 130)):
        Claim.objects.create(
            assembly=cast.assembly,
            report=report,
            text=report.situation.split("，")[0 if kind == "observed" else 1],
            kind=kind,
            source=source,
            day=sent - timedelta(days=days),
            entered_by=cast.users["member"],
        )


def _reviewed(report: Report, step: Step, cast: Cast) -> None:
    verdict = REVIEWED.get(step.state, "adopt")
    of = {"assembly": cast.assembly, "report": report}
    row = Review.objects.create(**of, verdict=verdict, opinion=SAID[verdict], reviewed_by=cast.users["clerk"])
    Review.objects.filter(pk=row.pk).update(reviewed_at=step.sent + timedelta(days=2))
    if verdict == "adopt":
        Check.objects.create(
            **of, about="duplicate", result="new", word="近90天没有重复。", checked_by=cast.users["clerk"]
        )
        deeds.enter(report, cast.users["clerk"])


def _edited(report: Report, texts: dict[str, str], step: Step, cast: Cast) -> None:
    agreed = {} if step.state == "edited" else {
        "answer": Edition.Answer.AGREED,
        "answered_by": cast.users["member"],
        "answered_at": step.sent + timedelta(days=4),
    }  # fmt: skip
    of = {"assembly": cast.assembly, "report": report, "edited_by": cast.users["clerk"]}
    Edition.objects.create(**of, round=1, version=1, **texts, **agreed)


def _bulletin(reports: list[Report], back: int, cast: Cast) -> None:
    """One issue of them all, sent to three levels; the city adopted the first report, the leaders wrote on it."""
    issued = _moment(timezone.localdate() - timedelta(days=back - 15))
    series = SERIES[Bulletin.Kind.REPORTS]
    leader = cast.users["leader"]
    bulletin = Bulletin.objects.create(
        assembly=cast.assembly,
        state=Bulletin.State.SENT,
        kind=Bulletin.Kind.REPORTS,
        title=f"{reports[0].title}等{len(reports)}条" if len(reports) > 1 else reports[0].title,
        addressees="市委、市政府主要领导，苏城市政协研究室",
        signatory=str(leader),
        year=issued.year,
        issue=Series.take(assembly_id=cast.assembly.pk, name=series, year=issued.year),
        drafted_by=cast.users["clerk"],
        issued_by=leader,
        issued_at=issued,
        sent_at=issued + timedelta(hours=3),
    )
    of = {"assembly": cast.assembly, "bulletin": bulletin}
    BulletinItem.objects.bulk_create(
        BulletinItem(**of, report=report, place=place) for place, report in enumerate(reports, start=1)
    )
    sent_to = (("市委、市政府主要领导", "leaders"), ("市政府办公室", "department"), ("苏城市政协研究室", "city"))
    leaders, _office, city = [Addressee.objects.create(**of, name=name, level=level) for name, level in sent_to]
    _came_back(leaders, "instruction", "请住建局研究，拿出可行办法。", issued + timedelta(days=4), cast)
    _came_back(city, "adopted", "《社情民意》采用。", issued + timedelta(days=9), cast)


def _came_back(addressee: Addressee, kind: str, said: str, at: datetime, cast: Cast) -> None:
    """On the first report of the issue; an instruction is confirmed, this year's adoption still waits."""
    item = addressee.bulletin.items.select_related("report").get(place=1)
    waits = kind == "adopted" and item.report.member.number == MEMBER
    decided = {} if waits else {
        "state": Fate.State.CONFIRMED, "decided_by": cast.users["clerk2"], "decided_at": at + timedelta(hours=5)
    }  # fmt: skip
    Fate.objects.create(
        assembly=cast.assembly,
        addressee=addressee,
        report=item.report,
        kind=kind,
        day=at.date(),
        words=said,
        proof_note="批示件或采用通知（示例），原件存档案室",
        noted_by=cast.users["clerk"],
        **decided,
    )


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
