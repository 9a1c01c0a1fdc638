"""The pages of reports, policies, addressees and the year, in both languages and with bad input."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.assembly.opinions.reports.conftest import EDITED, TEXTS
from yishi.assembly.opinions.reports.models import Report

SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(browse, clerk, member, draft, language):
    own, office = browse(member, language), browse(clerk, language)
    for page in ("", "begin", draft.public_id, f"{draft.public_id}/write", f"{draft.public_id}/versions"):
        assert own.get(f"/opinions/reports/{page}").status_code == 200, page
    assert own.get(f"/opinions/reports/{draft.public_id}/claims/add").status_code == 200
    for page in ("reports/", "policies/", "policies/add", "year/", "compose", ""):
        assert office.get(f"/opinions/{page}").status_code == 200, page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_offices_pages_answer_in_both_languages(browse, clerk, submitted, language):
    office = browse(clerk, language)
    for page in ("", "/review", "/desk"):
        assert office.get(f"/opinions/reports/{submitted.public_id}{page}").status_code == 200, page
    office.post(f"/opinions/reports/{submitted.public_id}/review", {"verdict": "adopt", "opinion": "采用。"})
    assert office.get(f"/opinions/reports/{submitted.public_id}/edition").status_code == 200


def test_the_evidence_desk_takes_few_queries(browse, clerk, submitted, django_assert_max_num_queries):
    office, page = browse(clerk), f"/opinions/reports/{submitted.public_id}/desk"
    office.get(page)
    with django_assert_max_num_queries(12):
        office.get(page)


def test_from_the_phone_to_the_desk_in_four_pages(browse, member, clerk):
    client = browse(member)
    client.post("/opinions/reports/begin", {"title": TEXTS["title"], "author": "member"})
    report = Report.objects.get()
    kept = client.post(f"/opinions/reports/{report.public_id}/keep", TEXTS | {"version": "0"})
    assert "已自动保存" in kept.content.decode()
    client.post(f"/opinions/reports/{report.public_id}/submit")
    report.refresh_from_db()
    assert (report.state, report.advice) == ("submitted", TEXTS["advice"])
    assert TEXTS["title"] in browse(clerk).get("/").content.decode() + browse(clerk).get("/desk").content.decode()


def test_while_typing_too_much_the_limit_is_told_and_the_draft_is_kept(browse, member, draft):
    typed = TEXTS | {"situation": "长" * 1600, "version": "1"}
    page = browse(member).post(f"/opinions/reports/{draft.public_id}/keep", typed).content.decode()
    assert "超过1500字" in page
    assert len(Report.objects.get().situation) == 1600


def test_ten_megabytes_pasted_from_word_are_refused_and_nothing_is_lost(browse, member, draft):
    typed = TEXTS | {"situation": "长" * 30_000, "version": "1"}
    page = browse(member).post(f"/opinions/reports/{draft.public_id}/write", typed).content.decode()
    assert "30000字" in page
    assert Report.objects.get().situation == TEXTS["situation"]
    typed["situation"] = "长" * (10 * 1024 * 1024 // 3)
    answer = browse(member).post(f"/opinions/reports/{draft.public_id}/write", typed)
    assert answer.status_code in (400, 413)
    assert Report.objects.get().situation == TEXTS["situation"]


def test_a_script_in_a_title_is_text(browse, member, clerk, draft):
    client = browse(member)
    client.post(f"/opinions/reports/{draft.public_id}/write", TEXTS | {"title": SCRIPT, "version": "1"})
    assert Report.objects.get().title == SCRIPT
    client.post(f"/opinions/reports/{draft.public_id}/submit")
    for page in ("", f"{draft.public_id}", f"{draft.public_id}/desk", f"{draft.public_id}/review"):
        assert SCRIPT not in browse(clerk).get(f"/opinions/reports/{page}").content.decode(), page


def test_sent_twice_it_is_sent_once(browse, member, draft):
    client = browse(member)
    answers = [client.post(f"/opinions/reports/{draft.public_id}/submit").status_code for _ in range(2)]
    assert answers == [302, 403]


def test_saved_in_two_places_both_texts_are_on_the_page(browse, member, draft):
    client = browse(member)
    client.post(f"/opinions/reports/{draft.public_id}/write", TEXTS | {"analysis": "手机上写的。", "version": "1"})
    typed = TEXTS | {"analysis": "电脑上写的。", "version": "1"}
    page = client.post(f"/opinions/reports/{draft.public_id}/write", typed).content.decode()
    assert "手机上写的。" in page
    assert "电脑上写的。" in page


def test_two_clerks_edit_and_the_second_sees_both(browse, clerk, second_clerk, adopted):
    page = f"/opinions/reports/{adopted.public_id}/edition"
    browse(clerk).post(page, EDITED | {"version": "0"})
    answer = browse(second_clerk).post(page, EDITED | {"title": "第二位同事的标题", "version": "0"}).content.decode()
    assert "同事刚刚保存过" in answer
    assert EDITED["title"] in answer
    assert "第二位同事的标题" in answer


def test_the_author_sees_every_change_marked(browse, member, edited):
    page = browse(member).get(f"/opinions/reports/{edited.public_id}/answer").content.decode()
    assert "<del>" in page
    assert "<ins>" in page
    browse(member).post(f"/opinions/reports/{edited.public_id}/answer", {"agree": "yes", "word": ""})
    assert Report.objects.get().state == "approved"


def test_an_unfinished_edition_is_not_shown_to_the_author(browse, member, clerk, adopted):
    browse(clerk).post(f"/opinions/reports/{adopted.public_id}/edition", EDITED | {"version": "0"})
    assert EDITED["title"] not in browse(member).get(f"/opinions/reports/{adopted.public_id}").content.decode()


def test_a_stranger_and_another_member_find_nothing(browse, stranger, other_member, submitted):
    for page in ("", "/desk", "/review", "/edition"):
        assert browse(stranger).get(f"/opinions/reports/{submitted.public_id}{page}").status_code == 404
        assert browse(other_member).get(f"/opinions/reports/{submitted.public_id}{page}").status_code == 403
    assert submitted.title not in browse(other_member).get("/opinions/reports/").content.decode()


def test_the_list_as_a_workbook(browse, clerk, submitted):
    answer = browse(clerk).get("/opinions/reports/?export=xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)
    assert [submitted.title, "委员个人", "陆明", "待审稿"] == list(rows[1][:4])


def test_a_topic_that_a_member_may_not_see_begins_nothing(browse, member):
    assert browse(member).get("/opinions/reports/begin?source=topic:nothing").status_code == 404


def test_a_bulletin_of_reports_is_composed_changed_and_printed(browse, clerk, leader, approved):
    typed = {"title": "充电难", "kind": "reports", "addressees": "市委", "reports": [approved.pk]}
    client = browse(clerk)
    client.post("/opinions/compose", typed)
    bulletin = approved.item.bulletin
    client.post(f"/opinions/{bulletin.public_id}/edit", typed | {"title": "老旧小区充电难"})
    page = client.get(f"/opinions/{bulletin.public_id}").content.decode()
    assert EDITED["title"] in page
    assert "老旧小区充电难" in page
    pdf = client.get(f"/opinions/{bulletin.public_id}/paper.pdf")
    assert pdf.content.startswith(b"%PDF-")
    docx = zipfile.ZipFile(io.BytesIO(client.get(f"/opinions/{bulletin.public_id}/paper.docx").content))
    body = docx.read("word/document.xml").decode()
    assert EDITED["advice"] in body
    assert "反映人：陆明" in body


def test_what_came_back_is_recorded_with_its_proof_and_told_to_the_author(
    browse, clerk, second_clerk, member, issued, province, approved
):
    proof = SimpleUploadedFile("采用通知.pdf", b"%PDF-1.7 notice")
    typed = {"kind": "adopted", "day": "2025-03-01", "words": "采用", "proof": proof, "proof_note": "采用通知"}
    browse(clerk).post(f"/opinions/{issued.public_id}/addressees/{province.public_id}", typed)
    fate = province.fates.get()
    assert approved.title not in browse(member).get("/desk").content.decode()
    assert browse(clerk).post(f"/opinions/fates/{fate.public_id}/confirm").status_code == 403
    assert browse(member).get(f"/opinions/fates/{fate.public_id}/proof").status_code == 403
    browse(second_clerk).post(f"/opinions/fates/{fate.public_id}/confirm")
    assert f"您的信息被采用或获批示：{approved.title}" in browse(member).get("/desk").content.decode()
    answer = browse(member).get(f"/opinions/fates/{fate.public_id}/proof")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 notice"
    browse(member).post(f"/opinions/reports/{approved.public_id}/noted")
    assert approved.title not in browse(member).get("/desk").content.decode()


def test_a_proof_that_is_a_script_is_refused(browse, clerk, issued, province):
    proof = SimpleUploadedFile("批示.pdf", b"#!/bin/sh")
    typed = {"kind": "instruction", "day": "2025-03-01", "words": "阅", "proof": proof, "proof_note": "批示件"}
    page = browse(clerk).post(f"/opinions/{issued.public_id}/addressees/{province.public_id}", typed).content.decode()
    assert "内容不是" in page
    assert not province.fates.exists()
