"""Handing over, signing for, giving back, talking over, extending and answering."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, has_role, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import revise
from yishi.assembly.people.models import HandlingUnit
from yishi.assembly.proposals import rules as proposal_rules
from yishi.assembly.proposals.handling import deadlines, rules
from yishi.assembly.proposals.handling.models import (
    Assignment,
    Contact,
    Extension,
    Reply,
    ReplyClass,
    SuggestionAnswer,
    Urging,
)
from yishi.assembly.proposals.models import Proposal, Suggestion
from yishi.engine import privacy

Part, State = Assignment.Part, Assignment.State
ALONE = (Part.SINGLE,)


@transaction.atomic
def hand_over(
    *, proposal: Proposal, parts: Mapping[HandlingUnit, str], on: date | None = None, by: Any
) -> list[Assignment]:
    """Give it to its units. `parts`: one unit alone, several that each answer, or one lead with those assisting."""
    _are_whole(parts.values())
    proposal = moved(proposal_rules, proposal, "hand_over", by)
    proposal.save(update_fields=["state"])
    rows = [_handed(proposal, unit, part, on or timezone.localdate()) for unit, part in parts.items()]
    told = {unit.name: part for unit, part in parts.items()}
    audit.note(by=by, verb="proposals.hand_over", thing=proposal, parts=told)
    return rows


@transaction.atomic
def hand_over_many(*, handed: Mapping[Proposal, Mapping[HandlingUnit, str]], by: Any) -> int:
    """A hand-over meeting (交办会): all of them, or none. Returns how many proposals were handed over."""
    for proposal, parts in handed.items():
        try:
            hand_over(proposal=proposal, parts=parts, by=by)
        except Refused as refused:
            raise Refused(f"{proposal.number} {proposal}：{refused.reason}") from None
    return len(handed)


@transaction.atomic
def urge(*, assignment: Assignment, why: str, by: Any) -> Urging:
    """Press the unit, with a word that stands on its desk."""
    _is_said(why)
    require(rules.may(by, "urge", assignment))
    of = {"assembly_id": by.assembly_id, "assignment": assignment, "urged_by_id": by.pk}
    row = Urging.objects.create(**of, word=why.strip())
    audit.note(by=by, verb="proposals.urge", thing=assignment, why=why)
    return row


@transaction.atomic
def set_class(*, code: str, meaning: str, solved: bool, by: Any) -> ReplyClass:
    """What a class of reply means here. Replies keep the row they chose."""
    require(has_role(by, proposal_rules.STAFF))
    of = {"assembly_id": by.assembly_id, "code": code.strip().upper()}
    row, _fresh = ReplyClass.objects.update_or_create(**of, defaults={"meaning": meaning.strip(), "solved": solved})
    audit.note(by=by, verb="proposals.set_class", code=row.code, meaning=row.meaning, solved=row.solved)
    return row


@transaction.atomic
def sign(*, assignment: Assignment, by: Any) -> Assignment:
    """The unit takes it on."""
    assignment = moved(rules, assignment, "sign", by)
    assignment.signed_at = timezone.now()
    assignment.save(update_fields=["state", "signed_at"])
    audit.note(by=by, verb="proposals.sign_for", thing=assignment)
    return assignment


@transaction.atomic
def ask_back(*, assignment: Assignment, why: str, by: Any) -> Assignment:
    """The unit says it is not the right one; it forwards the proposal to nobody."""
    _is_said(why)
    assignment = moved(rules, assignment, "ask_back", by)
    assignment.back_why, assignment.back_answer = why.strip(), ""
    assignment.save(update_fields=["state", "back_why", "back_answer"])
    audit.note(by=by, verb="proposals.ask_back", thing=assignment, why=why)
    return assignment


@transaction.atomic
def insist(*, assignment: Assignment, why: str, by: Any) -> Assignment:
    """The office finds that the unit is the right one; it has the time anew to sign."""
    _is_said(why)
    assignment = moved(rules, assignment, "insist", by)
    assignment.back_answer = why.strip()
    assignment.sign_due = deadlines.dates(assignment.part, timezone.localdate()).sign_due
    assignment.save(update_fields=["state", "back_answer", "sign_due"])
    audit.note(by=by, verb="proposals.insist", thing=assignment, why=why)
    return assignment


@transaction.atomic
def take_back(*, assignment: Assignment, to: HandlingUnit, by: Any) -> Assignment:
    """The unit was wrong: another takes its part, with dates of its own."""
    assignment = moved(rules, assignment, "take_back", by)
    assignment.save(update_fields=["state"])
    fresh = _handed(assignment.proposal, to, assignment.part, timezone.localdate())
    audit.note(by=by, verb="proposals.take_back", thing=assignment, to=to.name)
    return fresh


@transaction.atomic
def contact(*, assignment: Assignment, way: str, day: date, words: str, by: Any) -> Contact:
    """Write down how the unit talked with the proposer, who may say that it was not so."""
    require(rules.may(by, "contact", assignment))
    if day > timezone.localdate():
        raise Refused(_("日期不能晚于今天。"))
    of = {"assembly_id": by.assembly_id, "assignment": assignment, "entered_by_id": by.pk}
    row = Contact.objects.create(**of, way=way, day=day, words=privacy.mask(words.strip()))
    audit.note(by=by, verb="proposals.contact", thing=assignment, way=way, day=day.isoformat())
    return row


@transaction.atomic
def confirm_contact(*, contact: Contact, took_place: bool, by: Any) -> Contact:
    """A signer's word on a contact that the unit entered."""
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    require(rules.may_confirm(by, contact))
    contact.confirmed = took_place
    contact.save(update_fields=["confirmed"])
    audit.note(by=by, verb="proposals.confirm_contact", thing=contact.assignment, took_place=took_place)
    return contact


