"""Every write about the report: its versions, and the advice that the group proposes."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import require
from yishi.assembly.base.moving import locked
from yishi.assembly.consultation.models import Advice
from yishi.assembly.consultation.research import rules
from yishi.assembly.consultation.research.models import Draft, ProposedAdvice, Research
from yishi.assembly.people.models import HandlingUnit


class Newer(Exception):
    """Somebody saved a version in between. Holds that version; nothing of either is lost."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(str(draft))
        self.draft = draft


@transaction.atomic
def save_draft(*, research: Research, text: str, began_from: int, by: Any) -> Draft:
    """Save the text as the next version. `began_from`: the version the writer began from, 0 for none.

    Raises `Newer` when another version came between. An unchanged text makes no version.
    """
    research = locked(research)
    require(rules.may(by, "write", research))
    text = text.replace("\r\n", "\n")
    last = research.drafts.first()
    if last is not None and last.text == text:
        return last
    if last is not None and last.number != began_from:
        raise Newer(last)
    draft = Draft.objects.create(
        assembly_id=research.assembly_id,
        research=research,
        number=last.number + 1 if last else 1,
        text=text,
        written_by_id=by.pk,
    )
    audit.note(by=by, verb="research.save_draft", thing=research, version=draft.number)
    return draft


@transaction.atomic
def propose_advice(*, research: Research, text: str, unit: HandlingUnit | None, by: Any) -> ProposedAdvice:
    """Put one more item of advice on the group's list."""
    research = locked(research)
    require(rules.may(by, "write", research))
    last = research.proposed.aggregate(last=Max("number"))["last"] or 0
    item = ProposedAdvice.objects.create(
        assembly_id=by.assembly_id, research=research, number=last + 1, text=text, unit=unit
    )
    audit.note(by=by, verb="research.propose_advice", thing=item)
    return item


@transaction.atomic
def drop_proposed(*, item: ProposedAdvice, by: Any) -> None:
    """Take an item off the list; the others keep their numbers."""
    require(rules.may_propose(by, "drop", locked(item)))
    audit.note(by=by, verb="research.drop_proposed", thing=item)
    item.delete()


@transaction.atomic
def take_over(*, item: ProposedAdvice, by: Any) -> Advice:
    """The office takes an item over: it becomes the next number of the session's advice, word for word."""
    item = locked(item)
    require(rules.may_propose(by, "take_over", item))
    assert item.research.consultation is not None  # the rule above
    session = locked(item.research.consultation)
    last = session.advice.aggregate(last=Max("number"))["last"] or 0
    advice = Advice.objects.create(
        assembly_id=by.assembly_id, consultation=session, number=last + 1, text=item.text, unit=item.unit
    )
    item.taken_by_id, item.taken_at = by.pk, timezone.now()
    item.save(update_fields=["taken_by", "taken_at"])
    audit.note(by=by, verb="research.take_over", thing=item, advice=advice.ref)
    return advice
