"""A report from the member's phone to the bulletin, and the ways in which it may go wrong."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.assembly.opinions.reports.conftest import EDITED, TEXTS
from yishi.assembly.base.access import Refused
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.opinions import actions as bulletins
from yishi.assembly.opinions import queries as bulletin_queries
from yishi.assembly.opinions.reports import actions, actions_office, form_rules, queries
from yishi.assembly.opinions.reports.models import Claim, Edition, Report
from yishi.assembly.record.models import Deed
from yishi.assembly.runs.models import Run
from yishi.assembly.topics.models import Topic

PHONE = "13812345678"
SOURCE = "proposal:01J0000000000000000000000A"


def test_every_saving_is_kept_and_the_other_sessions_words_are_not_overwritten(draft, member):
    actions.save(report=draft, facts={"analysis": "另一处改的。"}, version=1, by=member)
    with pytest.raises(Overtaken) as overtaken:
        actions.save(report=draft, facts={"analysis": "这一处改的。"}, version=1, by=member)
    assert overtaken.value.thing.analysis == "另一处改的。"
    assert [version.text["analysis"] for version in draft.versions.all()] == ["另一处改的。", TEXTS["analysis"]]


def test_telephone_numbers_are_masked_before_anything_is_stored(draft, member):
    actions.save(report=draft, facts={"situation": f"联系人电话{PHONE}"}, version=1, by=member)
    assert PHONE not in Report.objects.get().situation
    assert PHONE not in str(list(draft.versions.values_list("text", flat=True)))


def test_rare_characters_stay_what_they_are(member):
    title = "堃喆翀赟反映𠮷社区的事"
    assert Report.objects.get(pk=actions.begin(texts={"title": title}, by=member).pk).title == title


def test_a_report_that_is_too_long_or_lacks_advice_cannot_be_sent(draft, member):
    actions.save(report=draft, facts={"situation": "长" * 1501}, version=1, by=member)
    with pytest.raises(Refused, match="超过1500字"):
        actions.submit(report=draft, by=member)
    actions.save(report=draft, facts={"situation": "短", "advice": " "}, version=2, by=member)
    with pytest.raises(Refused, match="请写建议"):
        actions.submit(report=draft, by=member)


def test_begun_from_a_proposal_it_remembers_where_it_came_from(member):
    report = actions.begin(source=SOURCE, texts={"title": "转来的", "advice": "一"}, by=member)
    assert (report.source, report.advice) == (SOURCE, "一")


def test_begun_from_a_topic_its_bulletin_is_told_on_the_topics_page(assembly, at, issued, approved, clerk):
    run = Run.objects.create(assembly=assembly, job="yishi.assembly.topics.jobs.find_topics", title="梳理议题")
    facts = {"size": 4, "incident_count": 2, "places": 1, "rank": 1, "score": 6, "weeks": [1]}
    days = {"first": at(2025, 1, 1), "last": at(2025, 2, 1)}
    topic = Topic.objects.create(assembly=assembly, run=run, key="t", label="充电", **facts, **days)
    assert bulletin_queries.story(clerk, topic) == []
    Report.objects.filter(pk=approved.pk).update(source=topic.ref)
    assert [event.title for event in bulletin_queries.story(clerk, topic)] == ["签发专报：老旧小区充电难"]


def test_returned_with_an_opinion_it_is_changed_and_sent_again(submitted, member, clerk, fresh):
    with pytest.raises(Refused, match="审稿意见"):
        actions_office.review(report=submitted, verdict="give_back", opinion=" ", by=clerk)
    assert fresh(submitted).state == "submitted"
    actions_office.review(report=submitted, verdict="give_back", opinion="请补充数据。", by=clerk)
    assert [str(todo.word) for todo in queries.todos(member)] == [f"信息被退回，待修改：{TEXTS['title']}"]
    actions.save(report=submitted, facts={"analysis": "补充了。"}, version=1, by=member)
    assert actions.submit(report=submitted, by=member).state == "submitted"


def test_two_clerks_deciding_at_once_decide_once(submitted, clerk, second_clerk):
    actions_office.review(report=submitted, verdict="keep", opinion="留作参考。", by=clerk)
    with pytest.raises(Refused):
        actions_office.review(report=submitted, verdict="adopt", opinion="采用。", by=second_clerk)
    assert submitted.reviews.count() == 1


def test_adopted_the_author_has_a_deed_and_a_body_has_none(adopted, member, clerk):
    deed = Deed.objects.get()
    assert (deed.member_id, deed.kind, deed.stage, deed.thing) == (
        member.member_id,
        "opinion_report",
        "accepted",
        adopted.ref,
    )
    report = actions.begin(texts=TEXTS, author="sector", by=member)
    actions.save(report=report, facts={"body": "经济界"}, version=0, by=member)
    actions.submit(report=report, by=member)
    actions_office.review(report=report, verdict="adopt", opinion="采用。", by=clerk)
    assert Deed.objects.count() == 1


def test_the_office_edits_beside_the_authors_text_which_stays(edited, fresh):
    report = fresh(edited)
    assert {name: getattr(report, name) for name in TEXTS} == TEXTS
    changes = dict(queries.changes(report, report.editions.get()))
    pieces = [(piece.what, piece.text) for paragraph in changes["建议"] for piece in paragraph.pieces]
    assert ("gone", "两年") in pieces or any(what == "gone" and "两" in text for what, text in pieces)
    assert "".join(text for what, text in pieces if what != "gone") == EDITED["advice"]
    assert "".join(text for what, text in pieces if what != "new") == TEXTS["advice"]


def test_of_two_clerks_who_edit_neither_loses_anything(adopted, clerk, second_clerk):
    actions_office.edit(report=adopted, facts=dict(EDITED), version=0, by=clerk)
    other = EDITED | {"title": "另一位同事的标题"}
    with pytest.raises(Overtaken) as overtaken:
        actions_office.edit(report=adopted, facts=other, version=0, by=second_clerk)
    assert overtaken.value.thing.title == EDITED["title"]
    actions_office.edit(report=adopted, facts=other, version=1, by=second_clerk)
    assert Edition.objects.get().title == "另一位同事的标题"


def test_an_edition_is_never_longer_than_a_report_may_be(adopted, clerk):
    with pytest.raises(Refused, match="超过1500字"):
        actions_office.edit(report=adopted, facts=EDITED | {"advice": "长" * 1500}, version=0, by=clerk)


def test_an_author_who_objects_says_why_and_gets_another_edition(edited, member, clerk):
    with pytest.raises(Refused, match="理由"):
        actions.answer(report=edited, agree=False, by=member)
    report = actions.answer(report=edited, agree=False, word="一年做不到。", by=member)
    assert report.state == "adopted"
    actions_office.edit(report=report, facts=dict(TEXTS), version=0, by=clerk)
    actions_office.propose(report=report, by=clerk)
    actions.answer(report=report, agree=True, by=member)
    assert [(row.round, row.answer) for row in report.editions.all()] == [(2, "agreed"), (1, "objected")]
    assert queries.final(report).title == TEXTS["title"]


def test_nothing_is_proposed_to_the_author_before_it_is_edited(adopted, clerk):
    with pytest.raises(Refused, match="编辑稿"):
        actions_office.propose(report=adopted, by=clerk)


def test_withdrawn_before_the_review(submitted, member):
    assert actions.withdraw(report=submitted, why="已经解决了", by=member).state == "withdrawn"


def test_after_the_review_it_is_not_withdrawn(adopted, member):
    with pytest.raises(Refused):
        actions.withdraw(report=adopted, why="想改", by=member)


def test_a_bulletin_carries_final_texts_only_and_each_once(approved, issued, clerk, member, fresh):
    assert (issued.issue, issued.kind, fresh(approved).state) == (1, "reports", "issued")
    texts = {"title": "再编一期", "kind": "reports", "addressees": "市政府"}
    with pytest.raises(Refused, match="已经编入另一期"):
        bulletins.compose(reports=[approved], texts=texts, by=clerk)
    with pytest.raises(Refused, match="至少选一份"):
        bulletins.compose(reports=[], texts=texts, by=clerk)
    unfinished = actions.begin(texts=TEXTS, by=member)
    with pytest.raises(Refused, match="没有定稿"):
        bulletins.compose(reports=[unfinished], texts=texts, by=clerk)


def test_evidence_older_than_ninety_days_is_flagged(draft, member):
    today = timezone.localdate()
    facts = {"text": "一千二百户", "kind": "figure", "source": "社区台账", "topic": None}
    for days in (form_rules.FRESH_DAYS, form_rules.FRESH_DAYS + 1):
        actions.prove(report=draft, facts=facts | {"day": today - timedelta(days=days)}, by=member)
    assert [stale for _claim, stale in queries.claims(draft)] == [False, True]
    with pytest.raises(Refused, match="不能晚于今天"):
        actions.prove(report=draft, facts=facts | {"day": today + timedelta(days=1)}, by=member)


def test_only_whoever_entered_evidence_takes_it_away(submitted, clerk, second_clerk):
    facts = {"text": "两处充电棚", "kind": "observed", "source": "走访", "topic": None, "day": date(2025, 1, 1)}
    claim = actions.prove(report=submitted, facts=facts, by=clerk)
    with pytest.raises(Refused, match="自己登记"):
        actions.drop_claim(claim=claim, by=second_clerk)
    actions.drop_claim(claim=claim, by=clerk)
    assert not Claim.objects.exists()


def test_a_check_is_noted_with_a_word(submitted, clerk):
    with pytest.raises(Refused, match="核查说明"):
        actions_office.check(report=submitted, about="policy", result="new", word=" ", by=clerk)
    row = actions_office.check(report=submitted, about="policy", result="partly", word="部分已有规定。", by=clerk)
    assert list(queries.checks(submitted)) == [row]


def test_the_database_takes_a_report_into_one_bulletin_only():
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "opinions_bulletinitem")
    assert any(c["unique"] and c["columns"] == ["report_id"] for c in constraints.values())
