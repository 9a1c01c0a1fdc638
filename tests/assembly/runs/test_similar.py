"""The indexes of similar texts: made where texts changed, let go where they are gone; and the line that counts."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as project
from django.utils.module_loading import import_string

from yishi.assembly.base.audit import AuditLine
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.hotline.similar import KIND
from yishi.assembly.runs import indexes, similar
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.queries_similar import Ask, Found, Near, find
from yishi.assembly.runs.rules_similar import line
from yishi.assembly.runs.similar import Fate, Kind, Row
from yishi.assembly.runs.work import work
from yishi.engine.report import Note

SMOKE = "楼下烧烤店每天晚上油烟直排，气味呛人，居民无法开窗，请有关部门查处。"
ASK = Ask("油烟扰民", SMOKE)


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.RUNS_FOLDER = tmp_path / "runs"


@pytest.fixture
def call(assembly, at):
    def make(text: str = SMOKE) -> Ticket:
        number = str(Ticket.objects.count() + 1)
        return Ticket.objects.create(
            assembly=assembly, number=number, received_at=at(2024, 7, 1), title="油烟扰民", text=text, source="12345"
        )

    return make


def renewed() -> int:
    """Queue what is due and do it, as the worker would."""
    queued = indexes.renew()
    for run in Run.objects.filter(state=Run.State.QUEUED):
        work.call(run.pk)
    return queued


def found(user) -> list[str]:
    return [near.row.href for near in find(user, ASK, "ticket")[0].near]


def texts_kept() -> int:
    return sum(indexes.opened(KIND, run.assembly_id, run).listed for run in Run.objects.filter(job=indexes.JOB)[:1])


def test_every_kind_named_by_the_settings_is_one():
    for path in project.SIMILAR_KINDS:
        assert isinstance(import_string(path), Kind), path
    assert set(project.SIMILAR_FATES) <= {kind.code for kind in similar.kinds()}


def test_an_index_is_made_once_and_anew_when_texts_come(call, clerk):
    call()
    assert renewed() == 1
    assert renewed() == 0
    assert len(found(clerk)) == 1
    call()
    assert len(found(clerk)) == 2, "found beside the index"
    assert renewed() == 1
    assert (texts_kept(), len(found(clerk))) == (2, 2)


def test_an_index_in_the_making_is_not_asked_for_twice(call, handed_over):
    call()
    assert indexes.renew() == 1
    call()
    assert indexes.renew() == 0


def test_one_that_failed_waits_for_a_person_or_for_other_texts(call):
    call()
    indexes.renew()
    Run.objects.update(state=Run.State.FAILED)
    assert indexes.renew() == 0
    call()
    assert indexes.renew() == 1


def test_what_was_deleted_leaves_the_answers_at_once_and_the_disk_with_the_next_index(call, clerk, settings):
    call()
    call("楼下烧烤店油烟直排，暗号翡翠。")
    renewed()
    Ticket.objects.order_by("-pk").first().delete()
    assert len(found(clerk)) == 1
    Ticket.objects.all().delete()
    assert renewed() == 1
    files = [file for file in Path(settings.RUNS_FOLDER).rglob("*") if file.is_file()]
    assert files
    assert not any("翡翠".encode() in file.read_bytes() for file in files)
    assert found(clerk) == []
    assert renewed() == 0


def test_an_index_whose_files_are_gone_is_as_none(call, clerk, settings):
    call()
    renewed()
    for file in Path(settings.RUNS_FOLDER).rglob("*.npy"):
        file.unlink()
    assert len(found(clerk)) == 1


def test_each_assembly_has_its_own(call, clerk, stranger):
    call()
    renewed()
    assert len(found(clerk)) == 1
    assert found(stranger) == []


def test_nobody_began_it_and_the_log_says_so(call, assembly):
    call()
    indexes.renew()
    noted = AuditLine.objects.get(verb="runs.begin")
    assert (noted.actor_name, noted.assembly_id) == ("—", assembly.pk)


def test_the_line_counts_by_kind_year_and_what_came_and_says_where_it_stopped():
    def near(word: str = "", year: int = 2024) -> Near:
        fate = Fate(word, date(year, 5, 1)) if word else None
        return Near(Row("标题", date(2024, 1, 1), "/x"), Note("similar.same", {}), fate)

    reports = [near("已采用", 2023), near("已采用"), near("已采用"), near("已落实"), near()]
    bulletins, tickets = similar.kind("bulletin"), similar.kind("ticket")
    told = line(ASK, [Found(bulletins, reports, unseen=2), Found(tickets, [near()] * 20, capped=True)])
    assert told == (
        "专报7条相近，其中1条2024年已落实，2条2024年已采用，1条2023年已采用，2条您无权查看；来件至少20件相近。"
    )
    assert line(ASK, [Found(bulletins, []), Found(tickets, [])]) == "没有找到相近的内容。"
