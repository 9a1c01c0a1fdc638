"""Every write on hotspot briefs: drafted from counts, edited, signed, published, withdrawn."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.models import Series
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.topics.board import queries as board
from yishi.assembly.topics.brief import numbers, periods, rules
from yishi.assembly.topics.brief.models import Brief
from yishi.assembly.topics.periods import Period

SERIES = "brief"


@transaction.atomic
def draft(*, kind: str, period: Period, by: Any) -> Brief:
    """Count a whole week or month that is over and begin its brief. One brief a period, unless it was withdrawn."""
    require(rules.may_draft(by))
    if period != periods.whole(kind, period.first) or period.last >= timezone.localdate():
        raise Refused(_("简报只写已经结束的整周（周一至周日）或整月。"))
    live = Brief.objects.exclude(state=Brief.State.WITHDRAWN)
    if live.filter(assembly_id=by.assembly_id, first=period.first, last=period.last).exists():
        raise Refused(_("这一时期已有简报；如需重写，请先撤回原来的一份。"))
    numbers = _counted(kind, period, by)
    brief = Brief.objects.create(
        assembly_id=by.assembly_id,
        kind=kind,
        first=period.first,
        last=period.last,
        numbers=numbers,
        drafted_by_id=by.pk,
    )
    audit.note(by=by, verb="topics.draft_brief", thing=brief, messages=numbers["messages"]["now"])
    return brief


@transaction.atomic
def recount(*, brief: Brief, by: Any) -> Brief:
    """Count a draft's period anew: messages came in late, or topics were corrected. The notes stay."""
    brief = locked(brief)
    require(rules.may(by, "edit", brief))
    before = brief.numbers["messages"]["now"]
    brief.numbers = _counted(brief.kind, Period(brief.first, brief.last), by)
    brief.save(update_fields=["numbers"])
    after = brief.numbers["messages"]["now"]
    audit.note(by=by, verb="topics.recount_brief", thing=brief, before=before, after=after)
    return brief


@transaction.atomic
def edit(*, brief: Brief, note: str, notes: Mapping[str, str], addressees: str, by: Any) -> Brief:
    """Write the editor's notes: in front, and by topic (public id → text)."""
    brief = locked(brief)
    require(rules.may(by, "edit", brief))
    known = [topic["id"] for topic in brief.numbers["topics"]]
    brief.note, brief.addressees = note, addressees
    brief.notes = {topic: notes[topic] for topic in known if notes.get(topic)}
    brief.edited_by_id = by.pk
    brief.save(update_fields=["note", "notes", "addressees", "edited_by"])
    audit.note(by=by, verb="topics.edit_brief", thing=brief, noted=len(brief.notes))
    return brief


@transaction.atomic
def sign(*, brief: Brief, by: Any) -> Brief:
    """Stand for the brief; somebody who neither drafted nor edited it."""
    brief = moved(rules, brief, "sign", by)
    brief.signed_by_id, brief.signed_at, brief.signatory = by.pk, timezone.now(), str(by)
    brief.returned_why = ""
    brief.save(update_fields=["state", "signed_by", "signed_at", "signatory", "returned_why"])
    audit.note(by=by, verb="topics.sign_brief", thing=brief)
    return brief


@transaction.atomic
def give_back(*, brief: Brief, why: str, by: Any) -> Brief:
    """Open a signed brief for editing again: the signature is void."""
    brief = moved(rules, brief, "give_back", by)
    brief.signed_by_id, brief.signed_at, brief.signatory, brief.returned_why = None, None, "", why
    brief.save(update_fields=["state", "signed_by", "signed_at", "signatory", "returned_why"])
    audit.note(by=by, verb="topics.give_back_brief", thing=brief, why=why)
    return brief


@transaction.atomic
def publish(*, brief: Brief, by: Any) -> Brief:
    """Give the brief the year's next number and open it to members. From now on nothing in it changes."""
    brief = moved(rules, brief, "publish", by)
    now = timezone.now()
    brief.year = timezone.localdate(now).year
    brief.issue = Series.take(assembly_id=brief.assembly_id, name=SERIES, year=brief.year)
    brief.published_by_id, brief.published_at = by.pk, now
    brief.save(update_fields=["state", "year", "issue", "published_by", "published_at"])
    audit.note(by=by, verb="topics.publish_brief", thing=brief, year=brief.year, issue=brief.issue)
    return brief


@transaction.atomic
def withdraw(*, brief: Brief, why: str, by: Any) -> Brief:
    """Take the brief back, with the reason. A number once given stays with it."""
    brief = moved(rules, brief, "withdraw", by)
    brief.withdrawn_by_id, brief.withdrawn_at, brief.withdrawn_why = by.pk, timezone.now(), why
    brief.save(update_fields=["state", "withdrawn_by", "withdrawn_at", "withdrawn_why"])
    audit.note(by=by, verb="topics.withdraw_brief", thing=brief, why=why)
    return brief


def _counted(kind: str, period: Period, by: Any) -> dict[str, Any]:
    run = board.reading(by)
    if run is None:
        raise Refused(_("还没有梳理过群众来件，请先在议题页梳理。"))
    return numbers.numbers(by, kind, period, run)
