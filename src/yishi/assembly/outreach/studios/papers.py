"""The decision that a studio is set up, as an official paper; and the sheet with its code, to hang at its door."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.documents.letters import Letter, Paragraph, written
from yishi.assembly.documents.posters import Poster
from yishi.assembly.documents.qr import svg
from yishi.assembly.outreach.studios import queries
from yishi.assembly.outreach.studios.models import StudioCase
from yishi.assembly.papers.kinds import PaperKind

DATA = "不用登录，不要姓名、电话和位置。手机里只存一个随机编号；您写的话里如有个人信息，保存前会自动隐去。"
STEPS = ("用微信或手机相机扫码", "选一个接待时间，写一句想反映什么", "记下预约码，以后再扫，看办得怎样")


def decision(found: StudioCase) -> Letter:
    """关于同意设立…的决定."""
    office = found.assembly.short_name
    day = timezone.localdate(found.decided_at) if found.decided_at else timezone.localdate()
    sector = f"（{found.sector}）" if found.sector else ""
    blocks = [
        Paragraph(f"{found.head.name}委员：", flush=True),
        Paragraph(
            f"经对照标准核对、两人实地评审，并于{_days(found)}公示，同意设立{found.name}{sector}，"
            f"地点在{found.village.town}{found.village}{found.address}，由你任召集人。"
        ),
        Paragraph("请按照设立标准开展活动、接待群众，来访事项逐件登记、逐件答复，每年接受考核。"),
    ]
    return Letter(
        head=f"{office}文件",
        number=f"工作室第{found.plate}号" if found.plate else "",
        title=f"关于同意设立{found.name}的决定",
        blocks=tuple(blocks),
        signature=office,
        signed=day,
    )


def sheet(found: StudioCase, address: str) -> Poster:
    """For the door; `address` is what its code says."""
    return Poster(
        head=f"{found.assembly.short_name} · 委员工作室",
        question=found.name,
        why=found.about[:120],
        code=svg(address),
        steps=STEPS,
        until=f"地址：{found.village.town}{found.village}{found.address}",
        data=DATA,
        foot=f"牌匾编号 {found.plate:03}" if found.plate else "",
    )


def _days(found: StudioCase) -> str:
    if found.notice_since is None or found.notice_until is None:
        return "规定期限"
    return f"{written(found.notice_since)}至{written(found.notice_until)}"


def _newest(user: Any) -> StudioCase | None:
    return queries.cases(user).filter(decided_at__isnull=False).order_by("-decided_at").first()


DECISION = PaperKind(
    "studio",
    _("工作室设立决定"),
    letter=decision,
    newest=_newest,
    model=StudioCase,
    find=queries.get_for,
    page="outreach:studio",
    fixed="decided_at",
    facts={"工作室": lambda found: found.name, "机关": lambda found: found.assembly.short_name},
)
