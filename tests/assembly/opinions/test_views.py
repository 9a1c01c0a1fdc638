import io
import zipfile

import pytest

from yishi.assembly.opinions.models import Bulletin


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(browse, clerk, held_session, make_bulletin, language):
    bulletin = make_bulletin()
    pages = ["", bulletin.public_id, f"{bulletin.public_id}/edit", f"of/{held_session.public_id}"]
    for page in [*pages, f"draft/{held_session.public_id}"]:
        assert browse(clerk, language).get(f"/opinions/{page}").status_code == 200, page


def test_from_the_session_to_an_issued_paper(browse, clerk, leader, held_session, texts):
    answer = browse(clerk).post(f"/opinions/draft/{held_session.public_id}", texts)
    assert answer.status_code == 302
    bulletin = Bulletin.objects.get()
    browse(clerk).post(f"/opinions/{bulletin.public_id}/submit")
    browse(leader).post(f"/opinions/{bulletin.public_id}/issue")
    bulletin.refresh_from_db()
    assert (bulletin.state, bulletin.issue) == (Bulletin.State.ISSUED, 1)
    pdf = browse(clerk).get(f"/opinions/{bulletin.public_id}/paper.pdf")
    assert pdf.content.startswith(b"%PDF-")
    docx = browse(clerk).get(f"/opinions/{bulletin.public_id}/paper.docx")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(docx.content)).namelist()


def test_too_long_a_text_is_told_with_both_numbers(browse, clerk, held_session, texts):
    page = browse(clerk).post(f"/opinions/draft/{held_session.public_id}", {**texts, "situation": "长" * 1600})
    assert page.status_code == 200
    assert "超过1500字" in page.content.decode()
    assert not Bulletin.objects.exists()


def test_a_member_reads_issued_ones_only(browse, member, make_bulletin):
    draft, issued = make_bulletin("draft"), make_bulletin("issued")
    assert browse(member).get(f"/opinions/{draft.public_id}").status_code == 403
    assert browse(member).get(f"/opinions/{issued.public_id}").status_code == 200


def test_a_stranger_finds_nothing(browse, stranger, held_session, make_bulletin):
    bulletin = make_bulletin("issued")
    for page in (bulletin.public_id, f"{bulletin.public_id}/paper.pdf", f"draft/{held_session.public_id}"):
        assert browse(stranger).get(f"/opinions/{page}").status_code == 404, page


def test_an_unknown_verb_or_paper_is_not_found(browse, clerk, make_bulletin):
    bulletin = make_bulletin()
    assert browse(clerk).post(f"/opinions/{bulletin.public_id}/burn").status_code == 404
    assert browse(clerk).get(f"/opinions/{bulletin.public_id}/paper.exe").status_code == 404
