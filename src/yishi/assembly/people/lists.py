"""Lists of the room: what they show, filter and sort."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import F, Q, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _

from yishi.assembly.people.filters import SeatedIn
from yishi.assembly.people.models import Member, User


class MemberFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(label=_("姓名或拼音"), method="named")
    sector = SeatedIn("sector")
    committee = SeatedIn("committee")
    group = SeatedIn("group")
    town = SeatedIn("group__town")

    class Meta:
        model = Member
        fields = ("name", "sector", "committee", "group", "town")

    def named(self, rows: Any, _name: str, words: str) -> Any:
        """By characters, or by pinyin with or without spaces."""
        joined = "".join(words.split())
        rows = rows.annotate(joined_pinyin=Replace(F("pinyin"), Value(" "), Value("")))
        return rows.filter(Q(name__icontains=words) | Q(pinyin__icontains=words) | Q(joined_pinyin__istartswith=joined))


class MemberTable(tables.Table):
    name = tables.LinkColumn("people:member", args=[tables.A("public_id")], order_by=("pinyin", "name"))
    post = tables.Column(verbose_name=_("职务"), empty_values=(), orderable=False)
    sector = tables.Column(verbose_name=_("界别"), empty_values=(), orderable=False)
    committee = tables.Column(verbose_name=_("专委会"), empty_values=(), orderable=False)
    group = tables.Column(verbose_name=_("行动小组"), empty_values=(), orderable=False)

    class Meta:
        model = Member
        fields = ("number", "name", "post", "sector", "committee", "group")

    def render_post(self, record: Any) -> str:
        return record.now_seated[0].get_post_display() if record.now_seated else "—"

    def render_sector(self, record: Any) -> str:
        return _seat_of(record, "sector")

    def render_committee(self, record: Any) -> str:
        return _seat_of(record, "committee")

    def render_group(self, record: Any) -> str:
        return _seat_of(record, "group")


def _seat_of(member: Any, body: str) -> str:
    found = getattr(member.now_seated[0], body) if member.now_seated else None
    return str(found or "—")


class AccountFilter(django_filters.FilterSet):
    full_name = django_filters.CharFilter(label=_("姓名"), lookup_expr="icontains")

    class Meta:
        model = User
        fields = ("full_name",)


class AccountTable(tables.Table):
    username = tables.LinkColumn("people:account", args=[tables.A("public_id")], verbose_name=_("用户名"))
    roles = tables.Column(verbose_name=_("身份"), empty_values=(), orderable=False)

    class Meta:
        model = User
        fields = ("username", "full_name", "roles", "last_login", "is_active")

    def render_roles(self, record: User) -> str:
        return "、".join(str(grant.get_role_display()) for grant in record.grants.all() if grant.until is None)
