"""Making a seating plan by rule, and swapping two in it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.seating import arranging, queries, rules
from yishi.assembly.consultation.seating.models import Position, Seating

Who = dict[str, Any]  # member_id, or guest


@transaction.atomic
def arrange(
    *,
    consultation: Consultation,
    order: str,
    columns: int,
    rostrum: Sequence[str] = (),
    guests: Sequence[str] = (),
    by: Any,
) -> Seating:
    """Seat everybody anew. `rostrum`: names in order of precedence; `guests`: who is not a member, in the first rows.

    A name that is one invited member's is that member. Members who come fill the rows behind, in `order`.
    """
    consultation = locked(consultation)
    require(rules.may(by, "arrange", consultation))
    comers = queries.comers(consultation)
    if not comers and not rostrum and not guests:
        raise Refused(_("还没有委员回复参加。"))
    by_name = {comer.name: comer for comer in comers}
    stage = [_who(name, by_name) for name in rostrum]
    taken = {who["member_id"] for who in stage if "member_id" in who}
    members = [comer for comer in arranging.ordered(comers, order) if comer.member_id not in taken]
    lines: list[list[Who]] = [
        *arranging.rows([{"guest": name} for name in guests], columns),
        *arranging.rows([{"member_id": comer.member_id} for comer in members], columns),
    ]
    Seating.objects.filter(consultation=consultation).delete()
    seating = Seating.objects.create(
        assembly_id=by.assembly_id, consultation=consultation, order=order, columns=columns
    )
    _fill(seating, arranging.rostrum(stage), lines)
    audit.note(by=by, verb="seating.arrange", thing=consultation, seated=len(stage) + sum(map(len, lines)))
    return seating


@transaction.atomic
def swap(*, consultation: Consultation, first: int, second: int, by: Any) -> None:
    """Two seats change who sits there; one of them may be empty. `first`, `second`: keys of positions."""
    consultation = locked(consultation)
    require(rules.may(by, "swap", consultation))
    rows = Position.objects.filter(seating__consultation=consultation, pk__in=(first, second))
    found = list(rows.select_related("member"))
    if len(found) != 2:
        raise Refused(_("座次表刚刚重新排过，请在新的表上对调。"))
    one, other = found
    one.member_id, other.member_id = other.member_id, one.member_id
    one.guest, other.guest = other.guest, one.guest
    for position in found:
        position.save(update_fields=["member", "guest"])
    audit.note(by=by, verb="seating.swap", thing=consultation, seats=[f"{row.row}-{row.column}" for row in found])


def _who(name: str, by_name: dict[str, arranging.Comer]) -> Who:
    known = by_name.get(name)
    return {"member_id": known.member_id} if known else {"guest": name}


def _fill(seating: Seating, stage: Sequence[Who], lines: Sequence[Sequence[Who]]) -> None:
    """Row 0 as wide as it needs; the others as wide as the plan, with what is left over empty."""
    at = {"assembly_id": seating.assembly_id, "seating": seating}
    seats = [Position(**at, row=0, column=column, **who) for column, who in enumerate(stage, start=1)]
    for row, line in enumerate(lines, start=1):
        padded = [*line, *({} for _seat in range(seating.columns - len(line)))]
        seats += [Position(**at, row=row, column=column, **who) for column, who in enumerate(padded, start=1)]
    Position.objects.bulk_create(seats)
