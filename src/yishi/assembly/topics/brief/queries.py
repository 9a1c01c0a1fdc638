"""Every read that the pages of the hotspot briefs need."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.hotline.models import Ticket
from yishi.assembly.topics.board import queries as board
from yishi.assembly.topics.brief import periods, rules
from yishi.assembly.topics.brief.models import Brief
from yishi.assembly.topics.periods import Period


def get_for(user: Any, public_id: str, *, to: str = "look") -> Brief:
    """The brief, already guarded."""
    rows = Brief.objects.select_related("drafted_by", "signed_by", "published_by", "withdrawn_by")
    return fetch(rows, user, public_id, rules.may, to)


def briefs(user: Any) -> QuerySet[Brief]:
    """The briefs this person may read: members those that are published, the others all."""
    rows = Brief.objects.filter(assembly_id=user.assembly_id).select_related("drafted_by").defer("numbers")
    return rows if user.is_a(*rules.INSIDERS) else rows.filter(state=Brief.State.PUBLISHED)


def newest_day(user: Any) -> date:
    """Yesterday, or the day of the newest message where that is older: what a brief can reach."""
    newest = Ticket.objects.filter(assembly_id=user.assembly_id).order_by("-received_at").first()
    yesterday = timezone.localdate() - timedelta(days=1)
    return min(yesterday, timezone.localdate(newest.received_at)) if newest else yesterday


def last_week(user: Any) -> Period:
    """The last whole week that messages reach over."""
    return periods.last_whole(Brief.Kind.WEEK, newest_day(user))


def todos(user: Any) -> list[Todo]:
    """A brief of last week to begin, briefs to sign, briefs to publish."""
    waiting = []
    live = Brief.objects.filter(assembly_id=user.assembly_id).defer("numbers")
    if user.is_a(*rules.STAFF):
        week = last_week(user)
        begun = live.exclude(state=Brief.State.WITHDRAWN).filter(first=week.first, last=week.last).exists()
        if not begun and board.reading(user):
            waiting.append(Todo(_("上周的热点简报还没有起草"), reverse("topics:draft_brief")))
        waiting += [
            _todo(brief, _("热点简报已签发，待发布：%(brief)s")) for brief in live.filter(state=Brief.State.SIGNED)
        ]
    if user.is_a(*rules.SIGNERS):
        waiting += [_todo(brief, _("热点简报待签发：%(brief)s")) for brief in live.filter(state=Brief.State.DRAFT)]
    return waiting


def _todo(brief: Brief, words: str) -> Todo:
    return Todo(words % {"brief": brief}, reverse("topics:brief", args=[brief.public_id]))
