"""The register of promises and the fate of each advice item."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.consultation.models import Advice
from yishi.assembly.consultation.plan.carried import carried_over
from yishi.assembly.outcomes.fates import fates
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.promises import actions, queries, rules

CONFIRMED = Outcome.State.CONFIRMED
TODAY = timezone.localdate()


@pytest.fixture
def item(held_session):
    held_session.advice.all().delete()
    return Advice.objects.create(
        assembly=held_session.assembly, consultation=held_session, number=1, text="加装净化设施。"
    )


@pytest.fixture
def promise(make_outcome, unit, item):
    """城管局 promised by a day, confirmed."""

    def by(due: date, **more) -> Outcome:
        facts = {"kind": "promised", "title": "年内全部加装", "unit": unit.unit, "due": due, "advice": item}
        return make_outcome(CONFIRMED, **{**facts, **more})

    return by


@pytest.fixture
def keep(make_outcome):
    def on(promise: Outcome, day: date, state: str = CONFIRMED) -> Outcome:
        return make_outcome(state, kind="done", title="已全部加装", day=day, promise=promise, advice=promise.advice)

    return on


@pytest.mark.parametrize(
    ("due", "kept", "standing"),
    [(1, None, "open"), (0, None, "open"), (-1, None, "late"), (-10, -10, "kept"), (-10, -9, "kept_late")],
)
def test_how_a_promise_stands(promise, keep, due, kept, standing):
    found = promise(TODAY + timedelta(days=due))
    if kept is not None:
        keep(found, TODAY + timedelta(days=kept))
    assert queries.standing_of(found) == standing


def test_a_measure_that_nobody_confirmed_keeps_nothing(promise, keep):
    found = promise(TODAY - timedelta(days=3))
    keep(found, TODAY - timedelta(days=9), state="noted")
    assert queries.standing_of(found) == "late"


def test_a_promise_that_nobody_confirmed_is_not_on_the_register(promise, clerk):
    promise(TODAY)
    Outcome.objects.update(state="noted")
    assert list(queries.register(clerk)) == []


def test_more_time_is_counted_and_the_first_date_stays(promise, clerk):
    found = promise(TODAY - timedelta(days=2))
    later = TODAY + timedelta(days=40)
    with pytest.raises(Refused, match="理由"):
        actions.extend(promise=found, until=later, why=" ", by=clerk)
    with pytest.raises(Refused, match="晚于现在的期限"):
        actions.extend(promise=found, until=found.due, why="招标流标。", by=clerk)
    actions.extend(promise=found, until=later, why="招标流标。", by=clerk)
    row = queries.register(clerk).get()
    assert (row.standing, row.due, row.times) == ("open", later, 1)
    assert row.extensions.get().before == TODAY - timedelta(days=2)
    assert AuditLine.objects.get(verb="promises.extend").why == "招标流标。"


def test_what_is_withdrawn_stays_with_its_reason_and_can_be_extended_no_more(promise, clerk):
    found = promise(TODAY + timedelta(days=2))
    actions.withdraw(promise=found, why="政策调整。", by=clerk)
    assert queries.standing_of(found) == "withdrawn"
    with pytest.raises(Refused, match="尚未兑现"):
        actions.extend(promise=found, until=TODAY + timedelta(days=60), why="再延。", by=clerk)


@pytest.mark.parametrize("actor", ["unit", "member", "leader", "auditor", "stranger"])
def test_only_the_office_moves_a_date(promise, actor, request):
    found = promise(TODAY)
    for verb in ("extend", "withdraw"):
        assert not rules.may(request.getfixturevalue(actor), verb, found)


def test_a_unit_sees_its_own_promises_alone(promise, unit, assembly):
    from yishi.assembly.people.models import HandlingUnit

    mine = promise(TODAY)
    promise(TODAY, unit=HandlingUnit.objects.create(assembly=assembly, name="市水务局"))
    assert [row.pk for row in queries.register(unit)] == [mine.pk]


def test_desks_remind_from_thirty_days_before(promise, clerk, unit, member):
    promise(TODAY + timedelta(days=31))
    assert queries.todos(clerk) == []
    near = promise(TODAY + timedelta(days=30))
    assert [todo.due for todo in queries.todos(clerk)] == [near.due]
    assert [todo.due for todo in queries.todos(unit)] == [near.due]
    assert queries.todos(member) == []


def test_what_is_open_comes_back_on_next_years_list(promise, keep, assembly):
    year = 2024
    left = promise(TODAY + timedelta(days=5))
    keep(promise(TODAY + timedelta(days=6)), TODAY)
    assert [item.source for item in carried_over(assembly.pk, year)] == [left.ref]
    assert carried_over(assembly.pk, year - 1) == []


def test_each_item_has_a_fate_of_its_own(promise, keep, make_outcome, item, held_session):
    second = Advice.objects.create(
        assembly=held_session.assembly, consultation=held_session, number=2, text="建集中餐饮街区。"
    )
    make_outcome(CONFIRMED, advice=item)
    keep(promise(TODAY), TODAY)
    make_outcome(CONFIRMED, kind="declined", advice=second, words="用地受限。")
    one, two = fates(held_session)
    assert [bool(rung.day) for rung in one.rungs] == [True, True, True, True, False]
    assert (one.declined, two.declined.words) == (None, "用地受限。")
    assert [bool(rung.day) for rung in two.rungs] == [True, False, False, False, False]


def test_what_is_not_confirmed_reaches_no_rung(make_outcome, item, held_session):
    make_outcome("noted", advice=item)
    assert [bool(rung.day) for rung in fates(held_session)[0].rungs] == [True, False, False, False, False]


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "逾期未兑现"), ("en", "Register of promises")])
def test_the_register_and_the_page_of_a_promise(promise, browse, clerk, held_session, language, word):
    found = promise(TODAY - timedelta(days=2))
    client = browse(clerk, language)
    assert word in client.get("/outcomes/promises").content.decode()
    assert client.get("/outcomes/promises?export=xlsx").content[:2] == b"PK"
    assert client.get("/outcomes/promises?standing=kept").status_code == 200
    assert client.get(f"/outcomes/{found.public_id}").status_code == 200
    assert client.get(f"/outcomes/of/consultation/{held_session.public_id}").status_code == 200
    moved = client.post(f"/outcomes/{found.public_id}/extend", {"until": "2099-01-01", "why": "招标流标。"})
    assert moved.status_code == 302
    assert client.get(f"/outcomes/{found.public_id}/withdraw").status_code == 200


def test_what_a_form_refuses(browse, clerk, promise, held_session, item):
    found = promise(TODAY)
    typed = {"level": "county", "day": "2024-10-08", "title": "回复", "proof_note": "复函"}
    there = f"/outcomes/note/consultation/{held_session.public_id}"
    declined = browse(clerk).post(there, typed | {"kind": "declined"}).content.decode()
    assert "须选明是哪一条建议" in declined
    assert "照录承办单位说明的理由" in declined
    adopted = browse(clerk).post(there, typed | {"kind": "adopted", "promise": found.pk}).content.decode()
    assert "才能兑现" in adopted or "能兑现承诺" in adopted
    assert browse(clerk).post(there, typed | {"kind": "done", "promise": found.pk}).status_code == 302
    assert Outcome.objects.get(kind="done").advice == item
