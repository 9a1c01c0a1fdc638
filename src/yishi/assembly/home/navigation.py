"""The one table of navigation: which rooms a role sees, in which words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext  # English says the room in the plural: 议题 → Topics

from yishi.assembly.base.access import Answer, Role, Words, has_role

STAFF = frozenset({Role.CLERK, Role.OFFICE})
ABOVE = STAFF | {Role.LEADER}
AUDITED = ABOVE | {Role.AUDITOR}


@dataclass(frozen=True, slots=True)
class Entry:
    """A door to a room. `short` is its word in the phone's bottom bar, where `word` is too long for it."""

    view: str
    word: Words
    icon: str
    roles: frozenset[str]
    short: Words = ""


@dataclass(frozen=True, slots=True)
class Door:
    """An entry as one page shows it."""

    entry: Entry
    url: str
    here: bool


ENTRIES = (
    Entry("home:desk", _("我的事项"), icon="checkbox", roles=STAFF | {Role.MEMBER, Role.UNIT}, short=_("我的")),
    Entry("home:cockpit", _("驾驶舱"), icon="layout-dashboard", roles=AUDITED),
    Entry("home:results", _("议了什么，办成什么"), icon="eye-check", roles=frozenset({Role.PUBLIC}), short=_("成效")),
    Entry("hotline:inbox", _("群众来件"), icon="inbox", roles=AUDITED, short=pgettext("room", "来件")),
    Entry("topics:board", pgettext("room", "议题"), icon="bulb", roles=AUDITED),
    Entry(
        "outreach:visits",
        _("委员走访"),
        icon="walk",
        roles=AUDITED | {Role.MEMBER},
        short=pgettext("room", "走访"),
    ),
    Entry("consultation:list", pgettext("room", "协商"), icon="messages", roles=AUDITED | {Role.MEMBER}),
    Entry("proposals:list", pgettext("room", "提案"), icon="edit", roles=AUDITED | {Role.MEMBER, Role.UNIT}),
    Entry("opinions:list", _("社情民意"), icon="file-text", roles=AUDITED, short=pgettext("room", "专报")),
    Entry(
        "opinions:reports",
        _("社情民意"),
        icon="file-text",
        roles=frozenset({Role.MEMBER}),
        short=pgettext("room", "信息"),
    ),
    Entry(
        "topics:briefs",
        _("热点简报"),
        icon="file-text",
        roles=frozenset({Role.MEMBER}),
        short=pgettext("room", "简报"),
    ),
    Entry("outreach:studios", _("委员工作室"), icon="building-community", roles=AUDITED | {Role.MEMBER}),
    Entry("outreach:campaigns", pgettext("room", "倡议"), icon="speakerphone", roles=AUDITED | {Role.MEMBER}),
    Entry("outreach:squads", _("宣讲小分队"), icon="school", roles=AUDITED | {Role.MEMBER}),
    Entry("outcomes:list", pgettext("room", "转化"), icon="stairs-up", roles=AUDITED | {Role.UNIT}),
    Entry(
        "record:book",
        pgettext("room", "履职记录"),
        icon="notebook",
        roles=STAFF | {Role.MEMBER, Role.AUDITOR},
        short=_("履职"),
    ),
    Entry("appraisal:office", _("考核"), icon="scale", roles=STAFF | {Role.AUDITOR}),
    Entry("appraisal:mine", _("我的积分"), icon="award", roles=frozenset({Role.MEMBER}), short=_("积分")),
    Entry(
        "consultation:supervisions",
        _("民主监督"),
        icon="eye-check",
        roles=AUDITED | {Role.MEMBER, Role.UNIT},
        short=pgettext("room", "监督"),
    ),
    Entry("papers:rounds", pgettext("room", "公文"), icon="mail", roles=ABOVE),
    Entry("placement:list", _("委员安排"), icon="sitemap", roles=AUDITED, short=pgettext("room", "安排")),
    Entry(
        "placement:mine", _("我的安排"), icon="map-pin", roles=frozenset({Role.MEMBER}), short=pgettext("room", "安排")
    ),
    Entry("people:members", pgettext("room", "委员"), icon="users", roles=AUDITED),
    Entry("runs:list", _("后台工作"), icon="refresh", roles=STAFF | {Role.AUDITOR}),
    Entry("home:audit", pgettext("room", "审计记录"), icon="list-search", roles=frozenset({Role.CLERK, Role.AUDITOR})),
)


def doors(roles: Iterable[str], path: str) -> list[Door]:
    """What holders of `roles` see on the page at `path`; the room they are in is marked."""
    held = frozenset(roles)
    open_to = [(entry, reverse(entry.view)) for entry in ENTRIES if entry.roles & held]
    inside = [url for _entry, url in open_to if path == url or path.startswith(url.rstrip("/") + "/")]
    nearest = max(inside, key=len, default="")
    return [Door(entry, url, url == nearest) for entry, url in open_to]


def first_room(user: Any) -> str:
    """Where somebody who signs in begins: leaders with the whole, the public with results, the others at their desk."""
    if user.is_a(Role.LEADER):
        return "home:cockpit"
    return "home:results" if user.roles == {Role.PUBLIC} else "home:desk"


def may_enter(user: Any, view: str) -> Answer:
    """Whether the table above opens `view` to this person."""
    return has_role(user, next(entry.roles for entry in ENTRIES if entry.view == view))
