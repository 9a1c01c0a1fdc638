"""The pages answer in both languages, tell faults in words, and take at most a dozen queries."""

import pytest
from django.utils import timezone

from tests.assembly.offices import account
from yishi.assembly.base.access import Role
from yishi.assembly.people.models import ActionGroup, Branch
from yishi.assembly.placement.drafts import actions
from yishi.assembly.placement.drafts.models import Draft, Notice, WishCall

LANGUAGES = pytest.mark.parametrize("language", ["zh-hans", "en"])
DRAFT = ("", "/committee", "/group", "/branch", "/link", "/village", "/map", "/compare", "/rules", "/text", "/rulings")


@pytest.fixture
def asked(client):
    def ask(user, path, language="zh-hans"):
        client.force_login(user)
        client.cookies["django_language"] = language
        return client.get(path)

    return ask


@LANGUAGES
def test_pages_of_a_draft(language, ready, clerk, asked):
    for page in DRAFT:
        answer = asked(clerk, f"/placement/{ready.public_id}{page}", language)
        assert answer.status_code == 200, page
    for page in ("/placement/", "/placement/coverage/", "/placement/coverage/boundaries", "/placement/branches/"):
        assert asked(clerk, page, language).status_code == 200, page
    branch = Branch.objects.get()
    for page in ("", "/record", "/scope", "/link"):
        assert asked(clerk, f"/placement/branches/{branch.public_id}{page}", language).status_code == 200, page


@pytest.mark.parametrize("page", ["", "/committee", "/group", "/map"])
def test_a_page_takes_a_dozen_queries(page, ready, clerk, client, django_assert_max_num_queries):
    client.force_login(clerk)
    client.get("/placement/")
    with django_assert_max_num_queries(16):  # three of them are the session's and the account's
        client.get(f"/placement/{ready.public_id}{page}")


def test_a_change_shows_its_cost_before_it_is_made(ready, clerk, client):
    client.force_login(clerk)
    place = ready.places.filter(placement="group").first()
    other = ActionGroup.objects.exclude(public_id=place.body).first()
    path = f"/placement/{ready.public_id}/adjust/group/{place.subject}"
    told = client.get(path, {"body": other.public_id})
    assert "总代价" in told.content.decode()
    assert client.post(path, {"body": other.public_id, "why": ""}).status_code == 200
    assert ready.places.get(pk=place.pk).body == place.body
    assert client.post(path, {"body": other.public_id, "why": "本人要求"}).status_code == 302
    assert ready.places.get(pk=place.pk).body == other.public_id


def test_rules_are_set_and_faults_told(draft, clerk, client):
    client.force_login(clerk)
    page = client.get(f"/placement/{draft.public_id}/rules")
    form = page.context["form"]
    given = {name: form[name].value() for name in form.fields}
    path = f"/placement/{draft.public_id}/rules"
    answer = client.post(path, given | {"group-least": 9, "group-most": 8})
    assert "最少人数大于最多人数" in answer.content.decode()
    assert client.post(path, given | {"group-most": 9}).status_code == 302
    draft.refresh_from_db()
    assert "most: 9" in draft.scheme
    answer = client.post(f"/placement/{draft.public_id}/text", {"text": "make: ["})
    assert answer.status_code == 200


def test_rulings_are_told_apart_by_name(draft, clerk, client, county):
    client.force_login(clerk)
    path = f"/placement/{draft.public_id}/rulings"
    facts = {"kind": "fixed", "placement": "group", "who": "委员03", "other": "东镇小组", "why": "熟悉"}
    assert client.post(path, facts).status_code == 302
    assert draft.rulings.get().who == county[3].public_id
    assert "没有找到" in client.post(path, facts | {"who": "查无此人"}).content.decode()
    county[4].name = "委员03"
    county[4].save()
    assert "有2个" in client.post(path, facts).content.decode()
    ruling = draft.rulings.get()
    client.post(f"{path}/{ruling.pk}/delete")
    assert not draft.rulings.exists()


@LANGUAGES
def test_a_member_is_told_where_and_why(language, ready, clerk, leader, county, assembly, asked, client):
    actions.propose(draft=ready, by=clerk)
    client.force_login(leader)
    day = timezone.localdate().isoformat()
    assert client.post(f"/placement/{ready.public_id}/decide", {"day": day, "ground": "主席会议"}).status_code == 302
    user = account(assembly, "p05", "委员05", Role.MEMBER, member=county[5])
    assert "/placement/mine" in asked(user, "/", language).content.decode() or asked(user, "/desk").status_code
    answer = asked(user, "/placement/mine", language)
    assert answer.status_code == 200
    assert "小组" in answer.content.decode()
    assert Notice.objects.get(member=county[5]).read_at is not None


def test_the_list_is_a_paper_and_a_workbook(ready, clerk, asked):
    assert asked(clerk, f"/placement/{ready.public_id}/paper.pdf").content.startswith(b"%PDF")
    assert asked(clerk, f"/placement/{ready.public_id}/paper.docx").content.startswith(b"PK")
    assert asked(clerk, f"/placement/{ready.public_id}/list.xlsx").content.startswith(b"PK")


def test_a_call_and_a_wish(county, clerk, assembly, asked, client):
    today = timezone.localdate().isoformat()
    client.force_login(clerk)
    assert client.post("/placement/call", {"since": today, "until": "2020-01-01"}).status_code == 200
    assert not WishCall.objects.exists()
    assert client.post("/placement/call", {"since": today, "until": today, "note": "自愿"}).status_code == 302
    user = account(assembly, "p05", "委员05", Role.MEMBER, member=county[5])
    group = ActionGroup.objects.first()
    client.force_login(user)
    assert client.post("/placement/wish", {"group": group.pk, "committee": "", "why": "老家"}).status_code == 302
    assert group.name in asked(clerk, "/placement/call").content.decode()


def test_a_returned_draft_can_be_changed_again(ready, clerk, leader, client):
    actions.propose(draft=ready, by=clerk)
    client.force_login(leader)
    assert client.post(f"/placement/{ready.public_id}/back/return", {"why": "再均衡些"}).status_code == 302
    ready.refresh_from_db()
    assert ready.state == Draft.State.READY
