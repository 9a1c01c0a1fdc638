import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.topics import actions
from yishi.assembly.topics.models import Topic


def test_confirming_gives_the_topic_a_name_a_person_and_a_line_in_the_log(clerk, fumes):
    topic = actions.confirm(topic=fumes, label="餐饮油烟扰民", why="连续三个月上升", by=clerk)
    assert topic.state == Topic.State.CONFIRMED
    assert topic.label == "餐饮油烟扰民"
    assert topic.decided_by == clerk
    line = AuditLine.objects.get(verb="topics.confirm")
    assert (line.actor_name, line.thing, line.why) == ("周敏", topic.ref, "连续三个月上升")


def test_a_member_cannot_confirm_and_nothing_changes(member, fumes):
    with pytest.raises(Refused):
        actions.confirm(topic=fumes, by=member)
    fumes.refresh_from_db()
    assert fumes.state == Topic.State.CANDIDATE
    assert not AuditLine.objects.exists()


def test_two_clerks_decide_at_once_and_the_second_is_told_why_not(clerk, second_clerk, fumes):
    stale = Topic.objects.get(pk=fumes.pk)
    actions.confirm(topic=fumes, by=clerk)
    with pytest.raises(Refused) as refusal:
        actions.confirm(topic=stale, by=second_clerk)
    assert "已确认" in str(refusal.value.reason)


def test_dismissing_keeps_the_reason(clerk, fumes):
    topic = actions.dismiss(topic=fumes, why="已由专项整治解决", by=clerk)
    assert (topic.state, topic.decision) == (Topic.State.DISMISSED, "已由专项整治解决")
