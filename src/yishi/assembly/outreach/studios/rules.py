"""The life of a studio as one table, from the application to its end, and who may do what in it."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, Role, first_denial, has_role, same_assembly
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.outreach.studios.models import Activity, SiteReview, Slot, StudioCase, YearReview

STAFF = frozenset({Role.CLERK, Role.OFFICE})
LEADER = frozenset({Role.LEADER})
MEMBER = frozenset({Role.MEMBER})
OVERSEERS = STAFF | LEADER | {Role.AUDITOR}
READERS = OVERSEERS | MEMBER
REVIEWERS = 2

State = StudioCase.State
OPEN = (State.RUNNING, State.MODEL)
LIFE = Life(
    "studio",
    states={state.value: state.label for state in State},
    moves=(
        Move("withdraw", _("撤回申请"), (State.APPLIED, State.RETURNED), State.WITHDRAWN, MEMBER),
        Move("give_back", _("退回补正"), (State.APPLIED,), State.RETURNED, STAFF),
        Move("apply_again", _("重新提交"), (State.RETURNED,), State.APPLIED, MEMBER),
        Move("pass_criteria", _("标准核对通过"), (State.APPLIED,), State.CHECKED, STAFF),
        Move("pass_review", _("评审通过"), (State.CHECKED,), State.REVIEWED, STAFF),
        Move("give_notice", _("发布公示"), (State.REVIEWED,), State.NOTICED, STAFF),
        Move("decline", _("不予设立"), (State.CHECKED, State.REVIEWED, State.NOTICED), State.DECLINED, STAFF | LEADER),
        Move("decide", _("批准设立"), (State.NOTICED,), State.RUNNING, LEADER),
        Move("name_model", _("评为示范"), (State.RUNNING,), State.MODEL, LEADER),
        Move("end_model", _("取消示范"), (State.MODEL,), State.RUNNING, LEADER),
        Move("suspend", _("暂停"), OPEN, State.SUSPENDED, STAFF),
        Move("resume", _("恢复"), (State.SUSPENDED,), State.RUNNING, STAFF),
        Move("close", _("撤销工作室"), (*OPEN, State.SUSPENDED), State.CLOSED, LEADER),
    ),
)
WORDED = ("withdraw", "give_back", "decline", "end_model", "suspend", "close")  # moves that say why


def may(user: Any, verb: str, case: StudioCase) -> Answer:
    """`look`; `edit` the application; `check` criteria; name `reviewers`; `run` activities, slots, matters; `rate` its
    year; verbs of the life."""
    if verb == "look":
        return first_denial(same_assembly(user, case), _is_open_to(user, case))
    if verb == "edit":
        early = ALLOWED if case.state in (State.APPLIED, State.RETURNED) else Denied(_("核对通过后申请不再修改。"))
        return first_denial(same_assembly(user, case), is_head(user, case), early)
    if verb in ("check", "reviewers"):
        wanted = State.APPLIED if verb == "check" else State.CHECKED
        now = ALLOWED if case.state == wanted else Denied(_("这一步不在当前阶段办理。"))
        return first_denial(same_assembly(user, case), has_role(user, STAFF), now)
    if verb == "run":
        who = is_head(user, case) or has_role(user, STAFF)
        return first_denial(same_assembly(user, case), who, _runs(case))
    if verb == "rate":
        return first_denial(same_assembly(user, case), has_role(user, STAFF), _runs(case))
    return first_denial(LIFE.may(user, verb, case), *_conditions(user, verb, case))


def may_apply(user: Any) -> Answer:
    return first_denial(has_role(user, MEMBER), ALLOWED if user.member_id else Denied(_("账号还没有对应的委员。")))


def may_look(user: Any) -> Answer:
    return has_role(user, READERS)


def may_keep(user: Any) -> Answer:
    """Whether `user` edits the list of criteria."""
    return has_role(user, STAFF)


def may_review(user: Any, review: SiteReview) -> Answer:
    """Whoever was named, once, while the case waits for it."""
    mine = ALLOWED if review.reviewer_id == user.pk else Denied(_("由指定的评审人本人填写。"))
    fresh = Denied(_("评审意见已经提交。")) if review.written_at else ALLOWED
    now = ALLOWED if review.case.state == State.CHECKED else Denied(_("这一步不在当前阶段办理。"))
    return first_denial(same_assembly(user, review.case), mine, fresh, now)


def may_confirm(user: Any, thing: Activity | Slot) -> Answer:
    """The office stands for an activity or a reception that is over; deeds follow."""
    fresh = Denied(_("已经确认。")) if thing.confirmed_at else ALLOWED
    return first_denial(same_assembly(user, thing), has_role(user, STAFF), fresh, _is_over(thing))


def may_cancel(user: Any, slot: Slot) -> Answer:
    ahead = ALLOWED if slot.starts_at > timezone.now() else Denied(_("接待已经开始。"))
    told = Denied(_("已经取消。")) if slot.cancelled_why else ALLOWED
    return first_denial(may(user, "run", slot.case), ahead, told)


def is_head(user: Any, case: StudioCase) -> Answer:
    if user.member_id is not None and user.member_id == case.head_id:
        return ALLOWED
    return Denied(_("由工作室召集人办理。"))


def both_written(case: StudioCase) -> bool:
    """Whether all who were named have written: only then does anybody see what they wrote."""
    written = [review.written_at is not None for review in case.reviews.all()]
    return len(written) >= REVIEWERS and all(written)


def models_now(assembly_id: int) -> int:
    return StudioCase.objects.filter(assembly_id=assembly_id, state=State.MODEL).count()


def _conditions(user: Any, verb: str, case: StudioCase) -> list[Answer]:
    """What else a move waits for, besides state and role."""
    if verb in ("withdraw", "apply_again"):
        return [is_head(user, case)]
    if verb == "pass_criteria":
        return [_all_met(case)]
    if verb == "pass_review":
        return [_reviewed_well(case)]
    if verb == "decide":
        return [_notice_is_over(case), _is_another(user, case)]
    if verb == "name_model":
        return [_rated_good(case), _room_for_a_model(case)]
    return []


def _all_met(case: StudioCase) -> Answer:
    checks = list(case.checks.all())
    if not checks:
        return Denied(_("请先逐条核对设立标准。"))
    missing = "、".join(check.criterion.name for check in checks if not check.met)
    return Denied(_("以下标准还没有达到：%(names)s。") % {"names": missing}) if missing else ALLOWED


def _reviewed_well(case: StudioCase) -> Answer:
    if not both_written(case):
        return Denied(_("两位评审人都提交后才能继续。"))
    if case.reviews.exclude(verdict=SiteReview.Verdict.FIT).exists():
        return Denied(_("评审人意见为暂缓设立，请退回申请人或不予设立。"))
    return ALLOWED


def _notice_is_over(case: StudioCase) -> Answer:
    if case.notice_until is None or timezone.localdate() <= case.notice_until:
        return Denied(_("公示期满后才能批准。"))
    if case.objections.filter(answered_at=None).exists():
        return Denied(_("公示期间收到的意见还没有全部处理。"))
    return ALLOWED


def _is_another(user: Any, case: StudioCase) -> Answer:
    return Denied(_("不能批准自己召集的工作室。")) if is_head(user, case) else ALLOWED


def _rated_good(case: StudioCase) -> Answer:
    last = case.year_reviews.first()
    good = last is not None and last.grade == YearReview.Grade.GOOD
    return ALLOWED if good else Denied(_("最近一次年度考核为优秀的才能评为示范。"))


def _room_for_a_model(case: StudioCase) -> Answer:
    most = settings.MODEL_STUDIOS_MOST
    if models_now(case.assembly_id) < most:
        return ALLOWED
    return Denied(_("示范工作室最多%(most)s家，已满。") % {"most": most})


def _runs(case: StudioCase) -> Answer:
    return ALLOWED if case.state in OPEN else Denied(_("工作室批准后、运行中才能办理。"))


def _is_over(thing: Activity | Slot) -> Answer:
    if isinstance(thing, Slot):
        if thing.cancelled_why:
            return Denied(_("接待已取消。"))
        over = thing.starts_at <= timezone.now()
    else:
        over = thing.day <= timezone.localdate()
    return ALLOWED if over else Denied(_("还没有举行。"))


def _is_open_to(user: Any, case: StudioCase) -> Answer:
    """What is decided is open to all members; an application to whoever applied, its reviewers and the office."""
    if (
        has_role(user, OVERSEERS)
        or is_head(user, case)
        or any(review.reviewer_id == user.pk for review in case.reviews.all())
    ):
        return ALLOWED
    if case.state in (*OPEN, State.NOTICED, State.SUSPENDED, State.CLOSED):
        return has_role(user, READERS)
    return Denied(_("申请由申请人、评审人和办公室查看。"))
