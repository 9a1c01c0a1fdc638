"""The agreement as a workbook: statements and counts, no person."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.columns import FigureColumn
from yishi.assembly.consultation.agreement.sections import Line

VERDICTS = {
    "agreed": _("共识：赞成"),
    "rejected": _("共识：不赞成"),
    "divides": _("分歧"),
    "open": _("未定"),
    "too_few": _("表态太少"),
}


class AgreementTable(tables.Table):
    text = tables.Column(verbose_name=_("意见"))
    verdict = tables.Column(verbose_name=_("判断"))
    votes = FigureColumn(verbose_name=_("表态数"))
    agree = FigureColumn(verbose_name=_("赞成"))
    passed = FigureColumn(verbose_name=_("暂不表态"))
    disagree = FigureColumn(verbose_name=_("不赞成"))
    sure = FigureColumn(verbose_name=_("把握"))
    groups = tables.Column(verbose_name=_("各群体赞成比例"), empty_values=())

    def value_verdict(self, value: str) -> str:
        return str(VERDICTS[value])

    def value_groups(self, record: Line) -> str:
        return "，".join(f"{share.of} {share.agree:.0%}" for share in record.groups)
