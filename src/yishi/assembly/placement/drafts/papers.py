"""The list of who is placed where, as an official paper."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, Table, numbered
from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.placement.drafts import queries
from yishi.assembly.placement.drafts.models import Draft

SHOWN = (("committee", "专门委员会"), ("group", "行动小组"), ("branch", "履职党支部"))
STATES = {Draft.State.DECIDED, Draft.State.IN_FORCE, Draft.State.PAST}


def placement_list(draft: Draft) -> Letter:
    """Names by committee, group with villages, branch, and who links whom. A draft says that it is one."""
    assembly = draft.assembly
    final = draft.state in STATES
    day = draft.day or timezone.localdate()
    return Letter(
        head=f"{assembly.short_name}文件",
        number="" if final else "（方案，未决定）",
        title=f"{assembly.short_name}委员安排名单",
        blocks=tuple(_blocks(draft)),
        signature=assembly.name,
        signed=day,
        printed_by=f"{assembly.short_name}办公室",
        printed=day,
    )


def _blocks(draft: Draft) -> Iterable[Block]:
    if draft.ground:
        yield Paragraph(f"依据：{draft.ground}")
    for place, (placement, word) in enumerate(SHOWN, start=1):
        bodies = [body for body in queries.bodies(draft, placement) if body.people]
        if not bodies:
            continue
        yield Heading(f"{numbered(place)}{word}")
        yield Table(("名称", "人数", "委员"), tuple(_row(body) for body in bodies))
        if placement == "group":
            rows = tuple((body.name, _villages(body)) for body in bodies)
            yield Paragraph("各小组挂钩村（社区）：")
            yield Table(("行动小组", "村（社区）"), rows)
    links = [body for body in queries.bodies(draft, "link") if body.people and body.body_id]
    if links:
        yield Heading(f"{numbered(len(SHOWN) + 1)}党员委员联系党外委员")
        rows = tuple((body.name, "、".join(person.name for person in body.people)) for body in links)
        yield Table(("党员委员", "联系的委员"), rows)


def _row(body: queries.Body) -> tuple[str, str, str]:
    return body.name, str(len(body.people)), "、".join(sorted(person.name for person in body.people))


def _villages(body: queries.Body) -> str:
    """Without their towns, which the group's name tells."""
    return "、".join(sorted(name.rpartition(" ")[2] for name in body.villages))


def _newest(user: Any) -> Draft | None:
    return queries.drafts(user).filter(state__in=[*STATES, Draft.State.READY, Draft.State.PROPOSED]).first()


LIST = PaperKind(
    "placement",
    _("委员安排名单"),
    letter=placement_list,
    newest=_newest,
    model=Draft,
    find=queries.draft_for,
    page="placement:draft",
    fixed="decided_at",
)
