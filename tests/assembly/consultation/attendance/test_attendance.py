"""Reminders, leave, and signing in, which never counts."""

from datetime import timedelta

import pytest
from django.core.signing import TimestampSigner
from django.utils import timezone

from tests.assembly.conftest import account
from yishi.assembly.base.access import Refused
from yishi.assembly.consultation import actions as consultations
from yishi.assembly.consultation import session
from yishi.assembly.consultation.attendance import actions, codes, queries, rules
from yishi.assembly.consultation.forms import PresenceForm
from yishi.assembly.consultation.models import Consultation, Invitation
from yishi.assembly.record.models import Deed

EVERYBODY = ("clerk", "officer", "leader", "member", "other_member", "unit", "auditor", "stranger")


@pytest.fixture
def today(noticed):
    """The session begins now."""
    noticed.starts_at = timezone.now()
    noticed.save()
    return noticed


def of(consultation, user) -> Invitation:
    return consultation.invitations.get(member_id=user.member_id)


def ask_for_leave(consultation, user) -> Invitation:
    return consultations.answer(consultation=consultation, coming=False, reason="外出招商", by=user)


def test_leave_waits_for_a_word_and_the_leader_sees_it_on_the_desk(noticed, member, leader):
    ask_for_leave(noticed, member)
    assert of(noticed, member).leave == Invitation.Leave.ASKED
    assert [str(todo.word) for todo in queries.todos(leader)] == [f"1人请假待批：{noticed.title}"]
    actions.decide_leave(invitation=of(noticed, member), granted=True, by=leader)
    assert of(noticed, member).is_excused
    assert queries.todos(leader) == []


def test_leave_is_refused_only_with_a_word(noticed, member, leader):
    ask_for_leave(noticed, member)
    with pytest.raises(Refused, match="须写明意见"):
        actions.decide_leave(invitation=of(noticed, member), granted=False, word=" ", by=leader)
    actions.decide_leave(invitation=of(noticed, member), granted=False, word="本题由您主讲", by=leader)
    assert not of(noticed, member).is_excused
    with pytest.raises(Refused, match="没有待批"):
        actions.decide_leave(invitation=of(noticed, member), granted=True, by=leader)


def test_nobody_grants_their_own_leave(noticed, member, leader, luming):
    ask_for_leave(noticed, member)
    leader.member_id = luming.pk
    with pytest.raises(Refused, match="由他人审批"):
        actions.decide_leave(invitation=of(noticed, member), granted=True, by=leader)


def test_who_changes_their_mind_starts_afresh(noticed, member, leader):
    ask_for_leave(noticed, member)
    actions.decide_leave(invitation=of(noticed, member), granted=False, word="请参加", by=leader)
    consultations.answer(consultation=noticed, coming=True, by=member)
    row = of(noticed, member)
    assert (row.leave, row.leave_word, row.leave_by) == ("", "", None)


