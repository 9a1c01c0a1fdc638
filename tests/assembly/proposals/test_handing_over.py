"""The hand-over meeting, urging, and what stands on desks as dates come nearer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals import actions as proposals
from yishi.assembly.proposals import actions_examination, papers
from yishi.assembly.proposals.handling import actions, queries, rules
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal


@pytest.fixture
def several(plenary, member, clerk, second_clerk):
    """Three accepted proposals."""
    made = []
    for n in range(3):
        draft = proposals.begin(kind="single", title=f"关于第{n}件事的建议", by=member)
        facts = {"situation": "情况。" * 60, "analysis": "分析。"}
        draft = proposals.save(proposal=draft, facts=facts, suggestions=["做这件事。"], wished=[], version=0, by=member)
        sent = proposals.submit(proposal=draft, by=member)
        checks = dict.fromkeys(actions_examination.CHECKS, True)
        actions_examination.examine(proposal=sent, checks=checks, proposed="accept", by=clerk)
        made.append(actions_examination.decide(proposal=sent, decision="accept", by=second_clerk))
    return made


def test_a_meeting_hands_over_what_has_a_unit_and_leaves_the_rest(browse, clerk, several, unit, assisting):
    page = browse(clerk)
    first, second, third = several
    sent = {
        f"way-{first.pk}": "single",
        f"unit-{first.pk}": unit.unit_id,
        f"way-{second.pk}": "lead",
        f"unit-{second.pk}": unit.unit_id,
        f"others-{second.pk}": [assisting.pk],
        f"unit-{third.pk}": "",
    }
    assert page.post("/proposals/handling/meeting", sent).status_code == 302
    states = dict(Proposal.objects.values_list("pk", "state"))
    assert states == {first.pk: "handling", second.pk: "handling", third.pk: "accepted"}
    parts = Assignment.objects.order_by("pk").values_list("proposal", "unit", "part")
    assert list(parts) == [
        (first.pk, unit.unit_id, "single"),
        (second.pk, unit.unit_id, "lead"),
        (second.pk, assisting.pk, "assisting"),
    ]


def test_one_wrong_row_and_nothing_is_handed_over(browse, clerk, several, unit):
    page = browse(clerk)
    first, second, _third = several
    sent = {f"unit-{first.pk}": unit.unit_id, f"way-{second.pk}": "split", f"unit-{second.pk}": unit.unit_id}
    shown = page.post("/proposals/handling/meeting", sent).content.decode()
    assert "请再选至少一个单位" in shown
    assert not Assignment.objects.exists()
    assert (
        "还没有给任何提案选承办单位"
        in page.post("/proposals/handling/meeting", {f"way-{first.pk}": "single"}).content.decode()
    )


def test_two_officers_at_the_meeting_at_once(several, unit, clerk, second_clerk):
    """The second finds the first proposal gone: none of the second's is handed over, and it is said which."""
    first, second, _third = several
    actions.hand_over(proposal=first, parts={unit.unit: "single"}, by=clerk)
    with pytest.raises(Refused, match=f"^{second.number} |^{first.number} "):
        actions.hand_over_many(handed={second: {unit.unit: "single"}, first: {unit.unit: "single"}}, by=second_clerk)


def test_a_units_list_tells_what_is_due_when(several, unit, clerk, browse):
    actions.hand_over_many(handed={row: {unit.unit: "single"} for row in several}, by=clerk)
    letter = papers.handed(unit.unit, queries.handed_to(unit.unit))
    assert [row[0] for row in letter.blocks[0].rows] == ["001", "002", "003"]
    page = browse(clerk)
    assert page.get(f"/proposals/handling/meeting/{unit.unit_id}.pdf").content.startswith(b"%PDF")
    strange = HandlingUnit.objects.create(assembly=unit.assembly, name="市财政局")
    assert page.get(f"/proposals/handling/meeting/{strange.pk}.pdf").status_code == 404


def test_who_urges_and_where_it_stands(handed, clerk, unit, leader, member):
    with pytest.raises(Refused):
        actions.urge(assignment=handed, why="请抓紧。", by=unit)
    with pytest.raises(Refused, match="请写明理由"):
        actions.urge(assignment=handed, why=" ", by=clerk)
    actions.urge(assignment=handed, why="市领导关注，请本周答复。", by=leader)
    (todo,) = queries.todos(unit)
    assert str(todo.word).startswith("催办（市领导关注，请本周答复。）")


def test_what_is_late_climbs_from_the_unit_to_the_office_to_the_leader(handed, unit, clerk, leader):
    def desk(user) -> list[str]:
        return [str(todo.word) for todo in queries.todos(user)]

    def late_by(days: int) -> None:
        due = timezone.localdate() - timedelta(days=days)
        Assignment.objects.filter(pk=handed.pk).update(due=due, state="signed")

    late_by(-10)
    assert (len(desk(unit)), desk(clerk), desk(leader)) == (1, [], [])
    late_by(3)
    assert desk(unit)[0].startswith("答复已逾期")
    assert len(desk(clerk)) == 1
    assert desk(leader) == []
    late_by(15)
    assert len(desk(leader)) == 1


def test_what_is_answered_is_not_urged(answered, clerk):
    (assignment,) = answered.assignments.all()
    assert "已经答复" in str(rules.may(clerk, "urge", assignment).reason)


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "交办会"), ("en", "Hand-over meeting")])
def test_the_pages(browse, clerk, member, handed, several, language, word):
    page = browse(clerk, language)
    assert word in page.get("/proposals/handling/meeting").content.decode()
    assert page.get(f"/proposals/handling/{handed.public_id}/urge").status_code == 200
    assert browse(member, language).get("/proposals/handling/meeting").status_code == 403
