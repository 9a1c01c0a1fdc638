import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yishi.assembly.outcomes.models import Outcome

FORM = {
    "kind": "adopted",
    "level": "city",
    "day": "2024-10-08",
    "title": "社情民意专报被采用",
    "proof_note": "采用通知",
}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(browse, second_clerk, held_session, make_outcome, language):
    outcome = make_outcome()
    pages = ["", outcome.public_id, f"{outcome.public_id}/confirm", f"{outcome.public_id}/give_back"]
    for page in [*pages, f"of/consultation/{held_session.public_id}", f"note/consultation/{held_session.public_id}"]:
        assert browse(second_clerk, language).get(f"/outcomes/{page}").status_code == 200, page


def test_noted_with_a_proof_and_confirmed_by_another(browse, clerk, second_clerk, held_session, stranger):
    proof = SimpleUploadedFile("采用通知.pdf", b"%PDF-1.7 proof")
    answer = browse(clerk).post(f"/outcomes/note/consultation/{held_session.public_id}", {**FORM, "proof": proof})
    assert answer.status_code == 302
    outcome = Outcome.objects.get()
    assert browse(clerk).post(f"/outcomes/{outcome.public_id}/confirm", {"why": ""}).status_code == 403
    assert browse(second_clerk).post(f"/outcomes/{outcome.public_id}/confirm", {"why": "已核对"}).status_code == 302
    shown = browse(clerk).get(f"/outcomes/{outcome.public_id}/proof")
    assert b"".join(shown.streaming_content) == b"%PDF-1.7 proof"
    assert browse(stranger).get(f"/outcomes/{outcome.public_id}/proof").status_code == 404


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"day": "2999-01-01"}, "日期不能晚于今天"),
        ({"kind": "promised"}, "承诺措施须写明承办单位和承诺期限"),
        ({"proof": ("notice.pdf", b"<script>")}, "文件内容不是"),
    ],
)
def test_bad_input_is_explained_and_nothing_is_stored(browse, clerk, held_session, change, told):
    form = {**FORM, **change}
    if "proof" in change:
        form["proof"] = SimpleUploadedFile(*change["proof"])
    page = browse(clerk).post(f"/outcomes/note/consultation/{held_session.public_id}", form)
    assert told in page.content.decode()
    assert not Outcome.objects.exists()
