"""Every write about a studio's life: application, criteria, site reviews, notice, decision, yearly review."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit, workdays
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.models import Series
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.outreach.studios import criteria, queries, rules
from yishi.assembly.outreach.studios.models import Criterion, CriterionCheck, SiteReview, StudioCase, YearReview
from yishi.assembly.people import models as people
from yishi.assembly.people import seats
from yishi.engine import privacy

FACTS = ("name", "kind", "sector", "village", "address", "about", "answers")
PLATES = "studio_plate"


@transaction.atomic
def apply(*, facts: dict[str, Any], by: Any) -> StudioCase:
    """A member applies for a studio and will head it. `facts`: what `FACTS` names."""
    require(rules.may_apply(by))
    criteria.begin(by.assembly_id)
    of = {"assembly_id": by.assembly_id, "head_id": by.member_id, "applied_by_id": by.pk}
    case = StudioCase.objects.create(**of, **{name: facts[name] for name in FACTS})
    audit.note(by=by, verb="studios.apply", thing=case)
    return case


@transaction.atomic
def edit(*, case: StudioCase, facts: dict[str, Any], by: Any) -> StudioCase:
    """Put the application right before its criteria are passed."""
    case = locked(case)
    require(rules.may(by, "edit", case))
    for name in FACTS:
        setattr(case, name, facts[name])
    case.save(update_fields=FACTS)
    audit.note(by=by, verb="studios.edit", thing=case)
    return case


@transaction.atomic
def keep_criterion(*, name: str, text: str, criterion: Criterion | None = None, by: Any) -> Criterion:
    """A new line of the office's list, or other words for one; what was checked before keeps its name."""
    require(rules.may_keep(by))
    row = criterion or Criterion(assembly_id=by.assembly_id)
    row.name, row.text = name, text
    row.save()
    audit.note(by=by, verb="studios.keep_criterion", name=name)
    return row


@transaction.atomic
def retire_criterion(*, criterion: Criterion, by: Any) -> Criterion:
    """Ask it of new applications no more."""
    require(rules.may_keep(by))
    criterion.retired = True
    criterion.save(update_fields=["retired"])
    audit.note(by=by, verb="studios.retire_criterion", name=criterion.name)
    return criterion


@transaction.atomic
def check(*, case: StudioCase, found: Mapping[Criterion, tuple[bool, str]], by: Any) -> StudioCase:
    """Go through the list: criterion → (met, what was seen)."""
    case = locked(case)
    require(rules.may(by, "check", case))
    for criterion, (met, words) in found.items():
        of: dict[str, Any] = {"assembly_id": case.assembly_id, "case": case, "criterion": criterion}
        CriterionCheck.objects.update_or_create(**of, defaults={"met": met, "words": words})
    audit.note(by=by, verb="studios.check", thing=case, met=sum(met for met, _words in found.values()))
    return case


@transaction.atomic
def name_reviewers(*, case: StudioCase, reviewers: list[Any], by: Any) -> StudioCase:
    """Two who look at the place by themselves. Who has written already stays."""
    case = locked(case)
    require(rules.may(by, "reviewers", case))
    if len(reviewers) != rules.REVIEWERS or any(rules.is_head(user, case) for user in reviewers):
        raise Refused(_("实地评审须由召集人以外的两个人进行。"))
    case.reviews.filter(written_at=None).exclude(reviewer__in=reviewers).delete()
    if case.reviews.exclude(reviewer__in=reviewers).exists():
        raise Refused(_("已有评审人提交意见，不能再更换。"))
    for reviewer in reviewers:
        SiteReview.objects.get_or_create(assembly_id=case.assembly_id, case=case, reviewer=reviewer)
    audit.note(by=by, verb="studios.name_reviewers", thing=case, reviewers=[str(user) for user in reviewers])
    return case


@transaction.atomic
def review(*, review: SiteReview, verdict: str, words: str, by: Any) -> SiteReview:
    """What one of the two found, once."""
    review = SiteReview.objects.select_for_update(of=("self",)).select_related("case").get(pk=review.pk)
    require(rules.may_review(by, review))
    review.verdict, review.words, review.written_at = verdict, privacy.mask(words.strip()), timezone.now()
    review.save(update_fields=["verdict", "words", "written_at"])
    audit.note(by=by, verb="studios.review", thing=review.case, verdict=verdict)
    return review


@transaction.atomic
def move(*, case: StudioCase, verb: str, why: str = "", by: Any) -> StudioCase:
    """Any move of the life but the decision; those in `rules.WORDED` say why."""
    case = moved(rules, case, verb, by)
    if verb in rules.WORDED and not why.strip():
        raise Refused(_("请写明理由。"))
    case.why = privacy.mask(" ".join(why.split()))
    if verb == "give_notice":
        case.notice_since = timezone.localdate()
        case.notice_until = workdays.add(case.notice_since, settings.STUDIO_NOTICE_WORKDAYS)
    if verb in ("close", "suspend"):
        ahead = case.slots.filter(starts_at__gt=timezone.now(), cancelled_why="")
        ahead.update(cancelled_why=case.why)
    if verb == "close" and case.studio is not None:
        _seats_end(case)
    case.save()
    audit.note(by=by, verb=f"studios.{verb}", thing=case, why=case.why)
    return case


@transaction.atomic
def decide(*, case: StudioCase, by: Any) -> StudioCase:
    """Approve it: it gets its plate's number and becomes a body that members' seats can name."""
    case = moved(rules, case, "decide", by)
    of = {"assembly_id": case.assembly_id, "name": case.name}
    case.studio, _new = people.Studio.objects.get_or_create(
        **of, defaults={"sector": case.sector, "address": case.address}
    )
    if StudioCase.objects.filter(studio=case.studio).exclude(pk=case.pk).exists():
        raise Refused(_("已有同名的委员工作室。"))
    case.plate = Series.take(assembly_id=case.assembly_id, name=PLATES, year=0)
    case.decided_by_id, case.decided_at, case.why = by.pk, timezone.now(), ""
    case.save()
    audit.note(by=by, verb="studios.decide", thing=case, plate=case.plate)
    return case


@transaction.atomic
def rate(*, case: StudioCase, year: int, grade: str, words: str, by: Any) -> YearReview:
    """The year's review: counts of what it did, and a person's word. Counts alone decide nothing."""
    case = locked(case)
    require(rules.may(by, "rate", case))
    if year > timezone.localdate().year:
        raise Refused(_("年度还没有开始。"))
    facts = {"counts": queries.counts(case, year), "grade": grade, "words": words, "reviewed_by_id": by.pk}
    of: dict[str, Any] = {"assembly_id": case.assembly_id, "case": case, "year": year}
    row, _new = YearReview.objects.update_or_create(**of, defaults=facts)
    audit.note(by=by, verb="studios.rate", thing=case, year=year, grade=grade)
    return row


def _seats_end(case: StudioCase) -> None:
    """Nobody sits in a studio that is no more."""
    today = timezone.localdate()
    for seat in case.studio.seats.filter(until=None) if case.studio else ():
        seats.change(seat, since=max(today + timedelta(days=1), seat.since), studio=None)
