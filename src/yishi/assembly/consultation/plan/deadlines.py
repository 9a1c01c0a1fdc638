"""The deadlines of a consultation as dates, and how it stands with each."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import workdays
from yishi.assembly.base.access import Words
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.plan.kinds import Days, recipe
from yishi.assembly.consultation.plan.models import KindDays

State = Consultation.State


@dataclass(frozen=True, slots=True)
class Deadline:
    """One stage: until when, since when it is done (`over`: done on a day nobody wrote down), and how it stands."""

    word: Words
    due: date
    done: date | None
    over: bool
    today: date

    @property
    def late(self) -> int:
        """Working days past the date: of the doing, or of today where it is not done."""
        if self.over and self.done is None:
            return 0
        return max(workdays.between(self.due, self.done or self.today), 0)

    @property
    def stand(self) -> str:
        """In words, for the page."""
        if self.over:
            return _("迟了%(days)s个工作日") % {"days": self.late} if self.late else _("已按时完成")
        if self.late:
            return _("逾期%(days)s个工作日") % {"days": self.late}
        left = workdays.between(self.today, self.due)
        return _("还有%(days)s个工作日") % {"days": left} if left else _("今天到期")

    @property
    def tone(self) -> str:
        if self.late:
            return "warn" if self.over else "bad"
        return "good" if self.over else "open"

    @property
    def counted(self) -> bool:
        """Whether the holidays of its year are known; else only weekends are left out."""
        return workdays.known(self.due)


def days_of(assembly_id: int, kind: str, day: date) -> Days:
    """The working days that hold for `kind` on `day`: the assembly's own, else the recipe's."""
    own = KindDays.objects.filter(assembly_id=assembly_id, kind=kind, since__lte=day).order_by("-since").first()
    return Days(own.notice, own.papers, own.minutes) if own else recipe(kind).days


def notice_due(found: Consultation) -> date | None:
    """The last day for the notice; none where the kind sets no deadline."""
    days = _days(found)
    return workdays.add(timezone.localdate(found.starts_at), -days.notice) if days.notice is not None else None


def is_notice_late(found: Consultation, today: date) -> bool:
    due = notice_due(found)
    return due is not None and today > due


def deadlines(found: Consultation, today: date) -> list[Deadline]:
    """Notice, papers and minutes, those that the kind asks for. Nothing for a consultation that was called off."""
    if found.state == State.CALLED_OFF:
        return []
    days, session = _days(found), timezone.localdate(found.starts_at)
    noticed = found.state != State.PLANNED
    paper = found.papers.order_by("-created_at").first() if noticed else None
    sent = max(_day(paper.created_at), _day(found.noticed_at)) if paper and found.noticed_at else None
    held = found.state in (State.HELD, State.CLOSED)
    stages = (
        (_("发出通知"), days.notice, -1, _day(found.noticed_at) if found.noticed_at else None, noticed),
        (_("发出材料"), days.papers, -1, sent, paper is not None or held),
        (_("出纪要"), days.minutes, 1, _day(found.closed_at) if found.closed_at else None, found.state == State.CLOSED),
    )
    return [
        Deadline(word, workdays.add(session, sign * n), done, over, today)
        for word, n, sign, done, over in stages
        if n is not None
    ]


def _days(found: Consultation) -> Days:
    begun = timezone.localdate(found.created_at) if found.created_at else timezone.localdate()
    return days_of(found.assembly_id, found.kind, begun)


def _day(moment: object) -> date:
    return timezone.localdate(moment)  # type: ignore[arg-type]
