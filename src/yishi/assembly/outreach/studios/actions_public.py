"""What residents do without an account: book a place at a reception, take it back, object during a notice."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.outreach.studios import rules
from yishi.assembly.outreach.studios.models import Booking, Objection, Slot, StudioCase
from yishi.engine import privacy

HOUR = timedelta(hours=1)
BOOKINGS_AN_HOUR = 12  # at one studio: generous for a village, narrow for a machine
OPEN_OF_ONE = 2  # bookings to come of one phone at one studio
OBJECTIONS_A_DAY = 30  # to one notice


@transaction.atomic
def book(*, slot: Slot, text: str, by: str) -> Booking:
    """A place at a reception. `by`: the phone's key at this studio; booking again shows the same booking."""
    slot = locked(slot)
    known = slot.bookings.filter(key=by).first()
    if known is not None and not known.cancelled:
        return known
    _bookable(slot, by)
    masked = privacy.mask(" ".join(text.split()))[:200]
    if known is not None:
        known.text, known.cancelled = masked, False
        known.save(update_fields=["text", "cancelled"])
        booking = known
    else:
        booking = Booking.objects.create(assembly_id=slot.assembly_id, slot=slot, key=by, text=masked)
    audit.note(by=None, verb="studios.book", thing=booking)
    return booking


@transaction.atomic
def take_back(*, booking: Booking, by: str) -> Booking:
    """Whoever booked does not come."""
    booking = locked(booking)
    if booking.key != by:
        raise Refused(_("请用预约时的手机取消。"))
    if booking.slot.starts_at <= timezone.now():
        raise Refused(_("接待已经开始。"))
    booking.cancelled = True
    booking.save(update_fields=["cancelled"])
    audit.note(by=None, verb="studios.take_back", thing=booking)
    return booking


@transaction.atomic
def object_to(*, case: StudioCase, text: str, once: str, by: Any = None) -> Objection:
    """Something against it, during its notice. Sent twice it is taken once."""
    case = locked(case)
    if case.state != rules.State.NOTICED or case.notice_until is None or timezone.localdate() > case.notice_until:
        raise Refused(_("公示已经结束。"))
    known = case.objections.filter(once=once).first()
    if known is not None:
        return known
    if case.objections.filter(created_at__gte=timezone.now() - timedelta(days=1)).count() >= OBJECTIONS_A_DAY:
        raise Refused(_("今天收到的意见太多，请明天再来，或直接联系政协办公室。"))
    masked = privacy.mask(" ".join(text.split()))[:300]
    objection = Objection.objects.create(assembly_id=case.assembly_id, case=case, once=once, text=masked)
    audit.note(by=by, verb="studios.object_to", thing=objection)
    return objection


@transaction.atomic
def answer_objection(*, objection: Objection, answer: str, by: Any) -> Objection:
    """What was found about it, before the decision."""
    objection = locked(objection)
    require(rules.has_role(by, rules.STAFF))
    require(rules.same_assembly(by, objection))
    if objection.answered_at:
        raise Refused(_("已经处理。"))
    objection.answer, objection.answered_by_id = privacy.mask(answer.strip()), by.pk
    objection.answered_at = timezone.now()
    objection.save(update_fields=["answer", "answered_by", "answered_at"])
    audit.note(by=by, verb="studios.answer_objection", thing=objection)
    return objection


def _bookable(slot: Slot, key: str) -> None:
    now = timezone.now()
    if slot.cancelled_why or slot.starts_at <= now or slot.case.state not in rules.OPEN:
        raise Refused(_("这个时段不能预约了，请另选。"))
    if slot.bookings.filter(cancelled=False).count() >= slot.places:
        raise Refused(_("这个时段已经约满，请另选。"))
    mine = Booking.objects.filter(slot__case=slot.case, key=key, cancelled=False, slot__starts_at__gt=now)
    if mine.count() >= OPEN_OF_ONE:
        raise Refused(_("一部手机最多同时预约%(most)s次。") % {"most": OPEN_OF_ONE})
    if Booking.objects.filter(slot__case=slot.case, created_at__gte=now - HOUR).count() >= BOOKINGS_AN_HOUR:
        raise Refused(_("现在预约的人太多，请过一小时再来，或直接到工作室登记。"))
