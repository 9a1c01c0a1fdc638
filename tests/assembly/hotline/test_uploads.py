"""Large uploads: sealed while they wait, read by the worker, let go afterwards."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.assembly.hotline.conftest import HEADER, PHONE, ROWS
from tests.assembly.hotline.test_imports import everything_kept
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.hotline import actions, queries, sealing, staging
from yishi.assembly.hotline.models import Import
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs import actions as runs
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import reap, work
from yishi.engine.report import InputError


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 0)


@pytest.fixture
def received(export, clerk, village) -> Import:
    return actions.bring(upload=export, source="12345", by=clerk)


def worked(imported: Import) -> Import:
    work.call(imported.run.pk)
    return Import.objects.select_related("run").get(pk=imported.pk)


def sealed(settings) -> list[Path]:
    return list(Path(settings.RUNS_FOLDER).rglob("*.sealed"))


def test_it_waits_sealed_and_nothing_can_be_read_from_disk_or_database(received, settings):
    assert received.state == Import.State.READING
    (file,) = sealed(settings)
    assert file.stat().st_mode & 0o077 == 0
    kept = everything_kept(Path(settings.RUNS_FOLDER))
    for word in (PHONE, "王建国", "烧烤店"):
        assert word.encode() not in kept
        assert word.encode("gb18030") not in kept


def test_read_by_the_worker_it_waits_to_be_confirmed_and_the_upload_is_gone(received, clerk, store, settings):
    read = worked(received)
    assert (read.state, read.rows_good, read.rows_bad) == (Import.State.STAGED, 3, 0)
    assert (read.half_key, sealed(settings)) == (None, [])
    assert PHONE.encode() not in everything_kept(Path(settings.RUNS_FOLDER))
    assert store(read, clerk).rows_stored == 3
    assert AuditLine.objects.filter(verb="hotline.stage").get().detail == {"rows": 3, "bad": 0}


def test_it_is_read_exactly_as_in_the_request(export, received, clerk, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 1_000_000)
    at_once = actions.bring(upload=export, source="12345", by=clerk)
    later = worked(received)
    assert staging.tickets(later).equals(staging.tickets(at_once))
    assert (later.columns, later.report, later.file_hash) == (at_once.columns, at_once.report, at_once.file_hash)


def test_bad_rows_are_told_as_ever(clerk, village):
    rows = ROWS + "G004,不是时间,标题,内容,,,,\n"
    read = worked(actions.bring(upload=Upload("a.csv", (HEADER + rows).encode()), source="12345", by=clerk))
    assert (read.rows_good, read.rows_bad) == (3, 1)
    assert staging.rejects(read)["row"].to_list() == [5]


@pytest.mark.parametrize("content", [b"", b"x", b"y" * sealing.PART, b"z" * (2 * sealing.PART + 1)])
def test_what_is_sealed_opens_as_it_came(received, content):
    sealing.drop(received)
    received.half_key = sealing.new_half_key()
    sealing.keep(received, content)
    assert sealing.opened(received) == content


def spoilt(file: Path, how: str) -> None:
    content = file.read_bytes()
    part = sealing.PART + sealing.TAG
    changed = {
        "cut off": content[:part],
        "a part left out": content[part:],
        "parts exchanged": content[part : 2 * part] + content[:part] + content[2 * part :],
        "a byte changed": content[:100] + bytes([content[100] ^ 1]) + content[101:],
        "empty": b"",
    }
    file.write_bytes(changed[how])


@pytest.mark.parametrize("how", ["cut off", "a part left out", "parts exchanged", "a byte changed", "empty"])
def test_a_seal_that_was_tampered_with_does_not_open(received, settings, how):
    sealing.drop(received)
    received.half_key = sealing.new_half_key()
    sealing.keep(received, b"z" * (2 * sealing.PART + 1))
    spoilt(sealed(settings)[0], how)
    with pytest.raises(InputError, match="no longer on the server"):
        sealing.opened(received)


def test_without_the_rows_half_key_or_the_installations_secret_it_does_not_open(received, settings):
    assert sealing.opened(received)
    settings.SECRET_KEY += "x"
    with pytest.raises(InputError):
        sealing.opened(received)
    settings.SECRET_KEY = settings.SECRET_KEY[:-1]
    received.half_key = None
    with pytest.raises(InputError):
        sealing.opened(received)


def test_a_worker_killed_in_the_middle_is_followed_by_another(received):
    Run.objects.filter(pk=received.run.pk).update(
        state=Run.State.RUNNING, tries=1, started_at=timezone.now(), lease_until=timezone.now() - timedelta(minutes=1)
    )
    assert sealing.sweep() == 0
    assert reap() == 1
    assert worked(received).state == Import.State.STAGED


def test_cancelled_while_it_waits_it_is_swept_and_must_be_sent_again(received, clerk, browse, settings):
    runs.cancel(run=received.run, by=clerk)
    assert sealing.sweep() == 1
    assert sealed(settings) == []
    runs.retry(run=received.run, by=clerk)
    again = worked(received)
    assert (again.state, again.run.error["code"]) == (Import.State.READING, "job.upload_lost")
    page = browse(clerk).get(f"/hotline/imports/{again.public_id}").content.decode()
    assert "请放弃这次导入，重新上传文件" in page
    actions.discard(imported=again, by=clerk)
    assert Import.objects.get().state == Import.State.DISCARDED


def test_no_upload_waits_longer_than_a_day(received, settings):
    Import.objects.update(created_at=timezone.now() - sealing.KEPT - timedelta(minutes=1))
    assert sealing.sweep() == 1
    assert sealed(settings) == []


def test_cancelled_while_it_is_read_nothing_is_kept(received, clerk, monkeypatch, settings):
    def cancelled_meanwhile(imported, reading):
        Run.objects.update(cancel_asked=True)
        return {}

    monkeypatch.setattr("yishi.assembly.hotline.intake.facts", cancelled_meanwhile)
    read = worked(received)
    assert (read.state, read.run.state) == (Import.State.READING, Run.State.CANCELLED)
    assert not list(Path(settings.RUNS_FOLDER).rglob("*.parquet"))
    assert sealing.sweep() == 1


def test_an_unreadable_file_is_told_on_its_page_and_let_go(clerk, browse, settings):
    received = actions.bring(upload=Upload("a.xlsx", b"PK\x03\x04 broken"), source="12345", by=clerk)
    read = worked(received)
    assert (read.run.state, sealed(settings), read.half_key) == (Run.State.FAILED, [], None)
    for language in ("zh-hans", "en"):
        page = browse(clerk, language).get(f"/hotline/imports/{read.public_id}")
        assert page.status_code == 200
    assert "不是表格" in browse(clerk).get(f"/hotline/imports/{read.public_id}").content.decode()
    assert [str(todo.word) for todo in queries.todos(clerk)] == ["没有读取成功：a.xlsx"]


def test_a_file_whose_headers_nobody_knows_leads_to_the_choice_of_columns(clerk, browse):
    table = "甲,乙\n2024-07-01,路灯不亮\n"
    read = worked(actions.bring(upload=Upload("a.csv", table.encode()), source="12345", by=clerk))
    client = browse(clerk)
    assert (
        f"/hotline/imports/{read.public_id}/columns"
        in client.get(f"/hotline/imports/{read.public_id}").content.decode()
    )
    assert "甲" in client.get(f"/hotline/imports/{read.public_id}/columns").content.decode()


def test_the_page_of_a_file_that_is_being_read_leads_to_its_progress(browse, clerk, village):
    client = browse(clerk)
    form = {"source": "12345", "file": SimpleUploadedFile("导出.csv", (HEADER + ROWS).encode())}
    imported = client.post("/hotline/imports/new", form)["Location"]
    progress = client.get(imported)["Location"]
    assert progress.endswith(f"?next={imported}")
    page = client.get(progress).content.decode()
    assert "读取来件：导出.csv" in page
    worked(Import.objects.get())
    assert "油烟直排" in client.get(imported).content.decode()


def test_a_name_in_the_name_of_the_file_is_masked(clerk, village):
    upload = Upload(f"王建国投诉{PHONE}.csv", (HEADER + ROWS).encode())
    assert PHONE not in actions.bring(upload=upload, source="12345", by=clerk).file_name
