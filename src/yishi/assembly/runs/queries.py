"""Every read that a page of the room needs."""

from typing import Any

from django.db.models import QuerySet

from yishi.assembly.base.access import fetch
from yishi.assembly.runs import rules
from yishi.assembly.runs.models import Run


def get_for(user: Any, public_id: str, *, to: str = "look") -> Run:
    """The run, already guarded."""
    return fetch(Run.objects.select_related("started_by"), user, public_id, rules.may, to)


def runs(user: Any) -> QuerySet[Run]:
    """The assembly's runs, the newest first."""
    return Run.objects.filter(assembly_id=user.assembly_id).select_related("started_by").order_by("-created_at")
