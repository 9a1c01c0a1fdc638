"""Schemes take two people; points are worked out by the engine; a sheet is its member's and the office's only."""

from datetime import date

import pytest
from django.utils import timezone

from yishi.assembly.appraisal import actions
from yishi.assembly.appraisal.models import Scheme, Sheet
from yishi.assembly.base.access import Refused
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.record.models import Deed
from yishi.assembly.runs.models import Run
from yishi.engine.report import InputError
from yishi.engine.scoring import shipped_text


@pytest.fixture
def scheme(clerk, second_clerk):
    """The shipped scheme, proposed by one clerk and adopted by the other."""
    draft = actions.propose(name="委员履职考核办法", text=shipped_text("default"), by=clerk)
    return actions.adopt(scheme=draft, why="常委会第12次会议通过", by=second_clerk)


@pytest.fixture
def record(assembly, clerk, luming, shenkun, held_session):
    """陆明 hosted the session, 沈堃 spoke there; it was adopted by the city."""
    for person, kind in ((luming, "host"), (shenkun, "statement")):
        Deed.objects.create(
            assembly=assembly,
            member=person,
            kind=kind,
            day=date(2024, 9, 12),
            title="助力破解油烟扰民难题",
            thing=held_session.ref,
            recorded_by=clerk,
            confirmed_by=clerk,
            confirmed_at=timezone.now(),
        )
    Outcome.objects.create(
        assembly=assembly,
        consultation=held_session,
        state=Outcome.State.CONFIRMED,
        kind="adopted",
        level="city",
        day=date(2024, 10, 8),
        title="专报采用",
        proof_note="采用通知",
        noted_by=clerk,
    )


@pytest.fixture
def worked_out(clerk, scheme, record, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = actions.work_out(scheme=scheme, year=2024, by=clerk)
    run.refresh_from_db()
    assert run.state == Run.State.DONE, run.error
    return run


def test_whoever_proposes_cannot_adopt(clerk):
    draft = actions.propose(name="办法", text=shipped_text("default"), by=clerk)
    with pytest.raises(Refused):
        actions.adopt(scheme=draft, why="", by=clerk)


def test_a_text_that_is_no_scheme_is_refused_with_line_and_column(clerk):
    with pytest.raises(InputError) as error:
        actions.propose(name="办法", text="name: {zh: 办法", by=clerk)
    assert "line" in str(error.value)
    assert not Scheme.objects.exists()


def test_a_new_scheme_in_force_retires_the_old(clerk, second_clerk, scheme):
    draft = actions.propose(name=scheme.name, text=scheme.text, by=clerk)
    assert draft.version == 2
    actions.adopt(scheme=draft, why="修订", by=second_clerk)
    scheme.refresh_from_db()
    assert scheme.state == Scheme.State.RETIRED


def test_sheets_add_up_and_effect_outweighs_attendance(worked_out, luming):
    sheet = Sheet.objects.get(member=luming, year=2024)
    assert sheet.points == pytest.approx(sum(sheet.lines.values_list("points", flat=True)))
    assert sheet.points == pytest.approx(sheet.done + sheet.accomplished)
    assert sheet.accomplished > sheet.done


def test_working_out_again_replaces_the_year(clerk, scheme, worked_out, django_capture_on_commit_callbacks):
    before = list(Sheet.objects.order_by("member").values_list("member", "points"))
    with django_capture_on_commit_callbacks(execute=True):
        actions.work_out(scheme=scheme, year=2024, by=clerk)
    assert list(Sheet.objects.order_by("member").values_list("member", "points")) == before


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_member_sees_every_line_with_its_reason_and_the_way_back(
    browse, member, worked_out, language, django_assert_max_num_queries
):
    client = browse(member, language)
    with django_assert_max_num_queries(12):
        page = client.get("/appraisal/mine")
    assert page.status_code == 200
    line = Sheet.objects.get(member=member.member).lines.exclude(outcome=None).first()
    way = browse(member, language).get(f"/appraisal/lines/{line.pk}").content.decode()
    assert "专报采用" in way
    assert "助力破解油烟扰民难题" in way


@pytest.mark.parametrize("actor", ["other_member", "leader", "unit", "officer", "stranger"])
def test_nobody_else_opens_the_sheet(browse, luming, worked_out, actor, request):
    user = request.getfixturevalue(actor)
    sheet = Sheet.objects.get(member=luming)
    assert browse(user).get(f"/appraisal/sheets/{sheet.public_id}").status_code in (403, 404)
    line = sheet.lines.first()
    assert browse(user).get(f"/appraisal/lines/{line.pk}").status_code in (403, 404)


def test_leaders_see_the_spread_without_names(browse, leader, worked_out):
    page = browse(leader).get("/appraisal/spread").content.decode()
    assert "陆明" not in page
    assert browse(leader).get("/appraisal/").status_code == 403


@pytest.mark.parametrize("page", ["", "schemes", "schemes/propose", "spread"])
def test_office_pages_answer(browse, clerk, worked_out, page):
    assert browse(clerk).get(f"/appraisal/{page}").status_code == 200
