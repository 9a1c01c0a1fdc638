"""信访: letters, visits and calls to the complaints office (信访局)."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source

SOURCE = Source(
    code="petition",
    word=_("信访"),
    about=_("来信、来访、网上信访，由信访系统导出"),
    time=_("登记时间"),
    solved=_("信访事项已办结或已化解"),
    satisfied=_("信访人对办理结果表示满意"),
    headers={
        "ticket_id": ("信访件号", "信访事项编号"),
        "time": ("来访时间", "来访日期", "写信时间"),
        "title": ("信访事项", "来访事由"),
        "text": ("信访诉求", "来访内容", "概况信息"),
        "place": ("问题属地", "问题发生地"),
        "unit": ("责任单位", "有权处理机关"),
        "solved": ("化解情况", "是否化解"),
        "caller_name": ("来访人", "写信人"),
    },
    flags={
        "solved": {"已化解": True, "化解": True, "息诉罢访": True, "未化解": False},
        "status": {"已化解": True, "息诉罢访": True, "未化解": False},
    },
)
