"""The life of a theme, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.themes.models import Theme

STAFF = frozenset({Role.CLERK, Role.OFFICE})
OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}
READERS = OVERSEERS | {Role.MEMBER}

State = Theme.State
LIFE = Life(
    "theme",
    states={state.value: state.label for state in State},
    moves=(
        Move("begin", _("开始推进"), (State.OPEN,), State.UNDER_WAY, STAFF),
        Move("conclude", _("总结"), (State.UNDER_WAY,), State.CONCLUDED, STAFF),
        Move("resume", _("继续推进"), (State.CONCLUDED,), State.UNDER_WAY, STAFF),
    ),
)
ACTIVE = (State.OPEN, State.UNDER_WAY)
SHOWN = (State.UNDER_WAY, State.CONCLUDED)

# What staff may do to a theme in which of its states, and why not in the others.
WORK = {
    "edit": (ACTIVE, _("主题总结后不再修改；如需修改，请先继续推进。")),
    "tie": (ACTIVE, _("主题总结后不再增减事项；如需增减，请先继续推进。")),
    "publish": (SHOWN, _("主题开始推进后才能公布。")),
    "withdraw": (SHOWN, _("主题还没有公布。")),
}


def may(user: Any, verb: str, theme: Theme) -> Answer:
    """`look`; what stands in `WORK`; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, theme), has_role(user, READERS), _is_open_to(user, theme))
    if verb in WORK:
        states, why = WORK[verb]
        open_now = ALLOWED if theme.state in states else Denied(why)
        return first_denial(same_assembly(user, theme), has_role(user, STAFF), open_now, _published(verb, theme))
    answer = LIFE.may(user, verb, theme)
    if verb == "begin" and not theme.ties.exists():
        return first_denial(answer, Denied(_("还没有归入任何协商或其他事项。")))
    return answer


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_open(user: Any) -> Answer:
    return has_role(user, STAFF)


def oversees(user: Any) -> bool:
    """Whether `user` sees every theme, and not only those that are under way or concluded."""
    return bool(OVERSEERS & user.roles)


def _is_open_to(user: Any, theme: Theme) -> Answer:
    if oversees(user) or theme.state in SHOWN:
        return ALLOWED
    return Denied(_("主题还没有开始推进。"))


def _published(verb: str, theme: Theme) -> Answer:
    if verb == "publish" and theme.published_at is not None:
        return Denied(_("主题已经公布。"))
    if verb == "withdraw" and theme.published_at is None:
        return Denied(WORK["withdraw"][1])
    return ALLOWED
