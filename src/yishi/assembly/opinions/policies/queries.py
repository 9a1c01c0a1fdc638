"""Reads of the register of policy documents."""

from typing import Any

from django.db.models import QuerySet

from yishi.assembly.base.access import fetch
from yishi.assembly.opinions.policies import rules
from yishi.assembly.opinions.policies.models import Policy


def get_for(user: Any, public_id: str, *, to: str = "look") -> Policy:
    """The document, already guarded."""
    return fetch(Policy.objects.select_related("added_by"), user, public_id, rules.may, to)


def policies(user: Any) -> QuerySet[Policy]:
    return Policy.objects.filter(assembly_id=user.assembly_id)
