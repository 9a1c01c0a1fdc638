"""The register of policy documents, and what a report is compared with."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yishi.assembly.base.access import Refused
from yishi.assembly.opinions.policies import actions
from yishi.assembly.opinions.policies.models import Passage, Policy
from yishi.assembly.opinions.reports import actions as reports
from yishi.assembly.opinions.reports import queries
from yishi.assembly.runs import indexes
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.work import work

FACTS = {
    "title": "集中充电设施建设办法",
    "number": "澄政办发〔2025〕18号",
    "issuer": "市政府办公室",
    "day": date(2025, 3, 1),
}
TEXT = "第一条 新建小区同步配建电动自行车集中充电设施。\n\n第二条 老旧小区改造时统筹建设集中充电棚，服务费实行公示。"
CHARGING = {
    "title": "老旧小区电动车充电难",
    "situation": "老旧小区集中充电棚只有两处，居民拉线充电。",
    "advice": "老旧小区建设集中充电棚，公示服务费。",
}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.RUNS_FOLDER = tmp_path / "runs"


@pytest.fixture
def policy(clerk):
    return actions.add(facts=dict(FACTS), text=TEXT, by=clerk)


@pytest.fixture
def charging(member):
    report = reports.begin(texts=CHARGING, by=member)
    return reports.submit(report=report, by=member)


def upload(browse, clerk, file):
    typed = {name: str(value) for name, value in FACTS.items()} | {"file": file}
    return browse(clerk).post("/opinions/policies/add", typed)


def test_a_document_is_kept_in_passages(policy):
    assert [passage.text[:3] for passage in policy.passages.all()] == ["第一条", "第二条"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_file_is_read_in_the_usual_encodings(browse, clerk, encoding):
    assert upload(browse, clerk, SimpleUploadedFile("办法.txt", TEXT.encode(encoding))).status_code == 302
    assert Passage.objects.get(number=2).text.startswith("第二条 老旧小区")


def test_a_word_file_is_read(browse, clerk):
    document, buffer = docx.Document(), io.BytesIO()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(buffer)
    assert upload(browse, clerk, SimpleUploadedFile("办法.docx", buffer.getvalue())).status_code == 302
    assert Passage.objects.count() == 2


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\x00\x01\x02\xff\xfe", b"  \n "])
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_kept(browse, clerk, data):
    answer = upload(browse, clerk, SimpleUploadedFile("坏文件.docx", data))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "坏文件.docx" in page or "请粘贴正文" in page
    assert FACTS["title"] in page
    assert not Policy.objects.exists()


def test_the_same_number_of_the_same_issuer_is_kept_once(policy, clerk):
    with pytest.raises(Refused, match="已经登记过"):
        actions.add(facts=dict(FACTS), text=TEXT, by=clerk)


def test_only_the_office_adds_and_ends(policy, member, leader):
    for user in (member, leader):
        with pytest.raises(Refused):
            actions.add(facts=FACTS | {"number": "9"}, text=TEXT, by=user)
        with pytest.raises(Refused):
            actions.end(policy=policy, on=date(2026, 1, 1), by=user)


@pytest.mark.parametrize("indexed", [False, True])
def test_a_report_meets_the_passage_that_may_cover_it_until_the_document_ends(clerk, charging, policy, indexed):
    if indexed:
        indexes.renew()
        for run in Run.objects.all():
            work.call(run.pk)
    desk = queries.desk(clerk, charging)
    assert any("充电棚" in near.row.title and FACTS["number"] in near.row.title for near in desk.policies)
    assert desk.policies[0].row.href.startswith(f"/opinions/policies/{policy.public_id}#p")
    actions.end(policy=policy, on=date(2026, 1, 1), by=clerk)
    assert queries.desk(clerk, charging).policies == []


def test_an_earlier_report_of_the_same_is_shown_by_its_age(clerk, member, other_member, charging, at):
    new = reports.submit(report=reports.begin(texts=CHARGING, by=other_member), by=other_member)
    assert [near.row.title for near in queries.desk(clerk, new).recent] == [charging.title]
    type(charging).objects.filter(pk=charging.pk).update(submitted_at=at(2024, 1, 1))
    desk = queries.desk(clerk, new)
    assert (desk.recent, [near.row.day.year for near in desk.earlier]) == ([], [2024])


def test_the_desk_asks_few_queries(browse, clerk, charging, policy, django_assert_max_num_queries):
    client = browse(clerk)
    with django_assert_max_num_queries(19):
        page = client.get(f"/opinions/reports/{charging.public_id}/desk").content.decode()
    assert FACTS["number"] in page
