"""What one change by hand would cost, what a placement costs by other prices; placing anew around what is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, require
from yishi.assembly.placement.drafts import actions, queries, rules, tables
from yishi.assembly.placement.drafts.models import Draft, Place
from yishi.assembly.runs import pipelines
from yishi.engine.report import InputError


@dataclass(frozen=True, slots=True)
class Change:
    """`cost`: how much the objective rises (negative: falls); the rest are sentences with their numbers."""

    cost: float
    parts: list[dict[str, Any]]
    broken: list[dict[str, Any]]
    mended: list[dict[str, Any]]


def what_if(draft: Draft, place: Place, body: str) -> Change | None:
    """What putting this one there would cost, the others as they are; nothing where the register has changed since so
    that it cannot be told."""
    given = pipelines.Given.of(*queries.solved_register(draft))
    scheme = pipelines.load_placing_scheme(draft.scheme)
    try:
        found = pipelines.what_if(
            given,
            tables.frames(draft.places.all()),
            scheme,
            placement=place.placement,
            subject=place.subject,
            body_id=body,
        )
    except InputError:
        return None
    return Change(found.cost, found.parts.to_dicts(), tables.told(found.broken), tables.told(found.mended))


def priced(draft: Draft, other: Draft | None) -> Mapping[tuple[str, str], float]:
    """(placement, part) → price of another placement, or of the one in force today, by this draft's scheme."""
    scheme = pipelines.load_placing_scheme(draft.scheme)
    people, places, bodies, rulings = queries.solved_register(other or draft)
    frames = tables.frames(other.places.all()) if other else tables.present(people, places)
    judged = pipelines.judge(people, places, bodies, rulings, frames, scheme)
    return {(row["placement"], row["part"]): row["price"] for row in judged.parts.iter_rows(named=True)}


@transaction.atomic
def again(*, by: Any, day: date | None = None) -> Draft:
    """A draft by the rules in force, villages kept, handed to the engine at once: everybody who need not move stays."""
    require(rules.may_make(by))
    before = queries.in_force(by.assembly_id)
    if before is None:
        raise Refused(_("还没有施行的方案，请先建立方案。"))
    title = _("%(day)s 调整：以最少变动补位") % {"day": (day or timezone.localdate()).isoformat()}
    draft = actions.make(title=title, based_on=before, by=by)
    _forget_the_gone(draft)
    actions.set_values(draft=draft, values={("village", "divide"): "keep"}, by=by)
    actions.solve(draft=draft, by=by)
    draft.refresh_from_db()
    return draft


def _forget_the_gone(draft: Draft) -> None:
    """Rulings about who or what is no longer there would stop the engine."""
    people, places, bodies, _rulings = tables.register(draft)
    there = {*people["member_id"], *places["village_id"], *bodies["body_id"], *people["sector"].drop_nulls()}
    for ruling in draft.rulings.all():
        if ruling.who not in there or ruling.other not in there:
            ruling.delete()
