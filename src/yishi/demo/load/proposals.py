"""Proposals of two sessions: last year's closed, this year's at every step of the way."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from yishi.assembly.people.models import HandlingUnit, Member, Term
from yishi.assembly.proposals.handling import deadlines
from yishi.assembly.proposals.handling.models import Assignment, Contact, Reply, ReplyClass, SuggestionAnswer
from yishi.assembly.proposals.models import Examination, Plenary, Proposal, Signature, Suggestion
from yishi.assembly.proposals.plenaries import take_number
from yishi.assembly.proposals.rating.models import Rating
from yishi.demo.load.people import MEMBER, Cast
from yishi.demo.words import words

CLASSES = (
    ("A", "已经解决或者基本解决", True),
    ("B", "正在解决或者列入计划", False),
    ("C", "受条件限制，留作参考", False),
)
STEPS = ("closed", "closed", "closed", "closed", "answered", "answered", "handling", "handling", "late", "handling")
EARLY = ("accepted", "examined", "submitted", "submitted", "declined", "draft")
SIGNERS = 2


def load(cast: Cast) -> None:
    today = timezone.localdate()
    classes = [ReplyClass.objects.create(assembly=cast.assembly, code=c, meaning=m, solved=s) for c, m, s in CLASSES]
    term = Term.objects.filter(assembly=cast.assembly).order_by("-number").first()
    told = words("proposals")
    for back, number in ((1, 4), (0, 5)):
        opens = date(today.year - back, 1, 10)
        of = {"assembly": cast.assembly, "term": term, "number": number}
        plenary = Plenary.objects.create(**of, opens=opens, closes=opens + timedelta(days=12))
        steps = ("closed",) * len(told) if back else STEPS + EARLY
        for place, (row, step) in enumerate(zip(told, steps, strict=False)):
            if back and place % 2:
                continue  # last year had half of these matters
            _proposal(row, step, plenary, place, classes, cast)


def _proposal(row: list[Any], step: str, plenary: Plenary, place: int, classes: list[ReplyClass], cast: Cast) -> None:
    title, category, unit, situation, analysis, suggestions = row
    numbers = sorted(cast.members)
    writer = cast.members[MEMBER] if step in ("answered", "draft") else cast.members[numbers[7 * place + 3]]
    signers = [cast.members[numbers[7 * place + 3 + n]] for n in range(1, SIGNERS + 1)] if place % 3 == 0 else []
    sent = _moment(plenary.opens + timedelta(days=place % 9))
    proposal = Proposal.objects.create(
        assembly=cast.assembly,
        plenary=plenary,
        member=writer,
        kind=Proposal.Kind.JOINT if signers else Proposal.Kind.SINGLE,
        title=title,
        category=category,
        situation=situation,
        analysis=analysis,
        submitted_at=None if step == "draft" else sent,
        version=1,
    )
    of = {"assembly": cast.assembly, "proposal": proposal}
    Suggestion.objects.bulk_create(Suggestion(**of, number=n, text=text) for n, text in enumerate(suggestions, start=1))
    agreed = {"answer": Signature.Answer.AGREED, "answered_at": sent}
    Signature.objects.bulk_create(Signature(**of, member=member, **agreed) for member in signers)
    if step in ("draft", "submitted"):
        proposal.state = step
    else:
        _examined(proposal, step, sent, cast)
    if step in ("closed", "answered", "handling", "late"):
        proposal.number = take_number(proposal)
        _handled(proposal, step, cast.units[unit], classes[place % len(classes)], cast)
    elif step == "accepted":
        proposal.number = take_number(proposal)
    proposal.save()


def _examined(proposal: Proposal, step: str, sent: datetime, cast: Cast) -> None:
    empty = step == "declined"
    proposed = Examination.Decision.DECLINE if empty else Examination.Decision.ACCEPT
    decided = {} if step == "examined" else {
        "decision": proposed, "decided_by": cast.users["clerk2"], "decided_at": sent + timedelta(days=6)
    }  # fmt: skip
    row = Examination.objects.create(
        assembly=cast.assembly,
        proposal=proposal,
        right_proposer=True,
        right_content=not empty,
        right_form=True,
        proposed=proposed,
        ground="empty" if empty else "",
        opinion="没有具体建议，提案人同意撤下后重写。" if empty else "",
        heard="同意。" if empty and decided else "",
        examined_by=cast.users["clerk"],
        **decided,
    )
    Examination.objects.filter(pk=row.pk).update(examined_at=sent + timedelta(days=3))
    states = {"examined": "examined", "declined": "declined", "accepted": "accepted"}
    proposal.state = states.get(step, "handling")


def _handled(proposal: Proposal, step: str, unit: HandlingUnit, result: ReplyClass, cast: Cast) -> None:
    handed = proposal.plenary.closes + timedelta(days=20)
    if step in ("handling", "late"):
        handed = timezone.localdate() - timedelta(days=40 if step == "handling" else 100)
    dates = deadlines.dates(Assignment.Part.SINGLE, handed)
    assignment = Assignment.objects.create(
        assembly=cast.assembly,
        proposal=proposal,
        unit=unit,
        part=Assignment.Part.SINGLE,
        state=Assignment.State.SIGNED,
        handed_on=handed,
        sign_due=dates.sign_due,
        due=dates.due,
        signed_at=_moment(handed + timedelta(days=4)),
    )
    _talked(assignment, handed, cast)
    if step in ("closed", "answered"):
        _answered(assignment, result, cast)
        proposal.state = step
        if step == "closed":
            _rated(proposal, cast)
            proposal.closed_at = assignment.answered_at


def _talked(assignment: Assignment, handed: date, cast: Cast) -> None:
    ways = ((Contact.Way.PHONE, 7, "电话沟通提案意图和办理思路。"), (Contact.Way.FACE, 50, "当面沟通答复稿。"))
    Contact.objects.bulk_create(
        Contact(
            assembly=cast.assembly,
            assignment=assignment,
            way=way,
            day=handed + timedelta(days=after),
            words=text,
            entered_by=cast.users["unit"],
            confirmed=True,
        )
        for way, after, text in ways
        if handed + timedelta(days=after) <= timezone.localdate()
    )


def _answered(assignment: Assignment, result: ReplyClass, cast: Cast) -> None:
    reply = Reply.objects.create(
        assembly=cast.assembly,
        assignment=assignment,
        letter_number=f"{assignment.handed_on.year}-{assignment.proposal.number}号(示例)",
        text="您提出的提案收悉。我单位会同有关部门逐条研究，现将办理情况答复如下，见逐条答复。感谢您对我们工作的关心和支持。",
        result=result,
        signed_by="单位主要负责人(示例)",
        written_by=cast.users["unit"],
        version=1,
    )
    fate = {"A": "adopted", "B": "planned", "C": "not"}[result.code]
    done = assignment.due + timedelta(days=60)
    for suggestion in assignment.proposal.suggestions.all():
        planned = fate == "planned" and suggestion.number == 1
        SuggestionAnswer.objects.create(
            assembly=cast.assembly,
            reply=reply,
            suggestion=suggestion,
            fate="planned" if planned else "adopted" if fate != "not" else "not",
            due=done if planned else None,
            words="受用地和经费限制，暂不具备条件。" if fate == "not" else "",
        )
    assignment.state = Assignment.State.ANSWERED
    assignment.answered_at = _moment(assignment.due - timedelta(days=6))
    assignment.save()


def _rated(proposal: Proposal, cast: Cast) -> None:
    signers: list[Member] = [proposal.member, *(row.member for row in proposal.signatures.select_related("member"))]
    Rating.objects.bulk_create(
        Rating(
            assembly=cast.assembly,
            proposal=proposal,
            member=member,
            work="satisfied",
            result="satisfied" if n % 2 == 0 else "fairly",
            entered_by=cast.users["member"],
        )
        for n, member in enumerate(signers)
    )


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
