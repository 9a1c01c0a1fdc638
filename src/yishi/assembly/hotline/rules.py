"""The life of an import, and who may read the public's messages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.hotline.models import Import, Mapping, Ticket
from yishi.assembly.hotline.sources import Source, Way

STAFF = frozenset({Role.CLERK, Role.OFFICE})
READERS = STAFF | {Role.LEADER, Role.AUDITOR}  # members read messages through topics
WATCHERS = frozenset({Role.CLERK, Role.AUDITOR})

State = Import.State
LIFE = Life(
    "import",
    states={state.value: state.label for state in State},
    moves=(
        Move("confirm", _("确认入库"), (State.STAGED, State.STORING), State.STORING, STAFF),
        Move("discard", _("放弃"), (State.READING, State.STAGED, State.STORING), State.DISCARDED, STAFF),
        Move("undo", _("撤销入库"), (State.STORED,), State.UNDONE, STAFF),
    ),
)


def may(user: Any, verb: str, imported: Import) -> Answer:
    """`look`, or a verb of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, imported), may_follow(user))
    return first_denial(LIFE.may(user, verb, imported), *_conditions(verb, imported))


def may_read(user: Any, ticket: Ticket) -> Answer:
    return first_denial(same_assembly(user, ticket), may_look(user))


def may_look(user: Any) -> Answer:
    """Whether `user` may open the tickets one by one."""
    return has_role(user, READERS)


def may_import(user: Any) -> Answer:
    """Whether `user` may bring files."""
    return has_role(user, STAFF)


def may_read_room(user: Any, source: Source) -> Answer:
    """Whether `user` may take what another room tells for messages of this source."""
    if source.way is Way.FILE:
        return Denied(_("这个来源只从文件导入。"))
    return may_import(user)


def may_forget(user: Any, mapping: Mapping) -> Answer:
    """Whether `user` may delete what a person chose for a source's headers."""
    return first_denial(same_assembly(user, mapping), may_import(user))


def may_follow(user: Any) -> Answer:
    """Whether `user` may see what was imported, and by whom."""
    return has_role(user, STAFF | {Role.AUDITOR})


def may_watch(user: Any) -> Answer:
    """Whether `user` may see who read what."""
    return has_role(user, WATCHERS)


def _conditions(verb: str, imported: Import) -> list[Answer]:
    """What else a move waits for, besides state and role."""
    if verb in ("confirm", "discard") and imported.run is not None and not imported.run.over:
        reading = imported.state == State.READING
        return [Denied(_("正在读取，请等待完成或先取消。") if reading else _("正在入库，请等待完成或先取消。"))]
    if verb == "confirm" and imported.rows_good == imported.rows_known:
        return [Denied(_("没有可以入库的新工单。"))]
    if verb == "undo":
        return [_is_free(imported)]
    return []


def _is_free(imported: Import) -> Answer:
    """Tickets that a decided topic rests on stay: the decision could no longer be explained without them."""
    if imported.tickets.filter(placings__topic__decided_at__isnull=False).exists():
        return Denied(_("其中有工单属于已作出决定的议题，撤销会使决定失去依据。"))
    return ALLOWED
