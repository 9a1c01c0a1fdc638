"""The life of an opinion report, and who may do what to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.opinions.reports import form_rules
from yishi.assembly.opinions.reports.form_rules import Text
from yishi.assembly.opinions.reports.models import Edition, Report

STAFF = frozenset({Role.CLERK, Role.OFFICE})
MEMBER = frozenset({Role.MEMBER})
OVERSEERS = STAFF | {Role.LEADER, Role.AUDITOR}

State = Report.State
WRITTEN = (State.DRAFT, State.RETURNED)  # the author's to change
LIFE = Life(
    "report",
    states={state.value: state.label for state in State},
    moves=(
        Move("submit", _("提交信息"), WRITTEN, State.SUBMITTED, MEMBER),
        Move("withdraw", _("撤回信息"), (*WRITTEN, State.SUBMITTED), State.WITHDRAWN, MEMBER),
        Move("give_back", _("退回修改"), (State.SUBMITTED,), State.RETURNED, STAFF),
        Move("keep", _("留存"), (State.SUBMITTED,), State.KEPT, STAFF),
        Move("adopt", _("采用"), (State.SUBMITTED,), State.ADOPTED, STAFF),
        Move("propose", _("请作者确认"), (State.ADOPTED,), State.EDITED, STAFF),
        Move("agree", _("同意刊发"), (State.EDITED,), State.APPROVED, MEMBER),
        Move("object", _("不同意刊发"), (State.EDITED,), State.ADOPTED, MEMBER),
        Move("issue", _("随刊签发"), (State.APPROVED,), State.ISSUED, frozenset({Role.LEADER})),
    ),
)
AUTHORS = ("submit", "withdraw", "agree", "object")
REVIEWS = ("give_back", "keep", "adopt")
UNDER_WORK = (State.SUBMITTED, State.ADOPTED)  # the office may add evidence and notes


def may(user: Any, verb: str, report: Report) -> Answer:
    """`look`; `write`; `review`; `edit` the office's edition; `prove` a claim; `check`; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, report), _is_open_to(user, report))
    if verb == "write":
        answer = ALLOWED if report.state in WRITTEN else Denied(_("提交后正文不再修改；需要修改，请办公室退回。"))
        return first_denial(same_assembly(user, report), is_author(user, report), answer)
    if verb == "review":
        return may(user, "adopt", report)
    if verb == "edit":
        return first_denial(LIFE.may(user, "propose", report), _is_another(user, report))
    if verb == "prove":
        return first_denial(same_assembly(user, report), _may_prove(user, report))
    if verb == "check":
        in_work = ALLOWED if report.state in UNDER_WORK else Denied(_("信息在审稿或编辑时才能核查。"))
        return first_denial(same_assembly(user, report), has_role(user, STAFF), in_work, _is_another(user, report))
    return first_denial(LIFE.may(user, verb, report), *_conditions(user, verb, report))


def may_begin(user: Any) -> Answer:
    """Whether `user` may write a report: members do."""
    return first_denial(has_role(user, MEMBER), ALLOWED if user.member_id else Denied(_("账号还没有对应的委员。")))


def may_look(user: Any) -> Answer:
    return has_role(user, OVERSEERS | MEMBER)


def oversees(user: Any) -> bool:
    return bool(OVERSEERS & user.roles)


def is_author(user: Any, report: Report) -> Answer:
    """The member who wrote it, also on behalf of a body."""
    if user.member_id is not None and user.member_id == report.member_id:
        return ALLOWED
    return Denied(_("只有执笔委员本人可以办理。"))


def text_of(report: Report) -> Text:
    """The report as the form rules read it."""
    texts = {name: getattr(report, name) for name in ("title", *form_rules.PARTS)}
    return Text(**texts, collective=report.is_collective, body=report.body)


def pending(report: Report) -> Edition | None:
    """The edition that is worked on, or waits for the author's word."""
    return report.editions.filter(answered_at__isnull=True).first()


def _conditions(user: Any, verb: str, report: Report) -> list[Answer]:
    """What else a move waits for, besides state and role."""
    answers: list[Answer] = []
    if verb in AUTHORS:
        answers.append(is_author(user, report))
    if verb == "submit":
        answers += [Denied(finding.words) for finding in form_rules.must(text_of(report))]
    if verb in (*REVIEWS, "propose"):
        answers.append(_is_another(user, report))
    if verb == "propose" and report.state == State.ADOPTED and pending(report) is None:
        answers.append(Denied(_("请先写编辑稿；不需要改动的，照原文保存即可。")))
    return answers


def _is_another(user: Any, report: Report) -> Answer:
    """Nobody reviews or edits the own report."""
    if user.member_id is not None and user.member_id == report.member_id:
        return Denied(_("不能审稿、编辑自己反映的信息，请由另一人办理。"))
    return ALLOWED


def _may_prove(user: Any, report: Report) -> Answer:
    """The author gives evidence while writing, the office while it works on the report."""
    if report.state in WRITTEN:
        return is_author(user, report)
    if report.state in UNDER_WORK:
        return has_role(user, STAFF)
    return Denied(_("依据在写作、审稿和编辑时登记。"))


def _is_open_to(user: Any, report: Report) -> Answer:
    """A report is its author's until it is sent, and then also the office's; others read the bulletin."""
    if user.member_id is not None and user.member_id == report.member_id:
        return ALLOWED
    if oversees(user):
        return ALLOWED if report.submitted_at else Denied(_("信息还在草拟。"))
    return Denied(_("信息由作者和办公室查看；刊发后可看专报。"))
