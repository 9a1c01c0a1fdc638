"""What each verb changes, refuses and logs."""

from datetime import date, timedelta

import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.base.workdays import months_after
from yishi.assembly.consultation.supervision import actions, actions_findings, actions_inspections, papers, queries
from yishi.assembly.consultation.supervision.models import Finding, LookBack, Supervision
from yishi.assembly.record.models import Deed


def rectify(finding: Finding, day: date, by) -> None:
    facts = {"day": day, "text": "已重新整改。", "proof": None, "proof_note": "验收单"}
    actions_findings.rectify(finding=finding, facts=facts, by=by)


def look(finding: Finding, result: str, by, due: date | None = None) -> Finding:
    facts = {"result": result, "words": "现场看过。", "inspection": None, "due": due}
    actions_findings.look_back(finding=finding, facts=facts, by=by)
    return Finding.objects.get(pk=finding.pk)


def test_a_finding_is_reopened_once_and_then_cured(rectified, clerk, member, unit, today):
    """From the unit's first claim to the close: the story that the room is for."""
    finding = look(rectified, "reopened", member, due=today + timedelta(days=20))
    assert (finding.state, finding.reopened, finding.due) == ("reopened", 1, today + timedelta(days=20))
    assert LookBack.objects.filter(looked_at__isnull=True).count() == 0
    rectify(finding, today - timedelta(days=200), by=unit)
    finding = look(finding, "cured", member)
    with pytest.raises(Refused, match="1次回头看"):
        actions.review(supervision=finding.supervision, rating="good", review="整改有力。", by=clerk)
    finding = look(finding, "cured", clerk)
    closed = actions.review(supervision=finding.supervision, rating="good", review="整改有力。", by=clerk)
    assert (finding.state, finding.reopened, closed.state) == ("cured", 1, "closed")
    assert [look.result for look in LookBack.objects.order_by("pk")] == ["reopened", "cured", "cured"]


def test_a_cured_finding_that_comes_back_is_counted(rectified, clerk, today):
    cured = look(rectified, "cured", clerk)
    assert look(cured, "reopened", clerk, due=today).reopened == 1


def test_a_claim_that_is_not_cured_yet_is_looked_at_once_more(rectified, clerk, today):
    finding = look(rectified, "not_cured", clerk)
    assert finding.state == Finding.State.RECTIFIED
    assert LookBack.objects.filter(looked_at__isnull=True, due__lte=months_after(today, 1)).count() == 1


def test_a_unit_cannot_declare_its_own_finding_cured(rectified, unit):
    with pytest.raises(Refused):
        look(rectified, "cured", unit)
    rectified.refresh_from_db()
    assert rectified.state == Finding.State.RECTIFIED


def test_who_entered_the_rectification_does_not_look_back(handed_over, long_ago, clerk, second_clerk):
    rectify(handed_over, long_ago, by=clerk)
    with pytest.raises(Refused, match="另一人"):
        look(handed_over, "cured", clerk)
    assert look(handed_over, "cured", second_clerk).state == Finding.State.CURED


def test_a_cure_is_not_declared_the_day_after(handed_over, clerk, unit, today):
    rectify(handed_over, today, by=unit)
    with pytest.raises(Refused, match="尚早"):
        look(handed_over, "cured", clerk)
    assert look(handed_over, "reopened", clerk, due=today).state == Finding.State.REOPENED


def test_a_reopening_needs_a_new_date(rectified, clerk):
    with pytest.raises(Refused, match="期限"):
        look(rectified, "reopened", clerk)


def test_another_unit_rectifies_nothing_of_ours(handed_over, other_unit, today):
    with pytest.raises(Refused, match="本单位"):
        rectify(handed_over, today, by=other_unit)


def test_look_backs_are_due_after_the_plans_months(rectified, long_ago):
    dues = list(LookBack.objects.values_list("due", flat=True))
    assert dues == [months_after(long_ago, 3), months_after(long_ago, 6)]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
    ],
)
def test_months_end_where_they_end(day, months, then):
    assert months_after(day, months) == then


def test_the_opinion_waits_until_every_finding_names_unit_and_date(under_way, finding_facts, clerk):
    with pytest.raises(Refused, match="起草监督意见"):
        actions.issue(supervision=under_way, by=clerk)
    actions.write_opinion(supervision=under_way, opinion="意见", addressees="市政府", version=0, by=clerk)
    with pytest.raises(Refused, match="还没有登记问题"):
        actions.issue(supervision=under_way, by=clerk)
    actions_findings.add(supervision=under_way, facts=finding_facts, by=clerk)
    actions_findings.add(supervision=under_way, facts={**finding_facts, "unit": None}, by=clerk)
    with pytest.raises(Refused, match="第2号问题"):
        actions.issue(supervision=under_way, by=clerk)


def test_opinions_are_numbered_without_a_gap(under_way, finding, plan_facts, finding_facts, clerk):
    numbers = []
    second = actions.begin(supervision=actions.plan(facts=plan_facts, by=clerk), by=clerk)
    actions_findings.add(supervision=second, facts=finding_facts, by=clerk)
    for supervision in (under_way, second):
        actions.write_opinion(supervision=supervision, opinion="意见", addressees="市政府", version=0, by=clerk)
        numbers.append(actions.issue(supervision=supervision, by=clerk).number)
    assert numbers == [1, 2]


