"""What goes wrong around a proposal: hostile texts, rare names, many signers, two hands, units and people gone."""

import io
import zipfile
from datetime import timedelta

import pypdfium2
import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.models import Series
from yishi.assembly.documents import render_pdf
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.people.changes import actions as changes
from yishi.assembly.people.changes.followers import told
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals import actions, actions_examination, papers
from yishi.assembly.proposals.handling import actions as handling
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal, Signature

SCRIPT = "<script>alert(1)</script>治理{{ 油烟 }}#set text(red)"


def test_a_script_in_a_title_is_text_everywhere(draft, member, browse):
    actions.save(
        proposal=draft, facts={"title": SCRIPT}, suggestions=["一"], wished=[], version=draft.version, by=member
    )
    page = browse(member)
    for at in (f"/proposals/{draft.public_id}", "/proposals/"):
        shown = page.get(at).content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)" in shown
    printed = page.get(f"/proposals/{draft.public_id}/paper.pdf").content
    text = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(printed))
    assert "#set text(red)" in text.replace("\r\n", "")
    word = zipfile.ZipFile(io.BytesIO(page.get(f"/proposals/{draft.public_id}/paper.docx").content))
    assert "&lt;script&gt;" in word.read("word/document.xml").decode()


def test_rare_characters_print(draft, enrol, member):
    for place, name in enumerate(("王堃喆", "李翀赟")):
        other = enrol(name, f"015-7{place}")
        actions.ask_to_sign(proposal=draft, members=[other], by=member)
    Signature.objects.update(answer=Signature.Answer.AGREED, answered_at=timezone.now())
    text = "".join(
        one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(render_pdf(papers.proposal(draft)))
    )
    assert "王堃喆" in text
    assert "李翀赟" in text


def test_three_hundred_sign_one_proposal(draft, enrol, member, clerk, browse):
    many = [enrol(f"委员{n}", f"016-{n:03}") for n in range(300)]
    assert actions.ask_to_sign(proposal=draft, members=many, by=member) == 300
    Signature.objects.update(answer=Signature.Answer.AGREED, answered_at=timezone.now())
    sent = actions.submit(proposal=draft, by=member)
    page = browse(clerk)
    assert "委员299" in page.get(f"/proposals/{sent.public_id}").content.decode()
    printed = page.get(f"/proposals/{sent.public_id}/paper.pdf").content
    text = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(printed))
    assert "委员299" in text.replace("\r\n", "")


def test_sent_twice_and_back_and_sent_again(draft, member, browse):
    """The back button and a second click find it sent, and say so."""
    page = browse(member)
    first = page.post(f"/proposals/{draft.public_id}/submit")
    assert first.status_code == 302
    assert page.post(f"/proposals/{draft.public_id}/submit").status_code == 403
    assert Proposal.objects.get().state == "submitted"


def test_two_officers_decide_at_once(examined, second_clerk, clerk):
    stale = Proposal.objects.get(pk=examined.pk)
    actions_examination.decide(proposal=examined, decision="accept", by=second_clerk)
    with pytest.raises(Refused):
        actions_examination.decide(proposal=stale, decision="accept", by=second_clerk)
    assert Series.objects.get(name__startswith="proposal").last == 1


def test_a_unit_dissolved_midway_hands_on_what_it_had(signed, clerk, unit, assembly):
    other = HandlingUnit.objects.create(assembly=assembly, name="市综合执法局")
    promise = Outcome.objects.create(
        assembly=assembly,
        proposal=signed.proposal,
        unit=unit.unit,
        kind="promised",
        state="confirmed",
        level="county",
        day=timezone.localdate(),
        due=timezone.localdate() + timedelta(days=60),
        title="年底前装完",
        proof_note="答复",
    )
    facts = {"unit": unit.unit, "into": other, "day": timezone.localdate(), "why": "机构改革"}
    noted = changes.end_unit(**facts, by=clerk)
    assert list(told(noted)) == [
        "1个账号不再以此身份办理",
        "1件在办提案转由承接单位办理",
        "1项未兑现的承诺转由承接单位兑现",
    ]
    fresh = Assignment.objects.get(unit=other)
    assert (fresh.state, fresh.due, fresh.part) == ("handed", signed.due, signed.part)
    assert Outcome.objects.get(pk=promise.pk).unit == other
    with pytest.raises(Refused):
        handling.contact(
            assignment=Assignment.objects.get(pk=signed.pk),
            way="visit",
            day=timezone.localdate(),
            words="走访",
            by=unit,
        )


def test_a_proposer_who_leaves_midway_stops_nothing(answered, shenkun, member, luming, clerk, browse):
    found = Proposal.objects.get()
    noted = changes.leave(member=luming, died=False, day=timezone.localdate(), why="调离", by=clerk)
    assert "1件已提交的提案继续办理" in list(told(noted))
    page = browse(clerk).get(f"/proposals/{found.public_id}").content.decode()
    assert "0位提案人中0位已评价" in page


def test_numbers_begin_anew_with_the_year(assembly):
    assert [Series.take(assembly_id=assembly.pk, name="x", year=2026) for _n in range(2)] == [1, 2]
    assert Series.take(assembly_id=assembly.pk, name="x", year=2027) == 1
    assert Series.take(assembly_id=assembly.pk, name="x", year=2026) == 3


def test_a_clock_set_back_keeps_the_order_of_numbers(submitted, clerk, second_clerk, monkeypatch):
    """Numbers come from a counter, not from the clock."""
    earlier = timezone.now() - timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: earlier)
    checks = dict.fromkeys(actions_examination.CHECKS, True)
    actions_examination.examine(proposal=submitted, checks=checks, proposed="accept", by=clerk)
    again = Proposal.objects.get(pk=submitted.pk)
    assert actions_examination.decide(proposal=again, decision="accept", by=second_clerk).number == 1
    assert Series.objects.get(name__startswith="proposal").last == 1
