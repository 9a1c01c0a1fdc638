"""社情民意: what this house itself reported upward, read out of the room that holds it (`settings.SIGNAL_ROOMS`)."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source, Way

SOURCE = Source(
    code="report",
    word=_("社情民意信息"),
    about=_("本系统已签发的专报；是政协自己的声音，不含作者姓名"),
    time=_("签发时间"),
    way=Way.ROOM,
    callers=False,
)
