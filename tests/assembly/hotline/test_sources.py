"""Sources: one shape for all, their own words in files, and what another room tells."""

import pytest

from tests.assembly.hotline.conftest import PHONE
from yishi.assembly.base.access import Refused
from yishi.assembly.hotline import actions, mappings, sources
from yishi.assembly.hotline.columns import WORDS
from yishi.assembly.hotline.models import Import, Mapping, Ticket
from yishi.assembly.hotline.sources.rooms import Signal
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import ASIDE, HEADINGS
from yishi.assembly.runs.work import work
from yishi.assembly.topics.models import Placing, Topic

FLAGS = {"solved", "satisfied", "status"}

FILES = {
    "petition": (
        "信访件号,来访日期,信访人,信访诉求,问题属地,化解情况\nX1,2024-05-06,王建国,{text},柳浦镇,已化解\n",
        True,
    ),
    "service_centre": ("办件编号,办件时间,申请人,咨询内容,受理窗口\nB1,2024-05-06,王建国,{text},社保窗口\n", None),
    "web": ("帖子编号,发帖时间,楼主,帖子内容,版块\nT1,2024-05-06,河东居民,{text},城建\n", None),
    "visit": ("走访日期,走访对象,走访村,反映问题,解决情况\n2024-05-06,王建国,河东社区,{text},当场解决\n", True),
    "studio": ("接待日期,工作室名称,来访群众,反映事项,是否解决\n2024-05-06,城东工作室,王建国,{text},已转办\n", False),
    "proposal": ("案号,案由,提案者,提交日期,情况与问题,答复类别\n12,夜市油烟,王建国,2024-05-06,{text},B类\n", False),
}


@pytest.mark.parametrize("source", sources.ALL, ids=lambda source: source.code)
def test_every_source_speaks_of_columns_and_flags_that_the_reader_knows(source):
    assert set(source.headers) <= {heading.column for heading in HEADINGS["ticket"]}
    assert set(source.headers) <= {*WORDS, ASIDE}
    assert set(source.flags) <= FLAGS
    assert all((source.word, source.about, source.time))
    assert len(source.code) <= Ticket._meta.get_field("source").max_length
    own = [header for names in source.headers.values() for header in names]
    assert len(own) == len(set(own)), "one header, one column"


def test_a_source_repeats_no_word_that_its_column_has_anyway():
    common = {heading.column: set(heading.words) for heading in HEADINGS["ticket"]}
    again = [
        (source.code, name)
        for source in sources.ALL
        for column, names in source.headers.items()
        for name in names
        if name in common[column]
    ]
    assert again == []


@pytest.mark.parametrize("code", FILES)
def test_each_source_reads_its_usual_file(code, clerk, store, village):
    table, solved = FILES[code]
    text = "夜市油烟直排，请查处。我叫王建国。"
    imported = actions.stage(upload=Upload("a.csv", table.format(text=text).encode()), source=code, by=clerk)
    store(imported, clerk)
    ticket = Ticket.objects.get()
    assert ticket.text.startswith("夜市油烟直排")
    assert "王建国" not in ticket.text + ticket.title
    assert ticket.solved is solved
    assert bool(ticket.caller) == sources.find(code).callers


def columns_read(code: str, clerk, table: str) -> dict[str, str | None]:
    imported = actions.stage(upload=Upload("a.csv", table.encode()), source=code, by=clerk)
    return {guess["header"]: guess["column"] for guess in imported.columns}


def test_a_header_means_what_the_source_says(clerk, village):
    table = "接待日期,接待地点,反映问题,内容\n2024-05-06,城东工作室,路灯不亮,备查\n"
    studio = {"接待日期": "time", "接待地点": None, "反映问题": "text", "内容": None}
    assert columns_read("studio", clerk, table) == studio
    hotline = {"来电时间": "time", "接待地点": None, "反映问题": None, "内容": "text"}
    assert columns_read("12345", clerk, table.replace("接待日期", "来电时间")) == hotline


def test_what_a_person_chose_is_remembered_for_the_source_alone(clerk):
    headers = {"甲": "time", "乙": "text"}
    actions.save_mapping(source="petition", columns=headers, by=clerk)
    assert mappings.dialect(clerk.assembly_id, "petition").mapping(["乙", "甲"]) == headers
    assert mappings.dialect(clerk.assembly_id, "12345").mapping(["乙", "甲"]) == {}


@pytest.fixture
def room(monkeypatch, at):
    """What the room above tells, as a list that a test may change."""
    told = [
        Signal("01A", at(2024, 7, 1), "夜市油烟", "据赵翀反映，柳浦镇夜市油烟扰民，电话13812345678。", names=("赵翀",)),
        Signal("01B", at(2024, 7, 2), "路灯", "路灯坏了半个月。", place="柳浦镇河东社区"),
    ]
    monkeypatch.setattr("yishi.assembly.opinions.queries.signals", lambda assembly_id: iter(told))
    return told


