"""What becomes of a visit: who may do what, deeds, joining, promises, rounds, coverage."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.consultation.plan import actions as plans
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.outreach import queries as outreach
from yishi.assembly.outreach.visits import actions, actions_rounds, coverage, queries, rounds, rules
from yishi.assembly.outreach.visits.models import Firm, Promise, Visit
from yishi.assembly.people.changes import actions as changes
from yishi.assembly.record.models import Deed

ACTORS = ("member", "other_member", "head", "clerk", "officer", "leader", "auditor", "unit", "stranger")
MAY = {
    "look": {"member", "other_member", "head", "clerk", "officer", "leader", "auditor"},
    "amend": {"member"},
    "promise": {"member", "clerk", "officer"},
    "confirm": {"head", "clerk", "officer"},
    "join": {"member"},
    "withdraw": {"member"},
}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("verb", MAY)
def test_who_may_do_what_to_a_logged_visit(request, logged, member, actor, verb):
    visit = logged(member)
    assert bool(rules.may(request.getfixturevalue(actor), verb, visit)) is (actor in MAY[verb])


@pytest.mark.parametrize("state", [Visit.State.CONFIRMED, Visit.State.JOINED, Visit.State.WITHDRAWN])
@pytest.mark.parametrize("verb", ["confirm", "join", "withdraw", "amend"])
def test_nothing_moves_afterwards(logged, member, clerk, head, state, verb):
    visit = logged(member)
    visit.state = state
    assert not any(rules.may(user, verb, visit) for user in (member, clerk, head))


def test_only_a_confirmed_visit_makes_deeds_one_for_each_who_went(logged, member, other_member, head):
    visit = logged(member, companions=[other_member.member])
    assert not Deed.objects.exists()
    actions.confirm(visit=visit, by=head)
    told = {deed.member.name: (deed.kind, deed.share, deed.thing) for deed in Deed.objects.select_related("member")}
    assert told == {"陆明": ("visit", "first", visit.ref), "沈堃": ("visit", "joiner", visit.ref)}
    assert AuditLine.objects.filter(verb="visits.confirm").exists()


def test_whoever_went_along_does_not_confirm(logged, member, head, clerk):
    visit = logged(member, companions=[head.member])
    with pytest.raises(Refused, match="自己参加"):
        actions.confirm(visit=visit, by=head)
    actions.confirm(visit=visit, by=clerk)


def test_two_who_logged_the_same_visit_join_and_nothing_is_lost(logged, member, other_member, clerk):
    first = logged(member, said="末班车太早")
    second = logged(other_member, said="路灯不亮", promise="转给交通局", promise_due=timezone.localdate())
    assert outreach.todos(other_member)[-1].url.endswith(second.public_id)
    actions.join(visit=second, into=first, by=other_member)
    actions.confirm(visit=first, by=clerk)
    assert Deed.objects.count() == 2
    assert first.promises.count() == 1
    ticket = Ticket.objects.get(source="visit")
    assert ("末班车" in ticket.text, "路灯" in ticket.text) == (True, True)
    assert [signal.number for signal in queries.signals(first.assembly_id)] == [first.public_id]


def test_only_the_same_place_and_day_join(logged, member, other_member, second_village):
    first = logged(member, village=second_village)
    second = logged(other_member)
    with pytest.raises(Refused):
        actions.join(visit=second, into=first, by=other_member)


def test_a_withdrawn_visit_is_heard_no_more(logged, member):
    visit = logged(member, said="路灯不亮")
    assert Ticket.objects.filter(source="visit").exists()
    actions.withdraw(visit=visit, why="记错了村", by=member)
    assert not Ticket.objects.filter(source="visit").exists()


def test_a_promise_stands_on_its_owners_desk_until_it_is_kept(logged, member, other_member):
    due = timezone.localdate() + timedelta(days=3)
    visit = logged(member, promise="问清贴息材料", promise_due=due)
    row = visit.promises.get()
    assert [todo.due for todo in outreach.todos(member)] == [due]
    with pytest.raises(Refused):
        actions.settle(promise=row, verb="keep", answer="问清了", by=other_member)
    actions.settle(promise=row, verb="keep", answer="问清了，电话13812345678告诉了他", by=member)
    row.refresh_from_db()
    assert row.state == Promise.State.KEPT
    assert "13812345678" not in row.answer
    assert outreach.todos(member) == []
    with pytest.raises(Refused):
        actions.settle(promise=row, verb="drop", answer="x", by=member)


def test_a_round_is_done_by_whoever_of_the_group_goes(logged, member, head, group, village, second_village):
    today = timezone.localdate()
    facts = {"title": "本月走访", "since": today - timedelta(days=2), "until": today + timedelta(days=20)}
    stops = [{"village": village, "member": member.member}, {"village": second_village, "member": None}]
    made = actions_rounds.plan(group=group, facts=facts, stops=stops, by=head)
    assert [todo.due for todo in rounds.todos(member)] == [made.until]
    logged(member)
    assert [one.visit is not None for one in rounds.called(made)] == [True, False]
    assert rounds.todos(member) == []
    with pytest.raises(Refused):
        actions_rounds.plan(group=group, facts=facts, stops=stops, by=member)


def test_rounds_follow_what_becomes_of_villages_and_members(clerk, member, head, group, village, second_village):
    today = timezone.localdate()
    facts = {"title": "本月走访", "since": today, "until": today + timedelta(days=20)}
    stops = [{"village": village, "member": member.member}]
    made = actions_rounds.plan(group=group, facts=facts, stops=stops, by=head)
    changes.merge_village(village=village, into=second_village, day=today, why="区划调整", by=clerk)
    changes.leave(member=member.member, died=False, day=today, why="调离", by=clerk)
    stop = made.stops.get()
    assert (stop.village, stop.member) == (second_village, None)


def test_coverage_shows_gaps_first(logged, member, assembly, village, second_village):
    logged(member, day=timezone.localdate() - timedelta(days=200))
    rows = list(coverage.villages(assembly.pk))
    assert [row.name for row in rows] == ["渡口村", "河东社区"]
    assert coverage.shares(rows).gaps == 2
    logged(member)
    assert coverage.shares(coverage.villages(assembly.pk)).gaps == 1


def test_firms_are_entered_once_and_covered_by_their_own_visits(logged, member, clerk, assembly, village):
    for _time in range(2):
        logged(member, firm_name="河东 粮油店")
    firm = Firm.objects.get()
    assert firm.checked_at is None
    actions_rounds.edit_firm(firm=firm, facts=_facts(firm), by=clerk)
    assert Firm.objects.get().checked_by == clerk
    assert coverage.shares(coverage.firms(assembly.pk)).gaps == 0


def test_a_leader_who_leaves_leads_no_more(clerk, head, group):
    today = timezone.localdate()
    changes.leave(member=head.member, died=False, day=today - timedelta(days=1), why="调离", by=clerk)
    assert not rules.leads(head, group.pk)


def _facts(firm: Firm) -> dict:
    return {name: getattr(firm, name) for name in actions_rounds.FIRM}


def test_the_leader_of_a_group_changes_by_date(clerk, member, head, group):
    actions_rounds.name_leader(group=group, member=member.member, by=clerk)
    assert (rules.leads(member, group.pk), rules.leads(head, group.pk)) == (True, False)


PAGES = ("", "log", "coverage", "promises", "firms", "rounds")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_answer_in_both_languages(browse, member, logged, page, language):
    logged(member, said="路灯不亮", promise="转告", promise_due=timezone.localdate())
    assert browse(member, language).get(f"/outreach/visits/{page}").status_code == 200


def test_a_visits_page_offers_a_report_and_a_subject_that_quote_it(browse, member, clerk, logged):
    visit = logged(member, said="路灯不亮")
    page = browse(member).get(f"/outreach/visits/{visit.public_id}").content.decode()
    begin = f"{reverse('opinions:begin_report')}?source={visit.ref}"
    propose = reverse("consultation:propose_from", args=[visit.ref])
    assert begin in page
    assert propose in page
    report = browse(member).post(begin, {"title": "路灯", "author": "member"}, follow=True)
    assert "“路灯不亮”" in report.content.decode()
    plan = plans.open_plan(year=2027, by=clerk)
    browse(member).post(propose, {"title": "村里路灯", "why": "群众反映路灯不亮"})
    assert plan.subjects.get().source == visit.ref


def test_strangers_and_others_see_nothing(browse, stranger, unit, member, logged):
    visit = logged(member)
    assert browse(stranger).get(f"/outreach/visits/{visit.public_id}").status_code == 404
    assert browse(unit).get(f"/outreach/visits/{visit.public_id}").status_code == 403
    assert browse(unit).get("/outreach/visits/").status_code == 403


def test_the_office_confirms_on_the_page(browse, clerk, member, logged):
    visit = logged(member)
    assert browse(clerk).post(f"/outreach/visits/{visit.public_id}/confirm").status_code == 302
    visit.refresh_from_db()
    assert visit.state == Visit.State.CONFIRMED
