"""Every read that a page of the room needs."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.consultation import rules
from yishi.assembly.consultation.agreement import routing
from yishi.assembly.consultation.attendance import queries as attendance
from yishi.assembly.consultation.ballots import queries as ballots
from yishi.assembly.consultation.models import Consultation, Invitation, Paper, Statement, Vote
from yishi.assembly.consultation.plan import queries as plan
from yishi.assembly.consultation.public import queries as public
from yishi.assembly.consultation.research import queries as research
from yishi.assembly.consultation.supervision import queries as supervision
from yishi.assembly.people.models import ActionGroup, Member
from yishi.assembly.topics.models import Placing, Topic
from yishi.assembly.topics.story import Event

State = Consultation.State
SUGGESTED = 6


def get_for(user: Any, public_id: str, *, to: str = "look") -> Consultation:
    """The consultation, already guarded."""
    rows = Consultation.objects.select_related("topic", "subject", "town", "convener", "planned_by", "assembly")
    return fetch(rows, user, public_id, rules.may, to)


def paper_for(user: Any, public_id: str, *, to: str = "look") -> Paper:
    """A paper, for whoever may do `to` with its consultation."""
    paper = _of(Paper.objects.select_related("consultation"), user, public_id)
    require(rules.may(user, to, paper.consultation))
    return paper


def statement_for(user: Any, public_id: str, *, to: str) -> Statement:
    """A statement, for whoever may do `to` in its consultation."""
    statement = _of(Statement.objects.select_related("consultation"), user, public_id)
    require(rules.may(user, to, statement.consultation))
    return statement


def _of(rows: QuerySet, user: Any, public_id: str) -> Any:
    thing = rows.filter(assembly_id=user.assembly_id, public_id=public_id).first()
    if thing is None:
        raise Http404(public_id)
    return thing


def consultations(user: Any) -> QuerySet[Consultation]:
    """Those this person may open, newest first."""
    rows = Consultation.objects.filter(assembly_id=user.assembly_id).select_related("topic", "town")
    if rules.oversees(user):
        return rows
    noticed = rows.exclude(state=State.PLANNED)
    if user.member_id:
        return noticed
    return noticed.filter(units=user.unit_id)


def of_topic(user: Any, topic: Topic) -> QuerySet[Consultation]:
    return consultations(user).filter(topic=topic)


def story(user: Any, topic: Topic) -> list[Event]:
    """What the topic's page tells: taken up, and the session where one was held."""
    told = []
    for consultation in of_topic(user, topic).select_related("planned_by"):
        title, href = consultation.title, reverse("consultation:consultation", args=[consultation.public_id])
        planned_by = str(consultation.planned_by or "")
        words = _("列入协商：%(title)s") % {"title": title}
        told.append(Event(consultation.created_at, words, by=planned_by, href=href, icon="messages"))
        if consultation.state in (State.HELD, State.CLOSED):
            words = _("召开协商会议：%(title)s") % {"title": title}
            result = consultation.get_result_display()
            told.append(Event(consultation.starts_at, words, text=result, href=href, icon="users", turn=True))
    return told


def counts(user: Any) -> dict[str, int]:
    """How many consultations stand in each state."""
    found = dict(consultations(user).order_by().values_list("state").annotate(n=Count("pk")))
    return {state: found.get(state, 0) for state in State.values}


def invitations(consultation: Consultation) -> QuerySet[Invitation]:
    """The list of those invited, by name."""
    return consultation.invitations.select_related("member").order_by("member__pinyin", "member__name")


def invitation_of(user: Any, consultation: Consultation) -> Invitation | None:
    if user.member_id is None:
        return None
    return consultation.invitations.filter(member_id=user.member_id).first()


def answers(consultation: Consultation) -> dict[str, int]:
    """How many were invited, come, are excused, have not answered."""
    found = dict(consultation.invitations.order_by().values_list("answer").annotate(n=Count("pk")))
    by_answer = {answer: found.get(answer, 0) for answer in Invitation.Answer.values}
    return {"invited": sum(by_answer.values()), **by_answer}


def statements(consultation: Consultation) -> QuerySet[Statement]:
    """Statements that stand, with `agree`, `disagree`, `passed`, oldest first."""
    return consultation.statements.filter(withdrawn=False).annotate(
        agree=Count("votes", filter=Q(votes__value=1)),
        disagree=Count("votes", filter=Q(votes__value=-1)),
        passed=Count("votes", filter=Q(votes__value=0)),
    )


