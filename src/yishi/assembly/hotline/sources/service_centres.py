"""便民服务中心: what people ask for at the counters of a town's or village's service centre."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source

SOURCE = Source(
    code="service_centre",
    word=_("便民服务中心"),
    about=_("群众在镇村便民服务中心窗口办事、咨询时提出的事项"),
    time=_("受理时间"),
    solved=_("事项已办结"),
    satisfied=_("办事人评价满意"),
    headers={
        "ticket_id": ("办件编号", "业务编号", "受理号"),
        "time": ("申请时间", "办件时间", "取号时间"),
        "title": ("事项名称", "申请事项"),
        "text": ("咨询内容", "办理事项", "申请内容"),
        "unit": ("受理窗口", "窗口"),
        "satisfied": ("评价", "窗口评价", "好差评"),
        "caller_name": ("申请人", "申请人姓名", "办事人", "办件人"),
    },
    flags={"satisfied": {"好评": True, "非常好": True, "差评": False, "非常差": False}},
)
