"""Every write about a visit: logging, attachments, joining, confirming, withdrawing, what was promised."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.hotline import signals
from yishi.assembly.hotline.sources.visits import SOURCE
from yishi.assembly.outreach.visits import pieces, queries, rules
from yishi.assembly.outreach.visits.models import Attachment, Firm, Promise, Visit
from yishi.assembly.outreach.visits.places import seat_of
from yishi.assembly.people.models import Member
from yishi.assembly.record import actions as record
from yishi.assembly.record.actions import Entry
from yishi.engine import privacy

DEED = "visit"
FACTS = ("key", "village", "moved_from", "day", "whom", "phone_at", "clock_off", "distance")


@transaction.atomic
def log(*, facts: dict[str, Any], by: Any) -> Visit:
    """Store a visit once, however often its phone sends it. `facts`: what `FACTS` names; policy, said; firm_name,
    companions, promise with promise_due, files (key, kind, size of each) where there are any."""
    require(rules.may_log(by))
    pieces.announced(facts.get("files", []))
    known = _known(facts["key"], by)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            visit = _stored(facts, by)
    except IntegrityError:  # the same phone, twice at the same moment
        known = _known(facts["key"], by)
        if known is None:
            raise
        return known
    _tell(visit)
    audit.note(by=by, verb="visits.log", thing=visit, hidden=visit.hidden, clock_off=visit.clock_off)
    return visit


@transaction.atomic
def take_piece(*, visit: Visit, key: str, offset: int, content: bytes, by: Any) -> Attachment:
    """One piece of an announced attachment, kept at its place; asked again it changes nothing."""
    attachment = Attachment.objects.select_for_update().filter(visit=visit, key=key).first()
    if attachment is None or visit.logged_by_id != by.pk:
        raise Refused(_("没有登记过这个附件。"))
    attachment.visit = visit
    pieces.put(attachment, offset, content)
    if attachment.whole:
        audit.note(by=by, verb="visits.take_piece", thing=attachment, size=attachment.size)
    return attachment


@transaction.atomic
def give_up(*, attachment: Attachment, by: Any) -> None:
    """An attachment that will not come, or is not wanted any more, is forgotten; the visit stays."""
    require(rules.is_author(by, attachment.visit))
    if attachment.whole:
        require(rules.may(by, "amend", attachment.visit))
    audit.note(by=by, verb="visits.give_up", thing=attachment, received=attachment.received)
    kept = attachment.file
    attachment.delete()
    if kept:
        transaction.on_commit(lambda: kept.delete(save=False))


@transaction.atomic
def amend(*, visit: Visit, said: str, policy: str, by: Any) -> Visit:
    """Put right what was written, or write down what a recording says. Personal data is masked."""
    visit = locked(visit)
    require(rules.may(by, "amend", visit))
    masked = privacy.mask_and_count(said.strip())
    visit.said, visit.hidden, visit.policy = masked.text, sum(masked.counts.values()), _line(policy, 120)
    visit.save(update_fields=["said", "hidden", "policy"])
    _tell(visit)
    audit.note(by=by, verb="visits.amend", thing=visit, hidden=visit.hidden)
    return visit


@transaction.atomic
def join(*, visit: Visit, into: Visit, by: Any) -> Visit:
    """Two of a group logged the same visit: theirs becomes one, and nothing that either wrote is lost."""
    visit, into = moved(rules, visit, "join", by), locked(into)
    if into not in queries.alike(visit):
        raise Refused(_("只能并入同组委员同一天在同一地点登记、尚未确认的走访。"))
    visit.joined_into = into
    visit.save(update_fields=["state", "joined_into"])
    into.members.add(*visit.members.all())
    visit.promises.update(visit=into)
    for each in (visit, into):
        _tell(each)
    audit.note(by=by, verb="visits.join", thing=visit, into=into.ref)
    return into


@transaction.atomic
def confirm(*, visit: Visit, by: Any) -> Visit:
    """Somebody who was not there stands for it: who went is written into the record book."""
    visit = moved(rules, visit, "confirm", by)
    visit.confirmed_by_id, visit.confirmed_at = by.pk, timezone.now()
    visit.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    deeds = record.vouch(entries=list(_entries(visit)), by=by)
    audit.note(by=by, verb="visits.confirm", thing=visit, deeds=len(deeds))
    return visit


@transaction.atomic
def withdraw(*, visit: Visit, why: str, by: Any) -> Visit:
    """The author takes it back before it is confirmed, with the reason."""
    visit = moved(rules, visit, "withdraw", by)
    visit.withdrawn_why = privacy.mask(_line(why, 200))
    visit.save(update_fields=["state", "withdrawn_why"])
    _tell(visit)
    audit.note(by=by, verb="visits.withdraw", thing=visit, why=visit.withdrawn_why)
    return visit


@transaction.atomic
def promise(*, visit: Visit, facts: dict[str, Any], by: Any) -> Promise:
    """Note what was promised. `facts`: text, owner (a member), due."""
    visit = locked(visit)
    require(rules.may(by, "promise", visit))
    row = _promised(visit, facts["text"], facts["due"], facts["owner"])
    audit.note(by=by, verb="visits.promise", thing=row, due=row.due.isoformat(), owner=str(row.owner))
    return row


@transaction.atomic
def settle(*, promise: Promise, verb: str, answer: str, by: Any) -> Promise:
    """`keep` a promise, or `drop` it, and say how or why."""
    promise = locked(promise)
    require(rules.may_settle(by, verb, promise))
    promise.state = Promise.State.KEPT if verb == "keep" else Promise.State.DROPPED
    promise.answer, promise.settled_by_id, promise.settled_at = privacy.mask(answer.strip()), by.pk, timezone.now()
    promise.save(update_fields=["state", "answer", "settled_by", "settled_at"])
    audit.note(by=by, verb=f"visits.{verb}_promise", thing=promise)
    return promise


def _tell(visit: Visit) -> None:
    """The hotline hears at once what people said, and what is no longer said."""
    signals.tell(queries.signal(visit), SOURCE.code, visit.village)


def _known(key: str, by: Any) -> Visit | None:
    known = Visit.objects.filter(assembly_id=by.assembly_id, key=key).select_related("village", "firm").first()
    if known is not None and known.logged_by_id != by.pk:
        raise Refused(_("这次走访是另一账号登记的。"))
    return known


def _stored(facts: dict[str, Any], by: Any) -> Visit:
    """The rows of one visit."""
    author = Member.objects.get(pk=by.member_id)
    seat = seat_of(author.pk)
    said = privacy.mask_and_count(facts["said"].strip())
    visit = Visit.objects.create(
        assembly_id=by.assembly_id,
        author=author,
        group=seat.group if seat else None,
        firm=_firm(facts, by),
        policy=privacy.mask(_line(facts["policy"], 120))[:120],
        said=said.text,
        hidden=sum(said.counts.values()),
        logged_by_id=by.pk,
        **{name: facts[name] for name in FACTS},
    )
    visit.members.set([author, *facts.get("companions", ())])
    if facts.get("promise"):
        _promised(visit, facts["promise"], facts["promise_due"], author)
    Attachment.objects.bulk_create(
        Attachment(assembly_id=by.assembly_id, visit=visit, **file) for file in facts.get("files", ())
    )
    return visit


def _firm(facts: dict[str, Any], by: Any) -> Firm | None:
    """The firm of that name in that village; one that nobody called on yet is entered, for the office to check."""
    name = _line(facts.get("firm_name", ""), 80)
    if not name:
        return None
    of = {"assembly_id": by.assembly_id, "village": facts["village"], "name": name}
    return Firm.objects.get_or_create(**of, defaults={"added_by_id": by.pk})[0]


def _promised(visit: Visit, text: str, due: Any, owner: Member) -> Promise:
    return Promise.objects.create(
        assembly_id=visit.assembly_id, visit=visit, text=privacy.mask(_line(text, 200))[:200], due=due, owner=owner
    )


def _line(text: str, most: int) -> str:
    return " ".join(text.split())[:most]


def _entries(visit: Visit) -> Iterable[Entry]:
    """One deed for each member who went; whoever logged it first. The book is kept in the office's language."""
    with translation.override(settings.LANGUAGE_CODE):
        title = str(visit)
    for member in visit.members.order_by("number"):
        share = "first" if member.pk == visit.author_id else "joiner"
        yield Entry(member, DEED, visit.day, title, share=share, thing=visit.ref)
