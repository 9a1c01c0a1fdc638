"""What the columns of a hotline's file are called for people."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.runs.pipelines import HEADINGS

SHOWN = 4  # headers named as examples

# Column that the reader recognises → its word.
WORDS = {
    "ticket_id": _("工单编号"),
    "time": _("来电时间"),
    "title": _("标题"),
    "text": _("内容"),
    "place": _("地点"),
    "town": _("镇(街道)"),
    "village": _("村(社区)"),
    "category": _("类别"),
    "source": _("来源"),
    "likes": _("支持数"),
    "solved": _("已办结"),
    "satisfied": _("满意"),
    "unit": _("承办单位"),
    "status": _("办理状态"),
    "caller_id": _("来电人证件号"),
    "caller_phone": _("来电号码"),
    "caller_user": _("来电人账号"),
    "caller_name": _("来电人姓名"),
}


def headers_of(column: str) -> str:
    """The likeliest headers of a column, as examples."""
    return "、".join(next(heading.words[:SHOWN] for heading in HEADINGS["ticket"] if heading.column == column))


def known() -> list[tuple[str, str]]:
    """(word, examples of headers) for each column that a file may bring."""
    return [(str(word), headers_of(column)) for column, word in WORDS.items()]
