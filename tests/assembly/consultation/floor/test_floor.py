"""The speakers' list: asked for, kept in order, one at a time; and the screen in the hall."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.consultation import actions as consultations
from yishi.assembly.consultation.agenda import actions as agendas
from yishi.assembly.consultation.ballots import actions as ballots
from yishi.assembly.consultation.floor import actions, queries, rules
from yishi.assembly.consultation.floor.models import Turn
from yishi.assembly.consultation.models import Consultation

STAFF = ("clerk", "officer")
EVERYBODY = (*STAFF, "leader", "member", "other_member", "unit", "auditor", "stranger")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """The screen's content is kept for a second: each test begins without it."""
    cache.clear()


@pytest.fixture
def listed(noticed, member, other_member, clerk):
    """陆明, 沈堃 and a guest, in this order."""
    mine = actions.ask(consultation=noticed, about="净化设施谁来装", by=member)
    other = actions.ask(consultation=noticed, by=other_member)
    guest = {"guest": "城管局 顾正", "about": "执法情况", "minutes": 5}
    return [mine, other, actions.enter(consultation=noticed, facts=guest, by=clerk)]


def names(consultation) -> list[str]:
    return [str(turn) for turn in queries.turns(consultation)]


def test_who_asks_comes_last(noticed, listed):
    assert names(noticed) == ["陆明", "沈堃", "城管局 顾正"]


def test_one_asks_once_until_they_have_spoken(noticed, member, listed, clerk):
    with pytest.raises(Refused, match="已在发言名单"):
        actions.ask(consultation=noticed, by=member)
    actions.start(turn=listed[0], by=clerk)
    actions.stop(turn=listed[0], by=clerk)
    actions.ask(consultation=noticed, about="再补充一点", by=member)
    assert names(noticed) == ["陆明", "沈堃", "城管局 顾正", "陆明"]


def test_who_asked_for_leave_does_not_speak(noticed, member):
    consultations.answer(consultation=noticed, coming=False, reason="外出", by=member)
    with pytest.raises(Refused, match="您已请假"):
        actions.ask(consultation=noticed, by=member)


def test_a_phone_number_in_the_subject_is_masked(noticed, member):
    assert "13812345678" not in actions.ask(consultation=noticed, about="联系13812345678", by=member).about


def test_the_order_is_the_offices_to_change(noticed, listed, clerk):
    actions.arrange(turn=listed[2], up=True, by=clerk)
    assert names(noticed) == ["陆明", "城管局 顾正", "沈堃"]
    actions.arrange(turn=listed[2], up=True, by=clerk)
    actions.arrange(turn=listed[2], up=True, by=clerk)
    assert names(noticed) == ["城管局 顾正", "陆明", "沈堃"]
    actions.arrange(turn=listed[1], up=False, by=clerk)
    assert names(noticed) == ["城管局 顾正", "陆明", "沈堃"]


