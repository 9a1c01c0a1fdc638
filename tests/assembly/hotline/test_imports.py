"""From the hotline's file to tickets: masked first, decided by a person, stored whole, undone whole."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from tests.assembly.hotline.conftest import HEADER, PHONE
from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.hotline import actions, queries, staging
from yishi.assembly.hotline.models import Import, Ticket
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs.models import Run
from yishi.assembly.topics.models import Placing, Topic
from yishi.engine.report import InputError


def everything_kept(folder: Path) -> bytes:
    """All bytes of the files under `folder` and of the database."""
    disk = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    raw: sqlite3.Connection = connection.connection
    return disk + "\n".join(raw.iterdump()).encode()


def test_nothing_is_stored_before_somebody_confirms(staged):
    assert not Ticket.objects.exists()
    assert (staged.rows_good, staged.rows_bad, staged.state) == (3, 0, Import.State.STAGED)


def test_callers_are_never_kept(staged, clerk, store, settings):
    store(staged, clerk)
    kept = everything_kept(Path(settings.RUNS_FOLDER))
    assert PHONE.encode() not in kept
    assert "王建国".encode() not in kept


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
    from yishi.assembly.runs.work import work

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
    with pytest.raises(Refused, match="来电时间"):
        actions.stage(upload=Upload("a.csv", "标题,内容\n油烟,烧烤店油烟\n".encode()), source="web", by=clerk)
    assert not Import.objects.exists()


def test_a_bad_file_leaves_nothing(clerk):
    with pytest.raises(InputError):
        actions.stage(upload=Upload("a.xlsx", b"PK\x03\x04 broken"), source="web", by=clerk)
    assert not Import.objects.exists()
