"""What each verb of a proposal's way changes, refuses and logs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.assembly.proposals.conftest import SUGGESTIONS
from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.base.workdays import months_after
from yishi.assembly.proposals import actions, actions_examination
from yishi.assembly.proposals.handling import actions as handling
from yishi.assembly.proposals.handling import deadlines, rules
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal, Version
from yishi.assembly.proposals.rating import actions as rating


def test_a_saving_is_kept_and_two_writers_lose_nothing(draft, member):
    assert (draft.version, [row.text for row in draft.suggestions.all()]) == (1, list(SUGGESTIONS))
    again = {"situation": "改过的情况。"}
    actions.save(proposal=draft, facts=again, suggestions=SUGGESTIONS[:1], wished=[], version=1, by=member)
    with pytest.raises(Overtaken) as overtaken:
        actions.save(proposal=draft, facts={}, suggestions=["另一台手机上写的。"], wished=[], version=1, by=member)
    assert overtaken.value.thing.situation == "改过的情况。"
    assert [row.text["suggestions"] for row in Version.objects.order_by("number")] == [
        list(SUGGESTIONS),
        list(SUGGESTIONS[:1]),
    ]


def test_phones_of_others_are_masked_on_the_way_in(draft, member):
    facts = {"situation": "请联系张三13812345678。"}
    saved = actions.save(proposal=draft, facts=facts, suggestions=SUGGESTIONS, wished=[], version=1, by=member)
    assert "13812345678" not in saved.situation


def test_without_a_plenary_nothing_is_collected(member):
    with pytest.raises(Refused, match="没有征集"):
        actions.begin(kind="single", title="关于路灯的建议", by=member)


def test_who_was_asked_consents_or_declines_with_a_word(draft, member, other_member, shenkun):
    assert actions.ask_to_sign(proposal=draft, members=[shenkun, shenkun, member.member], by=member) == 1
    draft.refresh_from_db()
    assert draft.kind == "joint"
    with pytest.raises(Refused, match="同意联名"):
        actions.submit(proposal=draft, by=member)
    actions.sign(proposal=draft, agree=False, word="想先调研。", by=other_member)
    actions.sign(proposal=draft, agree=True, word="同意。", by=other_member)
    assert actions.submit(proposal=draft, by=member).state == "submitted"
    with pytest.raises(Refused, match="已经提交"):
        actions.sign(proposal=draft, agree=False, by=other_member)


def test_only_the_first_signer_sends(draft, other_member, shenkun, member):
    actions.ask_to_sign(proposal=draft, members=[shenkun], by=member)
    with pytest.raises(Refused, match="第一提案人"):
        actions.submit(proposal=draft, by=other_member)


def test_case_numbers_have_no_gaps(accepted, plenary, member, clerk, second_clerk):
    assert accepted.number == 1
    checks = dict.fromkeys(actions_examination.CHECKS, True)
    for n in (2, 3):
        other = actions.begin(kind="single", title=f"关于第{n}件事的建议", by=member)
        other = actions.save(
            proposal=other, facts={"situation": "情况。"}, suggestions=["建议。"], wished=[], version=0, by=member
        )
        actions.submit(proposal=other, by=member)
        actions_examination.examine(proposal=other, checks=checks, proposed="accept", by=clerk)
        assert actions_examination.decide(proposal=other, decision="accept", by=second_clerk).number == n


def test_the_examiner_does_not_decide(examined, clerk):
    with pytest.raises(Refused, match="另一人"):
        actions_examination.decide(proposal=examined, decision="accept", by=clerk)


def test_not_accepting_needs_a_ground_an_opinion_and_the_proposers_word(submitted, clerk, second_clerk):
    checks = dict.fromkeys(actions_examination.CHECKS, True) | {"right_content": False}
    with pytest.raises(Refused, match="十种情形"):
        actions_examination.examine(proposal=submitted, checks=checks, proposed="decline", opinion="空泛。", by=clerk)
    with pytest.raises(Refused, match="三项审查"):
        actions_examination.examine(proposal=submitted, checks=checks, proposed="accept", by=clerk)
    actions_examination.examine(
        proposal=submitted, checks=checks, proposed="decline", ground="empty", opinion="没有具体建议。", by=clerk
    )
    with pytest.raises(Refused, match="听取提案人意见"):
        actions_examination.decide(proposal=submitted, decision="decline", by=second_clerk)
    done = actions_examination.decide(proposal=submitted, decision="decline", heard="同意。", by=second_clerk)
    assert (done.state, done.number) == ("declined", None)


def test_deciding_otherwise_than_examined_needs_a_reason(examined, second_clerk):
    with pytest.raises(Refused, match="须写明理由"):
        actions_examination.decide(proposal=examined, decision="send_back", by=second_clerk)
    back = actions_examination.decide(proposal=examined, decision="send_back", why="缺数据。", by=second_clerk)
    assert back.state == "draft"


def test_merging_is_traced_both_ways_and_undone(accepted, examined, plenary, member, clerk, second_clerk):
    other = Proposal.objects.create(
        assembly=accepted.assembly, plenary=plenary, member=member.member, title="同一件事", state="accepted", number=9
    )
    merged = actions_examination.merge(proposal=other, into=accepted, why="同一件事。", by=clerk)
    assert (merged.state, merged.master, list(accepted.merged.all())) == ("merged", accepted, [merged])
    with pytest.raises(Refused, match="另一件已立案"):
        actions_examination.merge(proposal=accepted, into=merged, why="反过来。", by=clerk)
    of = {"assembly": accepted.assembly, "plenary": plenary, "member": member.member}
    third = Proposal.objects.create(**of, title="第三件", state="accepted", number=10)
    with pytest.raises(Refused, match="并入的提案"):
        actions_examination.merge(proposal=accepted, into=third, why="同一件事。", by=clerk)
    apart = actions_examination.part(proposal=merged, why="弄错了。", by=clerk)
    assert (apart.state, apart.master) == ("accepted", None)


@pytest.mark.parametrize(
    "parts", [("lead",), ("lead", "lead"), ("single", "single"), ("split",), ("assisting", "split")]
)
def test_parts_that_make_no_whole_are_refused(accepted, unit, assisting, clerk, parts):
    units = (unit.unit, assisting)
    with pytest.raises(Refused, match="单办"):
        handling.hand_over(proposal=accepted, parts=dict(zip(units, parts, strict=False)), by=clerk)
    assert Proposal.objects.get(pk=accepted.pk).state == "accepted"


def test_dates_of_lead_and_assisting(accepted, unit, assisting, clerk):
    lead, helper = handling.hand_over(proposal=accepted, parts={unit.unit: "lead", assisting: "assisting"}, by=clerk)
    today = timezone.localdate()
    assert lead.due == months_after(today, 3)
    assert helper.due == months_after(today, 1)
    assert lead.sign_due > today + timedelta(days=11)


def test_a_wrong_unit_gives_it_back_and_another_takes_its_part(handed, unit, assisting, clerk):
    with pytest.raises(Refused, match="理由"):
        handling.ask_back(assignment=handed, why=" ", by=unit)
    asked = handling.ask_back(assignment=handed, why="不是本单位职责。", by=unit)
    refused = handling.insist(assignment=asked, why="三定方案写明由你局负责。", by=clerk)
    assert refused.state == "handed"
    asked = handling.ask_back(assignment=refused, why="职责已划转。", by=unit)
    fresh = handling.take_back(assignment=asked, to=assisting, by=clerk)
    assert (fresh.unit, fresh.part, fresh.state) == (assisting, "single", "handed")
    assert Assignment.objects.get(pk=handed.pk).state == "taken_back"


def test_too_late_to_give_it_back(handed, unit):
    Assignment.objects.filter(pk=handed.pk).update(sign_due=timezone.localdate() - timedelta(days=1))
    handed.refresh_from_db()
    with pytest.raises(Refused, match="退回期限"):
        handling.ask_back(assignment=handed, why="不是本单位职责。", by=unit)


def test_a_reply_needs_two_contacts_and_a_word_to_every_suggestion(signed, talk, write, unit, member):
    with pytest.raises(Refused, match="写好答复"):
        handling.answer(assignment=signed, by=unit)
    reply = write(signed)
    with pytest.raises(Refused, match="至少与提案人沟通2次"):
        handling.answer(assignment=signed, by=unit)
    contacts = talk(signed)
    handling.confirm_contact(contact=contacts[0], took_place=False, by=member)
    with pytest.raises(Refused, match="现有1次"):
        handling.answer(assignment=signed, by=unit)
    talk(signed)
    reply.answers.first().delete()
    with pytest.raises(Refused, match="还有1条建议"):
        handling.answer(assignment=signed, by=unit)
    write(Assignment.objects.get(pk=signed.pk))
    assert handling.answer(assignment=signed, by=unit).state == "answered"
    assert Proposal.objects.get(pk=signed.proposal_id).state == "answered"


def test_the_proposal_is_answered_when_the_last_unit_has_answered(accepted, unit, assisting, clerk, talk, write):
    lead, _helper = handling.hand_over(proposal=accepted, parts={unit.unit: "lead", assisting: "assisting"}, by=clerk)
    handling.sign(assignment=lead, by=unit)
    lead = Assignment.objects.get(pk=lead.pk)
    talk(lead)
    write(lead)
    handling.answer(assignment=lead, by=unit)
    assert Proposal.objects.get(pk=accepted.pk).state == "handling"


def test_more_time_is_asked_before_the_date_and_never_beyond_the_latest(signed, unit, clerk):
    latest = rules.latest(signed)
    with pytest.raises(Refused, match="最迟到"):
        handling.ask_extension(assignment=signed, until=latest + timedelta(days=1), why="复杂。", by=unit)
    asked = handling.ask_extension(assignment=signed, until=latest, why="需要立项。", by=unit)
    with pytest.raises(Refused, match="待审批"):
        handling.ask_extension(assignment=signed, until=latest, why="再要。", by=unit)
    handling.settle_extension(extension=asked, granted=True, answer="同意。", by=clerk)
    assert Assignment.objects.get(pk=signed.pk).due == latest
    with pytest.raises(Refused, match="已经审批"):
        handling.settle_extension(extension=asked, granted=False, answer="反悔。", by=clerk)


def test_units_rate_nothing(answered, unit, clerk, member):
    with pytest.raises(Refused):
        rating.rate(proposal=answered, work="satisfied", result="satisfied", by=unit)
    clerk.unit = unit.unit
    with pytest.raises(Refused, match="承办单位的账号"):
        rating.enter(proposal=answered, member=member.member, work="satisfied", result="satisfied", by=clerk)


def test_each_signer_rates_once(answered, member, other_member):
    rating.rate(proposal=answered, work="satisfied", result="fairly", words="办得快。", by=member)
    with pytest.raises(Refused, match="已经评价过"):
        rating.rate(proposal=answered, work="not", result="not", by=member)
    with pytest.raises(Refused, match="提案人和联名人"):
        rating.rate(proposal=answered, work="not", result="not", by=other_member)


def test_a_paper_rating_counts_when_a_second_person_read_it(answered, member, shenkun, clerk, second_clerk):
    with pytest.raises(Refused, match="不是这件提案"):
        rating.enter(proposal=answered, member=shenkun, work="not", result="not", by=clerk)
    row = rating.enter(proposal=answered, member=member.member, work="not", result="not", by=clerk)
    assert not row.counts
    with pytest.raises(Refused, match="另一人核对"):
        rating.check(rating=row, by=clerk)
    with pytest.raises(Refused, match="不需要重新办理"):
        rating.again(proposal=answered, why="不满意。", by=clerk)
    assert rating.check(rating=row, by=second_clerk).counts


def test_a_second_handling_and_no_third(answered, member, unit, clerk, talk, write):
    rating.rate(proposal=answered, work="fairly", result="not", words="只装没用。", by=member)
    again = rating.again(proposal=answered, why="提案人对结果不满意。", by=clerk)
    assert (again.state, again.round) == ("handling", 2)
    second = again.assignments.get(round=2)
    handling.sign(assignment=second, by=unit)
    second = Assignment.objects.get(pk=second.pk)
    talk(second)
    write(second)
    handling.answer(assignment=second, by=unit)
    rating.rate(proposal=again, work="not", result="not", by=member)
    again.refresh_from_db()
    with pytest.raises(Refused, match="重新办理过一次"):
        rating.again(proposal=again, why="还是不满意。", by=clerk)
    assert rating.close(proposal=again, by=clerk).state == "closed"


def test_every_step_stands_in_the_audit(answered):
    verbs = set(AuditLine.objects.values_list("verb", flat=True))
    steps = {"begin", "submit", "examine", "decide", "hand_over", "sign_for", "contact", "answer"}
    assert {f"proposals.{step}" for step in steps} <= verbs


def test_months_end_on_the_last_day_there_is():
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_after(date(2025, 12, 31), 6) == date(2026, 6, 30)


def test_the_desk_speaks_up_as_the_date_comes_nearer():
    due = date(2026, 3, 31)
    days = (date(2026, 2, 28), date(2026, 3, 2), date(2026, 3, 20), date(2026, 3, 24), date(2026, 3, 31))
    assert [deadlines.step(due, day) for day in days] == [None, 30, 14, 7, 1]
    assert deadlines.step(due, date(2026, 4, 1)) == 0
    late = (date(2026, 4, 14), date(2026, 4, 15))
    assert [deadlines.is_for_leader(due, day) for day in late] == [False, True]
