"""The pages answer in both languages, explain bad input, and show strangers nothing."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from yishi.assembly.consultation.plan.models import KindDays, Subject


def browser(user, language: str = "zh-hans") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    return client


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "年度计划"), ("en", "Yearly plan")])
def test_the_plan_by_month_and_by_kind(language, word, publish, charging, clerk):
    plan = publish()
    client = browser(clerk, language)
    for address in ("", "?by=kind"):
        page = client.get(reverse("consultation:year_plan", args=[plan.public_id]) + address).content.decode()
        assert charging.title in page
        assert word in page
    assert client.get(reverse("consultation:subject", args=[charging.public_id])).status_code == 200
    assert client.get(reverse("consultation:kinds")).status_code == 200


def test_a_stranger_finds_no_plan(publish, charging, stranger):
    plan = publish()
    client = browser(stranger)
    assert client.get(reverse("consultation:year_plan", args=[plan.public_id])).status_code == 404
    assert client.get(reverse("consultation:subject", args=[charging.public_id])).status_code == 404


def test_a_member_proposes_on_the_phone_and_sees_the_own_list(collecting, member, other_member):
    there = reverse("consultation:propose_subject", args=[collecting.public_id])
    page = browser(member).post(there, {"title": "修缮文化站", "why": "屋顶漏雨。"}, follow=True)
    assert "修缮文化站" in page.content.decode()
    assert Subject.objects.get().member == member.member
    assert "修缮文化站" in browser(member).get(reverse("consultation:year_plans")).content.decode()
    assert "修缮文化站" not in browser(other_member).get(reverse("consultation:year_plans")).content.decode()


def test_an_empty_proposal_is_explained_and_kept(collecting, member):
    there = reverse("consultation:propose_subject", args=[collecting.public_id])
    page = browser(member).post(there, {"title": "", "why": "屋顶漏雨。"}).content.decode()
    assert "屋顶漏雨。" in page
    assert not Subject.objects.exists()


def test_steps_lie_behind_each_other(collecting, clerk):
    there = reverse("consultation:advance_plan", args=[collecting.public_id, "draft"])
    tomorrow = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1)
    assert "日期不能晚于今天" in browser(clerk).post(there, {"drafted_on": tomorrow.isoformat()}).content.decode()


def test_both_texts_are_shown_when_a_colleague_was_faster(charging, facts, clerk):
    there = reverse("consultation:edit_subject", args=[charging.public_id])
    typed = {"title": "甲的题目", "why": "甲", "version": 0}
    assert browser(clerk).post(there, typed).status_code == 302
    page = browser(clerk).post(there, typed | {"title": "乙的题目", "why": "乙"}).content.decode()
    assert "甲的题目" in page
    assert "乙的题目" in page


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_plan_as_a_paper(form, publish, member):
    plan = publish()
    answer = browser(member).get(reverse("consultation:plan_paper", args=[plan.public_id, form]))
    assert answer.status_code == 200
    assert len(b"".join(answer) if answer.streaming else answer.content) > 2000


def test_the_draft_is_no_paper_for_members(collecting, member):
    assert (
        browser(member).get(reverse("consultation:plan_paper", args=[collecting.public_id, "pdf"])).status_code == 404
    )


def test_a_topics_page_offers_the_click(collecting, fumes, clerk):
    there = reverse("consultation:topic_in_plans", args=[fumes.public_id])
    assert "推荐为" in browser(clerk).get(there).content.decode()
    browser(clerk).post(reverse("consultation:put_forward", args=[fumes.public_id]))
    page = browser(clerk).get(there).content.decode()
    assert "推荐为" not in page
    assert "油烟扰民" in page


def test_days_out_of_reach_are_refused(clerk):
    typed = {"kind": "special", "since": "2025-01-01", "notice": 5, "papers": 9, "minutes": 90}
    page = browser(clerk).post(reverse("consultation:kinds"), typed).content.decode()
    assert "材料不能早于通知发出" in page
    assert "最多60个工作日" in page
    assert not KindDays.objects.exists()
