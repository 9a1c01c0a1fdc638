"""From the hotline's file to tickets: masked first, decided by a person, stored whole, undone whole."""

import sqlite3
from pathlib import Path

import polars as pl
import pytest
from django.db import connection

from tests.assembly.hotline.conftest import HEADER, PHONE, ROWS
from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.hotline import actions, queries, staging
from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs import actions as runs
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import work
from yishi.assembly.topics.models import Placing, Topic
from yishi.engine.report import InputError


def everything_kept(folder: Path) -> bytes:
    """All that the files under `folder` and the database say; tables unpacked, because Parquet is compressed."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    tables = [pl.read_parquet(file).write_csv().encode() for file in files if file.suffix == ".parquet"]
    raw: sqlite3.Connection = connection.connection
    return b"".join([*tables, *(file.read_bytes() for file in files)]) + "\n".join(raw.iterdump()).encode()


def test_nothing_is_stored_before_somebody_confirms(staged):
    assert not Ticket.objects.exists()
    assert (staged.rows_good, staged.rows_bad, staged.state) == (3, 0, Import.State.STAGED)


def test_callers_are_never_kept(staged, clerk, store, settings):
    folder = Path(settings.RUNS_FOLDER)
    waiting = everything_kept(folder)
    assert "烧烤店油烟直排".encode() in waiting
    store(staged, clerk)
    for kept in (waiting, everything_kept(folder)):
        assert PHONE.encode() not in kept
        assert "王建国".encode() not in kept


def test_rejected_rows_are_kept_masked_and_stay_after_storing(clerk, store, settings, village):
    row = f"G1,2024-07-01 09:00,油烟,又来反映油烟问题,,,,\nG2,{PHONE},停车,门口停车难,,,,\n"
    imported = actions.stage(upload=Upload("a.csv", (HEADER + row).encode()), source="12345", by=clerk)
    assert store(imported, clerk).rows_stored == 1
    assert staging.rejects(imported)["row"].to_list() == [3]
    assert PHONE.encode() not in everything_kept(Path(settings.RUNS_FOLDER))


def test_the_confirmed_rows_become_tickets_with_their_places(staged, clerk, store, village):
    stored = store(staged, clerk)
    assert (stored.state, stored.rows_stored) == (Import.State.STORED, 3)
    found = {ticket.number: ticket for ticket in Ticket.objects.select_related("village", "town")}
    assert found["G001"].village == village
    assert (found["G002"].village, str(found["G002"].town)) == (None, "柳浦镇")
    assert found["G003"].town == village.town
    assert staging.tickets(stored).is_empty()


def test_the_same_caller_is_the_same_code(clerk, store, village):
    rows = "".join(f"G{n},2024-07-0{n} 09:00,油烟,又来反映油烟问题,,,,{PHONE}\n" for n in (1, 2))
    imported = actions.stage(upload=Upload("a.csv", (HEADER + rows).encode()), source="12345", by=clerk)
    store(imported, clerk)
    assert len(set(Ticket.objects.values_list("caller", flat=True))) == 1


def test_a_second_import_of_the_same_numbers_adds_nothing(export, staged, clerk, store):
    first = store(staged, clerk)
    again = actions.stage(upload=export, source="12345", by=clerk)
    assert again.rows_known == 3
    assert queries.same_file(again) == first
    with pytest.raises(Refused, match="没有可以入库"):
        actions.confirm(imported=again, by=clerk)


def test_two_clerks_confirming_at_once_store_once(staged, clerk, second_clerk, store):
    actions.confirm(imported=staged, by=clerk)
    with pytest.raises(Refused, match="正在入库"):
        actions.confirm(imported=staged, by=second_clerk)


def test_a_job_done_twice_stores_once(staged, clerk, store):
    stored = store(staged, clerk)
    Run.objects.filter(pk=stored.run.pk).update(state=Run.State.QUEUED)
    work.call(stored.run.pk)
    assert Ticket.objects.count() == 3


def test_discarded_it_leaves_nothing_behind(staged, clerk, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard(imported=staged, by=clerk)
    assert not list(Path(settings.RUNS_FOLDER).rglob("*.parquet"))


def test_an_import_is_undone_whole(staged, clerk, store):
    stored = store(staged, clerk)
    actions.undo(imported=stored, why="导错文件", by=clerk)
    assert not Ticket.objects.exists()
    assert AuditLine.objects.get(verb="hotline.undo").detail == {"tickets": 3}


def test_tickets_of_a_decided_topic_stay(staged, clerk, store, assembly, at):
    stored = store(staged, clerk)
    run = Run.objects.create(assembly=assembly, job="x", title="梳理议题")
    moment = at(2024, 7, 1)
    facts = {"size": 1, "incident_count": 1, "places": 1, "first": moment, "last": moment, "rank": 1, "score": 1}
    topic = Topic.objects.create(assembly=assembly, run=run, key="t", label="油烟", weeks=[1], **facts)
    Placing.objects.create(assembly=assembly, run=run, ticket=stored.tickets.first(), topic=topic, confidence=1)
    Topic.objects.filter(pk=topic.pk).update(decided_at=moment, decided_by=clerk)
    with pytest.raises(Refused, match="已作出决定的议题"):
        actions.undo(imported=stored, why="导错文件", by=clerk)
    assert Ticket.objects.count() == 3


def test_without_a_time_column_the_file_is_refused(clerk):
    with pytest.raises(InputError, match="来电时间"):
        actions.stage(upload=Upload("a.csv", "标题,内容\n油烟,烧烤店油烟\n".encode()), source="web", by=clerk)
    assert not Import.objects.exists()


def test_a_bad_file_leaves_nothing(clerk):
    with pytest.raises(InputError):
        actions.stage(upload=Upload("a.xlsx", b"PK\x03\x04 broken"), source="web", by=clerk)
    assert not Import.objects.exists()


def test_the_sample_file_is_one_we_would_take(clerk):
    sample = Path(staging.__file__).parent / "static/hotline/sample.csv"
    imported = actions.stage(upload=Upload(sample.name, sample.read_bytes()), source="12345", by=clerk)
    assert (imported.rows_good, imported.rows_bad, imported.report["notes"]) == (4, 0, [])


def test_a_discarded_import_is_not_stored_by_doing_its_run_again(staged, clerk):
    confirmed = actions.confirm(imported=staged, by=clerk)
    run = runs.cancel(run=confirmed.run, by=clerk)
    actions.discard(imported=confirmed, by=clerk)
    work.call(runs.retry(run=run, by=clerk).pk)
    confirmed.refresh_from_db()
    assert (confirmed.state, Ticket.objects.count()) == (Import.State.DISCARDED, 0)


def test_rows_that_got_lost_are_not_taken_for_stored(staged, clerk, store):
    staging.drop(staged)
    lost = store(staged, clerk)
    lost.run.refresh_from_db()
    assert (lost.state, lost.run.state) == (Import.State.STORING, Run.State.FAILED)
    assert lost.run.error["code"] == "job.staged_lost"
    assert [todo.url for todo in queries.todos(clerk)] == [f"/hotline/imports/{lost.public_id}"]
    assert actions.discard(imported=lost, by=clerk).state == Import.State.DISCARDED


def test_long_numbers_stay_apart(clerk, store, village):
    rows = "".join(f"{'G' * 70}{n},2024-07-0{n} 09:00,油烟,又来反映油烟问题,,,,\n" for n in (1, 2))
    imported = actions.stage(upload=Upload("a.csv", (HEADER + rows).encode()), source="12345", by=clerk)
    assert store(imported, clerk).rows_stored == 2
    assert all(len(ticket.number) <= staging.LONGEST_NUMBER for ticket in Ticket.objects.all())


def test_a_day_to_come_is_flagged(clerk, village):
    rows = "G1,2099-07-01 09:00,油烟,又来反映油烟问题,,,,\n"
    imported = actions.stage(upload=Upload("a.csv", (HEADER + rows).encode()), source="12345", by=clerk)
    assert [note["code"] for note in imported.report["notes"]] == ["reading.future"]


def test_a_file_uploaded_twice_is_told_as_long_as_the_first_counts(export, staged, clerk):
    again = actions.stage(upload=export, source="12345", by=clerk)
    assert queries.same_file(again) == staged
    assert queries.same_file(staged) is None
    actions.discard(imported=staged, by=clerk)
    assert queries.same_file(again) is None


def test_the_same_number_from_another_source_is_another_ticket(staged, clerk, store):
    store(staged, clerk)
    again = actions.stage(upload=Upload("b.csv", (HEADER + ROWS).encode()), source="petition", by=clerk)
    assert again.rows_known == 0
    assert store(again, clerk).rows_stored == 3


def test_another_assembly_has_other_codes_for_the_same_caller(assembly, elsewhere):
    assert staging.pseudonym_key(assembly) != staging.pseudonym_key(elsewhere)
    assert staging.pseudonym_key(assembly) == staging.pseudonym_key(assembly)


def test_files_that_wait_are_on_the_desk_of_those_who_decide(staged, clerk, leader):
    assert [todo.url for todo in queries.todos(clerk)] == [f"/hotline/imports/{staged.public_id}"]
    assert queries.todos(leader) == []
