"""What the pages read."""

from typing import Any

from django.db.models import Count, QuerySet

from yishi.assembly.base.access import fetch
from yishi.assembly.proposals.archive import rules
from yishi.assembly.proposals.archive.models import ArchiveImport, PastProposal


def imports(user: Any) -> QuerySet[ArchiveImport]:
    return ArchiveImport.objects.filter(assembly_id=user.assembly_id).select_related("staged_by")


def import_for(user: Any, public_id: str, *, to: str = "look") -> ArchiveImport:
    return fetch(imports(user), user, public_id, rules.may, to)


def proposals(user: Any) -> QuerySet[PastProposal]:
    return PastProposal.objects.filter(assembly_id=user.assembly_id).select_related("member")


def get_for(user: Any, public_id: str) -> PastProposal:
    return fetch(proposals(user), user, public_id, rules.may_read, "look")


def by_session(user: Any) -> QuerySet[Any, Any]:
    """How many of each session."""
    return proposals(user).order_by().values("session").annotate(n=Count("pk")).order_by("-session")
