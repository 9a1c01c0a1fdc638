import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.assembly.hotline.conftest import HEADER, ROWS
from yishi.assembly.hotline import actions, staging
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
    "empty": (b"", "导出.csv", "文件是空的"),
    "header only": (HEADER.encode(), "导出.csv", "下面没有数据"),
    "no header": ("只有一行字\n".encode(), "导出.csv", "表头"),
    "no text column": ("工单编号,来电时间\n1,2024-07-01\n".encode(), "导出.csv", "缺列"),
    "no time column": ("标题,内容\n油烟,烧烤店油烟\n".encode(), "导出.csv", "来电时间"),
    "wrong delimiter": ((HEADER + ROWS).replace(",", "~").encode(), "导出.csv", "分隔符"),
    "binary": (bytes(range(256)) * 40, "导出.csv", "表格"),
    "zip as xlsx": (b"PK\x03\x04" + b"\x00" * 200, "导出.xlsx", "不是表格"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "导出.xlsx", "不是表格"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_kept(browse, clerk, case, settings):
    content, name, words = BAD[case]
    page = browse(clerk).post("/hotline/imports/new", sent(content, name)).content.decode()
    assert words in errors_of(page)
    english = browse(clerk, "en").post("/hotline/imports/new", sent(content, name)).content.decode()
    assert errors_of(english) != errors_of(page)
    assert not Import.objects.exists()
    assert not list(Path(settings.RUNS_FOLDER).rglob("*"))


def errors_of(page: str) -> str:
    return " ".join(re.findall(r'<ul class="y-errors".*?</ul>', page, flags=re.DOTALL))


def test_a_workbook_with_merged_heads_dates_as_numbers_and_formulas(browse, clerk, village):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["12345热线七月工单"])
    sheet.merge_cells("A1:D1")
    sheet.append(["工单编号", "来电时间", "标题", "诉求内容"])
    sheet.append(["G1", 45474.375, "油烟", "=1+1"])
    sheet.append(["G2", "2023年8月1日", "停车", '=HYPERLINK("http://x")油烟大'])
    sheet.append(["G3", "2024-07-02", "路灯", "路灯坏了半个月"])
    file = io.BytesIO()
    book.save(file)
    page = browse(clerk).post("/hotline/imports/new", sent(file.getvalue(), "七月.xlsx"), follow=True).content.decode()
    assert "路灯坏了半个月" in page
    imported = Import.objects.get()
    assert imported.rows_good + imported.rows_bad == 3
    assert imported.report["found"]["first"] == "2023-08-01"
    assert not Ticket.objects.exists()


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


def test_an_export_of_the_list_leads_over_its_purpose(browse, clerk, staged, store):
    store(staged, clerk)
    answer = browse(clerk).get("/hotline/?words=路灯&export=xlsx")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/hotline/export?words=")
    assert "内容：路灯" in browse(clerk).get(answer["Location"]).content.decode()
    assert not Viewing.objects.exists()


def test_a_cell_that_looks_like_a_formula_is_exported_as_text(browse, clerk, assembly, at):
    Ticket.objects.create(assembly=assembly, number="1", received_at=at(2024, 7, 1), text='=HYPERLINK("http://x")')
    workbook = browse(clerk).post("/hotline/export", {"purpose": "季度分析"})
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(workbook.content)).active.rows for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=")] == ["s"]


def test_looking_at_a_preview_is_on_record(browse, auditor, staged):
    browse(auditor).get(f"/hotline/imports/{staged.public_id}")
    assert Viewing.objects.get().rows == 3


def test_a_failed_storing_says_that_nothing_was_stored(browse, clerk, staged, store):
    staging.drop(staged)
    lost = store(staged, clerk)
    page = browse(clerk).get(f"/hotline/imports/{lost.public_id}").content.decode()
    assert "没有任何一件入库" in page


def test_confirm_leads_to_the_progress_and_discard_to_the_list(browse, clerk, staged, export):
    client = browse(clerk)
    answer = client.post(f"/hotline/imports/{staged.public_id}/confirm")
    staged.refresh_from_db()
    assert answer["Location"] == f"/runs/{staged.run.public_id}?next=/hotline/imports/{staged.public_id}"
    other = actions.stage(upload=export, source="petition", by=clerk)
    assert client.post(f"/hotline/imports/{other.public_id}/discard")["Location"] == "/hotline/imports"
    assert client.get(f"/hotline/imports/{other.public_id}/confirm").status_code == 405


def test_undo_asks_why(browse, clerk, staged, store):
    stored = store(staged, clerk)
    address = f"/hotline/imports/{stored.public_id}/undo"
    assert browse(clerk).post(address, {"why": ""}).status_code == 200
    assert Ticket.objects.count() == 3
    assert browse(clerk).post(address, {"why": "导错文件"}).status_code == 302
    assert not Ticket.objects.exists()


def test_every_page_takes_few_queries(browse, clerk, staged, export, store, django_assert_max_num_queries):
    store(staged, clerk)
    waiting = actions.stage(upload=export, source="petition", by=clerk)
    ticket = Ticket.objects.first()
    client = browse(clerk)
    imports = [f"imports/{waiting.public_id}", f"imports/{staged.public_id}", f"imports/{staged.public_id}/undo"]
    for page in ("", "export", "viewings", "imports", "imports/new", ticket.public_id, *imports):
        with django_assert_max_num_queries(12):
            assert client.get(f"/hotline/{page}").status_code == 200, page


def test_the_auditor_follows_imports_and_viewings_but_brings_nothing(browse, auditor, staged):
    client = browse(auditor)
    assert "导入来件" not in client.get("/hotline/imports").content.decode()
    assert client.get("/hotline/viewings").status_code == 200
    assert client.get("/hotline/imports/new").status_code == 403
    assert client.post(f"/hotline/imports/{staged.public_id}/confirm").status_code == 403
