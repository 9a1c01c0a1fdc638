"""What the office does with the public part: two clerks at once, letting statements through, setting periods aside."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.models import AuditLine
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.models import Statement
from yishi.assembly.consultation.public import actions, actions_phones, limits, queries
from yishi.assembly.consultation.public.models import Participant, PublicVote
from yishi.assembly.consultation.public.tallies import said


@pytest.fixture
def hour():
    """The hour that has just passed."""
    now = timezone.now()
    return {"since": now - timedelta(hours=1), "until": now}


@pytest.fixture
def stuffed(crowd, hour):
    """Thirty phones of the last hour, all for one statement."""
    crowd(30)
    Participant.objects.update(joined_at=hour["since"] + timedelta(minutes=10))


def people(part) -> int:
    return said(part.consultation)[0].residents.people


def test_a_period_set_aside_is_kept_not_counted_and_comes_back(opened, hall, stuffed, hour, clerk):
    aside = actions.set_aside(place=hall, **hour, why="经村里核实为一人代扫", by=clerk)
    assert people(opened) == 0
    assert list(queries.votes(opened.consultation)) == []
    assert PublicVote.objects.count() == 30
    actions.restore(aside=aside, why="核实为现场活动", by=clerk)
    assert people(opened) == 30
    whys = AuditLine.objects.filter(verb__in=("public.set_aside", "public.restore")).values_list("why", flat=True)
    assert sorted(whys) == ["核实为现场活动", "经村里核实为一人代扫"]


def test_phones_that_came_at_other_times_or_places_stay_counted(opened, hall, stuffed, phone, hour, clerk, statements):
    later = phone("later")
    actions_phones.vote(statement=statements[0], value=-1, version=0, by=later)
    Participant.objects.filter(key=later.key).update(joined_at=hour["until"] + timedelta(seconds=1))
    other = actions.add_place(part=opened, name="议事亭", village=None, by=clerk)
    Participant.objects.filter(pk=Participant.objects.first().pk).update(place=other)
    actions.set_aside(place=hall, **hour, why="核实", by=clerk)
    assert people(opened) == 2


def test_a_phone_held_back_twice_comes_back_only_when_both_are_restored(opened, hall, stuffed, hour, clerk):
    one = actions.set_aside(place=hall, **hour, why="核实", by=clerk)
    two = actions.set_aside(place=hall, **hour, why="再核实", by=clerk)
    actions.restore(aside=one, why="有误", by=clerk)
    assert people(opened) == 0
    actions.restore(aside=two, why="有误", by=clerk)
    assert people(opened) == 30


def test_a_period_still_running_cannot_be_set_aside(hall, opened, clerk):
    now = timezone.now()
    with pytest.raises(Refused, match="还没有过去"):
        actions.set_aside(place=hall, since=now, until=now + timedelta(hours=1), why="核实", by=clerk)


def test_an_hour_with_too_many_phones_stands_on_the_offices_desk_until_it_is_seen_to(
    opened, hall, stuffed, hour, clerk, member, monkeypatch
):
    monkeypatch.setattr(limits, "ALARM", 30)
    [alarm] = queries.alarms(opened)
    assert (alarm.place, alarm.phones) == (hall, 30)
    assert any("30部手机" in str(todo.word) for todo in queries.todos(clerk))
    assert queries.todos(member) == []
    whole = {"since": alarm.hour, "until": hour["until"]}
    aside = actions.set_aside(place=hall, **whole, why="核实", by=clerk)
    assert queries.alarms(opened) == []
    actions.restore(aside=aside, why="现场活动", by=clerk)
    assert queries.alarms(opened) == []
    assert people(opened) == 30


def test_a_statement_turned_down_is_not_shown_and_its_writer_reads_why(phone, handset, clerk):
    submission = actions_phones.say(text="某某店老板是坏人。", once="1", by=phone("a"))
    actions.turn_down(submission=submission, why="涉及对个人的指责，请只说事情。", by=clerk)
    assert not Statement.objects.filter(text=submission.text).exists()
    submission.refresh_from_db()
    assert submission.why.startswith("涉及")
    with pytest.raises(Refused, match="已经审核过"):
        actions.accept(submission=submission, by=clerk)


def test_two_residents_who_write_the_same_words_make_one_statement(phone, clerk):
    for device in "ab":
        submission = actions_phones.say(text="垃圾桶应该每天清两次。", once="1", by=phone(device))
        if device == "a":
            first = submission
    actions.accept(submission=first, by=clerk)
    actions.accept(submission=submission, by=clerk)
    assert Statement.objects.filter(text=first.text).count() == 1
    assert PublicVote.objects.count() == 2


def test_words_that_a_member_took_back_are_not_brought_back(phone, statements, clerk):
    submission = actions_phones.say(text="路灯应该修好。", once="1", by=phone("a"))
    Statement.objects.filter(pk=statements[0].pk).update(text="路灯应该修好。", withdrawn=True)
    with pytest.raises(Refused, match="撤回过"):
        actions.accept(submission=submission, by=clerk)


def test_two_clerks_who_edit_at_once_lose_nothing(opened, part_facts, clerk, second_clerk):
    actions.edit(part=opened, facts=part_facts | {"question": "油烟怎么管？"}, version=0, by=clerk)
    with pytest.raises(Overtaken) as caught:
        actions.edit(part=opened, facts=part_facts | {"question": "油烟咋办？"}, version=0, by=second_clerk)
    assert caught.value.thing.question == "油烟怎么管？"
    saved = actions.edit(part=opened, facts=part_facts | {"question": "合起来的问题？"}, version=1, by=second_clerk)
    assert saved.question == "合起来的问题？"


def test_a_consultation_is_put_before_the_public_once(planned_part, part_facts, clerk):
    with pytest.raises(Refused, match="已经设置"):
        actions.set_up(consultation=planned_part.consultation, facts=part_facts, by=clerk)


def test_two_places_of_one_name_are_told_apart_by_refusing_the_second(planned_part, hall, clerk):
    with pytest.raises(Refused, match="同名"):
        actions.add_place(part=planned_part, name=hall.name, village=None, by=clerk)


def test_every_step_of_the_office_leaves_a_line_and_votes_leave_none(opened, hall, crowd, clerk):
    crowd(2)
    verbs = set(AuditLine.objects.filter(verb__startswith="public.").values_list("verb", flat=True))
    assert verbs == {"public.set_up", "public.add_place", "public.open"}
