"""The life of one unit's part, and who may do what in it."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.base.workdays import months_after
from yishi.assembly.proposals import rules
from yishi.assembly.proposals.handling import deadlines
from yishi.assembly.proposals.handling.models import Assignment, Contact, Extension
from yishi.assembly.proposals.rules import STAFF

UNIT = frozenset({Role.UNIT})
HANDLERS = STAFF | UNIT

State, Part = Assignment.State, Assignment.Part
LIFE = Life(
    "assignment",
    states={state.value: state.label for state in State},
    moves=(
        Move("sign", _("签收"), (State.HANDED,), State.SIGNED, UNIT),
        Move("ask_back", _("申请退回"), (State.HANDED,), State.ASKED_BACK, UNIT),
        Move("take_back", _("同意退回，改办"), (State.ASKED_BACK,), State.TAKEN_BACK, STAFF),
        Move("insist", _("不同意退回"), (State.ASKED_BACK,), State.HANDED, STAFF),
        Move("answer", _("发出答复"), (State.SIGNED,), State.ANSWERED, UNIT),
    ),
)
RUNNING = (State.HANDED, State.ASKED_BACK, State.SIGNED)


def may(user: Any, verb: str, assignment: Assignment) -> Answer:
    """`look`; `read` the reply; `contact`, `extend`, `write` the reply; `urge` the unit; verbs of the life."""
    if verb == "look":
        return rules.may(user, "look", assignment.proposal)
    if verb == "read":
        sent = ALLOWED if assignment.state == State.ANSWERED else Denied(_("答复还没有发出。"))
        own = _is_own(user, assignment)
        return own if own else first_denial(rules.may(user, "look", assignment.proposal), sent)
    if verb in ("contact", "extend", "write"):
        signed = ALLOWED if assignment.state == State.SIGNED else Denied(_("签收后、答复前才能办理。"))
        who = first_denial(same_assembly(user, assignment), has_role(user, UNIT), _is_own(user, assignment))
        return first_denial(who, signed, *_once(verb, assignment))
    if verb == "urge":
        running = ALLOWED if assignment.state in RUNNING else Denied(_("已经答复，不用再催。"))
        return first_denial(same_assembly(user, assignment), has_role(user, STAFF | {Role.LEADER}), running)
    answers = [LIFE.may(user, verb, assignment)]
    if LIFE.move(verb).roles == UNIT:
        answers.append(_is_own(user, assignment))
    return first_denial(*answers, *_conditions(verb, assignment))


def may_settle(user: Any, extension: Extension) -> Answer:
    """The office grants or refuses an extension, once."""
    fresh = ALLOWED if extension.decided_at is None else Denied(_("这项延期申请已经审批。"))
    return first_denial(same_assembly(user, extension), has_role(user, STAFF), fresh)


def may_confirm(user: Any, contact: Contact) -> Answer:
    """Whoever signed the proposal says whether a contact that the unit entered took place."""
    fresh = ALLOWED if contact.confirmed is None else Denied(_("已经确认过。"))
    mine = rules.signs(user, contact.assignment.proposal)
    return first_denial(same_assembly(user, contact), ALLOWED if mine else Denied(_("由提案人确认。")), fresh)


def latest(assignment: Assignment) -> date:
    return months_after(assignment.handed_on, deadlines.LATEST_MONTHS)


def is_late(assignment: Assignment, today: date) -> bool:
    """Not answered after its date."""
    return assignment.state in RUNNING and assignment.due < today


def is_sign_late(assignment: Assignment, today: date) -> bool:
    return assignment.state == State.HANDED and assignment.sign_due < today


def contacts(assignment: Assignment) -> int:
    """Contacts that count: those the proposer has not called untrue."""
    return assignment.contacts.exclude(confirmed=False).count()


def _conditions(verb: str, assignment: Assignment) -> list[Answer]:
    if verb == "ask_back" and timezone.localdate() > assignment.sign_due:
        return [Denied(_("退回期限%(due)s已过；请与办公室联系。") % {"due": assignment.sign_due})]
    if verb != "answer":
        return []
    reply = getattr(assignment, "reply", None)
    if reply is None or not reply.text.strip():
        return [Denied(_("请先写好答复。"))]
    if assignment.part == Part.ASSISTING:
        return []
    return [_is_talked_over(assignment), _is_whole(assignment)]


def _is_talked_over(assignment: Assignment) -> Answer:
    n = contacts(assignment)
    if n >= deadlines.CONTACTS:
        return ALLOWED
    return Denied(_("答复前至少与提案人沟通%(least)s次，现有%(n)s次。") % {"least": deadlines.CONTACTS, "n": n})


def _is_whole(assignment: Assignment) -> Answer:
    """A class, who signed it, and a word to every suggestion."""
    reply = assignment.reply
    if reply.result_id is None or not reply.signed_by.strip():
        return Denied(_("答复须有类别和签发人。"))
    left = assignment.proposal.suggestions.exclude(answers__reply=reply).count()
    return Denied(_("还有%(n)s条建议没有逐条答复。") % {"n": left}) if left else ALLOWED


def _is_own(user: Any, assignment: Assignment) -> Answer:
    if user.unit_id is not None and user.unit_id == assignment.unit_id:
        return ALLOWED
    return Denied(_("承办单位只能查看和办理本单位的事项。"))


def _once(verb: str, assignment: Assignment) -> list[Answer]:
    if verb == "extend" and assignment.extensions.filter(decided_at__isnull=True).exists():
        return [Denied(_("已有一项延期申请待审批。"))]
    return []
