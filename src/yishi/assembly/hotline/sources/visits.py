"""委员走访: what residents and firms told members who called on them, as it is logged or from a file."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source, Way

SOURCE = Source(
    code="visit",
    word=_("委员走访"),
    about=_("委员走访时群众和企业反映的问题，登记走访时自动成为来件，也可由走访登记表导入"),
    time=_("走访时间"),
    solved=_("反映的问题已解决"),
    way=Way.BOTH,
    callers=False,
    headers={
        "ticket_id": ("走访编号",),
        "time": ("走访时间", "走访日期"),
        "title": ("走访主题",),
        "text": ("反映问题", "反映的问题", "群众反映", "收集问题", "意见建议", "问题建议"),
        "place": ("走访地点",),
        "village": ("走访村", "走访社区"),
        "caller_name": ("走访对象", "受访人", "被走访人", "户主", "走访委员", "委员", "委员姓名"),
    },
    flags={"solved": {"当场解决": True, "现场解决": True, "已转办": False, "已上报": False}},
)