def next_statement(user: Any, consultation: Consultation) -> Statement | None:
    """The statement to ask this member next, of those not voted on."""
    rows = Vote.objects.filter(member_id=user.member_id, statement__consultation=consultation)
    mine = dict(rows.values_list("statement__public_id", "value"))
    standing = consultation.statements.filter(withdrawn=False).values_list("public_id", flat=True)
    waiting = routing.order(consultation, mine, list(standing))
    if waiting is None:
        waiting = routing.fewest_first(consultation, mine)
    return consultation.statements.filter(public_id=waiting[0]).first() if waiting else None


def unvoted(user: Any, consultation: Consultation) -> int:
    return _unvoted(user, consultation).count()


def _unvoted(user: Any, consultation: Consultation) -> QuerySet[Statement]:
    mine = Vote.objects.filter(member_id=user.member_id, statement__consultation=consultation).values("statement")
    return consultation.statements.filter(withdrawn=False).exclude(pk__in=mine)


def voted(user: Any, consultation: Consultation) -> list[dict[str, Any]]:
    """Statements this member has voted on, with the tallies and the own vote. Nobody sees tallies before voting."""
    mine = dict(
        Vote.objects.filter(member_id=user.member_id, statement__consultation=consultation).values_list(
            "statement_id", "value"
        )
    )
    return [
        {"statement": statement, "mine": mine[statement.pk], "own": statement.member_id == user.member_id}
        for statement in statements(consultation)
        if statement.pk in mine
    ]


def to_invite(user: Any, consultation: Consultation) -> QuerySet[Member]:
    """Members who are not on the list yet, with a seat today."""
    return Member.objects.filter(assembly_id=user.assembly_id, seats__until__isnull=True, seats__isnull=False).exclude(
        invitations__consultation=consultation
    )


def suggested_groups(consultation: Consultation) -> QuerySet[ActionGroup]:
    """Action groups whose villages raised the matter most, with `raised`, the number of messages."""
    if consultation.topic is None:
        return ActionGroup.objects.none()
    placed = Placing.objects.filter(topic=consultation.topic, ticket__village__isnull=False)
    return (
        ActionGroup.objects.filter(assembly_id=consultation.assembly_id)
        .annotate(
            raised=Count(
                "villages__tickets", filter=Q(villages__tickets__placings__in=placed.values("pk")), distinct=True
            )
        )
        .filter(raised__gt=0)
        .order_by("-raised", "name")[:SUGGESTED]
    )


def todos(user: Any) -> list[Todo]:
    """What the room asks of this person."""
    waiting: list[Todo] = []
    if user.member_id is not None:
        waiting += _todos_of_member(user)
    if user.is_a(*rules.STAFF):
        waiting += _todos_of_staff(user)
    waiting += attendance.todos(user)
    waiting += ballots.todos(user)
    waiting += plan.todos(user)
    waiting += research.todos(user)
    waiting += supervision.todos(user)
    waiting += public.todos(user)
    return waiting


def _todos_of_member(user: Any) -> list[Todo]:
    """Unanswered invitations nobody reminded of yet (`attendance` has those); statements not voted on."""
    rows = Consultation.objects.filter(
        assembly_id=user.assembly_id, state=State.NOTICED, invitations__member_id=user.member_id
    )
    found = []
    for consultation in rows.filter(
        invitations__answer=Invitation.Answer.WAITING,
        invitations__member_id=user.member_id,
        invitations__reminded_at__isnull=True,
    ):
        found.append(_todo(consultation, _("请回复是否参加：%(title)s")))
    for consultation in rows.distinct():
        if left := unvoted(user, consultation):
            words = _("%(count)s条意见等您表态：%(title)s") % {"count": left, "title": consultation.title}
            url = reverse("consultation:statements", args=[consultation.public_id])
            found.append(Todo(words, url, timezone.localdate(consultation.starts_at)))
    return found


def _todos_of_staff(user: Any) -> list[Todo]:
    mine = Consultation.objects.filter(assembly_id=user.assembly_id)
    words = {
        State.PLANNED: _("待发通知：%(title)s"),
        State.NOTICED: _("会议已到日期，待记录：%(title)s"),
        State.HELD: _("待写纪要并办结：%(title)s"),
    }
    rows = mine.filter(state__in=words).exclude(state=State.NOTICED, starts_at__gt=timezone.now())
    return [_todo(consultation, words[State(consultation.state)]) for consultation in rows.order_by("starts_at")]


def _todo(consultation: Consultation, words: str) -> Todo:
    url = reverse("consultation:consultation", args=[consultation.public_id])
    return Todo(words % {"title": consultation.title}, url, timezone.localdate(consultation.starts_at))
