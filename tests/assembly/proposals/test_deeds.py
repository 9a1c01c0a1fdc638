"""What signers get written into the record book, and how it moves with the proposal."""

import pytest

from yishi.assembly.opinions.reports import queries, rules
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.proposals import actions_examination, deeds
from yishi.assembly.proposals.models import Proposal, Signature
from yishi.assembly.record import tables
from yishi.assembly.record.models import Deed


def standing() -> list[tuple[str, str, str, str]]:
    rows = Deed.objects.filter(reverses__isnull=True, reversed_by__isnull=True).order_by("kind")
    return list(rows.values_list("member__name", "kind", "share", "stage"))


def test_the_first_signer_and_those_who_agreed_are_entered_when_it_is_accepted(examined, assembly, enrol, second_clerk):
    for name, number, answer in (("赵一", "015-051", "agreed"), ("钱二", "015-052", "declined")):
        of = {"assembly": assembly, "proposal": examined, "member": enrol(name, number)}
        Signature.objects.create(**of, answer=answer)
    assert standing() == []
    actions_examination.decide(proposal=examined, decision="accept", by=second_clerk)
    assert standing() == [("赵一", "cosign", "joiner", "filed"), ("陆明", "propose", "author", "filed")]


def test_a_collective_proposal_credits_nobody_alone(examined, second_clerk):
    Proposal.objects.filter(pk=examined.pk).update(kind="sector", body="环境资源界")
    examined.refresh_from_db()
    actions_examination.decide(proposal=examined, decision="accept", by=second_clerk)
    assert standing() == []


def test_a_key_proposal_moves_its_deeds_and_the_book_keeps_the_way(accepted, clerk, assembly):
    deeds.advance(accepted, "key", clerk)
    deeds.advance(accepted, "key", clerk)
    assert standing() == [("陆明", "propose", "author", "key")]
    assert Deed.objects.count() == 3  # entered, taken back, entered anew
    frame = tables.deeds(assembly.pk, until=accepted.submitted_at.date().replace(year=2100))
    assert frame.filter(frame["thing"] == accepted.ref).height >= 1


@pytest.mark.parametrize(("decision", "stage"), [("decline", "submitted"), ("turn", "converted")])
def test_what_is_not_accepted_was_written_all_the_same(submitted, clerk, second_clerk, decision, stage):
    checks = dict.fromkeys(actions_examination.CHECKS, True)
    ground = "empty" if decision == "decline" else ""
    of = {"proposal": submitted, "checks": checks, "ground": ground, "opinion": "没有具体建议。"}
    actions_examination.examine(**of, proposed=decision, by=clerk)
    actions_examination.decide(proposal=submitted, decision=decision, heard="同意。", by=second_clerk)
    assert standing() == [("陆明", "propose", "author", stage)]


def test_what_is_turned_goes_on_as_a_report_that_only_its_author_sends(submitted, clerk, second_clerk, member):
    checks = dict.fromkeys(actions_examination.CHECKS, True)
    of = {"proposal": submitted, "checks": checks, "opinion": "作为信息反映更合适。"}
    actions_examination.examine(**of, proposed="turn", by=clerk)
    actions_examination.decide(proposal=submitted, decision="turn", heard="同意转。", by=second_clerk)
    report = Report.objects.get()
    assert (report.state, report.member_id, report.source) == ("draft", member.member_id, submitted.ref)
    assert report.advice.startswith("1. 由市城管局统一加装油烟净化设施。")
    assert not rules.may(clerk, "submit", report)
    assert any("提案转来的信息草稿" in str(todo.word) for todo in queries.todos(member))
