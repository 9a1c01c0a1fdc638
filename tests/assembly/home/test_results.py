"""What the public sees: results only, and of those only what was confirmed."""

from datetime import date

import pytest

from tests.assembly.conftest import account
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.outcomes.models import Outcome


@pytest.fixture
def citizen(assembly):
    return account(assembly, "citizen", "市民", "public")


@pytest.fixture
def closed(held_session):
    Consultation.objects.filter(pk=held_session.pk).update(state="closed")
    return held_session


def note(session, state: str) -> None:
    facts = {"kind": "done", "level": "county", "day": date(2024, 10, 8), "title": "措施落实", "proof_note": "回执"}
    Outcome.objects.create(assembly=session.assembly, consultation=session, state=state, **facts)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_confirmed_results_are_shown_with_their_advice(browse, citizen, closed, language):
    note(closed, "confirmed")
    page = browse(citizen, language).get("/results").content.decode()
    assert "助力破解油烟扰民难题" in page
    assert "公布油烟投诉办理结果" in page


def test_what_nobody_confirmed_is_not_shown(browse, citizen, closed):
    note(closed, "noted")
    assert "助力破解" not in browse(citizen).get("/results").content.decode()


def test_the_public_begins_there_and_sees_no_other_room(browse, citizen, closed):
    assert browse(citizen).get("/").url == "/results"
    for room in ("/hotline/", "/topics/", "/people/", "/record/", "/cockpit", "/audit", "/appraisal/"):
        assert browse(citizen).get(room).status_code == 403, room