@pytest.mark.parametrize(("granted", "kind"), [(True, "leave"), (False, "absent")])
def test_leave_that_was_refused_is_an_absence_in_the_record(noticed, member, leader, clerk, granted, kind, luming):
    ask_for_leave(noticed, member)
    actions.decide_leave(invitation=of(noticed, member), granted=granted, word="请参加", by=leader)
    form = PresenceForm(invitations=noticed.invitations.all())
    assert form[f"seat-{of(noticed, member).pk}"].initial == ("excused" if granted else "absent")
    Consultation.objects.filter(pk=noticed.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    noticed.refresh_from_db()
    session.hold(consultation=noticed, presences=[session.Presence(luming.pk, attended=False)], by=clerk)
    session.write_minutes(consultation=noticed, minutes="议定。", result="settled", version=0, by=clerk)
    session.close(consultation=noticed, by=clerk)
    assert list(Deed.objects.filter(member=luming).values_list("kind", flat=True)) == [kind]


def test_a_reminder_stands_on_the_members_desk_until_they_answer(noticed, member, other_member, clerk):
    rows = queries.waited_for(noticed)
    assert actions.remind(consultation=noticed, invitations=[row.pk for row in rows], by=clerk) == 2
    assert any("办公室提醒" in str(todo.word) for todo in queries.todos(member))
    consultations.answer(consultation=noticed, coming=True, by=member)
    consultations.mark_read(consultation=noticed, by=member)
    assert not any("办公室提醒" in str(todo.word) for todo in queries.todos(member))


def test_who_comes_and_has_not_opened_the_papers_is_on_the_list_too(noticed, member, clerk, luming):
    consultations.answer(consultation=noticed, coming=True, by=member)
    assert luming not in [row.member for row in queries.waited_for(noticed)]
    consultations.add_paper(consultation=noticed, title="油烟治理情况", text="…", by=clerk)
    assert luming in [row.member for row in queries.waited_for(noticed)]


def test_the_code_on_the_screen_signs_a_member_in_once(today, member):
    code = codes.code_of(today)
    actions.sign_in(consultation=today, code=code, by=member)
    first = of(today, member).signed_in_at
    assert first is not None
    actions.sign_in(consultation=today, code=code, by=member)
    assert of(today, member).signed_in_at == first


def test_a_code_is_worthless_after_three_minutes(today, member, monkeypatch):
    code = codes.code_of(today)
    late = timezone.now().timestamp() + codes.GOOD_FOR + 5
    monkeypatch.setattr("django.core.signing.time.time", lambda: late)
    with pytest.raises(Refused, match="二维码已过期"):
        actions.sign_in(consultation=today, code=code, by=member)


def test_a_forged_code_and_that_of_another_session_are_refused(today, member, planned, fumes, facts, clerk):
    for forged in ("", today.public_id, codes.code_of(today)[:-1] + "x", TimestampSigner().sign(today.public_id)):
        with pytest.raises(Refused, match="不是本平台"):
            codes.session_of(forged)
    other = Consultation(public_id="01J00000000000000000000000")
    with pytest.raises(Refused, match="另一场会议"):
        actions.sign_in(consultation=today, code=codes.code_of(other), by=member)


def test_who_was_not_invited_cannot_sign_in(today, enrol, assembly):
    guest = account(assembly, "guest", "严冬", "member", member=enrol("严冬", "015-099"))
    with pytest.raises(Refused, match="不在这次会议的邀请名单"):
        actions.sign_in(consultation=today, code=codes.code_of(today), by=guest)


@pytest.mark.parametrize(
    ("begins_in", "word"),
    [(timedelta(hours=3), "会前两小时"), (timedelta(days=-1), "会议日期已过")],
)
def test_the_door_is_open_around_the_session_only(noticed, member, begins_in, word):
    noticed.starts_at = timezone.now() + begins_in
    noticed.save()
    with pytest.raises(Refused, match=word):
        actions.sign_in(consultation=noticed, code=codes.code_of(noticed), by=member)


def test_a_phone_that_signs_in_while_the_list_is_open_at_the_door_is_not_lost(today, browse, clerk, member, shenkun):
    door = browse(clerk)
    before = door.get(f"/consultations/attendance/{today.public_id}/door").content.decode()
    assert 'name="was"' not in before
    actions.sign_in(consultation=today, code=codes.code_of(today), by=member)
    ticked = today.invitations.get(member=shenkun)
    door.post(f"/consultations/attendance/{today.public_id}/door", {"here": [ticked.pk]})
    assert queries.present(today) == {"here": 2, "coming": 0}


def test_a_tick_set_by_mistake_is_taken_back(today, clerk, luming):
    actions.receive(consultation=today, came={luming.pk}, by=clerk)
    assert actions.receive(consultation=today, came=set(), mistaken={luming.pk}, by=clerk) == 0


def test_signing_in_makes_no_deed_and_not_signing_in_takes_none(today, member, clerk, luming, shenkun):
    actions.sign_in(consultation=today, code=codes.code_of(today), by=member)
    assert not Deed.objects.exists()
    both = [session.Presence(person.pk, attended=True) for person in (luming, shenkun)]
    session.hold(consultation=today, presences=both, by=clerk)
    session.write_minutes(consultation=today, minutes="议定。", result="settled", version=0, by=clerk)
    session.close(consultation=today, by=clerk)
    deeds = Deed.objects.values_list("member", "kind").order_by("member")
    assert list(deeds) == [(luming.pk, "attend_session"), (shenkun.pk, "attend_session")]


@pytest.mark.parametrize("actor", EVERYBODY)
def test_who_may_remind_receive_and_decide(actor, today, request, member):
    user = request.getfixturevalue(actor)
    ask_for_leave(today, member)
    row = today.invitations.get(member_id=member.member_id)
    assert bool(rules.may(user, "remind", today)) == (actor in ("clerk", "officer"))
    assert bool(rules.may(user, "receive", today)) == (actor in ("clerk", "officer"))
    assert bool(rules.may(user, "sign_in", today)) == (actor in ("member", "other_member"))
    assert bool(rules.may_decide(user, row)) == (actor in ("officer", "leader"))


@pytest.mark.parametrize("state", Consultation.State.values)
@pytest.mark.parametrize("verb", ["remind", "receive"])
def test_only_before_the_session_is_recorded(in_state, state, verb, clerk):
    found = in_state(state)
    found.starts_at = timezone.now()
    assert bool(rules.may(clerk, verb, found)) == (state == "noticed")


@pytest.mark.parametrize(("language", "words"), [("zh-hans", ("签到", "提醒")), ("en", ("Sign in", "Remind"))])
def test_the_pages(browse, clerk, member, officer, today, language, words):
    ask_for_leave(today, member)
    office, phone = browse(officer, language), browse(member, language)
    base = f"/consultations/attendance/{today.public_id}"
    row = today.invitations.get(member_id=member.member_id)
    pages = [office.get(f"{base}{end}") for end in ("", "/remind", "/door", "/code", f"/leave/{row.pk}")]
    pages.append(phone.get(f"/consultations/attendance/in/{codes.code_of(today)}"))
    assert [page.status_code for page in pages] == [200] * 6
    told = "".join(page.content.decode() for page in pages)
    assert all(word in told for word in words)
    answer = office.post(f"{base}/leave/{row.pk}", {"granted": "no", "word": ""})
    assert answer.status_code == 200
    assert row.leave == Invitation.Leave.ASKED
    assert phone.get("/consultations/attendance/in/nonsense").status_code == 403
