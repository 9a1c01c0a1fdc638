"""12345热线: work orders of the government's hotline. The common header words are its own, Suzhou's among them."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source

SOURCE = Source(
    code="12345",
    word=_("12345热线"),
    about=_("市民拨打12345或在其平台上提出的诉求，由热线系统导出"),
    time=_("来电时间"),
    solved=_("工单已办结"),
    satisfied=_("回访时市民表示满意"),
    headers={"text": ("诉求详情", "工单详情", "市民诉求")},
)
