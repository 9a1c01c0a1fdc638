"""网络留言: messages that people leave on the government's forums and message boards."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source

SOURCE = Source(
    code="web",
    word=_("网络留言"),
    about=_("网民在政府网站、论坛上的公开留言"),
    time=_("留言时间"),
    solved=_("留言已办结"),
    satisfied=_("留言人对答复表示满意"),
    headers={
        "ticket_id": ("帖子编号", "帖子id"),
        "time": ("发帖时间", "发表时间"),
        "title": ("帖子标题", "帖子主题"),
        "text": ("帖子内容", "正文"),
        "category": ("版块", "栏目"),
        "caller_user": ("楼主", "发帖人", "作者"),
    },
)
