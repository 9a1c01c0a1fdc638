"""What the pages read."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Answer, fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.exchange import queries as exchange
from yishi.assembly.exchange.models import Link
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.upward import rules
from yishi.assembly.opinions.upward.models import Incoming


def incoming(user: Any) -> QuerySet[Incoming]:
    rows = Incoming.objects.filter(assembly_id=user.assembly_id)
    return rows.select_related("received__link", "decided_by")


def get_for(user: Any, public_id: str, *, to: str = "look") -> Incoming:
    return fetch(incoming(user), user, public_id, rules.may, to)


def ways_up(user: Any, bulletin: Bulletin) -> list[tuple[Link, Answer]]:
    """Partners above, and whether the bulletin may go to each now; nothing for who may not send at all."""
    if not user.is_a(*rules.STAFF) or bulletin.issued_at is None:
        return []
    return [(link, rules.may_send_up(user, bulletin, link)) for link in exchange.above(user)]


def todos(user: Any) -> list[Todo]:
    """What came from below and waits."""
    if not user.is_a(*rules.STAFF):
        return []
    waiting = incoming(user).filter(state=Incoming.State.RECEIVED)
    return [
        Todo(
            _("%(who)s来稿待处理：%(title)s") % {"who": row.received.link.name, "title": row.title},
            reverse("opinions:incoming", args=[row.public_id]),
        )
        for row in waiting
    ]
