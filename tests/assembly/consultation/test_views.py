import pytest

from yishi.assembly.consultation import actions, session
from yishi.assembly.consultation.models import Consultation, Invitation, Statement
from yishi.assembly.consultation.session import Presence

OFFICE = ("", "/edit", "/papers", "/papers?from=topic", "/invite", "/call-off", "/hold")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_offices_pages(browse, clerk, noticed, language):
    client = browse(clerk, language)
    assert client.get("/consultations/").status_code == 200
    for page in OFFICE:
        assert client.get(f"/consultations/{noticed.public_id}{page}").status_code == 200, page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_members_pages(browse, member, noticed, clerk, language):
    paper = actions.add_paper(consultation=noticed, title="来件情况", text="40件。", by=clerk)
    client = browse(member, language)
    for page in ("", "/leave", "/statements"):
        assert client.get(f"/consultations/{noticed.public_id}{page}").status_code == 200, page
    assert client.get(f"/consultations/papers/{paper.public_id}").status_code == 200
    assert Invitation.objects.get(member=member.member).read_at is not None


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_after_the_session(browse, clerk, member, noticed, luming, language):
    session.hold(consultation=noticed, presences=[Presence(luming.pk, attended=True)], by=clerk)
    for page in ("", "/minutes", "/advice"):
        assert browse(clerk, language).get(f"/consultations/{noticed.public_id}{page}").status_code == 200, page
    assert browse(member, language).get(f"/consultations/{noticed.public_id}").status_code == 200


def test_strangers_find_nothing(browse, stranger, noticed):
    for page in OFFICE:
        assert browse(stranger).get(f"/consultations/{noticed.public_id}{page}").status_code == 404, page


def test_from_the_topic_to_the_close(browse, clerk, member, other_member, fumes, luming, shenkun):
    office, phone, second = browse(clerk), browse(member), browse(other_member)
    plan = {"title": "助力破解油烟扰民难题", "starts_at": "2024-09-12T14:30", "venue": "柳浦镇协商议事室"}
    assert office.post(f"/consultations/plan/{fumes.public_id}", plan).status_code == 302
    found = Consultation.objects.get()
    here = f"/consultations/{found.public_id}"
    office.post(f"{here}/invite", {"members": [luming.pk, shenkun.pk]})
    office.post(f"{here}/notify")
    phone.post(f"{here}/accept")
    second.post(f"{here}/leave", {"reason": "出差"})
    phone.post(f"{here}/statements", {"text": "沿街餐饮应加装净化设施。"})
    statement = Statement.objects.get()
    second.post(f"/consultations/statements/{statement.public_id}/vote", {"vote": "agree"})
    seats = {f"seat-{i.pk}": "came" if i.member == luming else "excused" for i in found.invitations.all()}
    office.post(f"{here}/hold", {**seats, f"spoke-{found.invitations.get(member=luming).pk}": "on"})
    office.post(f"{here}/minutes", {"minutes": "议定一条。", "result": "settled", "version": "0"})
    office.post(f"{here}/advice", {"text-1": "由城管局牵头加装净化设施。"})
    assert office.post(f"{here}/close").status_code == 302
    found.refresh_from_db()
    assert found.state == Consultation.State.CLOSED
    assert found.advice.get().text == "由城管局牵头加装净化设施。"


def test_the_second_clerk_sees_both_texts(browse, clerk, second_clerk, noticed, luming):
    session.hold(consultation=noticed, presences=[Presence(luming.pk, attended=True)], by=clerk)
    address = f"/consultations/{noticed.public_id}/minutes"
    browse(clerk).post(address, {"minutes": "甲的纪要", "result": "settled", "version": "0"})
    page = browse(second_clerk).post(address, {"minutes": "乙的纪要", "result": "settled", "version": "0"})
    assert "甲的纪要" in page.content.decode()
    assert "乙的纪要" in page.content.decode()


def test_a_refused_statement_keeps_its_words(browse, member, noticed):
    actions.speak_up(consultation=noticed, text="夜间烧烤应限时。", by=member)
    page = browse(member).post(f"/consultations/{noticed.public_id}/statements", {"text": "夜间烧烤应限时。"})
    assert page.status_code == 200
    assert "已有相同的意见" in page.content.decode()


def test_the_page_of_a_large_session_takes_few_queries(browse, clerk, planned, enrol, django_assert_max_num_queries):
    members = [enrol(f"委员{number}", f"015-1{number:02}") for number in range(40)]
    actions.invite(consultation=planned, members=members, by=clerk)
    client = browse(clerk)
    with django_assert_max_num_queries(20):
        client.get(f"/consultations/{planned.public_id}")
