"""What the page for logging carries along, so that it works where no server answers: places, firms, words."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.outreach.visits import pieces, queries
from yishi.assembly.outreach.visits.models import Attachment, Firm
from yishi.assembly.people.models import Village

MOST_PHOTOS = 3
MOST_SECONDS = 180  # of a recording


def towns(user: Any) -> list[tuple[str, list[Village]]]:
    """(town, its villages), for the list of other places."""
    rows = queries.all_villages(user).order_by("town__name", "name")
    rows = rows.only("public_id", "name", "longitude", "latitude", "town__name")
    return [(name, list(those)) for name, those in groupby(rows, key=lambda village: village.town.name)]


def firms(user: Any, villages: Iterable[Village]) -> list[str]:
    """Names of the firms in the group's own villages, to complete what is typed."""
    rows = Firm.objects.filter(assembly_id=user.assembly_id, village__in=villages, closed=None)
    return list(rows.order_by("name").values_list("name", flat=True).distinct())


def words(user: Any) -> dict[str, Any]:
    """What the script says, in the reader's language, and the limits that it keeps to."""
    return {
        "account": user.public_id,
        "sync": reverse("outreach:sync_visits"),
        "page": reverse("outreach:log_visit"),
        "signin": f"{reverse('account_login')}?next={reverse('outreach:log_visit')}",
        "most": {
            "photos": MOST_PHOTOS,
            "seconds": MOST_SECONDS,
            "photo": pieces.MOST_MB[Attachment.Kind.PHOTO] * pieces.MB,
            "voice": pieces.MOST_MB[Attachment.Kind.VOICE] * pieces.MB,
        },
        "say": _queue() | _inputs(),
    }


def _queue() -> dict[str, str]:
    return {
        "waiting": _("待发送"),
        "sending": _("正在发送"),
        "sent": _("已送达"),
        "refused": _("要您处理"),
        "offline": _("没有网络，存在这台手机上，有网后自动发送。"),
        "again": _("服务器暂时没有应答，稍后自动再发。"),
        "signIn": _("登录已过期，请登录后发送。"),
        "other": _("手机上现在登录的是另一账号，等本人登录后发送。"),
        "others": _("这台手机上另有%(n)s次走访属于其他账号，等其本人登录后发送。"),
        "kept": _("已存在手机上，正在发送。"),
        "part": _("附件已发送%(n)s%%"),
        "edit": _("修改"),
        "drop": _("删除"),
        "sureDrop": _("这次走访还没有送达，删除后无法找回。确定删除？"),
        "sureLeave": _("还有%(n)s次走访没有送达。退出后它们留在这台手机上，等您下次登录再发送。现在退出？"),
        "open": _("查看"),
        "now": _("现在发送"),
        "noStore": _("这个浏览器不能在手机上保存，请在有网络时登记。"),
        "full": _("手机存储空间不足，没有保存。请删去照片或录音后再试。"),
    }


def _inputs() -> dict[str, str]:
    return {
        "choose": _("请选择走访的村(社区)。"),
        "locating": _("正在取得位置…"),
        "noPlace": _("没有取得位置，不影响登记。"),
        "far": _("约%(n)s公里"),
        "noMatch": _("没有这个名称的村(社区)。"),
        "shrinking": _("正在处理照片…"),
        "heic": _("这部手机打不开HEIC照片。请在相机设置中选“兼容性最佳”，或换一张JPG照片。"),
        "noPhoto": _("打不开这个文件，请选择照片。"),
        "tooBig": _("照片太大，请换一张。"),
        "tooMany": _("最多附%(n)s张照片。"),
        "remove": _("删除"),
        "photo": _("照片%(n)s"),
        "record": _("录音"),
        "stop": _("停止录音"),
        "play": _("播放"),
        "voice": _("录音%(n)s秒"),
        "noMicrophone": _("不能使用麦克风，请改为打字。"),
        "restored": _("已找回没有写完的走访。"),
        "hidden": _("看起来有电话、证件号等个人信息，发送后会自动隐去。"),
    }
