"""Which words a paper has, and had."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.papers.wordings.models import Wording
from yishi.assembly.papers.wordings.paper_names import BUILT_IN


def in_force(assembly_id: int, kind: PaperKind, at: datetime | None = None) -> str:
    """The words of this kind at that moment (now, unless told); the built-in ones where the office has none."""
    rows = Wording.objects.filter(assembly_id=assembly_id, kind=kind.name)
    if at is not None:
        rows = rows.filter(created_at__lte=at)
    found = rows.first()
    return found.text if found is not None and found.text else kind.text


def to_edit(user: Any, kind: PaperKind) -> str:
    return in_force(user.assembly_id, kind) or BUILT_IN


def history(user: Any, kind: PaperKind) -> QuerySet[Wording]:
    return Wording.objects.filter(assembly_id=user.assembly_id, kind=kind.name).select_related("written_by")


def changed(user: Any) -> dict[str, Wording]:
    """The newest words of each kind that the office changed."""
    rows = Wording.objects.filter(assembly_id=user.assembly_id).order_by("created_at", "pk")
    return {row.kind: row for row in rows.select_related("written_by")}
