import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.people import actions, queries
from yishi.assembly.people.models import User


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(browse, clerk, luming, language):
    client = browse(clerk, language)
    pages = ["", "roster", "accounts", "accounts/new", f"accounts/{clerk.public_id}", luming.public_id]
    for page in [*pages, *(f"bodies/{kind}" for kind in queries.BODIES)]:
        assert client.get(f"/people/{page}").status_code == 200, page


@pytest.mark.parametrize(("actor", "sees"), [("clerk", True), ("member", True), ("other_member", False)])
def test_who_sees_a_members_employer(browse, actor, sees, luming, request):
    luming.employer = "江畔机械制造有限公司"
    luming.save()
    page = browse(request.getfixturevalue(actor)).get(f"/people/{luming.public_id}").content.decode()
    assert ("江畔机械" in page) == sees


def test_strangers_find_nobody(browse, stranger, luming, clerk):
    assert browse(stranger).get(f"/people/{luming.public_id}").status_code == 404
    assert browse(stranger).get(f"/people/accounts/{clerk.public_id}").status_code == 404
    assert luming.name not in browse(stranger).get("/people/").content.decode()


@pytest.mark.parametrize("actor", ["officer", "member", "leader", "auditor", "unit"])
def test_only_the_clerk_opens_accounts(browse, actor, request):
    assert browse(request.getfixturevalue(actor)).get("/people/accounts/new").status_code == 403


@pytest.mark.parametrize("words", ["lu m", "luming", "LuM", "陆"])
def test_members_are_found_by_characters_and_by_pinyin(browse, clerk, luming, shenkun, words):
    luming.pinyin = "lu ming"
    luming.save()
    page = browse(clerk).get("/people/", {"name": words}).content.decode()
    assert "陆明" in page
    assert "沈堃" not in page


def test_a_new_account_signs_in_with_its_first_password(browse, clerk, shenkun, client):
    form = {"username": "shenkun", "full_name": "沈堃", "roles": ["member"], "member": shenkun.pk}
    page = browse(clerk).post("/people/accounts/new", form).content.decode()
    password = page.split("<code>")[1].split("</code>")[0]
    assert client.login(username="shenkun", password=password, request=_request())
    assert User.objects.get(username="shenkun").roles == {"member"}


def _request():
    from django.test import RequestFactory

    return RequestFactory().post("/")


def test_a_members_account_needs_its_member(browse, clerk):
    form = {"username": "nobody", "full_name": "某某", "roles": ["member"]}
    page = browse(clerk).post("/people/accounts/new", form)
    assert "对应的委员" in page.content.decode()
    assert not User.objects.filter(username="nobody").exists()


@pytest.mark.parametrize("role", ["member", "unit"])
def test_a_role_that_speaks_for_somebody_is_not_given_to_an_account_without_them(clerk, officer, role):
    with pytest.raises(Refused, match="对应的"):
        actions.grant(user=officer, role=role, by=clerk)
    assert User.objects.get(pk=officer.pk).roles == {"office"}


def test_roles_given_and_taken_are_dated(clerk, officer):
    actions.revoke(user=officer, role="office", by=clerk)
    assert User.objects.get(pk=officer.pk).roles == frozenset()
    assert officer.grants.get().until is not None
    with pytest.raises(Refused, match="本人"):
        actions.revoke(user=clerk, role="clerk", by=clerk)


def test_the_list_of_a_whole_assembly_takes_few_queries(browse, clerk, enrol, django_assert_max_num_queries):
    for number in range(40):
        enrol(f"委员{number}", f"015-2{number:02}")
    client = browse(clerk)
    with django_assert_max_num_queries(12):
        client.get("/people/")
