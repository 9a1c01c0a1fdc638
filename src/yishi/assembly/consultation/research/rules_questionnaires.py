"""The life of a questionnaire, and who may read and answer it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import ALLOWED, Answer, Denied, first_denial
from yishi.assembly.base.lives import Life, Move
from yishi.assembly.consultation.research import rules
from yishi.assembly.consultation.research.models import Questionnaire
from yishi.assembly.consultation.research.rules import STAFF

State = Questionnaire.State
LIFE = Life(
    "questionnaire",
    states={state.value: state.label for state in State},
    moves=(
        Move("ask", _("发布问卷"), (State.DRAFT,), State.ASKING, STAFF),
        Move("end", _("结束收集"), (State.ASKING,), State.ENDED, STAFF),
    ),
)


def may(user: Any, verb: str, questionnaire: Questionnaire) -> Answer:
    """`look`, `edit`, or a verb of the life."""
    if verb == "look":
        return rules.may(user, "look", questionnaire.research)
    if verb == "edit":
        fresh = ALLOWED if questionnaire.state == State.DRAFT else Denied(_("问卷发布后题目不再修改。"))
        return first_denial(rules.may(user, "ask", questionnaire.research), fresh)
    answer = LIFE.may(user, verb, questionnaire)
    if verb == "ask":
        asked = ALLOWED if questionnaire.questions.exists() else Denied(_("请先写好题目。"))
        return first_denial(rules.may(user, "ask", questionnaire.research), answer, asked)
    return answer


def may_answer(questionnaire: Questionnaire) -> Answer:
    """Whether answers are taken now, from whoever has the link."""
    if questionnaire.state == State.DRAFT:
        return Denied(_("问卷还没有发布。"))
    over = questionnaire.until is not None and questionnaire.until < timezone.localdate()
    if questionnaire.state == State.ENDED or over:
        return Denied(_("问卷已经结束，谢谢您的关注。"))
    return ALLOWED
