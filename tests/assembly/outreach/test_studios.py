"""A studio from its application to the end: who may do what, what each step waits for, residents without accounts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.outreach.studios import actions, actions_open, actions_public, criteria, papers, queries, rules
from yishi.assembly.outreach.studios.models import Booking, Criterion, Matter, StudioCase
from yishi.assembly.people.models import Seat
from yishi.assembly.record.models import Deed

State = StudioCase.State


@pytest.fixture
def case(member, village):
    facts = {"name": "惠农工作室", "kind": "sector", "sector": None, "village": village, "address": "村委会二楼"}
    return actions.apply(facts=facts | {"about": "农技和法律咨询", "answers": {}}, by=member)


@pytest.fixture
def until(case, clerk, officer, second_clerk, leader):
    """`until(state)`: the case as far on its way."""

    def go(state):
        steps = (
            (State.CHECKED, lambda: _checked(case, clerk)),
            (State.REVIEWED, lambda: _reviewed(case, clerk, officer, second_clerk)),
            (State.NOTICED, lambda: actions.move(case=case, verb="give_notice", by=clerk)),
            (State.RUNNING, lambda: _decided(case, leader)),
        )
        for reached, step in steps:
            step()
            if reached == state:
                break
        case.refresh_from_db()
        return case

    return go


def _checked(case, clerk, met=True):
    rows = Criterion.objects.filter(assembly=case.assembly)
    actions.check(case=case, found={row: (met, "看过") for row in rows}, by=clerk)
    actions.move(case=case, verb="pass_criteria", by=clerk)


def _reviewed(case, clerk, first, second):
    actions.name_reviewers(case=case, reviewers=[first, second], by=clerk)
    for user in (first, second):
        actions.review(review=case.reviews.get(reviewer=user), verdict="fit", words="场所合适", by=user)
    actions.move(case=case, verb="pass_review", by=clerk)


def _decided(case, leader):
    StudioCase.objects.filter(pk=case.pk).update(notice_until=timezone.localdate() - timedelta(days=1))
    actions.decide(case=case, by=leader)


def test_the_list_begins_with_the_five_and_the_office_edits_it(case, clerk, member):
    assert list(Criterion.objects.values_list("name", flat=True)) == [str(name) for name in criteria.FIRST]
    row = Criterion.objects.first()
    actions.keep_criterion(name="有阵地", text="一楼，方便老人", criterion=row, by=clerk)
    actions.retire_criterion(criterion=Criterion.objects.last(), by=clerk)
    assert queries.criteria(clerk).count() == 4
    with pytest.raises(Refused):
        actions.keep_criterion(name="x", text="x", by=member)


def test_every_criterion_must_be_met(case, clerk):
    with pytest.raises(Refused, match="逐条核对"):
        actions.move(case=case, verb="pass_criteria", by=clerk)
    with pytest.raises(Refused, match="有阵地"):
        _checked(case, clerk, met=False)


def test_two_reviewers_do_not_see_each_other_until_both_have_written(until, case, clerk, officer, second_clerk, member):
    until(State.CHECKED)
    with pytest.raises(Refused, match="两个人"):
        actions.name_reviewers(case=case, reviewers=[member, officer], by=clerk)
    actions.name_reviewers(case=case, reviewers=[officer, second_clerk], by=clerk)
    actions.review(review=case.reviews.get(reviewer=officer), verdict="fit", words="好", by=officer)
    assert queries.reviews(second_clerk, case) == [case.reviews.get(reviewer=second_clerk)]
    assert queries.reviews(clerk, case) == []
    with pytest.raises(Refused, match="两位评审人"):
        actions.move(case=case, verb="pass_review", by=clerk)
    actions.review(review=case.reviews.get(reviewer=second_clerk), verdict="not_yet", words="楼梯太陡", by=second_clerk)
    assert len(queries.reviews(clerk, case)) == 2
    with pytest.raises(Refused, match="暂缓"):
        actions.move(case=case, verb="pass_review", by=clerk)


def test_the_notice_runs_to_its_end_and_objections_are_answered_first(until, case, clerk, leader, browse):
    until(State.NOTICED)
    with pytest.raises(Refused, match="公示期满"):
        actions.decide(case=case, by=leader)
    address = f"/outreach/studios/at/{case.public_id}/object"
    for _time in range(2):
        browse().post(address, {"once": "a" * 16, "text": "找张建国13812345678问问，那里是他自己的店"})
    objection = case.objections.get()
    assert "13812345678" not in objection.text
    StudioCase.objects.filter(pk=case.pk).update(notice_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="还没有全部处理"):
        actions.decide(case=case, by=leader)
    actions_public.answer_objection(objection=objection, answer="核实为村集体用房", by=clerk)
    decided = actions.decide(case=case, by=leader)
    assert (decided.plate, decided.studio.name) == (1, "惠农工作室")
    assert "同意设立惠农工作室" in papers.decision(decided).title + str(papers.decision(decided).blocks)


def test_eight_models_at_most_and_only_after_a_good_year(until, case, clerk, leader, settings):
    until(State.RUNNING)
    with pytest.raises(Refused, match="优秀"):
        actions.move(case=case, verb="name_model", by=leader)
    actions.rate(case=case, year=timezone.localdate().year, grade="good", words="来访件件有答复", by=clerk)
    settings.MODEL_STUDIOS_MOST = 0
    with pytest.raises(Refused, match="已满"):
        actions.move(case=case, verb="name_model", by=leader)
    settings.MODEL_STUDIOS_MOST = 8
    assert actions.move(case=case, verb="name_model", by=leader).state == State.MODEL


def test_a_closed_studio_has_no_receptions_and_nobody_sits_in_it(until, case, leader, luming):
    until(State.RUNNING)
    Seat.objects.filter(member=luming).update(studio=case.studio)
    slot = _slot(case, luming)
    with pytest.raises(Refused, match="理由"):
        actions.move(case=case, verb="close", by=leader)
    actions.move(case=case, verb="close", why="多年没有活动", by=leader)
    slot.refresh_from_db()
    assert slot.cancelled_why
    assert not Seat.objects.filter(until=None, studio=case.studio).exists()


def _slot(case, host, **more):
    starts = timezone.now() + timedelta(days=2)
    facts = {"starts_at": starts, "minutes": 60, "host": host, "places": 2}
    return actions_open.open_slot(case=case, facts=facts | more, by=case.applied_by)


def test_residents_book_without_an_account_and_see_what_became_of_it(until, case, luming, member, other_member, browse):
    until(State.RUNNING)
    slot = _slot(case, luming)
    phone = browse()
    answer = phone.post(f"/outreach/studios/at/{case.public_id}/book/{slot.public_id}", {"text": "水沟堵了13812345678"})
    booking = Booking.objects.get()
    assert answer.url.endswith(booking.code)
    assert "13812345678" not in booking.text
    phone.post(f"/outreach/studios/at/{case.public_id}/book/{slot.public_id}", {"text": "again"})
    assert Booking.objects.count() == 1
    matter = actions_open.receive(case=case, text=booking.text, day=timezone.localdate(), booking=booking, by=member)
    assert Ticket.objects.get(source="studio").number == matter.public_id
    due = timezone.localdate() + timedelta(days=9)
    actions_open.hand(matter=matter, owner=other_member.member, due=due, by=member)
    actions_open.answer(matter=matter, answer="已请水务站疏通", by=other_member)
    with pytest.raises(Refused):
        actions_open.close(matter=matter, done=True, words="通了", by=other_member)
    actions_open.close(matter=matter, done=True, words="通了", by=member)
    page = browse().get(f"/outreach/studios/at/{case.public_id}/bookings/{booking.code}").content.decode()
    assert "已请水务站疏通" in page
    assert Matter.objects.get().state == Matter.State.CLOSED
    asked = f"/outreach/studios/at/{case.public_id}/look-up"
    for typed in (booking.code, f" {booking.code[:4]} {booking.code[4:]}", "../x", ""):
        assert browse().get(asked, {"code": typed}, follow=True).status_code == 200


def test_a_full_slot_a_greedy_phone_and_a_machine_meet_limits(until, case, luming, monkeypatch):
    until(State.RUNNING)
    slots = [_slot(case, luming, starts_at=timezone.now() + timedelta(days=day)) for day in (1, 2, 3)]
    for phone in ("a", "b"):
        actions_public.book(slot=slots[0], text="x", by=phone)
    with pytest.raises(Refused, match="约满"):
        actions_public.book(slot=slots[0], text="x", by="c")
    actions_public.book(slot=slots[1], text="x", by="a")
    with pytest.raises(Refused, match="一部手机"):
        actions_public.book(slot=slots[2], text="x", by="a")
    monkeypatch.setattr(actions_public, "BOOKINGS_AN_HOUR", 3)
    with pytest.raises(Refused, match="一小时"):
        actions_public.book(slot=slots[2], text="x", by="d")
    mine = Booking.objects.filter(key="b").get()
    with pytest.raises(Refused):
        actions_public.take_back(booking=mine, by="a")
    actions_public.take_back(booking=mine, by="b")


def test_deeds_follow_when_the_office_confirms(until, case, luming, member, clerk):
    until(State.RUNNING)
    facts = {"day": timezone.localdate(), "title": "农技课", "people": 30, "notes": "", "members": [luming]}
    activity = actions_open.note_activity(case=case, facts=facts, by=member)
    assert not Deed.objects.exists()
    with pytest.raises(Refused):
        actions_open.confirm_activity(activity=activity, by=member)
    actions_open.confirm_activity(activity=activity, by=clerk)
    slot = _slot(case, luming)
    with pytest.raises(Refused, match="还没有举行"):
        actions_open.confirm_slot(slot=slot, by=clerk)
    type(slot).objects.filter(pk=slot.pk).update(starts_at=timezone.now() - timedelta(hours=2))
    actions_open.confirm_slot(slot=slot, by=clerk)
    assert sorted(Deed.objects.values_list("share", flat=True)) == ["host", "host"]
    assert queries.counts(case, timezone.localdate().year)["activities"] == 1


ACTORS = ("member", "other_member", "clerk", "officer", "leader", "auditor", "unit", "stranger")
MAY = {
    "look": {"member", "clerk", "officer", "leader", "auditor"},
    "edit": {"member"},
    "withdraw": {"member"},
    "give_back": {"clerk", "officer"},
    "decide": set(),
    "suspend": set(),
    "run": set(),
}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("verb", MAY)
def test_who_may_do_what_to_an_application(request, case, actor, verb):
    assert bool(rules.may(request.getfixturevalue(actor), verb, case)) is (actor in MAY[verb])


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(until, case, luming, member, clerk, browse, language):
    until(State.RUNNING)
    slot = _slot(case, luming)
    base = f"/outreach/studios/{case.public_id}"
    for path in ("", "/activity", "/slot", "/receive", "/code.svg"):
        assert browse(member, language).get(base + path).status_code == 200, path
    for path in ("/outreach/studios/", "/outreach/studios/standards", f"{base}/rate", "/outreach/studios/matters"):
        assert browse(clerk, language).get(path).status_code == 200, path
    public = f"/outreach/studios/at/{case.public_id}"
    for path in ("/outreach/studios/at/", public, f"{public}/book/{slot.public_id}"):
        assert browse(None, language).get(path).status_code == 200, path
    assert browse(clerk).get(f"{base}/decision.pdf").status_code == 200


def test_an_application_is_not_public(case, browse):
    assert browse().get(f"/outreach/studios/at/{case.public_id}").status_code == 404
