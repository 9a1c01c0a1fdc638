"""The vocabulary of deeds: what can be recorded and counted. The record room of the web uses this same table."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["first", "joiner"]


@dataclass(frozen=True, slots=True)
class DeedKind:
    """One kind of deed. `unit` says what `amount` counts; `role` is taken where a deed names none."""

    code: str
    zh: str
    en: str
    unit: Literal["half-day", "time", "piece"]
    role: Role = "first"


DEED_KINDS: tuple[DeedKind, ...] = (
    DeedKind("attend_plenary", "出席全体会议", "attended the plenary", "half-day"),
    DeedKind("attend_session", "参加协商会议", "attended a consultation session", "half-day", "joiner"),
    DeedKind("attend_activity", "参加履职活动", "took part in an activity", "time", "joiner"),
    DeedKind("speak", "会议发言", "spoke at a meeting", "time"),
    DeedKind("statement", "协商中提出意见", "put a statement to a consultation", "piece", "joiner"),
    DeedKind("propose", "提交提案", "submitted a proposal", "piece"),
    DeedKind("cosign", "联名提案", "co-signed a proposal", "piece", "joiner"),
    DeedKind("opinion_report", "报送社情民意信息", "submitted an opinion report", "piece"),
    DeedKind("host", "主持协商", "hosted a consultation", "time"),
    DeedKind("visit", "走访群众", "visited residents or firms", "time"),
    DeedKind("talk", "开展宣讲", "gave a talk", "time"),
    DeedKind("research", "参加调研", "took part in field research", "time", "joiner"),
    DeedKind("supervise", "参加民主监督", "took part in supervision", "time", "joiner"),
    DeedKind("leave", "请假", "was on approved leave", "time"),
    DeedKind("absent", "无故缺席", "was absent without leave", "time"),
)
CODES = frozenset(kind.code for kind in DEED_KINDS)

ROLES: dict[str, Role] = {
    "author": "first",
    "first": "first",
    "host": "first",
    "joiner": "joiner",
    "attendee": "joiner",
    "speaker": "joiner",
}
"""Roles a deed may name, and on which side of a share they stand. Any other role has no share."""

NEVER_COUNTED: dict[str, tuple[str, str]] = {
    "reading": ("读书学习时长", "reading and study time"),
    "study_time": ("在线学习时长", "time spent online"),
    "check_in": ("打卡签到", "check-ins"),
    "like": ("点赞转发", "likes and shares"),
    "share_post": ("转发", "forwarded posts"),
    "online_vote": ("网络投票", "online votes"),
    "photo": ("上传照片", "uploaded photos"),
    "track": ("行动轨迹", "location tracks"),
    "minutes": ("会议记录", "minutes"),
    "login": ("登录次数", "logins"),
}
"""What no scheme may count: 国务院办公厅《政务移动互联网应用程序规范化管理办法》 and the product's own promise."""
