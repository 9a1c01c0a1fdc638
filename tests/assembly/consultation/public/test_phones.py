"""What a phone may do at a village hall's code: vote, write, and see what became of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.assembly.consultation.public.conftest import words_of
from yishi.assembly.base.models import AuditLine
from yishi.assembly.consultation.models import Consultation, Statement, Vote
from yishi.assembly.consultation.public import actions, queries
from yishi.assembly.consultation.public.models import PublicVote, Submission
from yishi.assembly.outcomes.models import Outcome


def test_a_resident_scans_the_code_reads_and_votes_without_an_account_or_a_script(handset, statements):
    phone = handset()
    page = phone.get()
    assert page.status_code == 200
    assert "楼下的油烟，您想怎么治？" in words_of(page)
    for _ in statements:
        asked = phone.get("public_next").context["statement"]
        assert phone.vote(asked, "agree").status_code == 302
    assert phone.get("public_next").url == phone.url()
    assert PublicVote.objects.count() == 3
    assert "都已表态，谢谢。" in words_of(phone.get())


def test_every_phone_gets_its_own_order_and_keeps_it(phone, statements):
    from yishi.assembly.consultation.public.queries_phones import unvoted

    orders = {tuple(each.pk for each in unvoted(phone(f"p{number}"))) for number in range(30)}
    assert len(orders) > 1
    assert unvoted(phone("p1")) == unvoted(phone("p1"))


@pytest.mark.parametrize("how", ["closed", "over", "not yet", "session closed", "called off"])
def test_outside_its_time_nothing_is_taken_and_the_page_says_why(handset, opened, statements, clerk, how):
    phone = handset()
    phone.get()
    words = "征求意见已结束"
    if how == "closed":
        actions.move(part=opened, verb="close", by=clerk)
    elif how == "over":
        opened.since, opened.until = timezone.now() - timedelta(days=2), timezone.now() - timedelta(minutes=1)
        opened.save()
    elif how == "not yet":
        opened.since = timezone.now() + timedelta(hours=1)
        opened.save()
        words = "还没有开始"
    else:
        state = Consultation.State.CLOSED if how == "session closed" else Consultation.State.CALLED_OFF
        Consultation.objects.filter(pk=opened.consultation_id).update(state=state)
        words = "已取消" if how == "called off" else words
    answer = phone.vote(statements[0])
    assert answer.status_code == 403
    assert words in words_of(answer)
    assert words in words_of(phone.get())
    assert not PublicVote.objects.exists()


def test_a_phones_pages_need_few_queries_however_many_take_part(
    handset, crowd, statements, django_assert_max_num_queries
):
    crowd(25)
    phone = handset()
    phone.get()
    for statement in statements:
        phone.vote(statement)
    with django_assert_max_num_queries(9):
        phone.get()
    with django_assert_max_num_queries(3):
        phone.get("public_next")


def test_a_statement_is_masked_before_it_is_stored_and_seen_by_others_only_after_a_word(handset, clerk, opened):
    phone = handset()
    phone.get()
    phone.say("王大力家楼下13812345678的店半夜还在炒菜，应该早点关。", sure="yes")
    submission = Submission.objects.get()
    assert "13812345678" not in submission.text
    assert not Statement.objects.filter(member__isnull=True).exists()
    assert "待审核" in words_of(phone.get())
    actions.accept(submission=submission, by=clerk)
    statement = Statement.objects.get(member__isnull=True)
    assert statement.text == submission.text
    assert PublicVote.objects.get().value == 1
    assert not Vote.objects.exists()


def test_a_statement_sent_twice_is_taken_once(handset):
    phone = handset()
    phone.get()
    phone.say("垃圾桶应该每天清两次。", once="f1", sure="yes")
    phone.say("垃圾桶应该每天清两次。", once="f1", sure="yes")
    phone.say("垃圾桶应该每天清两次。", once="f2", sure="yes")
    assert Submission.objects.count() == 1
    assert AuditLine.objects.filter(verb="public.say").count() == 1


def test_what_others_said_is_shown_before_a_statement_is_taken(handset, statements):
    phone = handset()
    phone.get()
    answer = phone.say("晚上的烧烤应该限定区域和时段")
    assert answer.context["alike"] == [statements[1]]
    assert "晚上的烧烤应该限定区域和时段" in answer.content.decode()
    assert not Submission.objects.exists()
    phone.say("晚上的烧烤应该限定区域和时段", sure="yes")
    assert Submission.objects.count() == 1


def test_the_same_words_as_a_statement_that_stands_lead_to_a_vote_on_it(handset, statements):
    phone = handset()
    phone.get()
    assert "已有相同的意见" in words_of(phone.say(statements[0].text, sure="yes"))


@pytest.mark.parametrize(("text", "words"), [("", "必填"), ("长" * 141, "140")])
def test_a_statement_that_cannot_be_taken_says_why_and_keeps_the_words(handset, text, words):
    phone = handset()
    phone.get()
    answer = phone.say(text)
    assert answer.status_code == 200
    assert words in words_of(answer)
    assert text in answer.content.decode()


def test_counts_show_only_after_voting_and_only_from_twenty_people_on(handset, crowd, statements):
    crowd(18)
    phone = handset()
    assert "大家怎么看" not in words_of(phone.get())
    phone.vote(statements[0])
    assert "不足20人" in words_of(phone.get())
    assert "100%" not in words_of(phone.get())
    crowd(1, prefix="twentieth")
    assert "100%" in words_of(phone.get())


def test_when_it_is_over_the_same_code_shows_results_advice_and_what_came_of_it(
    handset, crowd, opened, clerk, second_clerk, statements
):
    from yishi.assembly.consultation.models import Advice

    crowd(21)
    crowd(4, value=-1, prefix="d")
    session = opened.consultation
    session.state, session.result = Consultation.State.CLOSED, Consultation.Result.SETTLED
    session.save()
    Advice.objects.create(assembly=session.assembly, consultation=session, number=1, text="统一加装净化设施。")
    of = {"assembly": session.assembly, "consultation": session, "noted_by": clerk, "day": timezone.localdate()}
    Outcome.objects.create(
        **of, kind="done", title="净化器已装好", state="confirmed", decided_by=second_clerk, decided_at=timezone.now()
    )
    Outcome.objects.create(**of, kind="promised", title="尚未确认的承诺")
    words = words_of(handset().get())
    for told in ("现场达成一致", "统一加装净化设施。", "净化器已装好", "群众25人", "84%"):
        assert told in words
    assert "尚未确认的承诺" not in words
    assert "陆明" not in words


def test_residents_and_members_are_never_added_up(crowd, opened, statements, member):
    from yishi.assembly.consultation import actions as members
    from yishi.assembly.consultation.public.tallies import said

    crowd(3)
    members.vote(statement=statements[0], value=-1, by=member)
    first = said(opened.consultation)[0]
    assert (first.residents.agree, first.residents.disagree) == (3, 0)
    assert (first.members.agree, first.members.disagree) == (0, 1)


def test_votes_come_as_rows_for_the_engine(crowd, opened, statements, hall):
    crowd(2)
    rows = list(queries.votes(opened.consultation))
    assert {row.statement for row in rows} == {statements[0].public_id}
    assert {row.place for row in rows} == {hall.name}
    assert len({row.participant for row in rows}) == 2
    assert [row.vote for row in rows] == [1, 1]


def test_a_statement_taken_back_is_asked_no_more(handset, statements, member):
    statements[0].withdrawn = True
    statements[0].save()
    phone = handset()
    phone.get()
    assert phone.vote(statements[0]).status_code == 404


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "开始表态"), ("en", "Start voting")])
def test_the_page_speaks_the_phones_language(handset, language, words):
    page = handset(language=language).get()
    assert words in words_of(page)
    assert f'lang="{language}"' in page.content.decode()


def test_the_page_begins_in_large_type_and_needs_no_script(handset):
    page = handset().get("public_next").content.decode()
    assert 'data-size="large"' in page
    assert "onclick" not in page
