"""The year's circular (通报) as an official paper."""

from collections.abc import Iterable

from django.utils import timezone

from yishi.assembly.documents.letters import Heading, Letter, Paragraph, Table
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.year.queries import Year
from yishi.assembly.people.models import Assembly


def circular(assembly: Assembly, found: Year, issued: Iterable[Bulletin]) -> Letter:
    """Totals, authors by kind, levels, and the year's issues. No member stands in it."""
    office = f"{assembly.short_name}办公室"
    total = (
        f"{found.year}年共收到社情民意信息{found.received}份，采用{found.adopted}份，留存{found.kept}份，"
        f"签发专报{found.issued}期。"
    )
    authors = tuple((word, str(n)) for word, n in found.by_author)
    levels = tuple(
        (str(row.level.label), str(row.sent), str(row.adopted), str(row.instructions)) for row in found.by_level
    )
    lines = tuple((str(row.get_kind_display()), f"第{row.issue}期", row.title) for row in issued)
    return Letter(
        head=office,
        title=f"关于{found.year}年社情民意信息工作情况的通报",
        blocks=(
            Paragraph(total),
            Heading("一、来稿"),
            Table(("反映者", "份数"), authors),
            Heading("二、报送、采用和批示"),
            Table(("层级", "报送（期）", "采用（次）", "批示（次）"), levels),
            Heading("三、签发目录"),
            *((Table(("刊种", "期号", "标题"), lines),) if lines else (Paragraph("本年没有签发。"),)),
        ),
        signature=office,
        signed=timezone.localdate(),
    )
