"""提案: proposals of members and bodies, from the register of the system that handles them."""

from django.utils.translation import gettext_lazy as _

from yishi.assembly.hotline.sources.source import Source

SOURCE = Source(
    code="proposal",
    word=_("提案"),
    about=_("委员和各单位的提案，由提案系统导出；是政协自己的声音"),
    time=_("提交时间"),
    solved=_("答复为A类（已经解决或基本解决）"),
    satisfied=_("提案者对办理表示满意"),
    callers=False,
    headers={
        "ticket_id": ("案号", "提案编号", "提案号"),
        "time": ("提案日期", "提案时间", "提交日期", "收到日期"),
        "title": ("案由", "提案标题", "提案题目", "提案名称"),
        "text": ("提案内容", "情况与问题", "情况和问题", "问题情况"),
        "unit": ("主办", "建议承办单位"),
        "solved": ("答复类别", "办理结果", "解决程度"),
        "satisfied": ("委员满意度", "反馈意见"),
        "caller_name": ("提案者", "提案人", "第一提案人", "联名人"),
    },
    # What B, C and D mean differs from place to place (in a plan, limited, for reference); none says solved.
    flags={
        "solved": {letter + tail: letter == "A" for letter in "ABCD" for tail in ("", "类")},
    },
)
