"""Proposals of all terms as texts that may be found again: what was examined is fixed, the rest still changes."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.proposals import queries, rules
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.runs.similar import Kind, Mark, Row, Text
from yishi.engine import privacy

MOVING = (Proposal.State.DRAFT, Proposal.State.SUBMITTED, Proposal.State.EXAMINED)


def marks() -> dict[int, Mark]:
    rows = Proposal.objects.exclude(state__in=MOVING).order_by().values_list("assembly_id")
    told = rows.annotate(n=Count("pk"), newest=Max("submitted_at"))
    return {assembly: {"count": n, "newest": newest.isoformat() if newest else ""} for assembly, n, newest in told}


def settled(assembly_id: int) -> Iterator[Text]:
    rows = Proposal.objects.filter(assembly_id=assembly_id).exclude(state__in=MOVING)
    return _texts(rows.order_by("-submitted_at"))


def fresh(assembly_id: int, mark: Mark | None) -> Iterator[Text]:
    """What was sent and still changes, and what was sent since; drafts are nobody else's business."""
    sent = Proposal.objects.filter(assembly_id=assembly_id, submitted_at__isnull=False)
    if mark and mark["newest"]:
        sent = sent.filter(Q(state__in=MOVING) | Q(submitted_at__gt=mark["newest"]))
    return _texts(sent.order_by("-submitted_at"))


def rows(user: Any, ids: Collection[str]) -> dict[str, Row | None]:
    found = Proposal.objects.filter(assembly_id=user.assembly_id, public_id__in=ids)
    there = dict.fromkeys(found.values_list("public_id", flat=True))
    seen = queries.proposals(user).filter(public_id__in=ids) if rules.may_look(user) else []
    return there | {proposal.public_id: _row(proposal) for proposal in seen}


def written(texts: Mapping[str, Any]) -> str:
    """Situation, analysis and suggestions as one text."""
    return "\n".join(filter(None, (texts.get(name) for name in ("situation", "analysis", "suggestions"))))


def _texts(proposals: QuerySet[Proposal]) -> Iterator[Text]:
    for one in proposals.prefetch_related("suggestions").iterator(chunk_size=500):
        suggestions = "\n".join(row.text for row in one.suggestions.all())
        text = written({"situation": one.situation, "analysis": one.analysis, "suggestions": suggestions})
        yield Text(one.public_id, privacy.mask(one.title), privacy.mask(text))


def _row(proposal: Proposal) -> Row:
    day = timezone.localdate(proposal.submitted_at or proposal.created_at)
    href = reverse("proposals:proposal", args=[proposal.public_id])
    return Row(proposal.title, day, href, proposal.get_state_display())


KIND = Kind(
    code="proposal",
    word=_("相近的提案"),
    counted=_("提案%(n)s件相近"),
    unseen=_("%(n)s件您无权查看"),
    marks=marks,
    settled=settled,
    fresh=fresh,
    rows=rows,
)
