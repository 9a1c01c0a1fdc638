"""What pages show of key proposals."""

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Role, fetch
from yishi.assembly.base.lives import Todo
from yishi.assembly.proposals.key import rules
from yishi.assembly.proposals.key.models import KeyProposal

State = KeyProposal.State


def get_for(user: Any, public_id: str, *, to: str = "look") -> KeyProposal:
    rows = KeyProposal.objects.select_related("proposal__plenary__term", "leader", "chosen_by", "decided_by")
    return fetch(rows, user, public_id, rules.may, to)


def keys(user: Any) -> QuerySet[KeyProposal]:
    """Those decided on, with `done`, the number of follow-ups; the office and leaders see those proposed too."""
    rows = KeyProposal.objects.filter(assembly_id=user.assembly_id).annotate(done=Count("follow_ups"))
    rows = rows.select_related("proposal__plenary__term", "proposal__member", "leader").order_by("due", "pk")
    return rows if user.is_a(*rules.STAFF, Role.LEADER, Role.AUDITOR) else rows.filter(state=State.DECIDED)


def todos(user: Any) -> list[Todo]:
    """Leaders: what to decide on. Whoever is in charge: what was not followed up yet."""
    rows = KeyProposal.objects.filter(assembly_id=user.assembly_id).select_related("proposal")
    waiting: list[Todo] = []
    if user.is_a(Role.LEADER):
        waiting += [_todo(row, _("拟列重点提案，请审定：%(title)s")) for row in rows.filter(state=State.PROPOSED)]
    if user.member_id is not None:
        mine = rows.filter(state=State.DECIDED, leader_id=user.member_id, follow_ups=None)
        waiting += [_todo(row, _("重点提案待督办：%(title)s")) for row in mine]
    return waiting


def _todo(key: KeyProposal, words: str) -> Todo:
    return Todo(words % {"title": key}, reverse("proposals:key", args=[key.public_id]), key.due)
