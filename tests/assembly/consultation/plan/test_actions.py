"""What each verb changes, refuses and writes down."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.models import AuditLine
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import actions as consultation
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.plan import actions, deadlines, rules
from yishi.assembly.consultation.plan.kinds import Days
from yishi.assembly.consultation.plan.models import Adjustment, Subject


@pytest.fixture
def sitting(publish, charging, at, town, clerk):
    """A special consultation on 9 October 2025, right after the holidays."""
    publish()
    facts = {
        "title": "充电设施专题协商会",
        "purpose": "",
        "starts_at": at(2025, 10, 9, 9, 0),
        "venue": "市政协一楼会议室",
        "town": town,
        "convener": None,
        "units": [],
    }
    return consultation.plan_subject(subject=charging, facts=facts, by=clerk)


def test_a_member_proposes_and_reads_why_it_was_declined(charging, luming, clerk):
    assert (charging.member, charging.state) == (luming, "proposed")
    with pytest.raises(Refused, match="理由"):
        actions.decline(subject=charging, why=" ", by=clerk)
    assert actions.decline(subject=charging, why="已有专项整治。", by=clerk).answer == "已有专项整治。"
    assert AuditLine.objects.get(verb="plan.decline").why == "已有专项整治。"


def test_personal_data_in_a_proposal_is_masked(collecting, member):
    why = "请找王师傅，电话13812345678。"
    subject = actions.propose(plan=collecting, title="修路", why=why, origin="member", by=member)
    assert "13812345678" not in subject.why


def test_a_plan_is_decided_only_when_all_is_answered_and_written(collecting, charging, facts, clerk):
    collecting.state = "drafted"
    collecting.save()
    assert "还没有题目" in str(rules.may(clerk, "decide", collecting).reason)
    actions.take_in(subject=charging, by=clerk)
    assert "没有写全" in str(rules.may(clerk, "decide", collecting).reason)
    actions.edit(subject=charging, facts=facts, version=0, by=clerk)
    assert rules.may(clerk, "decide", collecting)
    collecting.subjects.create(assembly=clerk.assembly, title="另一件", why="x", origin="public", proposed_by=clerk)
    assert "1个选题没有答复" in str(rules.may(clerk, "decide", collecting).reason)


def test_a_published_plan_changes_only_with_a_reason_and_a_trace(publish, charging, facts, clerk):
    publish()
    assert charging.state == "adopted"
    with pytest.raises(Refused, match="理由"):
        actions.edit(subject=charging, facts=facts | {"month": 9}, version=charging.version, by=clerk)
    actions.edit(subject=charging, facts=facts | {"month": 9}, version=charging.version, why="调研延后", by=clerk)
    actions.move_out(subject=charging, why="并入专项整治", by=clerk)
    told = list(Adjustment.objects.order_by("pk").values_list("what", "why"))
    assert told == [("changed", "调研延后"), ("out", "并入专项整治")]


def test_two_clerks_at_once_lose_nothing(charging, facts, clerk, second_clerk):
    actions.edit(subject=charging, facts=facts, version=0, by=clerk)
    with pytest.raises(Overtaken) as overtaken:
        actions.edit(subject=charging, facts=facts | {"month": 3}, version=0, by=second_clerk)
    assert overtaken.value.thing.month == 6
    charging.refresh_from_db()
    assert charging.month == 6


def test_what_was_not_done_is_on_next_years_list_once(publish, charging, clerk):
    publish()
    plan = actions.open_plan(year=2026, by=clerk)
    carried = plan.subjects.get()
    assert (carried.title, carried.origin, carried.source) == (charging.title, "carried", charging.ref)
    actions.advance(plan=plan, verb="draft", facts={}, by=clerk)
    assert plan.subjects.count() == 1


def test_a_confirmed_topic_is_put_forward_once(collecting, fumes, clerk, member):
    with pytest.raises(Refused):
        actions.put_forward(topic=fumes, by=member)
    assert actions.put_forward(topic=fumes, by=clerk).topic == fumes
    with pytest.raises(Refused, match="已在"):
        actions.put_forward(topic=fumes, by=clerk)


def test_a_session_takes_the_kind_of_its_subject_and_its_deadlines(sitting, charging):
    assert (sitting.kind, sitting.subject, sitting.topic) == ("special", charging, None)
    told = deadlines.deadlines(sitting, sitting.starts_at.date())
    assert [row.due.isoformat() for row in told] == ["2025-09-11", "2025-09-18", "2025-10-17"]
    assert told[0].late == 15


def test_a_unit_must_be_asked_to_a_special_consultation(sitting, luming, unit, clerk):
    consultation.invite(consultation=sitting, members=[luming], by=clerk)
    with pytest.raises(Refused, match="参加单位"):
        consultation.notify(consultation=sitting, by=clerk)


def test_a_late_notice_wants_a_reason_that_is_audited(sitting, luming, unit, clerk):
    sitting.units.add(unit.unit)
    consultation.invite(consultation=sitting, members=[luming], by=clerk)
    with pytest.raises(Refused, match="迟发的理由"):
        consultation.notify(consultation=sitting, by=clerk)
    sent = consultation.notify(consultation=sitting, why="场地刚刚落实", by=clerk)
    assert (sent.state, sent.late_why) == ("noticed", "场地刚刚落实")
    assert AuditLine.objects.get(verb="consultation.notify").why == "场地刚刚落实"


def test_a_notice_in_time_wants_none(sitting, luming, unit, clerk):
    sitting.starts_at = timezone.now() + timedelta(days=60)
    sitting.save()
    sitting.units.add(unit.unit)
    consultation.invite(consultation=sitting, members=[luming], by=clerk)
    assert consultation.notify(consultation=sitting, by=clerk).late_why == ""


def test_the_office_sets_its_own_days_from_a_day_on(sitting, clerk):
    day = timezone.localdate(sitting.created_at)
    actions.set_days(kind="special", since=day + timedelta(days=1), days=Days(5, 3, None), by=clerk)
    assert len(deadlines.deadlines(sitting, day)) == 3
    actions.set_days(kind="special", since=day, days=Days(5, 3, None), by=clerk)
    told = deadlines.deadlines(sitting, day)
    assert [row.due.isoformat() for row in told] == ["2025-09-25", "2025-09-28"]


def test_a_subject_is_done_when_its_consultation_is_closed(sitting, charging, clerk):
    with pytest.raises(Refused, match="办结后"):
        actions.finish(subject=charging, by=clerk)
    with pytest.raises(Refused, match="正在协商"):
        actions.move_out(subject=charging, why="不办了", by=clerk)
    Consultation.objects.filter(pk=sitting.pk).update(state="closed")
    assert actions.finish(subject=charging, by=clerk).state == Subject.State.DONE
