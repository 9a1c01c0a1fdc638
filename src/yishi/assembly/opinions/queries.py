"""Every read that a page of the room needs."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.hotline.sources.rooms import Signal
from yishi.assembly.opinions import rules
from yishi.assembly.opinions.addressees import queries as addressees
from yishi.assembly.opinions.models import Bulletin, BulletinItem
from yishi.assembly.opinions.reports import queries as reports
from yishi.assembly.opinions.reports.form_rules import written
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.opinions.upward import queries as upward
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.story import Event


def get_for(user: Any, public_id: str, *, to: str = "look") -> Bulletin:
    """The bulletin, already guarded."""
    rows = Bulletin.objects.select_related(
        "consultation__topic", "drafted_by", "issued_by", "assembly", "incoming__received__link"
    )
    return fetch(rows, user, public_id, rules.may, to)


def bulletins(user: Any) -> QuerySet[Bulletin]:
    """The bulletins this person may read: members those that were issued, the others all."""
    rows = Bulletin.objects.filter(assembly_id=user.assembly_id).select_related("consultation", "drafted_by")
    if user.is_a(*(rules.READERS - {"member"})):
        return rows
    return rows.filter(state__in=(Bulletin.State.ISSUED, Bulletin.State.SENT))


def of_consultation(user: Any, consultation: Consultation) -> QuerySet[Bulletin]:
    return bulletins(user).filter(consultation=consultation)


def items(bulletin: Bulletin) -> list[tuple[BulletinItem, Any]]:
    """Each report of the bulletin with the text that is printed."""
    return [(item, reports.final(item.report)) for item in bulletin.items.select_related("report__member")]


def free(user: Any, bulletin: Bulletin) -> QuerySet[Report]:
    """Reports that this draft may carry: its own, and those that no other carries."""
    own = Q(item__bulletin=bulletin)
    rows = Report.objects.filter(own | Q(item__isnull=True), state=Report.State.APPROVED)
    return rows.filter(assembly_id=user.assembly_id).select_related("member").order_by("submitted_at")


def story(user: Any, topic: Topic) -> list[Event]:
    """What the topic's page tells: bulletins issued on its consultations or from it, and where they were sent."""
    told = []
    of_it = Q(consultation__topic=topic) | Q(items__report__source=topic.ref)
    for bulletin in bulletins(user).filter(of_it, issued_at__isnull=False).distinct():
        assert bulletin.issued_at  # the filter above
        title, href = bulletin.title, reverse("opinions:bulletin", args=[bulletin.public_id])
        words = _("签发专报：%(title)s") % {"title": title}
        told.append(Event(bulletin.issued_at, words, by=bulletin.signatory, href=href, icon="file-text"))
        if bulletin.sent_at:
            words = _("专报报送：%(addressees)s") % {"addressees": bulletin.addressees}
            told.append(Event(bulletin.sent_at, words, text=title, href=href, icon="send"))
    return told


def signals(assembly_id: int) -> Iterator[Signal]:
    """What the hotline may read as messages: issued bulletins, without whoever wrote or signed them."""
    rows = Bulletin.objects.filter(assembly_id=assembly_id, issued_at__isnull=False).select_related("drafted_by")
    for bulletin in rows.order_by("pk"):
        assert bulletin.issued_at  # the filter above
        carried = items(bulletin)
        text = "\n".join(written(vars(one)) for one in (bulletin, *(text for _item, text in carried)))
        authors = [item.report.member.name for item, _text in carried]
        names = (bulletin.signatory, str(bulletin.drafted_by or ""), *authors)
        yield Signal(bulletin.public_id, bulletin.issued_at, bulletin.title, text, names=names)


def material(consultation: Consultation) -> dict[str, str]:
    """What a drafter starts from: counts and quotations of what is on record. Opinions are left to people."""
    advice = [f"{item.number}. {item.text}" for item in consultation.advice.all()]
    return {
        "title": consultation.title,
        "situation": "\n".join(_situation(consultation)),
        "analysis": "",
        "advice": "\n".join(advice),
        "addressees": "",
    }


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person."""
    waiting = reports.todos(user) + addressees.todos(user) + upward.todos(user)
    if user.is_a(*rules.SIGNERS):
        waiting += _todos(user, Bulletin.State.REVIEW, _("专报待审签：%(title)s"))
    if user.is_a(*rules.STAFF):
        waiting += _todos(user, Bulletin.State.ISSUED, _("专报已签发，待登记报送：%(title)s"))
        returned = Bulletin.objects.filter(assembly_id=user.assembly_id, state=Bulletin.State.DRAFT)
        waiting += [_todo(b, _("专报被退回，待修改：%(title)s")) for b in returned.exclude(returned_why="")]
    return waiting


def _todos(user: Any, state: str, words: str) -> list[Todo]:
    rows = Bulletin.objects.filter(assembly_id=user.assembly_id, state=state)
    return [_todo(bulletin, words) for bulletin in rows]


def _todo(bulletin: Bulletin, words: str) -> Todo:
    return Todo(words % {"title": bulletin.title}, reverse("opinions:bulletin", args=[bulletin.public_id]))


def _situation(consultation: Consultation) -> list[str]:
    """Sentences that only count: what was raised, and how the session went."""
    lines = []
    if topic := consultation.topic:
        lines.append(
            _(
                "%(first)s至%(last)s，群众来件中反映“%(label)s”的共%(size)s件，涉及%(places)s个地点、%(incidents)s起事件。"
            )
            % {
                "first": _day(topic.first),
                "last": _day(topic.last),
                "label": topic.label,
                "size": topic.size,
                "places": topic.places,
                "incidents": topic.incident_count,
            }
        )
    attended = consultation.invitations.filter(attended=True).count()
    lines.append(
        _("%(day)s，市政协在%(venue)s召开“%(title)s”%(kind)s，%(attended)s名委员参加，提出意见%(statements)s条。")
        % {
            "day": _day(consultation.starts_at),
            "venue": consultation.venue,
            "title": consultation.title,
            "kind": consultation.get_kind_display(),
            "attended": attended,
            "statements": consultation.statements.filter(withdrawn=False).count(),
        }
    )
    return lines


def _day(moment: Any) -> str:
    return formats.date_format(timezone.localtime(moment), "DATE_FORMAT")