def test_the_issued_paper_stays_as_it_was(rectified, clerk, today):
    issued = papers.opinion(Supervision.objects.get())
    look(rectified, "reopened", clerk, due=today + timedelta(days=90))
    assert papers.opinion(Supervision.objects.get()) == issued
    assert "三号楼楼道飞线充电没有清除。" in str(issued.blocks)


def test_it_is_not_reviewed_while_a_finding_is_open(handed_over, clerk):
    with pytest.raises(Refused, match="1个问题"):
        actions.review(supervision=handed_over.supervision, rating="good", review="好", by=clerk)


def test_a_dropped_finding_no_longer_holds_up_the_review(handed_over, clerk):
    actions_findings.drop(finding=handed_over, why="房屋已拆迁", by=clerk)
    closed = actions.review(supervision=handed_over.supervision, rating="fair", review="已拆迁", by=clerk)
    assert closed.state == Supervision.State.CLOSED


def test_called_off_its_findings_go_with_it(under_way, finding, clerk):
    actions.call_off(supervision=under_way, why="并入专项督查", by=clerk)
    finding.refresh_from_db()
    assert (finding.state, finding.dropped_why) == ("dropped", "并入专项督查")


def test_a_confirmed_inspection_makes_one_deed_a_member_and_day(visited, visit_facts, under_way, clerk, luming):
    actions_inspections.confirm_inspection(inspection=visited, by=clerk)
    again = actions_inspections.note_inspection(supervision=under_way, facts=visit_facts, by=clerk)
    actions_inspections.confirm_inspection(inspection=again, by=clerk)
    deeds = Deed.objects.order_by("pk").values_list("member__name", "kind", "share", "thing")
    assert list(deeds) == [
        ("陆明", "supervise", "host", under_way.ref),
        ("沈堃", "supervise", "joiner", under_way.ref),
    ]
    with pytest.raises(Refused, match="已经确认"):
        actions_inspections.confirm_inspection(inspection=visited, by=clerk)


@pytest.mark.parametrize("lacking", [{"seen": " "}, {"members": []}])
def test_an_empty_record_is_not_confirmed(under_way, visit_facts, lacking, clerk):
    record = actions_inspections.note_inspection(supervision=under_way, facts={**visit_facts, **lacking}, by=clerk)
    with pytest.raises(Refused, match="参加委员和所见情况"):
        actions_inspections.confirm_inspection(inspection=record, by=clerk)
    assert not Deed.objects.exists()


def test_an_inspection_is_confirmed_from_its_day_on(under_way, visit_facts, clerk, today):
    coming = {**visit_facts, "day": today + timedelta(days=2)}
    record = actions_inspections.note_inspection(supervision=under_way, facts=coming, by=clerk)
    with pytest.raises(Refused, match="尚未到"):
        actions_inspections.confirm_inspection(inspection=record, by=clerk)


def test_what_a_member_saw_is_masked_and_confirmed_by_another(visited, member, other_member):
    mine = actions_inspections.tell(inspection=visited, text="店主电话 13812345678，说没人管", by=other_member)
    assert "13812345678" not in mine.text
    assert not AuditLine.objects.filter(title__contains="13812345678").exists()
    with pytest.raises(Refused):
        actions_inspections.confirm_sighting(sighting=mine, by=other_member)
    assert actions_inspections.confirm_sighting(sighting=mine, by=member).confirmed_by == member


def test_a_draft_is_seen_by_its_author_the_head_and_the_office(visited, member, other_member, clerk, leader):
    actions_inspections.tell(inspection=visited, text="楼道里有飞线。", by=other_member)
    seen = {user: len(queries.sightings(user, visited)) for user in (clerk, member, other_member, leader)}
    assert seen == {clerk: 1, member: 1, other_member: 1, leader: 0}


def test_two_clerks_lose_nothing(
    under_way, plan_facts, visited, visit_facts, finding, finding_facts, clerk, second_clerk
):
    texts = {"opinion": "甲的意见", "addressees": "市政府"}
    actions.write_opinion(supervision=under_way, **texts, version=0, by=clerk)
    with pytest.raises(Overtaken) as overtaken:
        actions.write_opinion(supervision=under_way, **texts | {"opinion": "乙"}, version=0, by=second_clerk)
    assert overtaken.value.thing.opinion == "甲的意见"
    with pytest.raises(Overtaken):
        actions.edit(supervision=under_way, facts={**plan_facts, "members": []}, version=0, by=second_clerk)
    actions_inspections.edit_inspection(inspection=visited, facts={**visit_facts, "seen": "甲"}, version=0, by=clerk)
    with pytest.raises(Overtaken):
        actions_inspections.edit_inspection(
            inspection=visited, facts={**visit_facts, "seen": "乙"}, version=0, by=second_clerk
        )
    actions_findings.edit(finding=finding, facts={**finding_facts, "text": "甲"}, version=0, by=clerk)
    with pytest.raises(Overtaken):
        actions_findings.edit(finding=finding, facts={**finding_facts, "text": "乙"}, version=0, by=second_clerk)


def test_a_double_hand_over_is_refused(handed_over, second_clerk):
    with pytest.raises(Refused):
        actions.hand_on(supervision=handed_over.supervision, by=second_clerk)


def test_every_write_is_in_the_audit_log(rectified, clerk):
    look(rectified, "cured", clerk)
    verbs = set(AuditLine.objects.values_list("verb", flat=True))
    wanted = ("plan", "begin", "add_finding", "write_opinion", "issue", "hand_on", "rectify", "look_back")
    assert {f"supervision.{verb}" for verb in wanted} <= verbs
