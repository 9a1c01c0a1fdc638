"""A draft from its making to the day it is in force, and back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.assembly.offices import account
from tests.assembly.placement.conftest import worked_out
from yishi.assembly.base.access import Refused, Role
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.people.changes import actions as changes
from yishi.assembly.people.models import ActionGroup, Seat
from yishi.assembly.placement.branches.models import Pair
from yishi.assembly.placement.drafts import actions, jobs, queries, wishes
from yishi.assembly.placement.drafts.changes import again, what_if
from yishi.assembly.placement.drafts.models import Draft, Notice, Ruling
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import work
from yishi.engine.report import InputError


def decided(draft, clerk, leader, **facts):
    actions.propose(draft=draft, by=clerk)
    facts = {"ground": "主席会议决定", "day": timezone.localdate()} | facts
    return actions.decide(draft=draft, **facts, by=leader)


def test_everybody_is_placed_with_a_reason_and_a_proof(ready, county):
    for placement in ("committee", "group"):
        rows = ready.places.filter(placement=placement)
        assert {row.subject for row in rows} == {member.public_id for member in county}
        assert all(row.body and row.reason for row in rows)
    assert ready.places.filter(placement="branch").count() == 3  # the Party members
    assert ready.places.filter(placement="link").count() == 9
    assert {proof["placement"] for proof in ready.proofs} >= {"committee", "group", "branch", "link"}
    assert all(proof["bound"] <= proof["objective"] + 1e-6 for proof in ready.proofs)
    assert ready.broken == []


def test_a_decision_enters_the_register_whole(ready, clerk, leader, county):
    decided(ready, clerk, leader)
    ready.refresh_from_db()
    assert ready.state == Draft.State.IN_FORCE
    for seat in Seat.objects.filter(until=None).select_related("member", "committee", "group"):
        placed = dict(ready.places.filter(subject=seat.member.public_id).values_list("placement", "body"))
        assert seat.committee.public_id == placed["committee"]
        assert seat.group.public_id == placed["group"]
    assert Pair.objects.filter(until=None).count() == 9
    assert Notice.objects.filter(read_at=None).count() == len(county)
    assert AuditLine.objects.filter(verb="placement.put_in_force").exists()


def test_a_decision_for_a_later_day_waits_and_can_be_withdrawn(ready, clerk, leader):
    later = timezone.localdate() + timedelta(days=3)
    decided(ready, clerk, leader, day=later)
    assert ready.refresh_from_db() is None
    assert ready.state == Draft.State.DECIDED
    assert not Seat.objects.filter(group__isnull=False).exists()
    assert jobs.begin_due() == 0
    actions.withdraw(draft=ready, why="再议", by=leader)
    ready.refresh_from_db()
    assert (ready.state, ready.day, ready.decided_by) == (Draft.State.READY, None, None)


def test_a_decision_takes_effect_on_its_day_by_itself(ready, clerk, leader):
    decided(ready, clerk, leader, day=timezone.localdate() + timedelta(days=3))
    Draft.objects.update(day=timezone.localdate())
    assert jobs.begin_due() == 1
    assert jobs.begin_due() == 0
    assert Seat.objects.filter(until=None, group__isnull=False).count() == 12


def test_the_past_is_not_rewritten(ready, clerk, leader):
    with pytest.raises(Refused, match="今天"):
        decided(ready, clerk, leader, day=timezone.localdate() - timedelta(days=1))
    assert Draft.objects.get().state == Draft.State.PROPOSED


def test_a_change_by_hand_tells_its_cost_and_is_kept_by_the_next_run(ready, clerk):
    place = ready.places.filter(placement="group").first()
    other = next(name for name in queries.Register(ready).bodies_of("group") if name != place.body)
    told = what_if(ready, place, other)
    before = ready.objective
    actions.adjust(draft=ready, placement="group", subject=place.subject, body=other, why="本人长期联系", by=clerk)
    ready.refresh_from_db()
    assert ready.objective - before == pytest.approx(told.cost, abs=1e-6)
    assert Ruling.objects.get(draft=ready).why == "本人长期联系"
    after = worked_out(ready, clerk)
    kept = after.places.get(placement="group", subject=place.subject)
    assert (kept.body, kept.by_hand) == (other, True)


def test_who_leaves_is_filled_in_with_the_fewest_moves(ready, clerk, leader, county):
    decided(ready, clerk, leader)
    changes.leave(member=county[1], died=False, day=timezone.localdate(), why="辞任", by=clerk)
    draft = again(by=clerk)
    work.call(draft.run.pk)
    draft.refresh_from_db()
    assert draft.state == Draft.State.READY
    assert not draft.places.filter(subject=county[1].public_id).exists()
    assert draft.places.filter(moved=True).count() <= 3


def test_links_end_with_whoever_leaves(ready, clerk, leader, county):
    decided(ready, clerk, leader)
    red = county[0]
    linked = Pair.objects.filter(by=red, until=None).count()
    assert linked
    changes.leave(member=red, died=False, day=timezone.localdate(), why="辞任", by=clerk)
    assert not Pair.objects.filter(by=red, until=None).exists()


def test_rules_that_cannot_hold_are_named_and_nothing_changes(draft, clerk):
    actions.set_values(draft=draft, values={("group", "least"): 8, ("group", "most"): 8}, by=clerk)
    run = actions.solve(draft=draft, by=clerk)
    work.call(run.pk)
    run.refresh_from_db()
    assert run.state == Run.State.FAILED
    assert run.error["code"].startswith("placement.")
    draft.refresh_from_db()
    assert (draft.state, draft.places.count()) == (Draft.State.DRAFT, 0)


def test_a_scheme_that_does_not_read_is_refused_with_its_line(draft, clerk):
    with pytest.raises(InputError) as wrong:
        actions.set_rules(draft=draft, text=draft.scheme.replace("seed: 0", "seed: abc"), by=clerk)
    assert wrong.value.params["line"] > 1


def test_sliders_leave_the_rest_of_the_text(draft, clerk):
    before = draft.scheme
    actions.set_values(draft=draft, values={("group", "prices", "home"): 2.5}, by=clerk)
    draft.refresh_from_db()
    assert len(draft.scheme.splitlines()) == len(before.splitlines())
    changed = [line for line, old in zip(draft.scheme.splitlines(), before.splitlines(), strict=True) if line != old]
    assert len(changed) == 1
    assert "home: 2.5" in changed[0]


def test_a_copy_brings_the_rulings_along(ready, clerk, county):
    group = ActionGroup.objects.first()
    facts = {"kind": "fixed", "placement": "group", "who": county[2].public_id, "other": group.public_id, "why": "熟悉"}
    actions.rule(draft=ready, facts=facts, by=clerk)
    copy = actions.make(title="另一个", based_on=ready, by=clerk)
    assert copy.rulings.count() == ready.rulings.count() == 1
    assert worked_out(copy, clerk).places.get(placement="group", subject=county[2].public_id).body == group.public_id


@pytest.mark.parametrize("other", ["nobody", ""])
def test_a_ruling_about_nobody_is_refused(draft, clerk, county, other):
    facts = {"kind": "fixed", "placement": "group", "who": county[0].public_id, "other": other, "why": "—"}
    with pytest.raises(Refused):
        actions.rule(draft=draft, facts=facts, by=clerk)


def test_wishes_count_only_while_they_are_asked_for(draft, clerk, assembly, county):
    user = account(assembly, "p03", "委员03", Role.MEMBER, member=county[3])
    group = ActionGroup.objects.order_by("pk").last()
    with pytest.raises(Refused):
        wishes.wish(wishes={"group": group}, why="老家", by=user)
    today = timezone.localdate()
    wishes.open_call(since=today, until=today, note="", by=clerk)
    wishes.wish(wishes={"group": group, "committee": None}, why="老家", by=user)
    actions.set_values(draft=draft, values={("group", "prices", "wish"): 50}, by=clerk)
    found = worked_out(draft, clerk)
    assert found.places.get(placement="group", subject=county[3].public_id).body == group.public_id
    wishes.wish(wishes={"group": None, "committee": None}, why="", by=user)
    assert not queries.wishes(clerk).exists()
