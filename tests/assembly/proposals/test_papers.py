"""A proposal and its answer on paper."""

import io
import json
import zipfile

import pytest

from yishi.assembly.documents.letters import Paragraph
from yishi.assembly.proposals import actions, papers, rules, whole
from yishi.assembly.proposals.models import Proposal, Signature


def texts(letter) -> str:
    return "\n".join(block.text for block in letter.blocks if isinstance(block, Paragraph))


def test_a_proposal_on_paper_has_number_proposer_parts_and_the_word_of_who_examined_it(accepted):
    letter = papers.proposal(accepted)
    assert letter.number == "第001号"
    assert letter.title == accepted.title
    told = texts(letter)
    assert "提案人：陆明" in told
    assert "1. 由市城管局统一加装油烟净化设施。" in told
    assert told.endswith("立案。")


def test_an_answer_is_addressed_to_every_signer_and_to_those_merged_in(answered, assembly, other_member, plenary):
    other = actions.begin(kind="single", title="油烟怎么治", by=other_member)
    Proposal.objects.filter(pk=other.pk).update(state="merged", master=answered)
    (assignment,) = answered.assignments.all()
    letter = papers.reply(assignment)
    assert letter.addressee == "陆明、沈堃委员"
    assert letter.title == f"关于澄川市政协{plenary}第001号提案的答复"
    assert (letter.number, letter.result) == ("澄城管〔2026〕9号", "办理结果：A类")
    assert "1. 由市城管局统一加装油烟净化设施。（已采纳）" in texts(letter)


def test_who_declined_to_sign_is_not_on_the_paper(draft, assembly, shenkun):
    Signature.objects.create(assembly=assembly, proposal=draft, member=shenkun, answer="declined")
    assert "沈堃" not in texts(papers.proposal(draft))


def test_a_phone_number_in_the_text_is_masked_on_paper(draft):
    Proposal.objects.filter(pk=draft.pk).update(situation="请联系13812345678。")
    assert "13812345678" not in texts(papers.proposal(Proposal.objects.get(pk=draft.pk)))


def test_both_forms_are_served_to_those_who_may_look(browse, answered, member, unit, stranger):
    (assignment,) = answered.assignments.all()
    for url in (f"/proposals/{answered.public_id}/paper", f"/proposals/handling/{assignment.public_id}/letter"):
        for user in (member, unit):
            assert browse(user).get(f"{url}.pdf").content.startswith(b"%PDF")
            assert browse(user).get(f"{url}.docx").content.startswith(b"PK")
        assert browse(stranger).get(f"{url}.pdf").status_code == 404


def test_an_answer_that_is_not_sent_is_read_by_its_unit_alone(browse, signed, write, unit, member):
    write(signed)
    url = f"/proposals/handling/{signed.public_id}/letter.pdf"
    assert browse(unit).get(url).status_code == 200
    assert browse(member).get(url).status_code == 403


def test_the_whole_file_holds_papers_and_every_step_and_is_the_same_twice(answered):
    book = zipfile.ZipFile(io.BytesIO(whole.archive(answered, reader="林晓燕")))
    assert book.namelist() == ["proposal.pdf", "proposal.docx", "answer-1.pdf", "record.json"]
    told = json.loads(book.read("record.json"))
    assert (told["number"], told["proposer"], told["state"]) == (1, "陆明", "answered")
    (handled,) = told["handled"]
    assert (handled["class"], handled["letter"], len(handled["contacts"])) == ("A", "澄城管〔2026〕9号", 2)
    assert [row["fate"] for row in handled["answers"]] == ["adopted", "adopted"]
    assert book.read("answer-1.pdf").startswith(b"%PDF")
    assert whole.archive(answered, reader="林晓燕") == whole.archive(answered, reader="林晓燕")


def test_an_answer_that_is_not_sent_is_not_in_the_file(signed, write):
    write(signed)
    assert "answer-1.pdf" not in zipfile.ZipFile(io.BytesIO(whole.archive(signed.proposal, reader="林晓燕"))).namelist()


OVERSEERS = ("clerk", "officer", "leader", "auditor")


@pytest.mark.parametrize("actor", [*OVERSEERS, "member", "other_member", "unit", "stranger"])
def test_who_may_take_the_whole_file(actor, answered, request, browse):
    user = request.getfixturevalue(actor)
    able = actor in (*OVERSEERS, "member")
    assert bool(rules.may(user, "keep_file", answered)) == able
    found = browse(user).get(f"/proposals/{answered.public_id}/file.zip")
    assert found.status_code == (200 if able else 404 if actor == "stranger" else 403)
