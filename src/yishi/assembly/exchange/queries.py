"""What the pages of the room read."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.exchange import rules, rules_links
from yishi.assembly.exchange.models import Dispatch, Link, Received, Seal


def seal(user: Any) -> Seal | None:
    return Seal.objects.select_related("assembly").filter(assembly_id=user.assembly_id).first()


def here() -> set[str]:
    """Public ids of the assemblies on this installation that exchange: to these nothing travels over the net."""
    return set(Seal.objects.values_list("assembly__public_id", flat=True))


def links(user: Any) -> QuerySet[Link]:
    rows = Link.objects.filter(assembly_id=user.assembly_id)
    return rows.select_related("assembly", "entered_by", "confirmed_by")


def above(user: Any) -> list[Link]:
    """Confirmed partners that stand above this assembly, the nearest first."""
    rows = links(user).filter(state=Link.State.CONFIRMED)
    return sorted((link for link in rows if link.is_above), key=lambda link: (link.level != "city", link.name))


def link_for(user: Any, public_id: str, *, to: str = "look") -> Link:
    return fetch(links(user), user, public_id, rules_links.may, to)


def sent(user: Any) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(assembly_id=user.assembly_id).select_related("link")


def get_for(user: Any, public_id: str, *, to: str = "look") -> Dispatch:
    return fetch(sent(user), user, public_id, rules.may, to)


def received(user: Any) -> QuerySet[Received]:
    return Received.objects.filter(assembly_id=user.assembly_id).select_related("link")


def received_for(user: Any, public_id: str) -> Received:
    require(rules_links.may_look(user))
    found = received(user).filter(public_id=public_id).first()
    if found is None:
        raise Http404(public_id)
    return found


def todos(user: Any) -> list[Todo]:
    """Partners to confirm, and packages that the other side refused."""
    if not user.is_a(*rules_links.STAFF):
        return []
    here = reverse("exchange:exchange")
    waiting = links(user).filter(state=Link.State.PROPOSED).exclude(entered_by_id=user.pk)
    refused = sent(user).filter(state=Dispatch.State.REFUSED)
    return [
        *(Todo(_("交换单位待核对指纹：%(name)s") % {"name": link.name}, here) for link in waiting),
        *(Todo(_("对方拒收：%(title)s") % {"title": row.title}, here) for row in refused),
    ]
