"""Proposals of earlier terms as texts that are found again when somebody writes about the same."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.proposals.archive import queries, rules
from yishi.assembly.proposals.archive.models import PastProposal
from yishi.assembly.runs.similar import Kind, Mark, Row, Text


def marks() -> dict[int, Mark]:
    rows = PastProposal.objects.order_by().values_list("assembly_id").annotate(n=Count("pk"), newest=Max("pk"))
    return {assembly: {"count": n, "newest": str(newest)} for assembly, n, newest in rows}


def settled(assembly_id: int) -> Iterator[Text]:
    return _texts(PastProposal.objects.filter(assembly_id=assembly_id).order_by("-pk"))


def fresh(assembly_id: int, mark: Mark | None) -> Iterator[Text]:
    """What was stored since the index was made."""
    rows = PastProposal.objects.filter(assembly_id=assembly_id)
    return _texts((rows.filter(pk__gt=int(str(mark["newest"]))) if mark and mark["newest"] else rows).order_by("-pk"))


def rows(user: Any, ids: Collection[str]) -> dict[str, Row | None]:
    found = queries.proposals(user).filter(public_id__in=ids)
    if not rules.may_look(user):
        return dict.fromkeys(found.values_list("public_id", flat=True))
    return {one.public_id: _row(one) for one in found}


def _texts(proposals: QuerySet[PastProposal]) -> Iterator[Text]:
    for one in proposals.only("public_id", "title", "text").iterator(chunk_size=500):
        yield Text(one.public_id, one.title, one.text)


def _row(one: PastProposal) -> Row:
    day = one.day or timezone.localdate(one.created_at)
    said = " ".join(filter(None, (one.session, one.result or one.verdict)))
    return Row(one.title, day, reverse("proposals:past_proposal", args=[one.public_id]), said)


KIND = Kind(
    code="past",
    word=_("历届相近的提案"),
    counted=_("历届提案%(n)s件相近"),
    unseen=_("%(n)s件您无权查看"),
    marks=marks,
    settled=settled,
    fresh=fresh,
    rows=rows,
)
