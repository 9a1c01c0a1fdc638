"""What units planned in their answers to proposals, as promises on the register: one click, then a second person."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, require
from yishi.assembly.outcomes import actions, rules
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source
from yishi.assembly.proposals.handling.models import Assignment, SuggestionAnswer
from yishi.assembly.proposals.models import Proposal


def planned(source: Source) -> QuerySet[SuggestionAnswer]:
    """What was planned for a proposal's suggestions and is not on the register yet."""
    rows = SuggestionAnswer.objects.filter(
        fate=SuggestionAnswer.Fate.PLANNED,
        reply__assignment__state=Assignment.State.ANSWERED,
        reply__assignment__proposal=source if isinstance(source, Proposal) else None,
    )
    promised = Outcome.objects.filter(kind=Outcome.Kind.PROMISED, suggestion__isnull=False)
    rows = rows.exclude(suggestion__in=promised.values("suggestion"))
    return rows.select_related("suggestion__proposal", "reply__assignment__unit").order_by("suggestion__number", "pk")


def planned_for(user: Any, pk: int) -> SuggestionAnswer:
    """One of them, for whoever may note what came of its proposal."""
    row = SuggestionAnswer.objects.filter(assembly_id=user.assembly_id, pk=pk).select_related(
        "suggestion__proposal", "reply__assignment__unit"
    )
    found = row.first()
    if found is None:
        raise Http404(str(pk))
    require(rules.may_note(user, found.suggestion.proposal))
    return found


@transaction.atomic
def promise(*, answer: SuggestionAnswer, by: Any) -> Outcome:
    """Note it as a promise, with the answer as its proof. Refused the second time."""
    proposal, assignment = answer.suggestion.proposal, answer.reply.assignment
    if not planned(proposal).filter(pk=answer.pk).exists():
        raise Refused(_("这一项已经登记过，或者答复中没有列入计划。"))
    facts = {
        "kind": Outcome.Kind.PROMISED,
        "level": Outcome.Level.COUNTY,
        "day": timezone.localdate(assignment.answered_at),
        "title": answer.suggestion.text[:200],
        "words": answer.words,
        "suggestion": answer.suggestion,
        "unit": assignment.unit,
        "due": answer.due,
        "proof_note": _("提案答复%(number)s") % {"number": answer.reply.letter_number},
    }
    return actions.note(source=proposal, facts=facts, by=by)
