"""Which place a phone means: its list may be older than the register."""

from yishi.assembly.people.models import ActionGroup, Member, Seat, Village

MOST_STEPS = 10  # villages merged one into another


def present(village: Village) -> Village:
    """The village, or the one that it became part of."""
    for _step in range(MOST_STEPS):
        if village.ended is None or village.successor is None:
            break
        village = village.successor
    return village


def seat_of(member_id: int | None) -> Seat | None:
    """The member's present seat with its group."""
    if member_id is None:
        return None
    return Seat.objects.filter(member_id=member_id, until=None).select_related("group__town").first()


def own(group: ActionGroup | None) -> list[Village]:
    """The villages that the group keeps contact with."""
    return list(group.villages.filter(ended=None).select_related("town")) if group else []


def companions(group: ActionGroup | None, member_id: int | None) -> list[Member]:
    """The others of the group."""
    if group is None:
        return []
    rows = Member.objects.filter(seats__group=group, seats__until=None)
    rows = rows.exclude(pk=member_id) if member_id is not None else rows
    return list(rows.order_by("pinyin", "name").distinct())