@transaction.atomic
def ask_extension(*, assignment: Assignment, until: date, why: str, by: Any) -> Extension:
    """Ask for more time, before the date is over and never beyond the latest."""
    _is_said(why)
    assignment = locked(assignment)
    require(rules.may(by, "extend", assignment))
    if timezone.localdate() > assignment.due:
        raise Refused(_("答复期限%(due)s已过，不能再申请延期。") % {"due": assignment.due})
    if not assignment.due < until <= rules.latest(assignment):
        raise Refused(
            _("延期须在%(due)s之后，最迟到%(latest)s。") % {"due": assignment.due, "latest": rules.latest(assignment)}
        )
    of = {"assembly_id": by.assembly_id, "assignment": assignment, "asked_by_id": by.pk}
    row = Extension.objects.create(**of, until=until, why=why.strip())
    audit.note(by=by, verb="proposals.ask_extension", thing=assignment, why=why, until=until.isoformat())
    return row


@transaction.atomic
def settle_extension(*, extension: Extension, granted: bool, answer: str, by: Any) -> Extension:
    """Grant it, and the date moves; or refuse it with a word."""
    extension = Extension.objects.select_for_update().get(pk=extension.pk)
    require(rules.may_settle(by, extension))
    extension.granted, extension.answer = granted, answer.strip()
    extension.decided_by_id, extension.decided_at = by.pk, timezone.now()
    extension.save(update_fields=["granted", "answer", "decided_by", "decided_at"])
    if granted:
        Assignment.objects.filter(pk=extension.assignment_id).update(due=extension.until)
    audit.note(by=by, verb="proposals.settle_extension", thing=extension.assignment, why=answer, granted=granted)
    return extension


@transaction.atomic
def write(
    *, assignment: Assignment, facts: dict[str, Any], answers: Iterable[dict[str, Any]], version: int, by: Any
) -> Reply:
    """Save the reply's draft. `facts`: text, letter_number, result, signed_by; `answers`: suggestion, fate, words, due
    of each suggestion answered so far."""
    assignment = locked(assignment)
    require(rules.may(by, "write", assignment))
    of = {"assembly_id": by.assembly_id, "assignment": assignment}
    reply, _fresh = Reply.objects.get_or_create(**of, defaults={"written_by_id": by.pk, "text": ""})
    revise(locked(reply), facts, version)
    reply.refresh_from_db()
    reply.answers.all().delete()
    SuggestionAnswer.objects.bulk_create(
        SuggestionAnswer(assembly_id=by.assembly_id, reply=reply, **answer) for answer in answers
    )
    return reply


@transaction.atomic
def answer(*, assignment: Assignment, by: Any) -> Assignment:
    """Send the reply; when it is the last of this round, the proposal waits for its signers' word."""
    assignment = moved(rules, assignment, "answer", by)
    assignment.answered_at = timezone.now()
    assignment.save(update_fields=["state", "answered_at"])
    audit.note(by=by, verb="proposals.answer", thing=assignment)
    proposal = locked(assignment.proposal)
    left = proposal.assignments.filter(round=proposal.round, state__in=rules.RUNNING)
    if not left.exists():
        proposal.state = Proposal.State.ANSWERED
        proposal.save(update_fields=["state"])
    return assignment


@transaction.atomic
def set_done(*, suggestion: Suggestion, unit: HandlingUnit | None, on: date | None, by: Any) -> None:
    """A measure planned for a suggestion is done, as two people confirmed; or (`on` none) it is not after all."""
    require(has_role(by, proposal_rules.STAFF))
    rows = SuggestionAnswer.objects.filter(suggestion=suggestion, fate=SuggestionAnswer.Fate.PLANNED)
    if unit is not None:
        rows = rows.filter(reply__assignment__unit=unit)
    rows.update(done_on=on)
    audit.note(by=by, verb="proposals.set_done", thing=suggestion.proposal, number=suggestion.number, on=str(on or ""))


def _handed(proposal: Proposal, unit: HandlingUnit, part: str, on: date) -> Assignment:
    dates = deadlines.dates(part, on)
    return Assignment.objects.create(
        assembly_id=proposal.assembly_id,
        proposal=proposal,
        unit=unit,
        round=proposal.round,
        part=part,
        handed_on=on,
        sign_due=dates.sign_due,
        due=dates.due,
    )


def _are_whole(parts: Iterable[str]) -> None:
    """One alone; or two and more that each answer; or one lead with at least one assisting."""
    told = sorted(parts)
    lead = told.count(Part.LEAD)
    if told == [Part.SINGLE] or (len(told) > 1 and set(told) == {Part.SPLIT}):
        return
    if lead == 1 and len(told) > 1 and set(told) == {Part.LEAD, Part.ASSISTING}:
        return
    raise Refused(_("请选定一个单位单办，或两个以上单位分办，或一个主办、至少一个会办。"))


def _is_said(why: str) -> None:
    if not why.strip():
        raise Refused(_("请写明理由。"))
