"""What phones write: votes and statements. Each is written in a moment, and harmless when it is sent twice.

Votes leave no audit line, as those of members: nobody can look up who voted how.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.consultation.models import Statement
from yishi.assembly.consultation.public import limits, networks, rules
from yishi.assembly.consultation.public.models import Participant, PublicVote, Submission
from yishi.assembly.consultation.public.phones import Phone
from yishi.engine import privacy

VALUES = (-1, 0, 1)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def vote(*, statement: Statement, value: int, version: int, by: Phone) -> PublicVote:
    """Agree (1), disagree (−1) or pass (0). `version`: of the vote that the form showed, 0 for none.

    A form that was sent before changes nothing: the vote has a later version by then. No transaction spans the whole:
    the one row is written in one statement, so that a hall full of phones does not queue for the database.
    """
    require(rules.may_take_part(by.part, timezone.now()))
    if value not in VALUES:
        raise Refused(_("表态只能是赞成、不赞成或暂不表态。"))
    if statement.withdrawn:
        raise Refused(_("这条意见已由提出人撤回。"))
    participant = by.participant() or _join(by)
    _not_too_many_votes(participant)
    cast, fresh = PublicVote.objects.get_or_create(
        assembly_id=participant.assembly_id, statement=statement, participant=participant, defaults={"value": value}
    )
    if not fresh and cast.value != value:
        shown = PublicVote.objects.filter(pk=cast.pk, version=version)
        shown.update(value=value, version=version + 1, changed_at=timezone.now())
        cast.refresh_from_db()
    return cast


@transaction.atomic
def say(*, text: str, once: str, by: Phone) -> Submission:
    """Write a statement. Personal data in it is masked first; others see it once the office let it through."""
    require(rules.may_take_part(by.part, timezone.now()))
    masked = privacy.mask(" ".join(text.split()))
    if len(masked) > limits.LONGEST:
        raise Refused(_("隐去个人信息后超过%(most)s字，请写短一些。") % {"most": limits.LONGEST})
    participant = by.participant() or _join(by)
    sent = participant.submissions.filter(once=once).first() or participant.submissions.filter(text=masked).first()
    if sent is not None:
        return sent
    if _statement_of(by, masked) is not None:
        raise Refused(_("已有相同的意见，请直接表态。"))
    _not_too_many_statements(participant)
    submission = Submission.objects.create(
        assembly_id=participant.assembly_id, participant=participant, once=once, text=masked
    )
    audit.note(by=None, verb="public.say", thing=submission)
    return submission


@transaction.atomic
def _join(phone: Phone) -> Participant:
    """A new phone's row. It is counted for its place and its network, and turned away beyond the limits."""
    now = timezone.now()
    here = Participant.objects.filter(place=phone.place, joined_at__gte=now - HOUR).count()
    by_network = networks.count(phone.place.assembly_id, phone.network, now) if phone.network else 0
    if here >= limits.PHONES_AN_HOUR_AT_A_PLACE or by_network > limits.PHONES_AN_HOUR_BY_A_NETWORK:
        raise Refused(_("现在参加的人太多，请过一小时再来。您也可以用自己的手机流量打开。"))
    made, _new = Participant.objects.get_or_create(
        assembly_id=phone.place.assembly_id, part=phone.part, key=phone.key, defaults={"place": phone.place}
    )
    return made


def _statement_of(phone: Phone, text: str) -> Statement | None:
    return Statement.objects.filter(consultation=phone.part.consultation, text=text, withdrawn=False).first()


def _not_too_many_votes(participant: Participant) -> None:
    lately = participant.votes.filter(changed_at__gte=timezone.now() - MINUTE).count()
    if lately >= limits.VOTES_A_MINUTE:
        raise Refused(_("点得太快了，请过一分钟再继续。已经表的态都算数。"))


def _not_too_many_statements(participant: Participant) -> None:
    today = Submission.objects.filter(created_at__gte=timezone.now() - DAY)
    if today.filter(participant=participant).count() >= limits.STATEMENTS_A_DAY:
        raise Refused(_("一部手机一天最多写%(most)s条，请明天再来。") % {"most": limits.STATEMENTS_A_DAY})
    if today.filter(participant__place=participant.place).count() >= limits.STATEMENTS_A_DAY_AT_A_PLACE:
        raise Refused(_("今天在这里写意见的人太多，请明天再来。"))
