import io
import re
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.assembly.hotline.conftest import HEADER, ROWS
from yishi.assembly.hotline.models import Import, Ticket, Viewing


def sent(content: bytes, name: str = "导出.csv") -> dict:
    return {"source": "12345", "file": SimpleUploadedFile(name, content)}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_answer_in_both_languages(browse, clerk, staged, store, language):
    client = browse(clerk, language)
    for page in ("", "export", "viewings", "imports", "imports/new", f"imports/{staged.public_id}"):
        assert client.get(f"/hotline/{page}").status_code == 200, page
    stored = store(staged, clerk)
    pages = [f"imports/{stored.public_id}", f"imports/{stored.public_id}/undo", Ticket.objects.first().public_id]
    for page in pages:
        assert client.get(f"/hotline/{page}").status_code == 200, page


def test_upload_leads_to_the_preview(browse, clerk, village):
    answer = browse(clerk).post("/hotline/imports/new", sent((HEADER + ROWS).encode("gb18030")), follow=True)
    page = answer.content.decode()
    assert "油烟直排" in page
    assert "13812345678" not in page


BAD = {
    "empty": (b"", "导出.csv"),
    "no header": ("只有一行字\n".encode(), "导出.csv"),
    "no text column": ("工单编号,来电时间\n1,2024-07-01\n".encode(), "导出.csv"),
    "binary": (bytes(range(256)) * 40, "导出.csv"),
    "zip as xlsx": (b"PK\x03\x04" + b"\x00" * 200, "导出.xlsx"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "导出.xlsx"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_kept(browse, clerk, case, language):
    content, name = BAD[case]
    answer = browse(clerk, language).post("/hotline/imports/new", sent(content, name))
    assert answer.status_code == 200
    assert "y-errors" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    assert not Import.objects.exists()


def test_bad_rows_are_named_and_the_good_ones_stand(browse, clerk, village):
    rows = ROWS + "G004,不是时间,标题,内容,,,,\nG001,2024-07-05 09:00,重复,重复的编号,,,,\n"
    answer = browse(clerk).post("/hotline/imports/new", sent((HEADER + rows).encode()), follow=True)
    page = answer.content.decode()
    imported = Import.objects.get()
    assert (imported.rows_good, imported.rows_bad) == (3, 2)
    assert "不是时间" in page
    workbook = browse(clerk).get(f"/hotline/imports/{imported.public_id}/rejects")
    cells = [[c.value for c in row] for row in openpyxl.load_workbook(io.BytesIO(workbook.content)).active.rows]
    assert [row[0] for row in cells[1:]] == [5, 6]


def test_a_zip_bomb_is_refused(browse, clerk):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<x/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    answer = browse(clerk).post("/hotline/imports/new", sent(packed.getvalue(), "bomb.xlsx"))
    assert "y-errors" in answer.content.decode()


def test_opening_and_exporting_are_on_record(browse, clerk, staged, store):
    store(staged, clerk)
    ticket = Ticket.objects.first()
    client = browse(clerk)
    client.get(f"/hotline/{ticket.public_id}")
    assert client.post("/hotline/export", {"purpose": ""}).status_code == 200
    workbook = client.post("/hotline/export?category=", {"purpose": "季度分析"})
    assert workbook["Content-Type"].endswith("sheet")
    assert list(Viewing.objects.order_by("pk").values_list("rows", "purpose", "exported")) == [
        (1, "", False),
        (3, "季度分析", True),
    ]


def test_strangers_and_members_see_no_message(browse, stranger, member, staged, clerk, store):
    store(staged, clerk)
    ticket = Ticket.objects.first()
    assert browse(stranger).get(f"/hotline/{ticket.public_id}").status_code == 404
    assert browse(stranger).get(f"/hotline/imports/{staged.public_id}").status_code == 404
    assert browse(member).get(f"/hotline/{ticket.public_id}").status_code == 403
    assert browse(member).get("/hotline/").status_code == 403


def test_a_long_list_takes_few_queries(browse, clerk, assembly, village, at, django_assert_max_num_queries):
    Ticket.objects.bulk_create(
        Ticket(
            assembly=assembly,
            number=str(n),
            received_at=at(2024, 7, 1),
            text="路灯",
            village=village,
            town=village.town,
        )
        for n in range(60)
    )
    client = browse(clerk)
    with django_assert_max_num_queries(12):
        client.get("/hotline/?words=路灯")


def test_a_file_beyond_the_limit_comes_back_with_a_word(clerk, settings):
    settings.UPLOAD_LIMIT = 100_000
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "zh-hans"})
    client.force_login(clerk, backend="allauth.account.auth_backends.AuthenticationBackend")
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get("/hotline/imports/new").content.decode()
    )
    form = sent(b"x" * 2_000_000) | {"csrfmiddlewaretoken": token.group(1)}
    answer = client.post("/hotline/imports/new", form)
    assert answer.status_code == 200
    assert "文件超过" in answer.content.decode()
    assert not Import.objects.exists()
