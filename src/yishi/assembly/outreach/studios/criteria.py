"""What an assembly asks of a studio when it begins: 五有. The office edits the list."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from yishi.assembly.outreach.studios.models import Criterion

# Name → what it asks; written into the list in the language of the office's papers.
FIRST = {
    _("有阵地"): _("有固定、方便群众出入的场所，统一牌匾，不另行装修"),
    _("有能人"): _("召集人和成员分工明确，有本界别专业力量"),
    _("有特色"): _("服务内容与界别专长相符，不以工作室名义谋取私利"),
    _("有活动"): _("有年度活动和接待安排，并向群众公开"),
    _("有足迹"): _("来访事项有登记、有答复、有结果"),
}


def begin(assembly_id: int) -> None:
    """Write the list once, where the assembly has none."""
    if not Criterion.objects.filter(assembly_id=assembly_id).exists():
        with translation.override(settings.LANGUAGE_CODE):
            Criterion.objects.bulk_create(
                Criterion(assembly_id=assembly_id, name=str(name), text=str(text)) for name, text in FIRST.items()
            )
