"""A campaign from its draft to its report: pledges of one's own will, confirmed efforts, problems that go on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.consultation.supervision.models import Finding, Supervision
from yishi.assembly.outreach.campaigns import actions, papers, queries, rules, tally
from yishi.assembly.outreach.campaigns.models import Campaign, Problem
from yishi.assembly.record.models import Deed

State = Campaign.State


@pytest.fixture
def campaign(clerk, leader):
    today = timezone.localdate()
    facts = {"title": "文明创建", "text": "当好三员。", "since": today, "until": today + timedelta(days=60)}
    made = actions.draft(facts=facts, by=clerk)
    return actions.move(campaign=made, verb="call", by=leader)


@pytest.fixture
def acted(village):
    def act(campaign, by, **more):
        usual = {"task": None, "role": "helper", "day": timezone.localdate(), "village": village, "text": "清理河道"}
        return actions.act(campaign=campaign, facts=usual | {"members": []} | more, by=by)

    return act


def test_a_draft_is_the_offices_and_a_leader_calls(clerk, member, leader):
    today = timezone.localdate()
    made = actions.draft(facts={"title": "x", "text": "y", "since": today, "until": today}, by=clerk)
    assert not rules.may(member, "look", made)
    assert not rules.may(clerk, "call", made)
    assert rules.may(member, "pledge", actions.move(campaign=made, verb="call", by=leader))


def test_a_member_pledges_changes_and_takes_back(campaign, member, clerk):
    actions.pledge(campaign=campaign, roles=["helper", "overseer"], words="每周一次", by=member)
    actions.pledge(campaign=campaign, roles=["helper"], by=member)
    assert queries.mine(member, campaign).roles == ["helper"]
    assert actions.pledge(campaign=campaign, roles=[], by=member) is None
    with pytest.raises(Refused):
        actions.pledge(campaign=campaign, roles=["helper"], by=clerk)


KINDS = {"publicist": "talk", "helper": "attend_activity", "overseer": "supervise"}


@pytest.mark.parametrize(("role", "kind"), KINDS.items())
def test_a_confirmed_effort_makes_a_deed_of_its_role(campaign, acted, member, clerk, role, kind):
    effort = acted(campaign, member, role=role)
    assert tally.of(campaign).efforts == 0
    actions.confirm(effort=effort, by=clerk)
    assert Deed.objects.get().kind == kind
    assert tally.of(campaign).plain()["towns"] == {"柳浦镇": 1}
    with pytest.raises(Refused):
        actions.confirm(effort=effort, by=clerk)


def test_a_problem_becomes_a_finding_of_a_supervision_under_way(campaign, village, member, clerk, luming, browse):
    supervision = Supervision.objects.create(
        assembly=clerk.assembly, title="飞线整治", aim="x", head=luming, state=Supervision.State.UNDER_WAY
    )
    problem = actions.find(campaign=campaign, text="三号楼飞线，问13812345678", village=village, by=member)
    page = browse(clerk).get(f"/outreach/campaigns/problems/{problem.public_id}/hand-on").content.decode()
    assert "飞线整治" in page
    actions.hand_on(problem=problem, chosen=supervision.public_id, by=clerk)
    finding = Finding.objects.get()
    assert "13812345678" not in finding.text
    assert (finding.supervision, finding.village) == (supervision, village)
    problem.refresh_from_db()
    assert (problem.state, problem.handed_to) == (Problem.State.HANDED, supervision.ref)
    with pytest.raises(Refused):
        actions.set_aside(problem=problem, why="x", by=clerk)


def test_the_tally_compares_sectors_and_towns_never_persons(campaign, member, other_member, assembly):
    actions.pledge(campaign=campaign, roles=["helper"], by=member)
    line = tally.of(campaign).sectors[0]
    assert (line.name, line.members, line.pledged) == ("经济界", 2, 1)
    assert [n for _word, n in line.cells] == [0, 1, 0]


def test_it_closes_with_its_counts_and_concludes_with_words(campaign, acted, member, clerk, browse):
    actions.pledge(campaign=campaign, roles=["helper"], by=member)
    effort = acted(campaign, member)
    with pytest.raises(Refused, match="没有确认"):
        actions.move(campaign=campaign, verb="close", by=clerk)
    actions.confirm(effort=effort, by=clerk)
    actions.move(campaign=campaign, verb="close", by=clerk)
    with pytest.raises(Refused, match="先写总结"):
        actions.move(campaign=campaign, verb="conclude", by=clerk)
    actions.write_report(campaign=campaign, report="河道干净了。", by=clerk)
    done = actions.move(campaign=campaign, verb="conclude", by=clerk)
    paper = papers.report(done)
    assert "1名委员认领" in str(paper.blocks)
    assert "河道干净了" in str(paper.blocks)
    assert browse(member).get(f"/outreach/campaigns/{done.public_id}/report.pdf").status_code == 200


def test_tasks_stand_on_the_desks_of_their_role(campaign, acted, member, clerk):
    task = actions.ask(campaign=campaign, facts={"role": "helper", "title": "清河", "due": campaign.until}, by=clerk)
    assert queries.todos(member) == []
    actions.pledge(campaign=campaign, roles=["helper"], by=member)
    assert [todo.due for todo in queries.todos(member)] == [campaign.until]
    acted(campaign, member, task=task)
    assert queries.todos(member) == []
    assert "1" in str(queries.todos(clerk)[0].word)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(campaign, acted, member, clerk, browse, language, stranger):
    acted(campaign, member)
    base = f"/outreach/campaigns/{campaign.public_id}"
    for path in ("/outreach/campaigns/", base, f"{base}/live", f"{base}/effort", f"{base}/problem"):
        assert browse(member, language).get(path).status_code == 200, path
    assert browse(clerk, language).get(f"{base}/task").status_code == 200
    assert browse(stranger).get(base).status_code == 404
