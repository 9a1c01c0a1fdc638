"""What each verb changes, refuses and logs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import session
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.research import actions, actions_questionnaires, actions_report, actions_trips, queries
from yishi.assembly.consultation.research.actions_questionnaires import MOST_A_DAY, Asked, Sender
from yishi.assembly.consultation.research.models import Draft, Questionnaire, Reply
from yishi.assembly.consultation.research.results import results
from yishi.assembly.record.models import Deed


def save(research, text, began_from, by) -> Draft:
    return actions_report.save_draft(research=research, text=text, began_from=began_from, by=by)


def test_the_report_becomes_a_paper_of_the_session(drafted, planned, clerk):
    drafted.consultation = planned
    drafted.save()
    save(drafted, "定稿。", 1, clerk)
    done = actions.submit(research=drafted, by=clerk)
    paper = planned.papers.get()
    assert (done.state, paper.text, paper.title) == ("reported", "定稿。", "调研报告：餐饮油烟净化设施运行情况")


def test_a_free_standing_report_is_laid_before_a_session_once(drafted, planned, clerk):
    done = actions.submit(research=drafted, by=clerk)
    assert not planned.papers.exists()
    actions.lay_before(research=done, consultation=planned, by=clerk)
    with pytest.raises(Refused, match="已经作为材料"):
        actions.lay_before(research=done, consultation=planned, by=clerk)
    assert planned.papers.count() == 1


def test_nothing_is_submitted_without_a_draft(under_way, clerk):
    with pytest.raises(Refused, match="起草"):
        actions.submit(research=under_way, by=clerk)


def test_a_session_that_was_held_takes_no_report(drafted, in_state, clerk):
    drafted.consultation = in_state(Consultation.State.HELD)
    drafted.save()
    with pytest.raises(Refused, match="会前材料"):
        actions.submit(research=drafted, by=clerk)


def test_every_saving_is_a_version_and_the_same_text_is_none(drafted, clerk, member):
    assert save(drafted, "改过。", 1, clerk).number == 2
    assert save(drafted, "改过。", 1, member).number == 2
    assert [draft.number for draft in drafted.drafts.all()] == [2, 1]


def test_two_writers_of_the_report_lose_nothing(drafted, clerk, member):
    save(drafted, "周敏写的。", 1, clerk)
    with pytest.raises(actions_report.Newer) as overtaken:
        save(drafted, "陆明写的。", 1, member)
    assert overtaken.value.draft.text == "周敏写的。"
    assert save(drafted, "合成一份。", overtaken.value.draft.number, member).number == 3


def test_two_clerks_at_the_plan_lose_nothing(under_way, plan_facts, clerk, second_clerk):
    actions.edit(research=under_way, facts={**plan_facts, "aim": "甲"}, version=0, by=clerk)
    with pytest.raises(Overtaken):
        actions.edit(research=under_way, facts={**plan_facts, "aim": "乙"}, version=0, by=second_clerk)
    under_way.refresh_from_db()
    assert under_way.aim == "甲"


def test_a_confirmed_trip_makes_one_deed_a_day_for_each_who_went(trip, trip_facts, under_way, clerk, luming):
    actions_trips.confirm_trip(trip=trip, by=clerk)
    second = actions_trips.note_trip(research=under_way, facts={**trip_facts, "place": "河西路"}, by=clerk)
    actions_trips.confirm_trip(trip=second, by=clerk)
    deeds = Deed.objects.filter(kind="research", thing=under_way.ref)
    assert deeds.count() == 2
    assert deeds.get(member=luming).share == "host"
    with pytest.raises(Refused, match="已经确认"):
        actions_trips.edit_trip(trip=trip, facts=trip_facts, version=0, by=clerk)


def test_a_trip_to_come_is_not_confirmed(trip, trip_facts, clerk, today):
    later = {**trip_facts, "day": today + timedelta(days=3)}
    actions_trips.edit_trip(trip=trip, facts=later, version=0, by=clerk)
    with pytest.raises(Refused, match="尚未到"):
        actions_trips.confirm_trip(trip=trip, by=clerk)
    assert not Deed.objects.exists()


def test_what_was_seen_is_masked_before_it_is_kept(under_way, member):
    facts = {"text": "店主电话13812345678。", "trip": None, "town": None, "village": None}
    assert "13812345678" not in actions_trips.observe(research=under_way, facts=facts, by=member).text


def test_advice_is_taken_over_as_the_next_number(proposed, held_session, clerk):
    proposed.research.consultation = held_session
    proposed.research.save()
    advice = actions_report.take_over(item=proposed, by=clerk)
    assert (advice.number, advice.text, advice.unit) == (3, proposed.text, proposed.unit)
    with pytest.raises(Refused, match="已经采入"):
        actions_report.take_over(item=proposed, by=clerk)
    with pytest.raises(Refused, match="已经采入"):
        actions_report.drop_proposed(item=proposed, by=clerk)


def test_advice_of_a_closed_session_stays(proposed, held_session, clerk):
    session.write_minutes(consultation=held_session, minutes="议定。", result="settled", version=0, by=clerk)
    proposed.research.consultation = session.close(consultation=held_session, by=clerk)
    proposed.research.save()
    with pytest.raises(Refused):
        actions_report.take_over(item=proposed, by=clerk)


def test_each_replies_once_and_in_no_name(replied, asking, member):
    replied({1: [0], 3: "我叫李明，电话13812345678，油烟很大。"})
    row = Reply.objects.get()
    assert "13812345678" not in row.answers["3"]
    assert "李明" not in row.answers["3"]
    with pytest.raises(Refused, match="已经答过"):
        actions_questionnaires.reply(
            questionnaire=asking, sent=Sender("person-0", "elsewhere"), answers={1: [1]}, by=None
        )
    assert AuditLine.objects.get(verb="questionnaire.reply").actor_id == ""


def test_one_network_sends_only_so_many_a_day(asking):
    for number in range(MOST_A_DAY):
        sent = Sender(f"person-{number}", "hall")
        actions_questionnaires.reply(questionnaire=asking, sent=sent, answers={1: [0]}, by=None)
    with pytest.raises(Refused, match="网络"):
        actions_questionnaires.reply(questionnaire=asking, sent=Sender("late", "hall"), answers={1: [0]}, by=None)
    asking.replies.update(day=timezone.localdate() - timedelta(days=1))
    actions_questionnaires.reply(questionnaire=asking, sent=Sender("late", "hall"), answers={1: [0]}, by=None)
    assert asking.replies.filter(network="hall").count() == 1  # yesterday's network is forgotten


def test_few_replies_tell_nothing(replied):
    assert results(replied(*[{1: [0]}] * 4)) is None


def test_small_counts_are_hidden_and_cannot_be_worked_out(replied):
    """6 每天, 5 每周, 2 很少: the hidden 2 would follow from the sum, so the next smallest is hidden with it."""
    found = results(replied(*[{1: [0], 2: [0, 1]}] * 6, *[{1: [1], 2: [1]}] * 5, *[{1: [2]}] * 2))
    assert found is not None
    one, many, text = found
    assert [option.count for option in one.options] == [6, None, None]
    assert [option.count for option in many.options] == [6, 11, 0]
    assert (one.answered, many.answered, text.answered) == (13, 11, None)


def test_an_asked_questionnaire_is_not_changed(asking, questions, clerk):
    facts = {"title": "另一份", "lead": "", "until": None, "for_members": True}
    with pytest.raises(Refused, match="不再修改"):
        actions_questionnaires.edit_questionnaire(
            questionnaire=asking, facts=facts, questions=questions, version=0, by=clerk
        )


def test_two_clerks_at_the_questions_lose_nothing(drafted_questionnaire, questions, clerk, second_clerk):
    facts = {"title": "油烟影响问卷", "lead": "请您说说实际感受。", "until": None, "for_members": True}
    mine, theirs = [*questions, Asked("text", "甲？", [], False)], [*questions, Asked("text", "乙？", [], False)]
    told = {"questionnaire": drafted_questionnaire, "facts": facts, "version": 0}
    actions_questionnaires.edit_questionnaire(**told, questions=mine, by=clerk)
    with pytest.raises(Overtaken):
        actions_questionnaires.edit_questionnaire(**told, questions=theirs, by=second_clerk)
    assert actions_questionnaires.asked(drafted_questionnaire) == mine


def test_questionnaires_end_with_the_research(asking, drafted, clerk):
    actions.submit(research=drafted, by=clerk)
    asking.refresh_from_db()
    assert asking.state == Questionnaire.State.ENDED
    with pytest.raises(Refused, match="已经结束"):
        actions_questionnaires.reply(questionnaire=asking, sent=Sender("a", "b"), answers={1: [0]}, by=None)


def test_the_desk_asks_for_what_waits(clerk, member, trip, asking):
    assert any("待确认" in str(todo.word) for todo in queries.todos(clerk))
    assert [str(todo.word) for todo in queries.todos(member)] == ["请填写问卷：油烟影响问卷"]


def test_every_step_leaves_its_line(drafted, clerk):
    actions.call_off(research=drafted, why="并入另一项调研", by=clerk)
    verbs = list(AuditLine.objects.filter(verb__startswith="research.").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["research.plan", "research.begin", "research.save_draft", "research.call_off"]
