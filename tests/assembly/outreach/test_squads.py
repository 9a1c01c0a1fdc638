"""Squads: requests matched with reasons, talks noted, confirmed, cancelled."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.outreach.squads import actions, matching, queries, rules
from yishi.assembly.outreach.squads.models import Talk, TalkRequest
from yishi.assembly.record.models import Deed

State = TalkRequest.State


@pytest.fixture
def squad(clerk, luming, shenkun):
    facts = {"name": "医保宣讲小分队", "themes": "医保政策、健康养老", "head": luming, "disbanded": None}
    return actions.found(facts=facts | {"members": [shenkun]}, by=clerk)


@pytest.fixture
def asked(member, village):
    return actions.ask(village=village, topic="城乡居民医保怎么报销", wish=None, by=member)


@pytest.fixture
def talk(squad, village, member, luming):
    def plan(asked=None, ago=0, **more):
        facts = {"title": "医保政策", "starts_at": timezone.now() + timedelta(days=1), "village": village, "place": ""}
        made = actions.plan(squad=squad, facts=facts | {"speakers": [luming]} | more, asked=asked, by=member)
        if ago:
            Talk.objects.filter(pk=made.pk).update(starts_at=timezone.now() - timedelta(days=ago))
            made.refresh_from_db()
        return made

    return plan


def test_a_request_is_matched_with_reasons_by_a_person(clerk, squad, asked, luming, talk, village):
    other = {"name": "垃圾分类小分队", "themes": "垃圾分类", "head": luming, "disbanded": None, "members": []}
    actions.found(facts=other, by=clerk)
    fits = matching.fits(asked)
    assert [fit.squad.name for fit in fits] == ["医保宣讲小分队", "垃圾分类小分队"]
    assert "医保政策" in fits[0].reasons[0]
    made = talk(asked)
    asked.refresh_from_db()
    assert (asked.state, asked.talk) == (State.MATCHED, made)
    with pytest.raises(Refused):
        talk(asked)


def test_a_cancelled_talk_leaves_the_village_waiting_again(asked, talk, member):
    made = talk(asked)
    actions.cancel(talk=made, why="台风", by=member)
    asked.refresh_from_db()
    assert asked.state == State.OPEN


def test_deeds_follow_once_listeners_are_noted_and_the_office_confirms(asked, talk, member, clerk):
    ahead = talk()
    with pytest.raises(Refused, match="还没有举行"):
        actions.note(talk=ahead, listeners=30, notes="", by=member)
    made = talk(asked, ago=1)
    with pytest.raises(Refused, match="听众人数"):
        actions.confirm(talk=made, by=clerk)
    actions.note(talk=made, listeners=46, notes="问得最多的是报销，13812345678", by=member)
    actions.confirm(talk=made, by=clerk)
    asked.refresh_from_db()
    made.refresh_from_db()
    assert asked.state == State.HEARD
    assert "13812345678" not in made.notes
    assert Deed.objects.get().kind == "talk"
    assert queries.figures(clerk) == {"talks": 1, "listeners": 46, "villages": 1}


def test_who_may_do_what(squad, member, other_member, clerk, stranger, unit):
    assert [bool(rules.may_with(user, "run", squad)) for user in (member, other_member, clerk, stranger)] == [
        True,
        False,
        True,
        False,
    ]
    assert not rules.may_look(unit)


def test_materials_are_papers_and_kept_behind_the_room(squad, member, browse, unit):
    page = browse(member)
    address = f"/outreach/squads/{squad.public_id}/material"
    wrong = page.post(address, {"title": "x", "file": SimpleUploadedFile("a.exe", b"MZ" + bytes(20))})
    assert wrong.status_code == 200
    page.post(address, {"title": "医保问答", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")})
    material = squad.materials.get()
    assert page.get(f"/outreach/squads/materials/{material.public_id}").status_code == 200
    assert browse(unit).get(f"/outreach/squads/materials/{material.public_id}").status_code == 403


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(squad, asked, talk, member, clerk, browse, language):
    made = talk(ago=1)
    base = "/outreach/squads"
    pages = (f"/{squad.public_id}", f"/requests/{asked.public_id}", f"/talks/{made.public_id}")
    for path in ("/", "/requests/new", *pages):
        assert browse(member, language).get(base + path).status_code == 200, path
    assert browse(member, language).get(f"{base}/{squad.public_id}/talk?for={asked.public_id}").status_code == 200
    assert browse(clerk, language).get(f"{base}/new").status_code == 200
