"""Pages answer in both languages, strangers find nothing, bad input is explained, and the whole way can be walked."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yishi.assembly.consultation.research import actions_trips, signatures
from yishi.assembly.consultation.research.models import (
    Observation,
    ObservationPhoto,
    ProposedAdvice,
    Questionnaire,
    Reply,
    Research,
    Trip,
)

ROOT = "/consultations/research"
PICTURE = b"\x89PNG\r\n\x1a\n a picture"
QUESTIONS = {
    "title": "油烟影响问卷",
    "text-1": "您多久闻到一次油烟？",
    "kind-1": "one",
    "options-1": "每天\n每周\n很少",
    "required-1": "on",
    "text-2": "您还想说什么？",
    "kind-2": "text",
    "version": 0,
}


def link(questionnaire: Questionnaire) -> str:
    return f"{ROOT}/answer/{signatures.token_of(questionnaire)}"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("actor", ["clerk", "member", "leader"])
def test_pages_of_the_office_and_the_group(
    browse, actor, trip, observation, drafted, proposed, asking, language, request
):
    client = browse(request.getfixturevalue(actor), language)
    here = f"/{drafted.public_id}"
    pages = ["/", here, f"{here}/versions/1", f"{here}/report.docx", f"/trips/{trip.public_id}"]
    pages += [f"/questionnaires/{asking.public_id}"]
    if actor != "leader":
        pages += [f"{here}/write", f"{here}/observe", f"{here}/observe?trip={trip.public_id}", f"{here}/propose"]
        pages += [f"/observations/{observation.public_id}/photos"]
    if actor == "clerk":
        pages += ["/plan", f"/plan?topic={drafted.topic.public_id}", f"{here}/edit", f"{here}/call_off"]
        pages += [f"{here}/trips", f"{here}/questionnaires", f"/trips/{trip.public_id}/edit", "/?export=xlsx"]
    for page in pages:
        assert client.get(f"{ROOT}{page}").status_code == 200, page


def test_strangers_and_outsiders_find_nothing(browse, stranger, outsider, trip, drafted, asking):
    for page in (drafted.public_id, f"trips/{trip.public_id}", f"questionnaires/{asking.public_id}"):
        assert browse(stranger).get(f"{ROOT}/{page}").status_code == 404, page
        assert browse(outsider).get(f"{ROOT}/{page}").status_code == 403, page
    assert browse().get(f"{ROOT}/{drafted.public_id}").status_code == 302  # to the door


def test_from_the_plan_to_the_sessions_advice(browse, clerk, member, planned, luming, shenkun, village, today):
    """Every step by its page."""
    office, phone = browse(clerk), browse(member)
    plan = {"title": "油烟净化设施", "aim": "弄清现状", "head": luming.pk, "members": [shenkun.pk], "version": 0}
    plan |= {"consultation": planned.pk, "experts": "方远，市环境科学学会理事"}
    assert office.post(f"{ROOT}/plan", plan).status_code == 302
    found = Research.objects.get()
    here = f"{ROOT}/{found.public_id}"
    assert office.post(f"{here}/begin").status_code == 302
    trip = {"day": f"{today}", "place": "河东路", "village": village.pk, "notes": "看了六家店。", "version": 0}
    assert office.post(f"{here}/trips", {**trip, "members": [luming.pk]}).status_code == 302
    assert phone.post(f"{here}/observe", {"text": "两家没有开净化器。", "village": village.pk}).status_code == 302
    seen = Observation.objects.get()
    assert seen.town == village.town
    photo = {"file": SimpleUploadedFile("店.png", PICTURE), "caption": "排烟口"}
    assert phone.post(f"{ROOT}/observations/{seen.public_id}/photos", photo).status_code == 302
    kept = ObservationPhoto.objects.get()
    assert b"".join(phone.get(f"{ROOT}/photos/{kept.public_id}").streaming_content) == PICTURE
    assert browse().get(f"{ROOT}/photos/{kept.public_id}").status_code == 302
    assert office.post(f"{ROOT}/trips/{Trip.objects.get().public_id}/confirm").status_code == 302
    phone.post(f"{here}/write", {"text": "一稿", "began_from": 0})
    office.post(f"{here}/write", {"text": "二稿", "began_from": 1})
    compared = office.get(f"{here}/compare?old=1&new=2").content.decode()
    assert "<del>" in compared
    assert "<ins>" in compared
    assert phone.post(f"{here}/propose", {"text": "加装在线监测。"}).status_code == 302
    assert office.post(f"{here}/submit").status_code == 302
    assert planned.papers.get().text == "二稿"
    planned.state = "held"
    planned.save()
    taken = f"{ROOT}/proposed/{ProposedAdvice.objects.get().public_id}/take-over"
    assert phone.post(taken).status_code == 403
    assert office.post(taken).status_code == 302
    assert planned.advice.get().text == "加装在线监测。"


def test_the_consultations_page_shows_its_research(browse, clerk, planned_research, planned):
    planned_research.consultation = planned
    planned_research.save()
    page = browse(clerk).get(f"{ROOT}/of/{planned.public_id}").content.decode()
    assert planned_research.title in page


def test_anybody_with_the_link_answers_once(browse, clerk, under_way):
    office, phone = browse(clerk), browse()
    assert office.post(f"{ROOT}/{under_way.public_id}/questionnaires", QUESTIONS).status_code == 302
    made = Questionnaire.objects.get()
    assert "还没有发布" in phone.get(link(made)).content.decode()
    office.post(f"{ROOT}/questionnaires/{made.public_id}/ask")
    assert "每周" in phone.get(link(made)).content.decode()
    assert "必填" in phone.post(link(made), {"2": "没有选第一题"}).content.decode()
    assert phone.post(link(made), {"1": "1", "2": "我的电话13812345678"}).status_code == 302
    assert Reply.objects.get().answers["1"] == [1]
    assert "13812345678" not in Reply.objects.get().answers["2"]
    assert "已收到" in phone.post(link(made), {"1": "0"}).content.decode()
    assert Reply.objects.count() == 1


def test_a_device_without_the_mark_is_asked_again(browse, asking):
    fresh = browse()
    page = fresh.post(link(asking), {"1": "0"}).content.decode()
    assert "Cookie" in page
    assert not Reply.objects.exists()
    assert fresh.post(link(asking), {"1": "0"}).status_code == 302


def test_a_member_answers_by_account_and_not_again_by_another_phone(browse, member, asking):
    assert browse(member).post(link(asking), {"1": "0"}).status_code == 302
    assert "已收到" in browse(member).get(link(asking)).content.decode()


def test_a_forged_link_opens_nothing(browse, asking):
    assert browse().get(f"{link(asking)}x").status_code == 404
    assert browse().get(f"{ROOT}/answer/{asking.public_id}").status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_ended_questionnaire_shows_counts_and_no_words(browse, clerk, replied, language):
    found = replied(*[{1: [0], 3: "夜里油烟最大"}] * 6)
    assert "夜里油烟最大" in browse(clerk, language).get(f"{ROOT}/questionnaires/{found.public_id}").content.decode()
    browse(clerk).post(f"{ROOT}/questionnaires/{found.public_id}/end")
    page = browse(language=language).get(link(found)).content.decode()
    assert "每天" in page
    assert "夜里油烟最大" not in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"options-1": "每天"}, "读到1个选项"),
        ({"text-1": ""}, "还没有写题目"),
        ({"kind-1": "text"}, "不需要选项"),
        ({"options-1": "长" * 61 + "\n短"}, "超过60字"),
    ],
)
def test_a_wrong_question_is_explained_and_nothing_is_lost(browse, clerk, under_way, wrong, said):
    page = browse(clerk).post(f"{ROOT}/{under_way.public_id}/questionnaires", QUESTIONS | wrong).content.decode()
    assert said in page
    assert "您还想说什么？" in page
    assert not Questionnaire.objects.exists()


def test_an_expert_without_a_role_is_told_by_the_line(browse, clerk, luming):
    plan = {"title": "题目", "aim": "目的", "head": luming.pk, "version": 0, "experts": "方远，理事\n王宁"}
    assert "第2行读到“王宁”" in browse(clerk).post(f"{ROOT}/plan", plan).content.decode()


def test_a_file_that_is_no_picture_is_refused(browse, member, observation):
    photo = {"file": SimpleUploadedFile("店.png", b"MZ a program"), "caption": "排烟口"}
    page = browse(member).post(f"{ROOT}/observations/{observation.public_id}/photos", photo).content.decode()
    assert "内容不是" in page
    assert not ObservationPhoto.objects.exists()


def test_two_writers_see_both_texts(browse, clerk, member, drafted):
    here = f"{ROOT}/{drafted.public_id}/write"
    browse(clerk).post(here, {"text": "周敏写的。", "began_from": 1})
    page = browse(member).post(here, {"text": "陆明写的。", "began_from": 1}).content.decode()
    assert "周敏写的。" in page
    assert "陆明写的。" in page


def test_versions_that_are_not_there_are_not_compared(browse, clerk, drafted):
    for asked in ("old=1&new=9", "old=a&new=1", ""):
        assert browse(clerk).get(f"{ROOT}/{drafted.public_id}/compare?{asked}").status_code == 404


def test_after_its_last_day_a_questionnaire_takes_no_reply(browse, asking, today):
    asking.until = today - timedelta(days=1)
    asking.save()
    assert "已经结束" in browse().get(link(asking)).content.decode()


def test_the_page_asks_no_more_for_more_rows(
    browse, clerk, under_way, trip, observation, drafted, trip_facts, django_assert_max_num_queries
):
    for number in range(5):
        actions_trips.note_trip(research=under_way, facts=trip_facts, by=clerk)
        facts = {"text": f"第{number}家没有开净化器。", "trip": trip, "town": None, "village": None}
        actions_trips.observe(research=under_way, facts=facts, by=clerk)
    client = browse(clerk)
    with django_assert_max_num_queries(13):
        client.get(f"{ROOT}/{under_way.public_id}")
