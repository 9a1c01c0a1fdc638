"""What an assembly asks of a studio when it begins: 五有. The office edits the list."""

from yishi.assembly.outreach.studios.models import Criterion

# Official wording, kept in the language of the papers: name → what it asks.
FIRST = {
    "有阵地": "有固定、方便群众出入的场所，统一牌匾，不另行装修",
    "有能人": "召集人和成员分工明确，有本界别专业力量",
    "有特色": "服务内容与界别专长相符，不以工作室名义谋取私利",
    "有活动": "有年度活动和接待安排，并向群众公开",
    "有足迹": "来访事项有登记、有答复、有结果",
}


def begin(assembly_id: int) -> None:
    """Write the list once, where the assembly has none."""
    if not Criterion.objects.filter(assembly_id=assembly_id).exists():
        Criterion.objects.bulk_create(
            Criterion(assembly_id=assembly_id, name=name, text=text) for name, text in FIRST.items()
        )
