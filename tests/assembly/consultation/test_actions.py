import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.consultation import actions, queries
from yishi.assembly.consultation.models import Invitation, Vote
from yishi.assembly.topics.models import Topic


def test_planning_takes_the_topic_up(planned, fumes):
    fumes.refresh_from_db()
    assert fumes.state == Topic.State.TAKEN_UP
    assert planned.topic == fumes


def test_two_clerks_cannot_plan_the_same_topic(planned, fumes, facts, second_clerk):
    with pytest.raises(Refused):
        actions.plan(topic=fumes, facts=facts, by=second_clerk)


def test_called_off_it_gives_the_topic_back(noticed, fumes, clerk):
    actions.call_off(consultation=noticed, why="台风停会", by=clerk)
    fumes.refresh_from_db()
    assert (fumes.state, fumes.decision) == (Topic.State.CONFIRMED, "台风停会")


def test_inviting_twice_invites_once(planned, luming, shenkun, clerk):
    assert actions.invite(consultation=planned, members=[luming], by=clerk) == 1
    assert actions.invite(consultation=planned, members=[luming, shenkun], by=clerk) == 1
    assert planned.invitations.count() == 2


def test_after_the_notice_nobody_is_taken_off_the_list(noticed, clerk):
    with pytest.raises(Refused, match="请假"):
        actions.drop_invitation(invitation=noticed.invitations.first(), by=clerk)


def test_the_last_answer_counts(noticed, member):
    actions.answer(consultation=noticed, coming=True, by=member)
    answer = actions.answer(consultation=noticed, coming=False, reason="出差", by=member)
    assert (answer.answer, answer.reason) == (Invitation.Answer.EXCUSED, "出差")
    with pytest.raises(Refused, match="事由"):
        actions.answer(consultation=noticed, coming=False, reason=" ", by=member)


def test_a_statement_is_masked_before_it_is_stored(noticed, member):
    statement = actions.speak_up(consultation=noticed, text="请联系 13812345678 的店主加装净化器", by=member)
    assert "13812345678" not in statement.text
    assert not AuditLine.objects.filter(title__contains="13812345678").exists()


def test_the_author_agrees_and_the_same_words_come_once(noticed, member, other_member):
    statement = actions.speak_up(consultation=noticed, text="沿街餐饮应加装净化设施。", by=member)
    assert Vote.objects.get(statement=statement).value == 1
    with pytest.raises(Refused, match="直接表态"):
        actions.speak_up(consultation=noticed, text="沿街餐饮应加装净化设施。", by=other_member)


def test_tallies_are_seen_only_after_the_own_vote(noticed, member, other_member):
    statement = actions.speak_up(consultation=noticed, text="夜间烧烤应限时。", by=member)
    assert queries.next_statement(other_member, noticed) == statement
    assert queries.voted(other_member, noticed) == []
    actions.vote(statement=statement, value=1, by=other_member)
    actions.vote(statement=statement, value=-1, by=other_member)
    (row,) = queries.voted(other_member, noticed)
    assert (row["statement"].agree, row["statement"].disagree, row["mine"]) == (1, 1, -1)


def test_only_the_author_takes_a_statement_back(noticed, member, other_member):
    statement = actions.speak_up(consultation=noticed, text="夜间烧烤应限时。", by=member)
    with pytest.raises(Refused):
        actions.withdraw(statement=statement, by=other_member)
    actions.withdraw(statement=statement, by=member)
    assert not queries.statements(noticed).exists()
    with pytest.raises(Refused, match="撤回"):
        actions.vote(statement=statement, value=1, by=other_member)


def test_the_desk_says_what_waits(noticed, member, clerk):
    assert [str(todo.word) for todo in queries.todos(member)] == ["请回复是否参加：助力破解油烟扰民难题"]
    actions.answer(consultation=noticed, coming=True, by=member)
    assert queries.todos(member) == []
    assert [str(todo.word) for todo in queries.todos(clerk)] == ["会议已到日期，待记录：助力破解油烟扰民难题"]
