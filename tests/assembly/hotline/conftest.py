import pytest

from yishi.assembly.hotline import actions
from yishi.assembly.hotline.models import Import
from yishi.assembly.hotline.staging import Upload
from yishi.assembly.runs.work import work

HEADER = "工单编号,来电时间,标题,诉求内容,所属镇街,村社区,来电人,来电号码\n"
PHONE = "13812345678"
ROWS = (
    f"G001,2024-07-01 09:00,油烟扰民,楼下烧烤店油烟直排，请查处。我叫王建国，电话{PHONE}。,"
    f"柳浦镇,河东社区,王建国,{PHONE}\n"
    "G002,2024-07-02 10:30,路灯不亮,路灯坏了半个月，请维修。,柳浦镇,没有这个村,,\n"
    "G003,2024-07-03 11:00,停车难,门口乱停车。,,河东社区,,\n"
)


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.RUNS_FOLDER = tmp_path / "runs"


@pytest.fixture
def export():
    """A hotline's export, three good rows, in GB18030 as its system writes it."""
    return Upload("七月导出.csv", (HEADER + ROWS).encode("gb18030"))


@pytest.fixture
def staged(export, clerk, village):
    return actions.stage(upload=export, source="12345", by=clerk)


@pytest.fixture
def store(django_capture_on_commit_callbacks):
    """Confirm an import and do its work, as the worker would."""

    def confirm(imported: Import, by) -> Import:
        imported = actions.confirm(imported=imported, by=by)
        work.call(imported.run.pk)
        imported.refresh_from_db()
        return imported

    return confirm
