"""The pages answer, explain bad input, and keep strangers out."""

import pytest

from tests.assembly.proposals.conftest import SITUATION, SUGGESTIONS
from yishi.assembly.proposals.handling.models import Assignment, Contact, Extension
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.proposals.rating.models import Rating

LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])


def page_of(proposal):
    return f"/proposals/{proposal.public_id}"


def test_a_member_writes_asks_and_sends(browse, member, other_member, shenkun, plenary):
    client = browse(member)
    begun = client.post("/proposals/begin", {"kind": "single", "title": "关于治理餐饮油烟的建议"})
    proposal = Proposal.objects.get()
    assert begun.url == f"{page_of(proposal)}/write"
    typed = {
        "title": proposal.title,
        "situation": SITUATION,
        "analysis": "管理不到位。",
        "suggestions": "\n".join(SUGGESTIONS),
        "category": "society",
        "version": 0,
    }
    kept = client.post(f"{page_of(proposal)}/keep", typed)
    assert "已自动保存" in kept.content.decode()
    assert 'value="1"' in kept.content.decode()
    again = client.post(f"{page_of(proposal)}/write", typed | {"analysis": "另一台手机。"})
    assert "先保存的在下面" in again.content.decode()
    assert client.post(f"{page_of(proposal)}/write", typed | {"version": 1}).status_code == 302
    assert client.post(f"{page_of(proposal)}/ask", {"members": [shenkun.pk]}).status_code == 302
    assert "请回复是否联名" in browse(other_member).get("/desk").content.decode()
    assert browse(other_member).post(f"{page_of(proposal)}/sign", {"agree": "yes", "word": "同意。"}).status_code == 302
    assert client.post(f"{page_of(proposal)}/submit").status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == "submitted"
    assert client.get(f"{page_of(proposal)}/versions").status_code == 200


def test_a_double_submit_is_refused_kindly(browse, member, submitted):
    assert browse(member).post(f"{page_of(submitted)}/submit").status_code == 403
    assert Proposal.objects.get().state == "submitted"


def test_what_is_wrong_is_said_beside_the_draft(browse, member, plenary):
    client = browse(member)
    client.post("/proposals/begin", {"kind": "sector", "title": "关于停车问题和油烟问题的建议"})
    shown = client.get(page_of(Proposal.objects.get())).content.decode()
    for word in ("请写情况与问题", "请至少写一条建议", "集体名称", "两件事", "现在不能办理"):
        assert word in shown


def test_the_office_examines_decides_and_hands_over(browse, submitted, clerk, second_clerk, unit):
    client = browse(clerk)
    there = page_of(submitted)
    checks = dict.fromkeys(("right_proposer", "right_content", "right_form"), "on")
    assert "十种情形" in client.post(f"{there}/examine", checks | {"proposed": "decline"}).content.decode()
    assert client.post(f"{there}/examine", checks | {"proposed": "accept"}).status_code == 302
    assert client.get(f"{there}/decide").status_code == 403
    assert "审查意见：立案" in browse(second_clerk).get(f"{there}/decide").content.decode()
    assert browse(second_clerk).post(f"{there}/decide", {"decision": "accept"}).status_code == 302
    both = {"way": "single", "unit": unit.unit.pk, "others": [unit.unit.pk]}
    assert client.post(f"{there}/hand-over", both | {"way": "lead"}).status_code == 200
    assert client.post(f"{there}/hand-over", both).status_code == 302
    assert Proposal.objects.get().state == "handling"
    assert "待签收" in browse(unit).get("/desk").content.decode()


def test_the_unit_signs_talks_and_answers(browse, handed, unit, member, clerk, good):
    client, there = browse(unit), f"/proposals/handling/{handed.public_id}"
    assert client.get("/proposals/handling/").status_code == 200
    assert client.post(f"{there}/sign").status_code == 302
    today = handed.handed_on.isoformat()
    for way in ("phone", "face"):
        client.post(f"{there}/contact", {"way": way, "day": today, "words": "沟通了办理思路。"})
    client.post(f"{there}/extend", {"until": (handed.due.replace(day=28)).isoformat(), "why": "需要立项。"})
    letter = {
        "text": "已办。",
        "letter_number": "澄城管〔2026〕9号",
        "result": good.pk,
        "signed_by": "局长",
        "version": 0,
    }
    lacking = client.post(f"{there}/reply", letter | {"fate-1": "planned", "fate-2": "not"}).content.decode()
    assert "须写明完成日期" in lacking
    assert "须说明理由" in lacking
    assert client.post(f"{there}/reply", letter | {"fate-1": "adopted", "fate-2": "partly"}).status_code == 302
    assert "已办。" in client.get(there).content.decode()
    assert "已办。" not in browse(member).get(there).content.decode(), "not before it is sent"
    contact = Contact.objects.first()
    assert browse(member).post(f"/proposals/handling/contacts/{contact.pk}/yes").status_code == 302
    assert client.post(f"{there}/answer").status_code == 302
    assert "已办。" in browse(member).get(there).content.decode()
    if extension := Extension.objects.first():
        settled = browse(clerk).post(
            f"/proposals/handling/extensions/{extension.pk}", {"granted": "no", "answer": "已答复。"}
        )
        assert settled.status_code == 302


def test_signers_rate_and_paper_is_checked(browse, answered, member, clerk, second_clerk):
    there = page_of(answered)
    degrees = {"work": "satisfied", "result": "not"}
    assert browse(member).post(f"{there}/rate", degrees).status_code == 200, "without the fresh word"
    paper = degrees | {"member": member.member.pk}
    assert browse(clerk).post(f"{there}/enter-rating", paper).status_code == 302
    rating = Rating.objects.get()
    assert browse(clerk).post(f"/proposals/ratings/{rating.pk}/check").status_code == 403
    assert browse(second_clerk).post(f"/proposals/ratings/{rating.pk}/check").status_code == 302
    assert browse(clerk).post(f"{there}/again", {"why": "提案人不满意。"}).status_code == 302
    assert Assignment.objects.filter(round=2).count() == 1


@LANGUAGES
def test_pages_for_everyone(browse, answered, handed, clerk, member, unit, leader, language, good):
    pages = ["/proposals/", page_of(answered), f"/proposals/handling/{handed.public_id}"]
    for user in (clerk, member, unit, leader):
        for page in pages:
            assert browse(user, language).get(page).status_code == 200, (user, page)
    for page in ("plenaries", "handling/board", "handling/classes", "catalogue", "handling/"):
        assert browse(clerk, language).get(f"/proposals/{page}").status_code == 200, page


def test_strangers_and_other_units_find_nothing(browse, answered, handed, stranger, assisting, assembly):
    for page in (page_of(answered), f"{page_of(answered)}/examine", f"/proposals/handling/{handed.public_id}"):
        assert browse(stranger).get(page).status_code == 404, page


def test_lists_take_few_queries(browse, clerk, answered, django_assert_max_num_queries):
    client = browse(clerk)
    for page in ("/proposals/", "/proposals/handling/", "/proposals/handling/board", page_of(answered)):
        with django_assert_max_num_queries(20):
            assert client.get(page).status_code == 200
