"""What the register lacks for a placement, each with where it is mended and what is done without it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.people import seats
from yishi.assembly.people.models import ActionGroup, Branch, Committee, Village

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Lack:
    """`things`: (name, address) of those that lack it, `count` in all. `grave`: no placement without it."""

    word: str
    without: str
    count: int
    things: list[tuple[str, str]]
    grave: bool = False


def lacks(user: Any) -> list[Lack]:
    """Only what is lacking, the gravest first."""
    assembly_id = user.assembly_id
    found = [*_bodies(assembly_id), *_people(assembly_id), *_villages(assembly_id)]
    return sorted((lack for lack in found if lack.count), key=lambda lack: not lack.grave)


def _bodies(assembly_id: int) -> list[Lack]:
    kinds: tuple[tuple[Any, str, str], ...] = (
        (Committee, _("没有登记专委会"), "committees"),
        (ActionGroup, _("没有登记行动小组"), "groups"),
        (Branch, _("没有登记履职党支部"), "branches"),
    )
    found = []
    for model, word, tab in kinds:
        none = not model.objects.filter(assembly_id=assembly_id).exists()
        grave = none and model is Committee
        without = _("按规则重新编组时会新建小组。") if model is ActionGroup else _("不作这一项安排。")
        found.append(Lack(word, without, int(none), [(_("去登记"), reverse("people:bodies", args=[tab]))], grave))
    return found


def _people(assembly_id: int) -> list[Lack]:
    sitting = list(
        seats.on(assembly_id, timezone.localdate()).select_related("member").order_by("member__pinyin", "pk")
    )
    names = Counter(seat.member.name for seat in sitting)
    asked: tuple[tuple[str, str, Any], ...] = (
        (_("没有界别的委员"), _("不能随界别入专委会，单独安排。"), lambda seat: seat.sector_id is None),
        (_("没有居住地的委员"), _("按工作地安排；都没有的，哪个小组都算一样近。"), lambda seat: seat.home_id is None),
        (_("没有党派的委员"), _("按党外委员安排联系人。"), lambda seat: not seat.party),
        (
            _("没有性别或出生年份的委员"),
            _("不计入性别、年龄的均衡。"),
            lambda seat: not (seat.member.sex and seat.member.born),
        ),
        (_("没有专长的委员"), _("不按专长匹配专委会。"), lambda seat: not seat.member.expertise),
        (
            _("姓名相同的委员"),
            _("按委员证号区分，请核对不是重复登记。"),
            lambda seat: names[seat.member.name] > 1,
        ),
    )
    return [_lack(word, without, [seat for seat in sitting if lacks(seat)]) for word, without, lacks in asked]


def _lack(word: str, without: str, rows: list[Any]) -> Lack:
    things = [
        (f"{seat.member.name} {seat.member.number}", reverse("people:member", args=[seat.member.public_id]))
        for seat in rows[:SHOWN]
    ]
    return Lack(word, without, len(rows), things)


def _villages(assembly_id: int) -> list[Lack]:
    rows = list(Village.there.filter(assembly_id=assembly_id).select_related("town"))
    page = reverse("people:bodies", args=["villages"])
    boundaries = reverse("placement:boundaries")
    asked: tuple[tuple[str, str, str, Any], ...] = (
        (
            _("没有位置的村(社区)"),
            _("按所在镇的中心计算距离。"),
            page,
            lambda v: v.longitude is None or v.latitude is None,
        ),
        (_("没有人口的村(社区)"), _("不计入人口的均衡。"), page, lambda v: v.population is None),
        (_("没有边界的村(社区)"), _("按距离判断相邻。"), boundaries, lambda v: not v.boundary),
    )
    found = []
    for word, without, address, lacks in asked:
        lacking = [village for village in rows if lacks(village)]
        things = [(f"{village.town} {village.name}", address) for village in lacking[:SHOWN]]
        found.append(Lack(word, without, len(lacking), things))
    return found
