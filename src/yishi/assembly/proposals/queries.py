"""Every read that a page of the room needs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Role, fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.proposals import rules
from yishi.assembly.proposals.handling import queries as handling
from yishi.assembly.proposals.key import queries as key
from yishi.assembly.proposals.models import Plenary, Proposal, Signature
from yishi.assembly.proposals.quality import queries as quality
from yishi.assembly.topics.models import Topic
from yishi.assembly.topics.story import Event

State = Proposal.State


def get_for(user: Any, public_id: str, *, to: str = "look") -> Proposal:
    """The proposal, already guarded."""
    rows = Proposal.objects.select_related("plenary__term", "member", "topic", "master", "assembly")
    return fetch(rows, user, public_id, rules.may, to)


def proposals(user: Any) -> QuerySet[Proposal]:
    """Those this person may open, newest first."""
    rows = Proposal.objects.filter(assembly_id=user.assembly_id).select_related("plenary__term", "member")
    if rules.oversees(user):
        return rows.exclude(state=State.DRAFT, submitted_at=None)
    mine = Q(member_id=user.member_id) | Q(signatures__member_id=user.member_id) if user.member_id else Q(pk=None)
    if Role.MEMBER in user.roles:
        return rows.filter(mine | Q(state__in=rules.PUBLIC_INSIDE)).distinct()
    handed = rows.filter(assignments__unit_id=user.unit_id).exclude(assignments__state="taken_back")
    return handed.distinct() if user.unit_id else rows.none()


def own(user: Any) -> QuerySet[Proposal]:
    """What this member wrote or signs."""
    rows = Proposal.objects.filter(assembly_id=user.assembly_id).select_related("plenary__term", "member")
    signed = Q(signatures__member_id=user.member_id, signatures__answer=Signature.Answer.AGREED)
    return rows.filter(Q(member_id=user.member_id) | signed).distinct()


def of_topic(user: Any, topic: Topic) -> QuerySet[Proposal]:
    return proposals(user).filter(topic=topic)


def counts(user: Any) -> dict[str, int]:
    """How many proposals stand in each state."""
    found = dict(proposals(user).order_by().values_list("state").annotate(n=Count("pk", distinct=True)))
    return {state: found.get(state, 0) for state in State.values}


def plenaries(user: Any) -> QuerySet[Plenary]:
    return Plenary.objects.filter(assembly_id=user.assembly_id).select_related("term")


def signers(proposal: Proposal) -> list[Signature]:
    """Who was asked, the consenting first."""
    order = {Signature.Answer.AGREED: 0, Signature.Answer.WAITING: 1, Signature.Answer.DECLINED: 2}
    rows = proposal.signatures.select_related("member").order_by("pk")
    return sorted(rows, key=lambda row: order[Signature.Answer(row.answer)])


def signature_of(user: Any, proposal: Proposal) -> Signature | None:
    """The reader's own, where asked."""
    return proposal.signatures.filter(member_id=user.member_id).first() if user.member_id else None


def mergeable(proposal: Proposal) -> QuerySet[Proposal]:
    """Accepted proposals of the same plenary that this one could go with."""
    rows = Proposal.objects.filter(assembly_id=proposal.assembly_id, plenary=proposal.plenary)
    return rows.filter(state__in=(State.ACCEPTED, State.HANDLING)).exclude(pk=proposal.pk).order_by("number")


def story(user: Any, topic: Topic) -> list[Event]:
    """What the topic's page tells: proposals that were accepted."""
    told = []
    for proposal in of_topic(user, topic).filter(state__in=rules.PUBLIC_INSIDE):
        words = _("立为第%(number)s号提案：%(title)s") % {"number": proposal.number, "title": proposal.title}
        href = reverse("proposals:proposal", args=[proposal.public_id])
        at = proposal.submitted_at or proposal.created_at
        told.append(Event(at, words, by=str(proposal.member), href=href, icon="file-text"))
    return told


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person."""
    waiting: list[Todo] = []
    if user.member_id is not None:
        waiting += _todos_of_member(user)
    if user.is_a(*rules.STAFF):
        waiting += _todos_of_staff(user)
    return waiting + handling.todos(user) + key.todos(user) + quality.todos(user)


def _todos_of_member(user: Any) -> list[Todo]:
    asked = Proposal.objects.filter(
        assembly_id=user.assembly_id,
        state=State.DRAFT,
        signatures__member_id=user.member_id,
        signatures__answer=Signature.Answer.WAITING,
    )
    unrated = own(user).filter(state=State.ANSWERED).exclude(pk__in=_rated(user))
    back = Proposal.objects.filter(
        assembly_id=user.assembly_id, member_id=user.member_id, state=State.DRAFT, submitted_at__isnull=False
    )
    return [
        *_told(asked, _("请回复是否联名：%(title)s")),
        *_told(back, _("提案退回修改：%(title)s")),
        *_told(unrated, _("请评价提案办理：%(title)s")),
    ]


def _rated(user: Any) -> list[int]:
    """Proposals whose present round this member has rated."""
    rows = Proposal.objects.filter(assembly_id=user.assembly_id, ratings__member_id=user.member_id)
    return [pk for pk, now, rated in rows.values_list("pk", "round", "ratings__round") if now == rated]


def _todos_of_staff(user: Any) -> list[Todo]:
    rows = Proposal.objects.filter(assembly_id=user.assembly_id)
    examined = rows.filter(state=State.EXAMINED).exclude(
        examinations__examined_by_id=user.pk, examinations__decided_at__isnull=True
    )
    return [
        *_told(rows.filter(state=State.SUBMITTED).order_by("submitted_at"), _("待审查：%(title)s")),
        *_told(examined, _("待审定：%(title)s")),
        *_told(rows.filter(state=State.ACCEPTED).order_by("number"), _("待交办：%(title)s")),
    ]


def _told(rows: Iterable[Proposal], words: str) -> list[Todo]:
    return [Todo(words % {"title": row}, reverse("proposals:proposal", args=[row.public_id])) for row in rows]
