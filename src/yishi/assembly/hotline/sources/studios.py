"""委员工作室: what people brought to members on a studio's reception days."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source, Way
from yishi.assembly.runs.pipelines import ASIDE

SOURCE = Source(
    code="studio",
    word=_("委员工作室"),
    about=_("群众到委员工作室反映的问题，登记接待时自动成为来件，也可由接待登记表导入"),
    time=_("接待时间"),
    solved=_("反映的问题已解决"),
    satisfied=_("来访群众表示满意"),
    way=Way.BOTH,
    callers=False,
    headers={
        "ticket_id": ("接待编号",),
        "time": ("接待时间", "接待日期", "来访时间", "来访日期"),
        "title": ("接待主题",),
        "text": ("反映事项", "接待内容", "群众意见", "反映问题", "意见建议"),
        "caller_name": ("来访人", "来访群众", "接待委员", "委员", "委员姓名"),
        ASIDE: ("工作室", "工作室名称", "接待地点"),  # where people met, not what they spoke about
    },
    flags={"solved": {"当场解决": True, "现场答复": True, "已转办": False, "已上报": False}},
)
