"""What comes of an opinion report: an adoption or instruction confirmed on its bulletin is an outcome, entered once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.assembly.opinions.conftest import TEXTS
from yishi.assembly.base.access import Refused
from yishi.assembly.opinions import actions as bulletins
from yishi.assembly.opinions.addressees import actions as addressees
from yishi.assembly.opinions.models import Bulletin, BulletinItem
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.outcomes import actions, queries, rules, tables
from yishi.assembly.outcomes.models import Outcome

TODAY = timezone.localdate()


@pytest.fixture
def report(assembly, luming):
    """陆明's, published."""
    facts = {"situation": "末班车太早。", "advice": "延后一小时。", "state": Report.State.ISSUED}
    return Report.objects.create(
        assembly=assembly, member=luming, title="村里的末班车", submitted_at=timezone.now() - timedelta(days=9), **facts
    )


@pytest.fixture
def bulletin(assembly, report, leader):
    facts = {**TEXTS, "state": Bulletin.State.ISSUED, "issued_by": leader, "issued_at": timezone.now()}
    bulletin = Bulletin.objects.create(assembly=assembly, **facts)
    BulletinItem.objects.create(assembly=assembly, bulletin=bulletin, report=report, place=1)
    return bulletin


@pytest.fixture
def noted(bulletin, clerk):
    def note(level: str = "city", **more):
        row = addressees.send_to(bulletin=bulletin, name=f"某{level}单位", level=level, by=clerk)
        facts = {"kind": "instruction", "day": TODAY, "words": "请交通局研究。", "proof_note": "批示件，存办公室"}
        return addressees.note(addressee=row, facts={**facts, **more}, by=clerk)

    return note


def test_an_instruction_that_was_confirmed_is_an_outcome_of_the_report(noted, report, second_clerk):
    fate = noted(report=report)
    assert not Outcome.objects.exists()
    addressees.confirm(fate=fate, by=second_clerk)
    outcome = Outcome.objects.get()
    assert (outcome.report, outcome.kind, outcome.level, outcome.state) == (report, "instruction", "city", "confirmed")
    assert (outcome.noted_by, outcome.decided_by) == (fate.noted_by, second_clerk)
    assert [bool(rung["outcome"]) for rung in queries.ladder(report)] == [False, True, False, False]


def test_what_is_said_of_the_bulletin_is_said_of_every_report_in_it(noted, bulletin, report, shenkun, second_clerk):
    other = Report.objects.create(assembly=report.assembly, member=shenkun, title="村口的路灯", state="issued")
    BulletinItem.objects.create(assembly=report.assembly, bulletin=bulletin, report=other, place=2)
    addressees.confirm(fate=noted(level="province"), by=second_clerk)
    assert set(Outcome.objects.values_list("report__title", "level")) == {
        ("村里的末班车", "province"),
        ("村口的路灯", "province"),
    }


def test_a_bulletin_of_a_session_gives_the_session_the_outcome(noted, bulletin, held_session, second_clerk):
    bulletin.items.all().delete()
    Bulletin.objects.filter(pk=bulletin.pk).update(consultation=held_session)
    addressees.confirm(fate=noted(level="leaders"), by=second_clerk)
    outcome = Outcome.objects.get()
    assert (outcome.consultation, outcome.report, outcome.level) == (held_session, None, "county")
    assert outcome.bulletin_id == bulletin.pk


def test_what_was_given_back_is_no_outcome(noted, second_clerk):
    addressees.give_back(fate=noted(), why="看不清。", by=second_clerk)
    assert not Outcome.objects.exists()


def test_the_engine_credits_the_author_through_the_report(noted, report, assembly, second_clerk):
    addressees.confirm(fate=noted(report=report), by=second_clerk)
    (row,) = tables.outcomes(assembly.pk, until=TODAY).iter_rows(named=True)
    assert (row["thing"], row["kind"]) == (report.ref, "instruction")


def test_other_rungs_are_noted_by_hand(report, clerk, second_clerk, browse):
    facts = {"kind": "done", "level": "county", "day": TODAY, "title": "末班车延到五点半", "proof_note": "公交公司通告"}
    outcome = actions.confirm(outcome=actions.note(source=report, facts=facts, by=clerk), by=second_clerk)
    page = browse(clerk)
    assert "末班车延到五点半" in page.get(f"/outcomes/of/report/{report.public_id}").content.decode()
    assert page.get(f"/outcomes/note/report/{report.public_id}").status_code == 200
    assert "村里的末班车" in page.get(f"/outcomes/{outcome.public_id}").content.decode()


@pytest.mark.parametrize("kind", ["adopted", "instruction"])
def test_what_an_addressee_did_is_entered_at_the_bulletin_only(kind, report, bulletin, held_session, clerk, browse):
    facts = {"kind": kind, "level": "city", "day": TODAY, "title": "市里批示", "proof_note": "批示件"}
    answer = browse(clerk).post(f"/outcomes/note/report/{report.public_id}", facts)
    assert answer.status_code == 200
    assert "报送对象" in answer.content.decode()
    actions.note(source=held_session, facts=facts, by=clerk)  # its bulletin is not there yet
    Bulletin.objects.filter(pk=bulletin.pk).update(consultation=held_session)
    with pytest.raises(Refused):
        actions.note(source=held_session, facts=facts, by=clerk)


@pytest.mark.parametrize("actor", ["clerk", "officer", "unit", "member", "leader", "stranger"])
@pytest.mark.parametrize("state", Report.State.values)
def test_who_may_note_when(actor, state, report, request):
    report.state = state
    able = actor in ("clerk", "officer") and state == "issued"
    assert bool(rules.may_note(request.getfixturevalue(actor), report)) == able


def test_bulletins_still_count_up(bulletin, clerk, leader, held_session, texts):
    draft = bulletins.draft(consultation=held_session, texts=texts, by=clerk)
    issued = bulletins.issue(bulletin=bulletins.submit(bulletin=draft, by=clerk), by=leader)
    assert issued.issue == 1


@pytest.fixture
def texts():
    return dict(TEXTS)
