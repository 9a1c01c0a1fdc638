"""The session itself: who was there, two writers, and the close that makes deeds."""

import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import actions, session
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.session import Item, Presence
from yishi.assembly.record.models import Deed

SETTLED = Consultation.Result.SETTLED


@pytest.fixture
def held(noticed, luming, shenkun, member, clerk):
    """陆明 came, spoke and had put two statements; 沈堃 was excused."""
    for text in ("沿街餐饮应加装净化设施。", "夜间烧烤应限时。"):
        actions.speak_up(consultation=noticed, text=text, by=member)
    presences = [Presence(luming.pk, attended=True, spoke=True), Presence(shenkun.pk, attended=False, excused=True)]
    return session.hold(consultation=noticed, presences=presences, by=clerk)


@pytest.fixture
def written(held, clerk):
    return session.write_minutes(consultation=held, minutes="议定两条。", result=SETTLED, version=0, by=clerk)


def test_after_the_session_nobody_votes(held, member, other_member):
    with pytest.raises(Refused, match="截止"):
        actions.vote(statement=held.statements.first(), value=1, by=other_member)


def test_the_close_writes_deeds_for_what_was_done(written, clerk):
    session.close(consultation=written, by=clerk)
    deeds = Deed.objects.order_by("pk").values_list("member__name", "kind", "amount", "thing")
    assert list(deeds) == [
        ("陆明", "attend_session", 1, written.ref),
        ("陆明", "speak", 1, written.ref),
        ("沈堃", "leave", 1, written.ref),
        ("陆明", "statement", 2, written.ref),
    ]


def test_a_double_close_counts_once(written, clerk, second_clerk):
    session.close(consultation=written, by=clerk)
    with pytest.raises(Refused):
        session.close(consultation=written, by=second_clerk)
    assert Deed.objects.filter(kind="attend_session").count() == 1


def test_the_convener_hosted(written, shenkun, clerk):
    Consultation.objects.filter(pk=written.pk).update(convener=shenkun)
    session.close(consultation=written, by=clerk)
    assert Deed.objects.get(kind="host").member == shenkun


def test_a_failed_close_leaves_everything_open(written, clerk, monkeypatch):
    monkeypatch.setattr(session.record, "enter_many", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        session.close(consultation=written, by=clerk)
    written.refresh_from_db()
    assert (written.state, written.closed_at) == (Consultation.State.HELD, None)


def test_two_writers_lose_nothing(held, clerk, second_clerk):
    session.write_minutes(consultation=held, minutes="甲的纪要", result=SETTLED, version=0, by=clerk)
    with pytest.raises(Overtaken) as overtaken:
        session.write_minutes(consultation=held, minutes="乙的纪要", result=SETTLED, version=0, by=second_clerk)
    assert overtaken.value.thing.minutes == "甲的纪要"
    merged = session.write_minutes(consultation=held, minutes="合并", result=SETTLED, version=1, by=second_clerk)
    assert merged.minutes_version == 2


def test_advice_is_numbered_in_the_order_written(held, clerk, unit):
    session.set_advice(consultation=held, items=[Item("公布结果。"), Item("加装设施。", unit.unit)], by=clerk)
    rows = session.set_advice(consultation=held, items=[Item("加装设施。", unit.unit)], by=clerk)
    assert [(row.number, row.text, str(row.unit)) for row in rows] == [(1, "加装设施。", "市城市管理局")]
