"""Passages of policy documents in force, as texts that may be found by a report about the same."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yishi.assembly.opinions.policies import rules
from yishi.assembly.opinions.policies.models import Passage
from yishi.assembly.runs.similar import Kind, Mark, Row, Text

MOST_SHOWN = 80  # characters of a passage beside its document's title


def marks() -> dict[int, Mark]:
    rows = _in_force().order_by().values_list("assembly_id")
    return {
        assembly: {"count": n, "newest": newest} for assembly, n, newest in rows.annotate(n=Count("pk"), m=Max("pk"))
    }


def settled(assembly_id: int) -> Iterator[Text]:
    """Passages never change."""
    return _texts(_in_force().filter(assembly_id=assembly_id).order_by("-pk"))


def fresh(assembly_id: int, mark: Mark | None) -> Iterator[Text]:
    """Passages kept since."""
    rows = _in_force().filter(assembly_id=assembly_id)
    return _texts((rows.filter(pk__gt=mark["newest"]) if mark else rows).order_by("-pk"))


def rows(user: Any, ids: Collection[str]) -> dict[str, Row | None]:
    found = _in_force().filter(assembly_id=user.assembly_id, public_id__in=ids).select_related("policy")
    sees = bool(rules.may_look(user))
    return {passage.public_id: _row(passage) if sees else None for passage in found}


def _in_force() -> QuerySet[Passage]:
    return Passage.objects.filter(policy__ended__isnull=True)


def _texts(passages: QuerySet[Passage]) -> Iterator[Text]:
    for public_id, text in passages.values_list("public_id", "text").iterator():
        yield Text(public_id, "", text)


def _row(passage: Passage) -> Row:
    policy = passage.policy
    shown = passage.text if len(passage.text) <= MOST_SHOWN else f"{passage.text[:MOST_SHOWN]}…"
    href = reverse("opinions:policy", args=[policy.public_id]) + f"#p{passage.number}"
    return Row(f"《{policy.title}》{policy.number}：{shown}", policy.day, href)


KIND = Kind(
    code="policy",
    word=_("可能已有政策"),
    counted=_("政策条文%(n)s条相近"),
    unseen=_("%(n)s条您无权查看"),
    marks=marks,
    settled=settled,
    fresh=fresh,
    rows=rows,
)
