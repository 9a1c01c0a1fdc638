"""Opening a round, asking reviewers, their words, the close, and the honour."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked
from yishi.assembly.proposals import deeds
from yishi.assembly.proposals.models import Plenary, Proposal
from yishi.assembly.proposals.quality import rules
from yishi.assembly.proposals.quality.models import Assessment, Grade, Honour, Round


@transaction.atomic
def open_round(*, plenary: Plenary, indicators: Sequence[tuple[str, str]], by: Any) -> Round:
    """`indicators`: (group, question) in order; they stay as they are for the whole round."""
    plenary = locked(plenary)
    require(rules.may_open(by, plenary))
    if not indicators:
        raise Refused(_("请至少写一条评价指标。"))
    questions = [list(row) for row in indicators]
    found = Round.objects.create(assembly_id=by.assembly_id, plenary=plenary, indicators=questions)
    audit.note(by=by, verb="quality.open", thing=found, indicators=len(indicators))
    return found


@transaction.atomic
def assign(*, found: Round, reviewers: Sequence[Any], by: Any) -> int:
    """Two reviewers for every proposal that has none: who has fewest so far, never who signed it. Returns how many
    proposals got theirs. The same people asked in the same order give the same pairs."""
    found = locked(found)
    require(rules.may(by, "assign", found))
    load = {user.pk: found.assessments.filter(reviewer=user).count() for user in reviewers}
    bare = (
        rules.reviewed(found.plenary).filter(assessments=None).prefetch_related("signatures").order_by("number", "pk")
    )
    rows: list[Assessment] = []
    for proposal in bare.order_by("number", "pk"):
        able = [user for user in reviewers if rules.may_review(user, proposal)]
        able.sort(key=lambda user: (load[user.pk], user.pk))
        if len(able) < rules.PAIR:
            words = _("第%(number)s号提案找不到两名评价人（提案人、联名人不能评价）；请多选几名。")
            raise Refused(words % {"number": proposal.number})
        for user in able[: rules.PAIR]:
            load[user.pk] += 1
            rows.append(Assessment(assembly_id=by.assembly_id, round=found, proposal=proposal, reviewer=user))
    Assessment.objects.bulk_create(rows)
    audit.note(by=by, verb="quality.assign", thing=found, proposals=len(rows) // rules.PAIR)
    return len(rows) // rules.PAIR


@transaction.atomic
def ask_third(*, found: Round, proposal: Proposal, reviewer: Any, by: Any) -> Assessment:
    """The two do not agree: one more, who does not see either."""
    found = locked(found)
    require(rules.may(by, "assign", found))
    rows = list(found.assessments.filter(proposal=proposal))
    if not rules.differs(rows):
        raise Refused(_("两份评价都提交且不一致时才需要第三名评价人。"))
    if reviewer.pk in {row.reviewer_id for row in rows} or not rules.may_review(reviewer, proposal):
        raise Refused(_("这位不能评价这件提案，请另选。"))
    of = {"assembly_id": by.assembly_id, "round": found, "proposal": proposal}
    row = Assessment.objects.create(**of, reviewer=reviewer, third=True)
    audit.note(by=by, verb="quality.ask_third", thing=proposal)
    return row


@transaction.atomic
def assess(*, assessment: Assessment, grades: Mapping[str, str], overall: str, words: str, by: Any) -> Assessment:
    """One reviewer's word, for good. `grades`: number of the question → grade."""
    assessment = locked(assessment)
    require(rules.may_assess(by, assessment))
    asked = {str(number) for number in range(1, len(assessment.round.indicators) + 1)}
    if grades.keys() != asked or any(grade not in Grade.values for grade in (*grades.values(), overall)):
        raise Refused(_("每一项都要评，并给出总评。"))
    assessment.grades, assessment.overall = dict(grades), overall
    assessment.words, assessment.done_at = words.strip(), timezone.now()
    assessment.save(update_fields=["grades", "overall", "words", "done_at"])
    audit.note(by=by, verb="quality.assess", thing=assessment)
    return assessment


@transaction.atomic
def close(*, found: Round, by: Any) -> Round:
    """Every proposal has its grade; signers may see their own."""
    found = locked(found)
    require(rules.may(by, "close", found))
    found.state = rules.LIFE.move("close").target
    found.save(update_fields=["state"])
    audit.note(by=by, verb="quality.close", thing=found)
    return found


@transaction.atomic
def honour(*, proposal: Proposal, by: Any) -> Honour:
    """An excellent proposal: told to everybody, and its signers' deeds stand at that stage."""
    proposal = locked(proposal)
    require(rules.may_honour(by, proposal))
    row = Honour.objects.create(assembly_id=by.assembly_id, proposal=proposal, decided_by_id=by.pk)
    deeds.advance(proposal, "excellent", by)
    audit.note(by=by, verb="quality.honour", thing=proposal)
    return row