def read(clerk, *, wanted: bool = True) -> Run:
    run = actions.read_room(source=sources.find("report"), wanted=wanted, by=clerk)
    work.call(run.pk)
    run.refresh_from_db()
    return run


def test_what_a_room_tells_becomes_messages_without_names(room, clerk, village):
    run = read(clerk)
    assert run.report["counts"] == {"new": 2, "changed": 0, "gone": 0, "kept": 0}
    fumes, lamp = Ticket.objects.order_by("number")
    assert "赵翀" not in fumes.text
    assert PHONE not in fumes.text
    assert (lamp.source, lamp.village, lamp.brought_by, lamp.caller) == ("report", village, None, "")


def test_reading_again_adds_nothing_and_follows_changes_and_withdrawals(room, clerk, at):
    read(clerk)
    kept = Ticket.objects.get(number="01A").public_id
    room[:] = [
        Signal("01A", at(2024, 7, 1), "夜市油烟", "改过的文字。"),
        Signal("01C", at(2024, 7, 3), "停车", "停车难。"),
    ]
    assert read(clerk).report["counts"] == {"new": 1, "changed": 1, "gone": 1, "kept": 0}
    assert list(Ticket.objects.order_by("number").values_list("number", flat=True)) == ["01A", "01C"]
    changed = Ticket.objects.get(number="01A")
    assert (changed.public_id, changed.text) == (kept, "改过的文字。")
    assert read(clerk).report["counts"] == {"new": 0, "changed": 0, "gone": 0, "kept": 0}


def test_taken_out_again_all_go_but_the_ground_of_a_decision_and_what_files_brought(room, clerk, assembly, at):
    read(clerk)
    imported = Import.objects.create(assembly=assembly, file_name="a.csv", source="report", staged_by=clerk)
    Ticket.objects.create(
        assembly=assembly,
        source="report",
        number="F1",
        received_at=at(2024, 7, 1),
        text="由文件导入",
        brought_by=imported,
    )
    run = Run.objects.create(assembly=assembly, job="x", title="梳理议题")
    facts = {"size": 1, "incident_count": 1, "places": 1, "rank": 1, "score": 1, "weeks": [1]}
    days = {"first": at(2024, 7, 1), "last": at(2024, 7, 1), "decided_at": at(2024, 7, 2), "decided_by": clerk}
    topic = Topic.objects.create(assembly=assembly, run=run, key="t", label="油烟", **facts, **days)
    ground = Ticket.objects.get(number="01A")
    Placing.objects.create(assembly=assembly, run=run, ticket=ground, topic=topic, confidence=1)
    assert read(clerk, wanted=False).report["counts"] == {"new": 0, "changed": 0, "gone": 1, "kept": 1}
    assert set(Ticket.objects.values_list("number", flat=True)) == {"01A", "F1"}


def test_a_source_of_files_is_read_in_no_room(clerk):
    with pytest.raises(Refused, match="只从文件导入"):
        actions.read_room(source=sources.find("petition"), wanted=True, by=clerk)


def test_the_pages_tell_each_source(browse, clerk, staged, store, room, django_assert_max_num_queries):
    store(staged, clerk)
    read(clerk)
    Mapping.objects.create(
        assembly=clerk.assembly, source="petition", shape="s", columns={"甲": "time"}, saved_by=clerk
    )
    for language in ("zh-hans", "en"):
        client = browse(clerk, language)
        with django_assert_max_num_queries(12):
            page = client.get("/hotline/sources").content.decode()
        assert 'href="/hotline/?source=12345">3</a>' in page
        assert 'href="/hotline/?source=report">2</a>' in page
        assert f'href="/hotline/imports/{staged.public_id}"' in page
        for source in sources.ALL:
            with django_assert_max_num_queries(12):
                assert client.get(f"/hotline/sources/{source.code}").status_code == 200
    assert "甲" in browse(clerk).get("/hotline/sources/petition").content.decode()
    assert browse(clerk).get("/hotline/sources/nonsense").status_code == 404


def test_reading_a_room_leads_over_its_progress_back_to_the_source(browse, clerk, auditor, member, room):
    answer = browse(clerk).post("/hotline/sources/report/read")
    assert answer["Location"].endswith("?next=/hotline/sources/report")
    assert browse(clerk).post("/hotline/sources/petition/read").status_code == 403
    assert browse(auditor).get("/hotline/sources/report").status_code == 200
    assert browse(auditor).post("/hotline/sources/report/remove").status_code == 403
    assert browse(member).get("/hotline/sources").status_code == 403


def test_the_import_offers_only_sources_of_files_and_keeps_the_one_asked_for(browse, clerk):
    page = browse(clerk).get("/hotline/imports/new?source=studio").content.decode()
    assert '<option value="studio" selected>' in page
    assert 'value="report"' not in page
