"""Every write about questionnaires: their questions, their life, and the replies of people nobody names."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import Overtaken, revise
from yishi.assembly.consultation.research import rules, rules_questionnaires
from yishi.assembly.consultation.research.models import Question, Questionnaire, Reply, Research
from yishi.engine import privacy

FACTS = ("title", "lead", "until", "for_members")
MOST_A_DAY = 60  # replies of one network address: a village hall with one connection, not a machine


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as written down. `options` is empty for free text."""

    kind: str
    text: str
    options: list[str]
    required: bool


@dataclass(frozen=True, slots=True)
class Sender:
    """Who replies, as far as the house may know: pseudonyms of the account or device, and of the day's network."""

    key: str
    network: str


@transaction.atomic
def add_questionnaire(
    *, research: Research, facts: dict[str, Any], questions: Sequence[Asked], by: Any
) -> Questionnaire:
    """Begin a questionnaire. `facts`: what `FACTS` names."""
    require(rules.may(by, "ask", research))
    questionnaire = Questionnaire.objects.create(
        assembly_id=by.assembly_id, research=research, **{name: facts[name] for name in FACTS}
    )
    _set_questions(questionnaire, questions)
    audit.note(by=by, verb="questionnaire.add", thing=questionnaire, questions=len(questions))
    return questionnaire


@transaction.atomic
def edit_questionnaire(
    *, questionnaire: Questionnaire, facts: dict[str, Any], questions: Sequence[Asked], version: int, by: Any
) -> Questionnaire:
    """Write the questionnaire anew before it is asked. Raises `Overtaken` when another saved since `version`."""
    questionnaire = locked(questionnaire)
    require(rules_questionnaires.may(by, "edit", questionnaire))
    if questionnaire.version != version and list(questions) != asked(questionnaire):
        raise Overtaken(questionnaire)
    changed = revise(questionnaire, {name: facts[name] for name in FACTS}, version)
    _set_questions(questionnaire, questions)
    audit.note(by=by, verb="questionnaire.edit", thing=questionnaire, changed=changed, questions=len(questions))
    return questionnaire


@transaction.atomic
def ask(*, questionnaire: Questionnaire, by: Any) -> Questionnaire:
    """Open it to members and to whoever holds the link. From now on its questions stay."""
    questionnaire = moved(rules_questionnaires, questionnaire, "ask", by)
    questionnaire.opened_by_id, questionnaire.opened_at = by.pk, timezone.now()
    questionnaire.save(update_fields=["state", "opened_by", "opened_at"])
    audit.note(by=by, verb="questionnaire.ask", thing=questionnaire)
    return questionnaire


@transaction.atomic
def end(*, questionnaire: Questionnaire, by: Any) -> Questionnaire:
    """Take no more replies."""
    questionnaire = moved(rules_questionnaires, questionnaire, "end", by)
    questionnaire.save(update_fields=["state"])
    audit.note(by=by, verb="questionnaire.end", thing=questionnaire)
    return questionnaire


@transaction.atomic
def reply(*, questionnaire: Questionnaire, sent: Sender, answers: Mapping[int, Any], by: None) -> Reply:
    """Keep one person's answers, by question number. Free text is masked. `by` is nobody: a reply names no one.

    Raises `Refused` for a second reply of the same person, and when a network sent too many today.
    """
    require(rules_questionnaires.may_answer(locked(questionnaire)))
    today = timezone.localdate()
    if questionnaire.replies.filter(key=sent.key).exists():
        raise Refused(_("您已经答过这份问卷，谢谢。"))
    questionnaire.replies.exclude(day=today).exclude(network="").update(network="")
    if questionnaire.replies.filter(network=sent.network).count() >= MOST_A_DAY:
        raise Refused(_("这个网络今天交来的答卷太多，请明天再试或换一个网络。"))
    masked = {str(n): privacy.mask(value) if isinstance(value, str) else value for n, value in answers.items()}
    row = Reply.objects.create(
        assembly_id=questionnaire.assembly_id, questionnaire=questionnaire, day=today, answers=masked, **asdict(sent)
    )
    audit.note(by=by, verb="questionnaire.reply", thing=questionnaire)
    return row


def asked(questionnaire: Questionnaire) -> list[Asked]:
    """The questions as they stand."""
    rows = questionnaire.questions.order_by("number")
    return [Asked(row.kind, row.text, row.options, row.required) for row in rows]


def _set_questions(questionnaire: Questionnaire, questions: Sequence[Asked]) -> None:
    questionnaire.questions.all().delete()
    Question.objects.bulk_create(
        Question(assembly_id=questionnaire.assembly_id, questionnaire=questionnaire, number=number, **asdict(question))
        for number, question in enumerate(questions, start=1)
    )