def test_one_speaks_at_a_time(noticed, listed, clerk):
    actions.start(turn=listed[0], by=clerk)
    actions.start(turn=listed[1], by=clerk)
    assert [turn.state for turn in queries.turns(noticed)] == ["done", "speaking", "waiting"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.filter(pk=listed[2].pk).update(state="speaking")


def test_two_officers_who_give_the_floor_at_once(listed, clerk, officer):
    actions.start(turn=listed[0], by=clerk)
    with pytest.raises(Refused, match="正在发言"):
        actions.start(turn=listed[0], by=officer)


def test_who_no_longer_wants_to_speak_says_so_but_for_nobody_else(noticed, listed, member, other_member):
    with pytest.raises(Refused):
        actions.drop(turn=listed[0], by=other_member)
    actions.drop(turn=listed[0], by=member)
    assert names(noticed) == ["沈堃", "城管局 顾正"]


def test_a_turn_is_a_members_or_a_guests(noticed, clerk, browse, luming):
    page = browse(clerk)
    url = f"/consultations/floor/{noticed.public_id}"
    for both in ({"member": luming.pk, "guest": "某局"}, {"member": "", "guest": ""}):
        assert "二选一" in page.post(url, {**both, "minutes": 8}).content.decode()
    assert not noticed.turns.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.create(assembly_id=noticed.assembly_id, consultation=noticed, place=1)


def test_who_had_the_floor_is_ticked_when_the_session_is_recorded(noticed, listed, clerk, browse, luming):
    actions.start(turn=listed[0], by=clerk)
    actions.stop(turn=listed[0], by=clerk)
    Consultation.objects.filter(pk=noticed.pk).update(starts_at=timezone.now() - timedelta(hours=2))
    form = browse(clerk).get(f"/consultations/{noticed.public_id}/hold").context["form"]
    ticked = [invitation.member for invitation, _seat, spoke in form.rows() if spoke.initial]
    assert ticked == [luming]


def test_the_screen_shows_who_speaks_who_is_next_and_the_agendas_item(noticed, listed, clerk, browse, member):
    part = {"kind": "talk", "title": "互动协商", "speaker": "", "minutes": 30}
    agenda = agendas.write(consultation=noticed, parts=[part], without_first_why="", version=0, by=clerk)
    agendas.turn_to(part=agenda.parts.get(), by=clerk)
    actions.start(turn=listed[0], by=clerk)
    page = browse(member).get(f"/consultations/floor/{noticed.public_id}/screen").content.decode()
    assert (
        page.index("互动协商") < page.index("正在发言") < page.index("陆明") < page.index("沈堃") < page.index("顾正")
    )
    assert "净化设施谁来装" in page


def test_a_speaker_over_time_is_told_so(noticed, listed, clerk, browse):
    actions.start(turn=listed[0], by=clerk)
    Turn.objects.filter(pk=listed[0].pk).update(started_at=timezone.now() - timedelta(minutes=9))
    page = browse(clerk).get(f"/consultations/floor/{noticed.public_id}/screen").content.decode()
    assert "已9分钟，限8分钟" in page
    assert "y-hall-over" in page


def test_an_open_ballot_shows_how_many_voted_and_nothing_else(noticed, member, other_member, clerk, browse):
    for user in (member, other_member):
        consultations.answer(consultation=noticed, coming=True, by=user)
    facts = {"question": "通过建议案", "secret": False, "quorum": "half", "majority": "half_of_all"}
    ballot = ballots.open_ballot(ballot=ballots.plan(consultation=noticed, facts=facts, by=clerk), by=clerk)
    ballots.vote(ballot=ballot, choice="for", by=member)
    url = f"/consultations/floor/{noticed.public_id}/screen"
    page = browse(clerk).get(url).content.decode()
    assert "已表决1人，应表决2人" in page
    assert "赞成" not in page
    ballots.vote(ballot=ballot, choice="for", by=other_member)
    ballots.close(ballot=ballot, by=clerk)
    cache.clear()
    page = browse(clerk).get(url).content.decode()
    assert "通过" in page
    assert "赞成 2" in page


def test_the_hall_is_read_once_however_many_look(noticed, listed, django_assert_num_queries):
    queries.hall(noticed)
    with django_assert_num_queries(0):
        for _viewer in range(100):
            assert queries.hall(noticed).waiting[0].who == "陆明"


def test_the_list_costs_the_same_for_many(noticed, clerk):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            queries.turns(noticed)
        return len(asked)

    few = cost()
    for number in range(30):
        actions.enter(consultation=noticed, facts={"guest": f"列席{number}", "minutes": 3}, by=clerk)
    assert cost() == few


@pytest.mark.parametrize("actor", EVERYBODY)
@pytest.mark.parametrize("state", Turn.State.values)
def test_who_may_do_what_in_which_state(actor, state, listed, request):
    user, turn = request.getfixturevalue(actor), listed[0]
    turn.state = state
    open_to = {
        "start": state == "waiting" and actor in STAFF,
        "drop": state == "waiting" and actor in STAFF,
        "arrange": state == "waiting" and actor in STAFF,
        "stop": state == "speaking" and actor in STAFF,
        "take_back": state == "waiting" and actor == "member",
    }
    assert {verb: bool(rules.may(user, verb, turn)) for verb in open_to} == open_to


@pytest.mark.parametrize("state", Consultation.State.values)
def test_the_floor_is_asked_for_from_the_notice_to_the_close(state, in_state, member, clerk):
    found = in_state(state)
    sitting = state in ("noticed", "held")
    assert bool(rules.may_at(member, "ask", found)) == sitting
    assert bool(rules.may_at(clerk, "keep", found)) == sitting


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "发言名单"), ("en", "Speakers")])
def test_the_pages(browse, clerk, member, listed, noticed, language, word):
    office, phone = browse(clerk, language), browse(member, language)
    base = f"/consultations/floor/{noticed.public_id}"
    assert word in office.get(base).content.decode()
    assert office.get(f"/consultations/floor/of/{noticed.public_id}").status_code == 200
    assert phone.get(f"/consultations/floor/of/{noticed.public_id}").status_code == 200
    assert phone.get(base).status_code == 403
    phone.post(f"/consultations/floor/turns/{listed[0].public_id}/take_back")
    assert phone.get(f"{base}/ask").status_code == 200
    phone.post(f"{base}/ask", {"about": "油烟"})
    office.post(f"/consultations/floor/turns/{listed[2].public_id}/up")
    office.post(f"/consultations/floor/turns/{listed[2].public_id}/start")
    assert [(str(turn), turn.state) for turn in queries.turns(noticed)] == [
        ("城管局 顾正", "speaking"),
        ("沈堃", "waiting"),
        ("陆明", "waiting"),
    ]
