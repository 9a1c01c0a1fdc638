import pytest

from yishi.assembly.opinions import actions as bulletins
from yishi.assembly.opinions.addressees import actions as addressees
from yishi.assembly.opinions.reports import actions, actions_office
from yishi.assembly.opinions.reports.models import Report

TEXTS = {
    "title": "关于老旧小区电动车充电难的信息",
    "situation": "河东社区四个老旧小区共有住户一千二百户，集中充电棚只有两处，居民从楼上拉线充电。" * 3,
    "analysis": "建设时没有预留场地，物业无力出资。",
    "advice": "由市住建局牵头，两年内每个小区至少建一处集中充电棚，统一服务费。",
}
EDITED = TEXTS | {"title": "老旧小区电动车充电难亟待解决", "advice": "由市住建局牵头，一年内每个小区至少建一处充电棚。"}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.RUNS_FOLDER = tmp_path / "runs"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def draft(member):
    """陆明's, written out."""
    report = actions.begin(texts={"title": TEXTS["title"]}, by=member)
    return actions.save(report=report, facts=dict(TEXTS), version=0, by=member)


@pytest.fixture
def submitted(draft, member):
    return actions.submit(report=draft, by=member)


@pytest.fixture
def adopted(submitted, clerk):
    return actions_office.review(report=submitted, verdict="adopt", opinion="情况具体，采用。", by=clerk)


@pytest.fixture
def edited(adopted, clerk):
    """The office changed title and advice, and asks 陆明."""
    actions_office.edit(report=adopted, facts=dict(EDITED), version=0, by=clerk)
    return actions_office.propose(report=adopted, by=clerk)


@pytest.fixture
def approved(edited, member):
    return actions.answer(report=edited, agree=True, by=member)


@pytest.fixture
def issued(approved, clerk, leader):
    """The bulletin that carries it, issued by 顾清和."""
    texts = {"title": "老旧小区充电难", "kind": "reports", "addressees": "市委、市政府主要领导"}
    bulletin = bulletins.compose(reports=[approved], texts=texts, by=clerk)
    bulletins.submit(bulletin=bulletin, by=clerk)
    return bulletins.issue(bulletin=bulletin, by=leader)


@pytest.fixture
def province(issued, clerk):
    return addressees.send_to(bulletin=issued, name="省政协研究室", level="province", by=clerk)


@pytest.fixture
def fresh():
    """The report as the database has it."""
    return lambda report: Report.objects.get(pk=report.pk)
